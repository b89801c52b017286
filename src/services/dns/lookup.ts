import { lookup, lookupService } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type PlainData, ServiceArguments } from '../plain-data.js';

/**
 * `{ name, family? }` → `{ addresses }`: the addresses of a name by all the ways the system has (getaddrinfo), of both families or of one
 * (4 or 6); an address stands for itself. `{ name, reverse: true }` → `{ host }`: the name of an address. Nothing found: no addresses, null.
 */
export async function lookUp(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('dns.lookup', data);
  const name = given.text('name');
  const family = given.number('family', 0);
  try {
    if (given.flag('reverse')) return { host: (await lookupService(name, 0)).hostname };
    if (isIP(name) !== 0) return { addresses: [name] };
    return { addresses: (await lookup(name, { all: true, family })).map(({ address }) => address) };
  } catch {
    return given.flag('reverse') ? { host: null } : { addresses: [] };
  }
}
