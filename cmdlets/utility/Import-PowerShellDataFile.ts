import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { dataFile } from './data/data-files.js';
import { readDataTable } from './data/data-language.js';

/** Reads the table of a `.psd1` file; nothing in it is run. */
export const ImportPowerShellDataFile = cmdlet({
  name: 'Import-PowerShellDataFile',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads the table of a `.psd1` file; nothing in it is run.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  outputTypes: ['System.Collections.Hashtable'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files.',
      validate: [notNullOrEmpty],
      sets: { ByPath: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
      sets: { ByLiteralPath: { mandatory: true, position: 0, byName: true } },
    },
    SkipLimitCheck: { type: switchParameter, help: 'Files of any size are read: so without it, too.' },
  },
  examples: [
    {
      code: "Set-Content a.psd1 '@{ Name = ''b1''; Total = 5 }'; (Import-PowerShellDataFile a.psd1).Total",
      remarks: '5.',
    },
  ],
  run: (context) => ({
    process() {
      const { Path, LiteralPath } = context.parameters;
      for (const file of LiteralPath ?? Path ?? [])
        context.write(readDataTable(context.session, dataFile(context.session, file, LiteralPath !== undefined)));
    },
  }),
});
