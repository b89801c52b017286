import { cmdlet } from '../../src/engine/command/definition.js';
import { secureString, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { signedFiles } from './signatures/signed-files.js';

/** Reads a certificate file. */
export const GetPfxCertificate = cmdlet({
  name: 'Get-PfxCertificate',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads a certificate file.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  parameters: {
    FilePath: signedFiles.FilePath,
    LiteralPath: signedFiles.LiteralPath,
    Password: { type: secureString, help: 'The password of the file.' },
    NoPromptForPassword: { type: switchParameter, help: 'Does not ask for it.' },
  },
  run: (context) => notHere(context, 'certificates are not handled here.'),
});
