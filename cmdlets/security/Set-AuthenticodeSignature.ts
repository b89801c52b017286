import { cmdlet } from '../../src/engine/command/definition.js';
import { bytes, netType, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

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
