import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { signedFiles } from './signatures/signed-files.js';

/** Signs a script. */
export const SetAuthenticodeSignature = cmdlet({
  name: 'Set-AuthenticodeSignature',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Signs a script.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath', 'ByContent'],
  shouldProcess: true,
  parameters: {
    Certificate: {
      type: netType<NetObject>('System.Security.Cryptography.X509Certificates.X509Certificate2', 'X509Certificate2'),
      help: 'The certificate to sign with.',
      mandatory: true,
      position: 1,
    },
    IncludeChain: { type: string, help: 'Which certificates go along.' },
    TimestampServer: { type: string, help: 'The address of a time stamp service.' },
    HashAlgorithm: { type: string, help: 'The kind of hash.' },
    Force: { type: switchParameter, help: 'Also read-only files.' },
    ...signedFiles,
  },
  run: (context) => notHere(context, 'scripts are not signed here.'),
});
