import { isIP } from 'node:net';
import type { Host } from '../../../src/engine/host.js';
import { type Answer, callService, ServiceFailure, textOf } from './service-call.js';

/** Addresses of a name: itself when it is one; nothing when it cannot be resolved. */
export function addressesOf(host: Host, name: string, families: readonly ('A' | 'AAAA')[] = ['A', 'AAAA']): string[] {
  if (isIP(name) !== 0) return [name];
  return families.flatMap((type) => {
    try {
      const { records } = callService(host, 'dns.resolve', { name, type });
      return Array.isArray(records) ? (records as Answer[]).map((record) => textOf(record['address'])) : [];
    } catch (error) {
      if (error instanceof ServiceFailure) return [];
      throw error;
    }
  });
}
