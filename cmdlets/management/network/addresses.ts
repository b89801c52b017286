import { isIP } from 'node:net';
import type { Host } from '../../../src/engine/host.js';
import { callService } from './service-call.js';

/** A family of addresses; 0 means both. */
export type AddressFamily = 0 | 4 | 6;

/** The addresses of a name by all the ways the system has: itself when it is one; nothing when it cannot be resolved. */
export function addressesOf(host: Host, name: string, family: AddressFamily = 0): readonly string[] {
  if (isIP(name) !== 0) return family === 0 || isIP(name) === family ? [name] : [];
  const { addresses } = callService(host, 'dns.lookup', { name, family });
  return Array.isArray(addresses) ? (addresses as readonly string[]) : [];
}
