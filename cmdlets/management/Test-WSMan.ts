import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, enumType, int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Tests remote management. */
export const TestWSMan = cmdlet({
  name: 'Test-WSMan',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tests remote management.',
  parameters: {
    ComputerName: { type: string, help: 'A remote computer.', aliases: ['cn'], position: 0, pipeline: true },
    Authentication: {
      type: enumType('Microsoft.WSMan.Management.AuthenticationMechanism', [
        'None',
        'Default',
        'Digest',
        'Negotiate',
        'Basic',
        'Kerberos',
        'ClientCertificate',
        'Credssp',
      ]),
      help: 'How to sign in.',
      aliases: ['auth', 'am'],
    },
    Credential: { type: credential, help: 'Who connects.', aliases: ['cred', 'c'], byName: true },
    CertificateThumbprint: { type: string, help: 'The client certificate.' },
    Port: { type: int32, help: 'The network port.' },
    UseSSL: { type: switchParameter, help: 'Connects with TLS.' },
    ApplicationName: { type: string, help: 'The application part of the address.' },
  },
  run: (context) => notHere(context, 'it does not speak WS-Management.'),
});
