import { cmdlet } from '../../src/engine/command/definition.js';
import { notHere } from '../core/not-here.js';
import { signedFiles } from './signatures/signed-files.js';

/** Reads the signature of a script. */
export const GetAuthenticodeSignature = cmdlet({
  name: 'Get-AuthenticodeSignature',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads the signature of a script.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath', 'ByContent'],
  parameters: {
    ...signedFiles,
  },
  run: (context) => notHere(context, 'scripts are not signed here.'),
});
