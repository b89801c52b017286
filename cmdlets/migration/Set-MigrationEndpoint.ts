import { cmdlet } from '../../src/engine/command/definition.js';
import {
  boolean,
  bytes,
  credential,
  int32,
  string,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import type { State } from '../../state/folder.js';
import { updateEndpoint } from '../../state/organization.js';
import type { EndpointDocument } from '../../state/schema.js';
import { checkAuthentication, checkConcurrency } from './organization/endpoint-limits.js';
import { endpointIdentity } from './organization/identity-parameters.js';
import { requireEndpoint } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { verify } from './organization/probe.js';
import {
  authentication,
  fqdn,
  mailboxId,
  mailboxPermission,
  security,
  unlimited,
} from './parameters/exchange-types.js';
import { foreign, plumbing } from './parameters/foreign.js';
import { type OAuthApplication, oauthApplication, oauthParameters, sealedApplication } from './parameters/oauth.js';

const outlookAnywhere = 'Outlook Anywhere migrations';

export const SetMigrationEndpoint = cmdlet({
  name: 'Set-MigrationEndpoint',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Changes the connection settings of a migration endpoint.',
  description: [
    'Batches use the new settings from their next connection on; Set-MigrationBatch -Update makes them do so at once.',
  ],
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Endpoint.SetMigrationEndpoint',
  parameters: {
    Identity: {
      type: endpointIdentity,
      help: 'Name or Guid of the endpoint.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    RemoteServer: { type: fqdn, help: 'Host name or address of the server.' },
    Port: { type: int32, help: 'TCP port of the server.' },
    Security: {
      type: security,
      help: 'Encryption: Ssl, Tls or None.',
    },
    Authentication: {
      type: authentication,
      help: 'How users log in to the server: Basic (name and password of the CSV), or OAuth (an application logs in for them).',
    },
    AcceptUntrustedCertificates: {
      type: boolean,
      help: 'Accepts a certificate that is self-signed, expired or for another name.',
    },
    MaxConcurrentMigrations: { type: unlimited, help: 'How many mailboxes are in their initial sync at a time.' },
    MaxConcurrentIncrementalSyncs: {
      type: unlimited,
      help: 'How many mailboxes are in an incremental sync at a time.',
    },
    SkipVerification: { type: switchParameter, help: 'Does not connect to the server to check the settings.' },
    ...oauthParameters,
    ApplicationId: foreign(string, 'cross-tenant moves'),
    AppSecretKeyVaultUrl: foreign(string, 'cross-tenant moves'),
    Credentials: foreign(credential, 'remote moves; IMAP logins are in the CSV'),
    ExchangeServer: foreign(string, outlookAnywhere),
    MailboxPermission: foreign(mailboxPermission, outlookAnywhere),
    NspiServer: foreign(string, outlookAnywhere),
    PublicFolderDatabaseServerLegacyDN: foreign(string, 'public folder migrations'),
    RpcProxyServer: foreign(fqdn, outlookAnywhere),
    ServiceAccountKeyFileData: foreign(bytes, 'Google Workspace migrations'),
    SourceMailboxLegacyDN: foreign(string, outlookAnywhere),
    TestMailbox: foreign(mailboxId, outlookAnywhere),
    ...plumbing,
  },
  examples: [
    {
      code: 'Set-MigrationEndpoint -Identity IMAPEndpoint -MaxConcurrentMigrations 10 -WhatIf',
      remarks: 'Shows which endpoint would be changed.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      checkAuthentication(task, parameters.Authentication);
      const endpoint = requireEndpoint(task, parameters.Identity);
      const application = oauthApplication(task, parameters);
      const wanted = changes(parameters);
      const changed = { ...endpoint, ...wanted };
      checkConcurrency(task, changed);
      const action = `Setting migration endpoint "${endpoint.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      if (!parameters.SkipVerification && (application !== null || isElsewhere(endpoint, changed)))
        verify(context, task, changed, application);
      const userLogin = login(task.state, parameters.Authentication, application);
      updateEndpoint(task.state, endpoint.guid, (draft) => {
        Object.assign(draft, wanted, userLogin, { changed: new Date().toISOString() });
      });
    });
  },
});

/** How users log in from now on; nothing when that stays as it is. */
function login(
  state: State,
  authentication: string | undefined,
  application: OAuthApplication | null,
): Partial<EndpointDocument> {
  if (application !== null) return { authentication: 'OAuth', oauth: sealedApplication(state, application) };
  return authentication === 'Basic' ? { authentication, oauth: null } : {};
}

interface Settings {
  readonly RemoteServer: string | undefined;
  readonly Port: number | undefined;
  readonly Security: EndpointDocument['security'] | undefined;
  readonly AcceptUntrustedCertificates: boolean | undefined;
  readonly MaxConcurrentMigrations: number | undefined;
  readonly MaxConcurrentIncrementalSyncs: number | undefined;
}

/** The settings that were given. */
function changes(settings: Settings): Partial<EndpointDocument> {
  return {
    ...(settings.RemoteServer === undefined ? {} : { remoteServer: settings.RemoteServer }),
    ...(settings.Port === undefined ? {} : { port: settings.Port }),
    ...(settings.Security === undefined ? {} : { security: settings.Security }),
    ...(settings.AcceptUntrustedCertificates === undefined
      ? {}
      : { acceptUntrustedCertificates: settings.AcceptUntrustedCertificates }),
    ...(settings.MaxConcurrentMigrations === undefined
      ? {}
      : { maxConcurrentMigrations: settings.MaxConcurrentMigrations }),
    ...(settings.MaxConcurrentIncrementalSyncs === undefined
      ? {}
      : { maxConcurrentIncrementalSyncs: settings.MaxConcurrentIncrementalSyncs }),
  };
}

/** Whether a connection would be made to another place, or in another way. */
function isElsewhere(before: EndpointDocument, after: EndpointDocument): boolean {
  return (['remoteServer', 'port', 'security', 'acceptUntrustedCertificates'] as const).some(
    (key) => before[key] !== after[key],
  );
}
