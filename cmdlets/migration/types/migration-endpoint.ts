import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { EndpointDocument } from '../../../state/schema.js';
import * as enums from './enumerations.js';
import { MigrationEndpointId } from './identity.js';
import { guidValue } from './instants.js';

/** An endpoint as New- and Get-MigrationEndpoint hand it out. */
export class MigrationEndpoint extends NetObject {
  readonly document: EndpointDocument;
  readonly identity: MigrationEndpointId;

  constructor(document: EndpointDocument) {
    super();
    this.document = document;
    this.identity = new MigrationEndpointId(document.name, document.guid);
  }
}

const empty = (): null => null;

// Properties of reference/exchange-objects.md §2; those of other migration types are empty.
defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationEndpoint',
  represents: MigrationEndpoint,
  properties: {
    'Identity: Microsoft.Exchange.Data.Storage.Management.MigrationEndpointId': (self: MigrationEndpoint) =>
      self.identity,
    'Guid: guid': ({ document }: MigrationEndpoint) => guidValue(document.guid),
    'EndpointType: Microsoft.Exchange.Data.Storage.Management.MigrationType': ({ document }: MigrationEndpoint) =>
      enums.migrationType.of(document.type),
    'MaxConcurrentMigrations: int': ({ document }: MigrationEndpoint) => document.maxConcurrentMigrations,
    'MaxConcurrentIncrementalSyncs: int': ({ document }: MigrationEndpoint) => document.maxConcurrentIncrementalSyncs,
    'RemoteServer: string': ({ document }: MigrationEndpoint) => document.remoteServer,
    'Port: int': ({ document }: MigrationEndpoint) => document.port,
    'AcceptUntrustedCertificates: bool': ({ document }: MigrationEndpoint) => document.acceptUntrustedCertificates,
    'Authentication: Microsoft.Exchange.Data.AuthenticationMethod': ({ document }: MigrationEndpoint) =>
      enums.authenticationMethod.of(document.authentication),
    'Security: Microsoft.Exchange.Data.Storage.Management.IMAPSecurityMechanism': ({ document }: MigrationEndpoint) =>
      enums.securityMechanism.of(document.security),
    'ExchangeServer: string': empty,
    'RpcProxyServer: string': empty,
    'NspiServer: string': empty,
    'SourceMailboxLegacyDN: string': empty,
    'MailboxPermission: string': empty,
    'UseAutoDiscover: bool': () => false,
    'RemoteTenant: string': empty,
    'ApplicationId: string': ({ document }: MigrationEndpoint) => document.oauth?.clientId ?? null,
    'AppSecretKeyVaultUrl: string': empty,
    'DiagnosticInfo: string': () => '',
    'IsValid: bool': () => true,
    'ObjectState: Microsoft.Exchange.Data.ObjectState': () => enums.objectState.of('Unchanged'),
  },
  text: (self: MigrationEndpoint) => self.identity.name,
  // Scripts compare `$batch.SourceEndpoint -eq 'IMAPEndpoint'`.
  equals: (self: MigrationEndpoint, other) =>
    other === self || (typeof other === 'string' && other.toLowerCase() === self.identity.name.toLowerCase()),
});
