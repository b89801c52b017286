import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject } from '../../src/engine/command/parameter-types.js';
import { csvFormat, csvWriterParameters } from './csv/csv-parameters.js';
import { CsvWriter } from './csv/csv-writer.js';

/** Turns objects into lines of CSV. */
export const ConvertToCsv = cmdlet({
  name: 'ConvertTo-Csv',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns objects into lines of CSV.',
  defaultSet: 'Delimiter',
  sets: ['Delimiter', 'UseCulture'],
  outputTypes: ['System.String'],
  parameters: {
    InputObject: {
      type: psobject,
      help: 'The objects, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    ...csvWriterParameters,
  },
  examples: [
    { code: "[pscustomobject]@{ Name = 'Ann'; Age = 5 } | ConvertTo-Csv", remarks: 'Two lines, all fields in quotes.' },
    {
      code: "[pscustomobject]@{ A = 'x,y'; B = 1 } | ConvertTo-Csv -UseQuotes AsNeeded",
      remarks: 'Quotes only where they are needed.',
    },
  ],
  run(context) {
    const { parameters: p } = context;
    let writer: CsvWriter | null = null;
    const format = csvFormat(context);
    return {
      process() {
        const object = p.InputObject;
        if (!writer) {
          writer = new CsvWriter(context.script, format);
          writer.begin(object);
          if (p.IncludeTypeInformation) context.write(writer.typeLine(object));
          if (!p.NoHeader && writer.columns.length > 0) context.write(writer.header());
        }
        const line = writer.line(object);
        if (line !== '') context.write(line);
      },
    };
  },
});
