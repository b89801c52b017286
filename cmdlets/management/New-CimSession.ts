import { cmdlet } from '../../src/engine/command/definition.js';
import {
  credential,
  enumType,
  netType,
  string,
  stringArray,
  switchParameter,
  uint32,
} from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Connects to a computer’s management. */
export const NewCimSession = cmdlet({
  name: 'New-CimSession',
  module: 'CimCmdlets',
  synopsis: 'Connects to a computer’s management.',
  defaultSet: 'CredentialParameterSet',
  sets: ['CredentialParameterSet', 'CertificateParameterSet'],
  parameters: {
    ComputerName: {
      type: stringArray,
      help: 'Names of remote computers.',
      aliases: ['CN', 'ServerName'],
      position: 0,
      pipeline: true,
      byName: true,
    },
    Credential: { type: credential, help: 'Who connects.', sets: { CredentialParameterSet: { position: 1 } } },
    Authentication: {
      type: enumType('Microsoft.Management.Infrastructure.Options.PasswordAuthenticationMechanism', [
        'Default',
        'Digest',
        'Negotiate',
        'Basic',
        'Kerberos',
        'NtlmDomain',
        'CredSsp',
      ]),
      help: 'How to sign in.',
      sets: { CredentialParameterSet: {} },
    },
    CertificateThumbprint: { type: string, help: 'The client certificate.', sets: { CertificateParameterSet: {} } },
    Name: { type: string, help: 'The name of the session.' },
    OperationTimeoutSec: { type: uint32, help: 'Seconds until an operation is given up.', aliases: ['OT'] },
    SkipTestConnection: { type: switchParameter, help: 'Does not try the connection.' },
    Port: { type: uint32, help: 'The network port.' },
    SessionOption: {
      type: netType<NetObject>('Microsoft.Management.Infrastructure.Options.CimSessionOptions', 'CimSessionOptions'),
      help: 'Advanced options.',
    },
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
