import { typedArray } from '../../../../src/engine/values/arrays.js';
import { defineEnum, enumByName, enumOf, enumValue } from '../../../../src/engine/values/enums.js';
import { defineType, type NetType } from '../../../../src/engine/values/net-type.js';
import { UInt16, UInt32 } from '../../../../src/engine/values/numbers.js';
import type { PropertyDefinition } from '../../../../src/engine/values/type-definition.js';
import { requireType } from '../../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../../src/engine/values/value.js';
import type { Answer } from '../service-call.js';
import { recordTypeEnum } from './record-types.js';

const space = 'Microsoft.DnsClient.Commands.';

defineEnum(`${space}DNSSection`, ['Question', 'Answer', 'Authority', 'Additional']);
defineEnum(`${space}DNSCharset`, ['Unknown', 'Unicode', 'Utf8', 'Ansi']);

/** `Microsoft.DnsClient.Commands.DnsRecord`: one record of an answer, by the names of its properties. */
class DnsRecord extends NetObject {
  readonly fields = new Map<string, Value>();
}

/** What stands in a record: properties as Get-Member writes them, other names for them, and the field of the service's answer behind each. */
interface RecordShape {
  readonly properties: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, string>>;
}

/** The types of records (Windows' DnsClient; Get-Member shows these members). NS, CNAME, DNAME and PTR are of one type. */
const shapes: Readonly<Record<string, RecordShape>> = {
  DnsRecord_A: {
    properties: { 'IP4Address: string': 'address' },
    aliases: { Address: 'IP4Address', IPAddress: 'IP4Address' },
  },
  DnsRecord_AAAA: {
    properties: { 'IP6Address: string': 'address' },
    aliases: { Address: 'IP6Address', IPAddress: 'IP6Address' },
  },
  DnsRecord_PTR: { properties: { 'NameHost: string': 'host' }, aliases: { Server: 'NameHost' } },
  DnsRecord_MX: { properties: { 'NameExchange: string': 'exchange', 'Preference: uint16': 'preference' } },
  DnsRecord_TXT: { properties: { 'Strings: string[]': 'strings' }, aliases: { Text: 'Strings' } },
  DnsRecord_SRV: {
    properties: {
      'NameTarget: string': 'target',
      'Priority: uint16': 'priority',
      'Weight: uint16': 'weight',
      'Port: uint16': 'port',
    },
  },
  DnsRecord_SOA: {
    properties: {
      'PrimaryServer: string': 'primaryServer',
      'NameAdministrator: string': 'administrator',
      'SerialNumber: uint32': 'serial',
      'TimeToZoneRefresh: uint32': 'refresh',
      'TimeToZoneFailureRetry: uint32': 'retry',
      'TimeToExpiration: uint32': 'expire',
      'DefaultTTL: uint32': 'defaultTtl',
    },
  },
  DnsRecord_UNKNOWN: { properties: { 'UnknownRecord: byte[]': 'data' } },
};

/** The shape of a record of a type; the types that are missing keep their bytes. */
const shapeOf: Readonly<Record<string, string>> = {
  A: 'DnsRecord_A',
  AAAA: 'DnsRecord_AAAA',
  NS: 'DnsRecord_PTR',
  CNAME: 'DnsRecord_PTR',
  DNAME: 'DnsRecord_PTR',
  PTR: 'DnsRecord_PTR',
  MX: 'DnsRecord_MX',
  TXT: 'DnsRecord_TXT',
  SRV: 'DnsRecord_SRV',
  SOA: 'DnsRecord_SOA',
};

/** A value of a service's answer as a property of this type has it. */
const converters: Readonly<Record<string, (value: never) => Value>> = {
  string: (value: string) => value,
  'string[]': (value: readonly string[]) => typedArray(requireType('System.String'), [...value]),
  uint16: (value: number) => new UInt16(value),
  uint32: (value: number) => new UInt32(value),
  'byte[]': (value: Uint8Array) => value,
};

const nameAndType = (signature: string): [string, string] => signature.split(': ') as [string, string];

const field = (name: string): PropertyDefinition => ({
  get: (self: DnsRecord) => self.fields.get(name) ?? null,
  set: (self: DnsRecord, value: Value) => {
    self.fields.set(name, value);
  },
});

const aliasOf = (name: string): PropertyDefinition => ({
  get: (self: DnsRecord) => self.fields.get(name) ?? null,
  kind: 'AliasProperty',
});

const base: NetType = defineType({
  name: `${space}DnsRecord`,
  properties: {
    'Name: string': field('Name'),
    [`Type: ${recordTypeEnum}`]: field('Type'),
    [`CharacterSet: ${space}DNSCharset`]: field('CharacterSet'),
    [`Section: ${space}DNSSection`]: field('Section'),
    'DataLength: uint16': field('DataLength'),
    'TTL: uint32': field('TTL'),
  },
});

function defineRecord(name: string, { properties, aliases = {} }: RecordShape): new () => DnsRecord {
  const represents = class extends DnsRecord {};
  const others = Object.entries({ ...aliases, QueryType: 'Type' });
  defineType({
    name: `${space}${name}`,
    base,
    represents,
    properties: {
      ...Object.fromEntries(others.map(([alias, target]) => [`${alias}: System.Object`, aliasOf(target)])),
      ...Object.fromEntries(Object.keys(properties).map((one) => [one, field(nameAndType(one)[0])])),
    },
    constructors: { 'new()': () => new represents() },
  });
  return represents;
}

const classes = new Map(Object.entries(shapes).map(([name, shape]) => [name, defineRecord(name, shape)]));

/** The type of a record by the service's name or number for it. */
function typeValue(type: string): Value {
  const declared = requireType(recordTypeEnum);
  return enumByName(declared, type) ?? enumValue(declared, BigInt(type));
}

/** The object of one record of a service's answer. */
export function recordObject(record: Answer): DnsRecord {
  const type = String(record['type']);
  const shape = shapeOf[type] ?? 'DnsRecord_UNKNOWN';
  const object = new (classes.get(shape)!)();
  for (const [signature, source] of Object.entries(shapes[shape]!.properties)) {
    const [name, kind] = nameAndType(signature);
    object.fields.set(name, converters[kind]!(record[source] as never));
  }
  object.fields.set('Name', record['name'] as Value);
  object.fields.set('Type', typeValue(type));
  object.fields.set('CharacterSet', enumOf(`${space}DNSCharset`, 'Unicode'));
  object.fields.set('Section', enumOf(`${space}DNSSection`, String(record['section'])));
  object.fields.set('DataLength', new UInt16(Number(record['dataLength'])));
  object.fields.set('TTL', new UInt32(Number(record['ttl'])));
  return object;
}
