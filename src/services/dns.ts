import { lookup, Resolver } from 'node:dns/promises';
import { type PlainData, ServiceArguments } from './plain-data.js';

/** One record of an answer; `ttl` in seconds, null where Node does not tell it (all but A and AAAA). */
export interface DnsRecord {
  readonly [field: string]: PlainData;
  readonly type: string;
  readonly name: string;
  readonly ttl: number | null;
}

type Query = (resolver: Resolver, name: string) => Promise<DnsRecord[]>;

const QUERIES: Readonly<Record<string, Query>> = {
  A: async (resolver, name) =>
    (await resolver.resolve4(name, { ttl: true })).map(({ address, ttl }) => ({ type: 'A', name, ttl, address })),
  AAAA: async (resolver, name) =>
    (await resolver.resolve6(name, { ttl: true })).map(({ address, ttl }) => ({ type: 'AAAA', name, ttl, address })),
  MX: async (resolver, name) =>
    (await resolver.resolveMx(name))
      .sort((a, b) => a.priority - b.priority)
      .map(({ exchange, priority }) => ({ type: 'MX', name, ttl: null, exchange, preference: priority })),
  TXT: async (resolver, name) =>
    (await resolver.resolveTxt(name)).map((strings) => ({ type: 'TXT', name, ttl: null, strings })),
  CNAME: async (resolver, name) =>
    (await resolver.resolveCname(name)).map((host) => ({ type: 'CNAME', name, ttl: null, host })),
  NS: async (resolver, name) => (await resolver.resolveNs(name)).map((host) => ({ type: 'NS', name, ttl: null, host })),
  PTR: async (resolver, name) => (await resolver.reverse(name)).map((host) => ({ type: 'PTR', name, ttl: null, host })),
  SRV: async (resolver, name) =>
    (await resolver.resolveSrv(name)).map((one) => ({
      type: 'SRV',
      name,
      ttl: null,
      target: one.name,
      port: one.port,
      priority: one.priority,
      weight: one.weight,
    })),
};

/** Raised when a name cannot be resolved; `code` is Node's (ENOTFOUND, ENODATA, ETIMEOUT, …). */
export class DnsError extends Error {
  override readonly name = 'DnsError';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/**
 * `{ name, type, server? }` → `{ records }`: asks a name server for records of one type (A, AAAA, MX, TXT, CNAME, NS, PTR, SRV);
 * for A and AAAA without a server of its own the system's resolver (with its hosts file) is asked when the name server knows nothing.
 * Raises DnsError.
 */
export async function resolveName(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('dns.resolve', data);
  const name = given.text('name');
  const type = given.text('type').toUpperCase();
  const query = QUERIES[type];
  if (query === undefined) throw new DnsError(`Records of type ${type} cannot be asked for.`, 'EBADQUERY');
  const server = given.optionalText('server');
  const resolver = new Resolver({ timeout: given.number('timeoutMilliseconds', 5000), tries: 2 });
  if (server !== null) resolver.setServers([server]);
  try {
    return { records: await query(resolver, name) };
  } catch (error) {
    if (server === null && (type === 'A' || type === 'AAAA')) {
      const records = await fromSystem(name, type);
      if (records.length > 0) return { records };
    }
    const code = (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
    throw new DnsError(`${name} has no answer for ${type} (${code}).`, code);
  }
}

async function fromSystem(name: string, type: 'A' | 'AAAA'): Promise<DnsRecord[]> {
  try {
    const found = await lookup(name, { all: true, family: type === 'A' ? 4 : 6 });
    return found.map(({ address }) => ({ type, name, ttl: null, address }));
  } catch {
    return [];
  }
}
