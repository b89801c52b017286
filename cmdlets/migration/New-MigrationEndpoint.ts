import { randomUUID } from 'node:crypto';
import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { addEndpoint } from '../../state/organization.js';
import type { EndpointDocument } from '../../state/schema.js';
import { checkAuthentication, checkConcurrency } from './organization/endpoint-limits.js';
import { migrationTask } from './organization/migration-task.js';
import { verify } from './organization/probe.js';
import { authentication, fqdn, security, unlimited } from './parameters/exchange-types.js';
import { domainController, partition } from './parameters/foreign.js';
import { foreignEndpointParameters } from './parameters/foreign-endpoint.js';
import { oauthApplication, oauthParameters, sealedApplication } from './parameters/oauth.js';
import { MigrationEndpoint } from './types/migration-endpoint.js';
import './types/views.js';

/** Exchange's defaults (reference/exchange-limits.md): 20 initial and 10 incremental syncs at a time, port 993 by TLS. */
const DEFAULT_MIGRATIONS = 20;
const DEFAULT_INCREMENTAL_SYNCS = 10;
const DEFAULT_PORT = 993;

const sets = [
  'ExchangeRemoteMoveAutoDiscover',
  'ExchangeOutlookAnywhereAutoDiscover',
  'ExchangeOutlookAnywhere',
  'ExchangeRemoteMove',
  'PSTImport',
  'IMAP',
  'Gmail',
  'GoogleMarketplaceApp',
  'PublicFolder',
  'Compliance',
  'MrsProxyPublicFolderToUnifiedGroup',
  'MrsProxyPublicFolder',
  'LegacyPublicFolderToUnifiedGroup',
] as const;

export const NewMigrationEndpoint = cmdlet({
  name: 'New-MigrationEndpoint',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Saves the connection settings of a server that mailboxes are migrated from or to.',
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationEndpoint'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Endpoint.NewMigrationEndpoint',
  sets,
  defaultSet: 'IMAP',
  parameters: {
    Name: { type: string, mandatory: true, help: 'The name of the endpoint.' },
    IMAP: { type: switchParameter, help: 'The endpoint is an IMAP server.', sets: { IMAP: { mandatory: true } } },
    RemoteServer: {
      type: fqdn,
      help: 'Host name or address of the server.',
      sets: inSets(
        [
          'ExchangeRemoteMove',
          'PSTImport',
          'IMAP',
          'Compliance',
          'MrsProxyPublicFolderToUnifiedGroup',
          'MrsProxyPublicFolder',
        ],
        { mandatory: true },
      ),
    },
    Port: {
      type: int32,
      help: 'TCP port of the server: 993 for Ssl, 143 for Tls and None.',
      default: DEFAULT_PORT,
      sets: { IMAP: {} },
    },
    Security: {
      type: security,
      help: 'Encryption: Ssl (from the first byte), Tls (STARTTLS, required) or None.',
      sets: { IMAP: {} },
    },
    Authentication: {
      type: authentication,
      help: 'How users log in to the server: Basic (name and password of the CSV), or OAuth (an application logs in for them).',
      sets: inSets(['ExchangeOutlookAnywhere', 'IMAP', 'PublicFolder', 'LegacyPublicFolderToUnifiedGroup'], {}),
    },
    AcceptUntrustedCertificates: {
      type: switchParameter,
      help: 'Accepts a certificate that is self-signed, expired or for another name.',
      sets: inSets(['ExchangeOutlookAnywhereAutoDiscover', 'ExchangeOutlookAnywhere', 'IMAP'], {}),
    },
    MaxConcurrentMigrations: {
      type: unlimited,
      help: 'How many mailboxes are in their initial sync at a time.',
      default: DEFAULT_MIGRATIONS,
    },
    MaxConcurrentIncrementalSyncs: {
      type: unlimited,
      help: 'How many mailboxes are in an incremental sync at a time.',
    },
    SkipVerification: { type: switchParameter, help: 'Does not connect to the server to check the settings.' },
    ...oauthParameters,
    ...foreignEndpointParameters,
    DomainController: domainController(...sets.filter((set) => set !== 'GoogleMarketplaceApp')),
    Partition: partition(),
  },
  examples: [
    {
      code: 'New-MigrationEndpoint -IMAP -Name IMAPEndpoint -RemoteServer imap.contoso.com -Port 993 -Security Ssl -SkipVerification',
      remarks: 'Saves the settings of an IMAP server without connecting to it.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      checkAuthentication(task, parameters.Authentication);
      const application = oauthApplication(task, parameters);
      const settings = settingsOf(parameters);
      checkConcurrency(task, settings);
      if (!context.shouldProcess(parameters.Name)) return;
      if (!parameters.SkipVerification) verify(context, task, settings, application);
      const endpoint: EndpointDocument =
        application === null
          ? { ...settings, authentication: 'Basic', oauth: null }
          : { ...settings, authentication: 'OAuth', oauth: sealedApplication(task.state, application) };
      addEndpoint(task.state, endpoint);
      context.write(new MigrationEndpoint(endpoint));
    });
  },
});

function settingsOf(parameters: {
  readonly Name: string;
  readonly RemoteServer: string | undefined;
  readonly Port: number;
  readonly Security: string | undefined;
  readonly AcceptUntrustedCertificates: boolean;
  readonly MaxConcurrentMigrations: number;
  readonly MaxConcurrentIncrementalSyncs: number | undefined;
}): Omit<EndpointDocument, 'authentication' | 'oauth'> {
  const now = new Date().toISOString();
  return {
    guid: randomUUID(),
    name: parameters.Name,
    type: 'IMAP',
    remoteServer: parameters.RemoteServer ?? '',
    port: parameters.Port,
    security: securityOf(parameters.Security, parameters.Port),
    acceptUntrustedCertificates: parameters.AcceptUntrustedCertificates,
    maxConcurrentMigrations: parameters.MaxConcurrentMigrations,
    maxConcurrentIncrementalSyncs:
      parameters.MaxConcurrentIncrementalSyncs ??
      Math.min(DEFAULT_INCREMENTAL_SYNCS, parameters.MaxConcurrentMigrations),
    created: now,
    changed: now,
  };
}

/** Ssl is the default, but on the port of plain IMAP nobody speaks it: there it is Tls. */
function securityOf(security: string | undefined, port: number): EndpointDocument['security'] {
  if (security === 'None' || security === 'Ssl' || security === 'Tls') return security;
  return port === 143 ? 'Tls' : 'Ssl';
}
