import { CustomObject, typeNamesOf } from './custom-object.js';
import type { ExtendedMember } from './member-set.js';
import type { ScriptContext } from './script-access.js';
import { isNullish, type Value } from './value.js';

/** A member that type data gives to all objects of a type: a note's value, or a script or alias member. */
export type AddedMember =
  | { readonly kind: 'NoteProperty'; readonly name: string; readonly value: Value }
  | { readonly kind: ExtendedMember['kind']; readonly name: string; readonly member: ExtendedMember };

/** What Update-TypeData says about a type name. */
export class TypeData {
  readonly typeName: string;
  /** By lower-case name, in the order they were added. */
  readonly members = new Map<string, AddedMember>();
  /** `DefaultDisplayPropertySet`, `DefaultDisplayProperty`, `DefaultKeyPropertySet` …: names of properties. */
  readonly standard = new Map<string, readonly string[]>();

  constructor(typeName: string) {
    this.typeName = typeName;
  }
}

/** Records of Resolve-DnsName, as Windows' DnsClient shows them below records of another type. */
function dnsRecordSets(): [string, Readonly<Record<string, readonly string[]>>][] {
  const own: Readonly<Record<string, readonly string[]>> = {
    a: ['IP4Address'],
    aaaa: ['IP6Address'],
    ptr: ['NameHost'],
    mx: ['NameExchange', 'Preference'],
    txt: ['Strings'],
    srv: ['NameTarget', 'Priority', 'Weight', 'Port'],
    soa: [
      'NameAdministrator',
      'SerialNumber',
      'TimeToZoneRefresh',
      'TimeToZoneFailureRetry',
      'TimeToExpiration',
      'DefaultTTL',
    ],
    unknown: [],
  };
  return Object.entries(own).map(([type, names]) => [
    `microsoft.dnsclient.commands.dnsrecord_${type}`,
    { DefaultDisplayPropertySet: ['Name', 'QueryType', 'TTL', 'Section', ...names] },
  ]);
}

/** Standard sets that PowerShell's own type data holds, by lower-case type name (its Types_Ps1Xml.cs). */
const builtInSets: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>> = new Map<
  string,
  Readonly<Record<string, readonly string[]>>
>([
  ['system.diagnostics.process', { DefaultDisplayPropertySet: ['Id', 'Handles', 'CPU', 'SI', 'Name'] }],
  ['deserialized.system.diagnostics.process', { DefaultDisplayPropertySet: ['Id', 'Handles', 'CPU', 'Name'] }],
  ['system.serviceprocess.servicecontroller', { DefaultDisplayPropertySet: ['Status', 'Name', 'DisplayName'] }],
  ['system.io.fileinfo', { DefaultDisplayPropertySet: ['LastWriteTime', 'Length', 'Name'] }],
  ['system.io.directoryinfo', { DefaultDisplayProperty: ['Name'] }],
  ['system.net.ipaddress', { DefaultDisplayProperty: ['IPAddressToString'] }],
  ...dnsRecordSets(),
  [
    'system.management.automation.extendedtypedefinition',
    { DefaultDisplayPropertySet: ['TypeNames', 'FormatViewDefinition'] },
  ],
]);

/** The type data of a session, by lower-case type name. */
export type TypeDataTable = Map<string, TypeData>;

const tables = new WeakMap<ScriptContext, TypeDataTable>();
let anyInUse = false;

/** The type data of a session, to be changed. */
export function typeDataTable(ctx: ScriptContext): TypeDataTable {
  let table = tables.get(ctx);
  if (!table) {
    table = new Map();
    tables.set(ctx, table);
  }
  anyInUse = true;
  return table;
}

/** Type data for an object's type names, the most derived first; empty for nearly all objects. */
export function typeDataOf(ctx: ScriptContext, value: Value): readonly TypeData[] {
  if (!anyInUse || isNullish(value)) return [];
  const table = tables.get(ctx);
  if (!table || table.size === 0) return [];
  const found: TypeData[] = [];
  for (const name of typeNamesOf(value)) {
    const data = table.get(name.toLowerCase());
    if (data) found.push(data);
  }
  return found;
}

/** The member of a name in lower case that type data adds; `PSStandardMembers` is made of the standard sets. */
export function addedMember(ctx: ScriptContext, value: Value, lowerName: string): AddedMember | undefined {
  if (anyInUse) {
    for (const data of typeDataOf(ctx, value)) {
      const member = data.members.get(lowerName);
      if (member) return member;
      if (lowerName === 'psstandardmembers' && data.standard.size > 0) return standardMembers(data.standard);
    }
  }
  if (lowerName !== 'psstandardmembers' || isNullish(value)) return undefined;
  for (const name of typeNamesOf(value)) {
    const sets = builtInSets.get(name.toLowerCase());
    if (sets) return standardMembers(Object.entries(sets));
  }
  return undefined;
}

function standardMembers(standard: Iterable<readonly [string, readonly string[]]>): AddedMember {
  const sets = CustomObject.from(
    [...standard].map(([name, names]) => [name, name.endsWith('Set') ? propertySet(name, names) : names[0]] as const),
  );
  return { kind: 'NoteProperty', name: 'PSStandardMembers', value: sets };
}

/** A property set as scripts see it. */
function propertySet(name: string, names: readonly string[]): CustomObject {
  return CustomObject.from([
    ['Name', name],
    ['ReferencedPropertyNames', [...names]],
  ]);
}

/** The value of a property that type data adds; `undefined` when there is none. */
export function addedProperty(ctx: ScriptContext, self: Value, lowerName: string): Value {
  const member = addedMember(ctx, self, lowerName);
  if (!member) return undefined;
  if (!('member' in member)) return member.value ?? null;
  return member.member.get ? (member.member.get(self, ctx) ?? null) : undefined;
}
