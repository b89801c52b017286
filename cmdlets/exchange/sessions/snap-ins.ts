import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Session } from '../../../src/engine/session/session.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';

/** A snap-in of Windows PowerShell: what came before modules. PowerShell 7 has none. */
class SnapIn extends NetObject {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

defineType({
  name: 'System.Management.Automation.PSSnapInInfo',
  represents: SnapIn,
  properties: {
    'Name: string': ({ name }: SnapIn) => name,
    'PSVersion: string': () => '5.1',
    'Description: string': () => 'Cmdlets for migrations and mailboxes; in migsh they are always there.',
  },
  text: ({ name }: SnapIn) => name,
});

/** Those that scripts for the Exchange Management Shell add, by version of Exchange. */
const KNOWN = [
  'Microsoft.Exchange.Management.PowerShell.Admin',
  'Microsoft.Exchange.Management.PowerShell.E2010',
  'Microsoft.Exchange.Management.PowerShell.E2013',
  'Microsoft.Exchange.Management.PowerShell.SnapIn',
] as const;

const added = new WeakMap<Session, Set<string>>();

/** The known snap-ins that a name or a pattern means. */
export function snapInsNamed(pattern: string): SnapIn[] {
  const wanted = new WildcardPattern(pattern);
  return KNOWN.filter((name) => wanted.matches(name)).map((name) => new SnapIn(name));
}

/** The snap-ins that were added in a session. */
export function addedSnapIns(session: Session): SnapIn[] {
  return [...(added.get(session) ?? [])].map((name) => new SnapIn(name));
}

/** Notes that a snap-in was added, or taken away. */
export function setSnapIn(session: Session, name: string, isAdded: boolean): void {
  const names = added.get(session) ?? new Set<string>();
  if (isAdded) names.add(name);
  else names.delete(name);
  added.set(session, names);
}
