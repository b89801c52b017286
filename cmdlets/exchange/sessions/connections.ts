import { randomUUID } from 'node:crypto';
import type { Session } from '../../../src/engine/session/session.js';
import { Guid } from '../../../src/engine/values/guid.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import { rememberSubmitter } from '../../migration/organization/submitter.js';
import { definePrefixed, removePrefixed } from './prefixed.js';

/** What Connect-ExchangeOnline was told. */
export interface ConnectionRequest {
  readonly userPrincipalName: string;
  readonly organization: string;
  readonly prefix: string;
  /** To Security & Compliance, not to Exchange Online. */
  readonly isEop: boolean;
}

/** One connection as Get-ConnectionInformation shows it. */
class ConnectionInformation extends NetObject {
  readonly id: number;
  readonly connectionId: Guid = Guid.parse(randomUUID());
  readonly request: ConnectionRequest;

  constructor(id: number, request: ConnectionRequest) {
    super();
    this.id = id;
    this.request = request;
  }
}

const connections = new WeakMap<Session, ConnectionInformation[]>();

/** The open connections of a session, oldest first. */
export function connectionsOf(session: Session): readonly ConnectionInformation[] {
  return connections.get(session) ?? [];
}

/** Opens a connection. Its user submits the batches from now on. */
export function connect(session: Session, request: ConnectionRequest): void {
  const open = connections.get(session) ?? [];
  const last = open.at(-1)?.id ?? 0;
  connections.set(session, [...open, new ConnectionInformation(last + 1, request)]);
  if (request.userPrincipalName) rememberSubmitter(session, request.userPrincipalName);
  if (request.prefix) definePrefixed(session, request.prefix);
}

/** Closes the connections that are chosen. */
export function disconnect(session: Session, chosen: (connection: ConnectionInformation) => boolean): void {
  const left = connectionsOf(session).filter((one) => !chosen(one));
  for (const { request } of connectionsOf(session)) {
    if (request.prefix && !left.some((one) => one.request.prefix === request.prefix))
      removePrefixed(session, request.prefix);
  }
  connections.set(session, left);
}

// Properties and their order: reference/exchange-objects.md §8. There is no token, hence none of its times.
defineType({
  name: 'Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectionInformation',
  represents: ConnectionInformation,
  properties: {
    'ConnectionId: guid': (self: ConnectionInformation) => self.connectionId,
    'State: string': () => 'Connected',
    'Id: int': (self: ConnectionInformation) => self.id,
    'Name: string': (self: ConnectionInformation) => `ExchangeOnline_${self.id}`,
    'UserPrincipalName: string': (self: ConnectionInformation) => self.request.userPrincipalName,
    'ConnectionUri: string': () => '',
    'AzureAdAuthorizationEndpointUri: string': () => '',
    'TokenExpiryTimeUTC: datetime': () => null,
    'CertificateAuthentication: bool': () => false,
    'ModuleName: string': () => 'ExchangeOnlineManagement',
    'ModulePrefix: string': (self: ConnectionInformation) => self.request.prefix,
    'Organization: string': (self: ConnectionInformation) => self.request.organization,
    'DelegatedOrganization: string': () => '',
    'AppId: string': () => '',
    'PageSize: int': () => 1000,
    'TenantID: string': () => '',
    'TokenStatus: string': () => 'Active',
    'ConnectionUsedForInbuiltCmdlets: bool': () => true,
    'IsEopSession: bool': (self: ConnectionInformation) => self.request.isEop,
  },
});
