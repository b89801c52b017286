import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { mxTtl } from './dns-ttl.js';
import { type PlainData, ServiceArguments } from './plain-data.js';

/**
 * `{ domain, host, server?, timeoutMilliseconds? }` → where the mail of a domain goes: `{ hosts, ttl, leadsToHost }`. `hosts` are those of its MX
 * record, nearest first; `ttl` its seconds (null where nobody tells); `leadsToHost`: one of them is `host`, by name or by address. A domain without an
 * answer has no hosts. Never rejects.
 */
export async function mailRoute(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('dns.mailRoute', data);
  const domain = given.text('domain');
  const source = given.text('host').toLowerCase();
  const server = given.optionalText('server');
  const timeout = given.number('timeoutMilliseconds', 2000);
  const resolver = new Resolver({ timeout, tries: 1 });
  if (server !== null) resolver.setServers([server]);
  const [records, ttl] = await Promise.all([
    resolver.resolveMx(domain).catch(() => []),
    mxTtl(domain, server, timeout),
  ]);
  const hosts = records.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange.toLowerCase());
  const addresses = new Set(hosts.length === 0 ? [] : await addressesOf(resolver, source));
  const leads = await Promise.all(
    hosts.map(async (host) => host === source || (await addressesOf(resolver, host)).some((one) => addresses.has(one))),
  );
  return { hosts, ttl, leadsToHost: leads.includes(true) };
}

async function addressesOf(resolver: Resolver, host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const asked = await Promise.all([resolver.resolve4(host).catch(() => []), resolver.resolve6(host).catch(() => [])]);
  const found = asked.flat();
  if (found.length > 0) return found;
  return (await lookup(host, { all: true }).catch(() => [])).map(({ address }) => address);
}
