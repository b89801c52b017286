import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter, uint64 } from '../../src/engine/command/parameter-types.js';
import { UInt64 } from '../../src/engine/values/numbers.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { writeObjects } from './clixml/read-objects.js';
import { dataFile, readDataFile } from './data/data-files.js';

/** Reads the objects of a file that Export-Clixml wrote. */
export const ImportClixml = cmdlet({
  name: 'Import-Clixml',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads the objects of a file that Export-Clixml wrote.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  outputTypes: ['System.Management.Automation.PSObject'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files.',
      sets: { ByPath: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
    IncludeTotalCount: {
      type: switchParameter,
      help: 'Says first how many objects there are.',
      notSupportedHere: 'The number of objects is not known before they are read.',
    },
    Skip: { type: uint64, help: 'Objects left out at the beginning.' },
    First: { type: uint64, help: 'How many objects are read.' },
  },
  examples: [{ code: "'x' | Export-Clixml a.xml; Import-Clixml a.xml", remarks: 'x.' }],
  run: (context) => ({
    process() {
      const { Path, LiteralPath, Skip, First } = context.parameters;
      for (const file of LiteralPath ?? Path ?? []) {
        const text = readDataFile(dataFile(context.session, file, LiteralPath !== undefined));
        writeObjects(context, text, countOf(Skip) ?? 0, countOf(First));
      }
    },
  }),
});

const countOf = (value: NetObject | undefined): number | undefined =>
  value instanceof UInt64 ? Number(value.value) : undefined;
