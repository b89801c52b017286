import { cmdlet } from '../../src/engine/command/definition.js';
import { boolean, enumType, int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { endpointIdentity } from './organization/identity-parameters.js';
import { requireEndpoint } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { type ProbeTarget, probe } from './organization/probe.js';
import { authenticationMethod, securityMechanism } from './types/enumerations.js';
import { ServerAvailability } from './types/server-availability.js';

export const TestMigrationServerAvailability = cmdlet({
  name: 'Test-MigrationServerAvailability',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Connects to a mail server and says whether it can be migrated from.',
  description: [
    'A server that cannot be reached is a result (Result: Failed) with the reasons in ErrorDetail, not an error.',
  ],
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['Microsoft.Exchange.Management.Migration.TestMigrationServerAvailabilityOutcome'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Endpoint.TestMigrationServerAvailability',
  parameters: {
    Imap: { type: switchParameter, help: 'The server is an IMAP server.', sets: { IMAP: { mandatory: true } } },
    RemoteServer: { type: string, help: 'Host name or address of the server.', sets: { IMAP: { mandatory: true } } },
    Port: { type: int32, help: 'TCP port of the server.', sets: { IMAP: { mandatory: true } } },
    Security: {
      type: enumType(securityMechanism.type.fullName, securityMechanism.names),
      help: 'Encryption: Ssl, Tls or None.',
      sets: { IMAP: {} },
    },
    Authentication: {
      type: enumType(authenticationMethod.type.fullName, authenticationMethod.names),
      help: 'How users log in to the server: Basic.',
      sets: { IMAP: {} },
    },
    AcceptUntrustedCertificates: {
      type: boolean,
      help: 'Accepts a certificate that is self-signed, expired or for another name.',
      default: false,
      sets: { IMAP: {} },
    },
    Endpoint: {
      type: endpointIdentity,
      help: 'Name or Guid of an endpoint whose settings are tested.',
      sets: { TestEndpoint: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
  },
  examples: [
    {
      code: 'Test-MigrationServerAvailability -Imap -RemoteServer imap.contoso.com -Port 143 -WhatIf',
      remarks: 'Shows which server would be asked.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      const target: ProbeTarget = parameters.Endpoint
        ? requireEndpoint(task, parameters.Endpoint)
        : {
            remoteServer: parameters.RemoteServer ?? '',
            port: parameters.Port ?? 0,
            security: parameters.Security ?? (parameters.Port === 143 ? 'Tls' : 'Ssl'),
            acceptUntrustedCertificates: parameters.AcceptUntrustedCertificates,
          };
      if (!context.shouldProcess(target.remoteServer)) return;
      const outcome = probe(context.host, target);
      context.write(new ServerAvailability(outcome.success, outcome.message, outcome.detail));
    });
  },
});
