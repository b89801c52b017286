import { cmdlet } from '../../src/engine/command/definition.js';
import { secureString, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads a certificate file. */
export const GetPfxCertificate = cmdlet({
  name: 'Get-PfxCertificate',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads a certificate file.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
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
    Password: { type: secureString, help: 'The password of the file.' },
    NoPromptForPassword: { type: switchParameter, help: 'Does not ask for it.' },
  },
  run: (context) => notHere(context, 'certificates are not handled here.'),
});
