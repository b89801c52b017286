import { existsSync, statSync } from 'node:fs';
import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import type { ReplacingFile } from '../../src/engine/types/io/replacing-file.js';
import { DictionaryBase } from '../../src/engine/values/dictionaries.js';
import { propertiesOf } from '../../src/engine/values/property-list.js';
import type { Value } from '../../src/engine/values/value.js';
import { csvHeader } from './csv/csv-import.js';
import { csvFormat, csvWriterParameters, refuse } from './csv/csv-parameters.js';
import { CsvWriter } from './csv/csv-writer.js';
import { dataFile, openDataFile, readDataFile } from './data/data-files.js';

/** Writes objects into a CSV file. */
export const ExportCsv = cmdlet({
  name: 'Export-Csv',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes objects into a CSV file.',
  description: [
    'The columns are the properties of the first object. An existing file is replaced only when everything is written.',
  ],
  aliases: ['epcsv'],
  defaultSet: 'Delimiter',
  sets: ['Delimiter', 'UseCulture'],
  shouldProcess: true,
  parameters: {
    InputObject: {
      type: psobject,
      help: 'The objects, usually from the pipeline.',
      mandatory: true,
      pipeline: true,
      byName: true,
    },
    Path: { type: string, help: 'The file.', position: 0, validate: [notNullOrEmpty] },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
    },
    Force: {
      type: switchParameter,
      help: 'Overwrites a read-only file; with -Append takes objects without some of the columns.',
    },
    NoClobber: { type: switchParameter, help: 'Does not overwrite a file that exists.', aliases: ['NoOverwrite'] },
    Encoding: { type: encoding, help: 'How the characters are stored.', validate: [notNullOrEmpty] },
    Append: { type: switchParameter, help: 'Adds to the file, with the columns it has.' },
    ...csvWriterParameters,
  },
  examples: [
    { code: '[pscustomobject]@{ A = 1 } | Export-Csv out.csv; (Import-Csv out.csv).A', remarks: '1, as text.' },
  ],
  run(context) {
    const { parameters: p, session } = context;
    const given = p.LiteralPath ?? p.Path;
    const format = csvFormat(context);
    const lineEnd = session.windows ? '\r\n' : '\n';
    let file: ReplacingFile | null = null;
    let writer: CsvWriter | null = null;
    let columns: readonly string[] | null = null;

    function open(): void {
      if (given === undefined || (p.Path !== undefined && p.LiteralPath !== undefined)) {
        refuse(
          context,
          'CannotSpecifyPathAndLiteralPath',
          'You must specify either the -Path or -LiteralPath parameters, but not both.',
        );
      }
      if (!context.shouldProcess(given)) return;
      const path = dataFile(session, given, p.LiteralPath !== undefined);
      if (p.Append && existsSync(path) && statSync(path).isFile() && statSync(path).size > 0) {
        const text = readDataFile(path, p.Encoding);
        columns = csvHeader(text, format.delimiter);
        file = openDataFile(path, { encoding: p.Encoding, append: true, force: p.Force });
        if (!/[\r\n]$/.test(text)) file.write(lineEnd);
      } else
        file = openDataFile(path, { encoding: p.Encoding, append: p.Append, force: p.Force, noClobber: p.NoClobber });
    }

    function start(target: ReplacingFile, object: Value): CsvWriter {
      const made = new CsvWriter(context.script, format);
      if (columns) made.useColumns(columns);
      else {
        made.begin(object);
        if (p.IncludeTypeInformation) target.write(made.typeLine(object) + lineEnd);
        if (!p.NoHeader) target.write(made.header() + lineEnd);
      }
      return made;
    }

    return {
      begin: open,
      process() {
        if (!file) return;
        const object = p.InputObject;
        if (columns && !p.Force) checkColumns(context, columns, object, given ?? '');
        writer ??= start(file, object);
        file.write(writer.line(object) + lineEnd);
      },
      end: () => file?.commit(),
      clean: () => file?.abandon(),
    };
  },
});

/** An object that is appended must have all columns of the file. */
function checkColumns(context: CmdletContext<object>, columns: readonly string[], object: Value, path: string): void {
  const missing = columns.find((name) => !hasColumn(object, name));
  if (missing === undefined) return;
  const message = `Cannot append CSV content to the following file: ${path}. The appended object does not have a property that corresponds to the following column: ${missing}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`;
  const exception = newException(InvalidOperationException, message);
  context.throwTerminating(
    errorRecord({
      exception,
      id: 'CannotAppendCsvWithMismatchedPropertyNames',
      category: 'InvalidData',
      target: missing,
    }),
  );
}

function hasColumn(object: Value, name: string): boolean {
  if (object instanceof DictionaryBase) return object.has(name);
  return propertiesOf(object).some((property) => property.name.toLowerCase() === name.toLowerCase());
}
