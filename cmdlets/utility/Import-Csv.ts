import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { char, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { CsvImport } from './csv/csv-import.js';
import { delimiterOf } from './csv/csv-parameters.js';
import { dataFile, readDataFile } from './data/data-files.js';

const path = { mandatory: true, position: 0, pipeline: true, byName: true } as const;
const literal = { mandatory: true, byName: true } as const;

/** Reads the rows of a CSV file as objects. */
export const ImportCsv = cmdlet({
  name: 'Import-Csv',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads the rows of a CSV file as objects.',
  aliases: ['ipcsv'],
  defaultSet: 'DelimiterPath',
  sets: ['DelimiterPath', 'DelimiterLiteralPath', 'CulturePath', 'CultureLiteralPath'],
  outputTypes: ['System.Object'],
  parameters: {
    Delimiter: {
      type: char,
      help: 'What separates fields; a comma without it.',
      validate: [notNull],
      sets: { DelimiterPath: { position: 1 }, DelimiterLiteralPath: { position: 1 } },
    },
    Path: {
      type: stringArray,
      help: 'The files.',
      validate: [notNullOrEmpty],
      sets: { DelimiterPath: path, CulturePath: path },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
      sets: { DelimiterLiteralPath: literal, CultureLiteralPath: literal },
    },
    UseCulture: {
      type: switchParameter,
      help: 'Fields are separated as the culture separates lists.',
      validate: [notNull],
      sets: { CulturePath: { mandatory: true }, CultureLiteralPath: { mandatory: true } },
    },
    Header: {
      type: stringArray,
      help: 'Names of the columns, when the file does not begin with them.',
      validate: [notNullOrEmpty],
    },
    Encoding: {
      type: encoding,
      help: 'How the characters are stored; a byte order mark decides before it.',
      validate: [notNullOrEmpty],
    },
  },
  examples: [
    {
      code: "Set-Content users.csv 'EmailAddress,UserName', 'ann@contoso.edu,ann'; (Import-Csv users.csv).UserName",
      remarks: 'ann.',
    },
  ],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      for (const file of p.LiteralPath ?? p.Path ?? []) {
        const text = readDataFile(dataFile(session, file, p.LiteralPath !== undefined), p.Encoding);
        new CsvImport(context, delimiterOf(session, p.Delimiter, p.UseCulture), p.Header ?? null).read(text);
      }
    },
  }),
});
