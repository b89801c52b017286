import { typedArray } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { Answer } from './service-call.js';

/** Kinds of records that can be asked for; A_AAAA asks for both kinds of addresses. */
export const recordTypes = ['A_AAAA', 'A', 'AAAA', 'MX', 'TXT', 'CNAME', 'NS', 'PTR', 'SRV'] as const;

/** Name of the type and own properties of a record, as Windows' DnsClient gives them. */
const shapes: Readonly<Record<string, readonly [string, (record: Answer) => readonly (readonly [string, Value])[]]>> = {
  A: ['DnsRecord_A', (r) => [['IPAddress', r['address'] as Value]]],
  AAAA: ['DnsRecord_AAAA', (r) => [['IPAddress', r['address'] as Value]]],
  MX: [
    'DnsRecord_MX',
    (r) => [
      ['NameExchange', r['exchange'] as Value],
      ['Preference', r['preference'] as Value],
    ],
  ],
  TXT: [
    'DnsRecord_TXT',
    (r) => [['Strings', typedArray(requireType('System.String'), [...(r['strings'] as readonly string[])])]],
  ],
  CNAME: ['DnsRecord_PTR', (r) => [['NameHost', r['host'] as Value]]],
  NS: ['DnsRecord_PTR', (r) => [['NameHost', r['host'] as Value]]],
  PTR: ['DnsRecord_PTR', (r) => [['NameHost', r['host'] as Value]]],
  SRV: [
    'DnsRecord_SRV',
    (r) => [
      ['NameTarget', r['target'] as Value],
      ['Priority', r['priority'] as Value],
      ['Weight', r['weight'] as Value],
      ['Port', r['port'] as Value],
    ],
  ],
};

/** The object of one record; `TTL` in seconds, null where it cannot be had. */
export function recordObject(record: Answer): CustomObject {
  const type = String(record['type']);
  const [typeName, own] = shapes[type]!;
  const pairs: [string, Value][] = [
    ['Name', record['name'] as Value],
    ['Type', type],
    ['TTL', record['ttl'] as Value],
    ['Section', 'Answer'],
  ];
  for (const [name, value] of own(record)) pairs.push([name, value]);
  return CustomObject.from(pairs, [
    `Microsoft.DnsClient.Commands.${typeName}`,
    'Microsoft.DnsClient.Commands.DnsRecord',
  ]);
}
