import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { int32, switchParameter } from '../../src/engine/command/parameter-types.js';
import { checkAuthentication } from './organization/endpoint-limits.js';
import { endpointIdentity } from './organization/identity-parameters.js';
import { requireEndpointOrServer } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { type ProbeTarget, probe } from './organization/probe.js';
import { authentication, fqdn, security } from './parameters/exchange-types.js';
import { partition } from './parameters/foreign.js';
import { foreignTestParameters } from './parameters/foreign-endpoint.js';
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
  sets: [
    'ExchangeRemoteMoveAutodiscover',
    'ExchangeOutlookAnywhereAutodiscover',
    'PSTImport',
    'ExchangeOutlookAnywhere',
    'PublicFolder',
    'ExchangeRemoteMove',
    'TestEndpoint',
    'IMAP',
    'Gmail',
    'Compliance',
    'MrsProxyPublicFolderToUnifiedGroup',
    'LegacyPublicFolderToUnifiedGroup',
    'MrsProxyPublicFolder',
  ],
  parameters: {
    Imap: { type: switchParameter, help: 'The server is an IMAP server.', sets: { IMAP: { mandatory: true } } },
    RemoteServer: {
      type: fqdn,
      help: 'Host name or address of the server.',
      sets: inSets(
        [
          'PSTImport',
          'ExchangeRemoteMove',
          'IMAP',
          'Compliance',
          'MrsProxyPublicFolderToUnifiedGroup',
          'MrsProxyPublicFolder',
        ],
        { mandatory: true },
      ),
    },
    Port: { type: int32, help: 'TCP port of the server.', sets: { IMAP: { mandatory: true } } },
    Security: {
      type: security,
      help: 'Encryption: Ssl, Tls or None.',
      sets: { IMAP: {} },
    },
    Authentication: {
      type: authentication,
      help: 'How users log in to the server: Basic.',
      sets: inSets(['ExchangeOutlookAnywhere', 'PublicFolder', 'IMAP', 'LegacyPublicFolderToUnifiedGroup'], {}),
    },
    AcceptUntrustedCertificates: {
      type: switchParameter,
      help: 'Accepts a certificate that is self-signed, expired or for another name.',
      sets: inSets(['ExchangeOutlookAnywhereAutodiscover', 'ExchangeOutlookAnywhere', 'IMAP'], {}),
    },
    Endpoint: {
      type: endpointIdentity,
      help: 'Name or Guid of an endpoint whose settings are tested.',
      sets: { TestEndpoint: { mandatory: true } },
    },
    ...foreignTestParameters,
    Partition: partition(),
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
      checkAuthentication(task, parameters.Authentication);
      const target: ProbeTarget = parameters.Endpoint
        ? requireEndpointOrServer(task, parameters.Endpoint)
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
