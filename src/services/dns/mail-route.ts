import { isIP } from 'node:net';
import { type PlainData, ServiceArguments } from '../plain-data.js';
import { type AskOptions, askNameServers } from './client.js';
import { DnsError } from './dns-error.js';
import { systemAddresses } from './known-hosts.js';
import type { DnsRecord } from './message.js';
import { RECORD_TYPES } from './record-types.js';

/**
 * `{ domain, host, server?, timeoutMilliseconds? }` → where the mail of a domain goes: `{ hosts, ttl, leadsToHost }`. `hosts` are those of its MX
 * record, nearest first; `ttl` its seconds (null where there is none); `leadsToHost`: one of them is `host`, by name or by address. A domain
 * without an answer has no hosts. Never rejects.
 */
export async function mailRoute(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('dns.mailRoute', data);
  const source = given.text('host').toLowerCase();
  const server = given.optionalText('server');
  const options: AskOptions = {
    servers: server === null ? [] : [server],
    timeoutMilliseconds: given.number('timeoutMilliseconds', 2000),
    tries: 1,
  };
  const records = await answersOf(given.text('domain'), 'MX', options);
  const ttl = records.length === 0 ? null : Math.min(...records.map((record) => record.ttl));
  const hosts = records
    .map((record) => ({ host: String(record['exchange']).toLowerCase(), preference: Number(record['preference']) }))
    .sort((a, b) => a.preference - b.preference)
    .map(({ host }) => host);
  const addresses = new Set(hosts.length === 0 ? [] : await addressesOf(source, options));
  const leads = await Promise.all(
    hosts.map(async (host) => host === source || (await addressesOf(host, options)).some((one) => addresses.has(one))),
  );
  return { hosts, ttl, leadsToHost: leads.includes(true) };
}

/** The records of one type that a name has; none when nobody tells. */
async function answersOf(name: string, type: string, options: AskOptions): Promise<readonly DnsRecord[]> {
  try {
    const { records } = await askNameServers(name, RECORD_TYPES[type]!, options);
    return records.filter((record) => record.section === 'Answer' && record.type === type);
  } catch (error) {
    if (error instanceof DnsError) return [];
    throw error;
  }
}

async function addressesOf(host: string, options: AskOptions): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const types = ['A', 'AAAA'] as const;
  const asked = await Promise.all(types.map((type) => answersOf(host, type, options)));
  const found = asked.flat().map((record) => String(record['address']));
  if (found.length > 0) return found;
  return (await Promise.all(types.map((type) => systemAddresses(host, type)))).flat();
}
