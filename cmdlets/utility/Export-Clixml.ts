import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { int32, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import type { ReplacingFile } from '../../src/engine/types/io/replacing-file.js';
import { ClixmlWriter } from './clixml/clixml-writer.js';
import { dataFile, openDataFile } from './data/data-files.js';

/** Keeps objects in a file. */
export const ExportClixml = cmdlet({
  name: 'Export-Clixml',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Keeps objects in a file, with their types. Secure strings are encrypted for the user.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  shouldProcess: true,
  parameters: {
    Depth: {
      type: int32,
      help: 'How many levels of properties are kept.',
      default: 2,
      validate: [range(1, 2147483647)],
    },
    Path: { type: string, help: 'The file.', sets: { ByPath: { mandatory: true, position: 0 } } },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true } },
    },
    InputObject: {
      type: psobject,
      help: 'The objects, usually from the pipeline.',
      mandatory: true,
      pipeline: true,
      allowNull: true,
    },
    Force: { type: switchParameter, help: 'Overwrites a read-only file.' },
    NoClobber: { type: switchParameter, help: 'Does not overwrite a file that exists.', aliases: ['NoOverwrite'] },
    Encoding: { type: encoding, help: 'How the characters are stored.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: '[pscustomobject]@{ A = 5 } | Export-Clixml a.xml; (Import-Clixml a.xml).A', remarks: '5.' }],
  run(context) {
    const { parameters: p, session } = context;
    const given = p.LiteralPath ?? p.Path ?? '';
    const writer = new ClixmlWriter(session);
    let file: ReplacingFile | null = null;
    return {
      begin() {
        if (!context.shouldProcess(given)) return;
        file = openDataFile(dataFile(session, given, p.LiteralPath !== undefined), {
          encoding: p.Encoding,
          force: p.Force,
          noClobber: p.NoClobber,
        });
        file.write(writer.head);
      },
      process: () => file?.write(writer.object(p.InputObject, p.Depth)),
      end() {
        file?.write(writer.tail);
        file?.commit();
      },
      clean() {
        file?.write(writer.tail);
        file?.abandon();
      },
    };
  },
});
