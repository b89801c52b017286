import { cmdlet } from '../../src/engine/command/definition.js';
import { char, psobjectArray, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { toText } from '../../src/engine/convert/text.js';
import { isNullish } from '../../src/engine/values/value.js';
import { CsvImport } from './csv/csv-import.js';
import { delimiterOf } from './csv/csv-parameters.js';

/** Turns lines of CSV into objects. */
export const ConvertFromCsv = cmdlet({
  name: 'ConvertFrom-Csv',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns lines of CSV into objects.',
  defaultSet: 'Delimiter',
  sets: ['Delimiter', 'UseCulture'],
  outputTypes: ['System.Object'],
  parameters: {
    Delimiter: {
      type: char,
      help: 'What separates fields; a comma without it.',
      validate: [notNull, notNullOrEmpty],
      sets: { Delimiter: { position: 1 } },
    },
    UseCulture: {
      type: switchParameter,
      help: 'Fields are separated as the culture separates lists.',
      sets: { UseCulture: { mandatory: true } },
    },
    InputObject: {
      type: psobjectArray,
      help: 'The lines, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
      allowEmptyString: true,
      validate: [notNull],
    },
    Header: {
      type: stringArray,
      help: 'Names of the columns, when the lines do not begin with them.',
      validate: [notNull, notNullOrEmpty],
    },
  },
  examples: [{ code: "('Name,Age', 'Ann,5' | ConvertFrom-Csv).Name", remarks: 'Ann.' }],
  run(context) {
    const { parameters: p, session } = context;
    let rows: CsvImport | null = null;
    return {
      process() {
        rows ??= new CsvImport(context, delimiterOf(session, p.Delimiter, p.UseCulture), p.Header ?? null);
        for (const line of p.InputObject) if (!isNullish(line)) rows.read(toText(context.script, line));
      },
    };
  },
});
