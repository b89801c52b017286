import { isIP, isIPv4 } from 'node:net';
import { type PlainData, ServiceArguments } from '../plain-data.js';
import { type AskOptions, askNameServers } from './client.js';
import { DnsError } from './dns-error.js';
import { type AddressType, knownAddresses, systemAddresses } from './known-hosts.js';
import type { DnsMessage, DnsRecord } from './message.js';
import { recordTypeName, recordTypeNumber } from './record-types.js';

/**
 * `{ name, type, servers?, tcpOnly?, noHostsFile?, dnsOnly?, noRecursion?, checkingDisabled?, timeoutMilliseconds?, tries? }` → `{ records }`:
 * the records of a type (by name or number; `A_AAAA`: addresses of both families) with what the server sent along. The name of a PTR record may be an address.
 * Without a server of its own, addresses are looked for in the hosts file first, and names without a dot by the system's other ways last.
 * A name without such records has the SOA record of its domain, if the server tells it. Raises DnsError.
 */
export async function resolveName(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('dns.resolve', data);
  const type = typeName(given.text('type').toUpperCase());
  const name = type === 'PTR' ? reverseName(given.text('name')) : given.text('name');
  const types = type === 'A_AAAA' ? ['AAAA', 'A'] : [type];
  const ownServers = given.texts('servers');
  const asksOthers = ownServers.length === 0 && !given.flag('dnsOnly');
  if (asksOthers && !given.flag('noHostsFile')) {
    const known = types.filter(isAddressType).flatMap((one) => asRecords(name, one, knownAddresses(name, one)));
    if (known.length > 0) return { records: known };
  }
  const options: AskOptions = {
    servers: ownServers,
    timeoutMilliseconds: given.number('timeoutMilliseconds', 3000),
    tries: given.number('tries', 2),
    tcpOnly: given.flag('tcpOnly'),
    recursion: !given.flag('noRecursion'),
    checkingDisabled: given.flag('checkingDisabled'),
  };
  const answers = await Promise.allSettled(types.map((one) => askFor(name, one, options)));
  const records = together(answers);
  if (records.length > 0) return { records };
  if (asksOthers && !name.includes('.')) {
    const found = await Promise.all(
      types.filter(isAddressType).map(async (one) => asRecords(name, one, await systemAddresses(name, one))),
    );
    if (found.flat().length > 0) return { records: found.flat() };
  }
  throw answers.find((answer) => answer.status === 'rejected')?.reason ?? noRecords(name, type);
}

/** The name of a type that is given by its number. */
function typeName(type: string): string {
  return /^\d{1,5}$/.test(type) ? recordTypeName(Number(type)) : type;
}

function isAddressType(type: string): type is AddressType {
  return type === 'A' || type === 'AAAA';
}

/** An address of the hosts file or the system: nobody may keep it, so its time to live is 0. */
function asRecords(name: string, type: AddressType, addresses: readonly string[]): DnsRecord[] {
  const dataLength = type === 'A' ? 4 : 16;
  return addresses.map((address) => ({ type, name, ttl: 0, section: 'Answer', dataLength, address }));
}

async function askFor(name: string, type: string, options: AskOptions): Promise<DnsMessage> {
  const number = recordTypeNumber(type);
  if (number === null) throw new DnsError(`Records of type ${type} cannot be asked for.`, 'EBADQUERY');
  const message = await askNameServers(name, number, options);
  if (message.responseCode === 3) throw new DnsError(`${name} does not exist.`, 'ENXDOMAIN');
  return message;
}

function noRecords(name: string, type: string): DnsError {
  return new DnsError(`${name} has no records of type ${type}.`, 'ENODATA');
}

/**
 * The records of the answers to all questions, section by section, each of them once. What came with an empty answer (the SOA record) counts
 * only when all are empty.
 */
function together(answers: readonly PromiseSettledResult<DnsMessage>[]): DnsRecord[] {
  const messages = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.records] : []));
  const full = messages.filter((records) => records.some(({ section }) => section === 'Answer'));
  const all = (full.length > 0 ? full : messages).flat();
  const once = new Map(all.map((record) => [JSON.stringify({ ...record, ttl: 0 }), record]));
  return (['Answer', 'Authority', 'Additional'] as const).flatMap((section) =>
    [...once.values()].filter((record) => record.section === section),
  );
}

/** The name under which the name of an address is kept (RFC 1035 §3.5, RFC 3596 §2.5); other names as they are. */
export function reverseName(name: string): string {
  if (isIP(name) === 0) return name;
  if (isIPv4(name)) return `${name.split('.').reverse().join('.')}.in-addr.arpa`;
  const digits = ipv6Groups(name.replace(/%.*/, '')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

/** The eight groups of an address of IPv6, four digits each. */
function ipv6Groups(address: string): string[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros: string[] = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...(tail === undefined ? [] : zeros), ...back].map((group) => group.padStart(4, '0'));
}
