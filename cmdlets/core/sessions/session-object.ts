import { randomUUID } from 'node:crypto';
import type { Session } from '../../../src/engine/session/session.js';
import { construct } from '../../../src/engine/values/methods.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** A remote session as scripts see it. Ours stand for this shell: the Exchange cmdlets are part of it. */
export class RemoteSession extends NetObject {
  readonly id: number;
  readonly name: string;
  readonly computerName: string;
  readonly configurationName: string;
  readonly instanceId = randomUUID();
  state: 'Opened' | 'Closed' = 'Opened';

  constructor(id: number, name: string | undefined, computerName: string, configurationName: string) {
    super();
    this.id = id;
    this.name = name ?? `Runspace${id}`;
    this.computerName = computerName;
    this.configurationName = configurationName;
  }
}

interface SessionTable {
  readonly sessions: RemoteSession[];
  lastId: number;
}

const tables = new WeakMap<Session, SessionTable>();

function tableOf(session: Session): SessionTable {
  let table = tables.get(session);
  if (table === undefined) {
    table = { sessions: [], lastId: 0 };
    tables.set(session, table);
  }
  return table;
}

/** The sessions that are open. */
export function remoteSessions(session: Session): readonly RemoteSession[] {
  return tableOf(session).sessions;
}

/** Adds a session; it is numbered from 1. */
export function addSession(
  session: Session,
  name: string | undefined,
  computerName: string,
  configurationName: string,
): RemoteSession {
  const table = tableOf(session);
  const added = new RemoteSession(++table.lastId, name, computerName, configurationName);
  table.sessions.push(added);
  return added;
}

/** Closes and forgets a session. */
export function closeSession(session: Session, closed: RemoteSession): void {
  closed.state = 'Closed';
  const { sessions } = tableOf(session);
  const at = sessions.indexOf(closed);
  if (at >= 0) sessions.splice(at, 1);
}

const typeName = 'System.Management.Automation.Runspaces.PSSession';

lazyTypes(
  [typeName],
  () =>
    void defineType({
      name: typeName,
      represents: RemoteSession,
      properties: {
        'State: System.Management.Automation.Runspaces.RunspaceState': {
          get: (self: RemoteSession) => self.state,
          kind: 'ScriptProperty',
        },
        'IdleTimeout: int': { get: (): Value => null, kind: 'ScriptProperty' },
        'OutputBufferingMode: string': { get: (): Value => 'None', kind: 'ScriptProperty' },
        'ApplicationPrivateData: System.Object': () => null,
        'Availability: System.Management.Automation.Runspaces.RunspaceAvailability': (self: RemoteSession) =>
          self.state === 'Opened' ? 'Available' : 'None',
        'ComputerName: string': (self: RemoteSession) => self.computerName,
        'ComputerType: System.Management.Automation.Runspaces.TargetMachineType': () => 'RemoteMachine',
        'ConfigurationName: string': (self: RemoteSession) => self.configurationName,
        'ContainerId: string': () => null,
        'Id: int': (self: RemoteSession) => self.id,
        'InstanceId: guid': (self: RemoteSession, ctx) => construct(ctx, requireType('System.Guid'), [self.instanceId]),
        'Name: string': (self: RemoteSession) => self.name,
        'Runspace: runspace': () => null,
        'Transport: string': () => 'WSMan',
        'VMId: System.Nullable[guid]': () => null,
        'VMName: string': () => null,
      },
      text: (self: RemoteSession) => `[PSSession]${self.name}`,
    }),
  [RemoteSession],
);
