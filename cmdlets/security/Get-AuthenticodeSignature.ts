import { cmdlet } from '../../src/engine/command/definition.js';
import { bytes, stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads the signature of a script. */
export const GetAuthenticodeSignature = cmdlet({
  name: 'Get-AuthenticodeSignature',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads the signature of a script.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath', 'ByContent'],
  parameters: {
    FilePath: {
      type: stringArray,
      help: 'The files.',
      sets: { ByPath: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
    SourcePathOrExtension: {
      type: stringArray,
      help: 'The kind of the content.',
      sets: { ByContent: { mandatory: true, byName: true } },
    },
    Content: { type: bytes, help: 'The content.', sets: { ByContent: { mandatory: true, byName: true } } },
  },
  run: (context) => notHere(context, 'scripts are not signed here.'),
});
