import type { EndpointDocument } from '../../state/schema.js';
import { knownCap } from '../mail/imap/connection-gate.js';
import { serverName } from '../mail/imap/options.js';
import type { Work } from './need.js';

/** The endpoints that a sync has connections to. */
export interface SyncEndpoints {
  readonly source: EndpointDocument;
  readonly target: EndpointDocument | undefined;
}

/** Counts the syncs under way at each endpoint: never more than its MaxConcurrentMigrations and MaxConcurrentIncrementalSyncs, nor than the organisation's in all, nor than the servers take. */
export class Slots {
  readonly #used = new Map<string, number>();
  #all = 0;

  /** Takes a place for a sync at both its endpoints, or returns false when one of them, or the organisation (`most`), has none left. */
  take(work: Work, endpoints: SyncEndpoints, most: number): boolean {
    if (this.#all >= most) return false;
    const keys = keysOf(work, endpoints);
    if (keys.some(([key, limit]) => (this.#used.get(key) ?? 0) >= limit)) return false;
    for (const [key] of keys) this.#used.set(key, (this.#used.get(key) ?? 0) + 1);
    this.#all++;
    return true;
  }

  /** Gives back what `take` took, with the same arguments. */
  give(work: Work, endpoints: SyncEndpoints): void {
    for (const [key] of keysOf(work, endpoints)) this.#used.set(key, (this.#used.get(key) ?? 1) - 1);
    this.#all--;
  }
}

function keysOf(work: Work, endpoints: SyncEndpoints): [key: string, limit: number][] {
  const both = endpoints.target ? [endpoints.source, endpoints.target] : [endpoints.source];
  const distinct = new Map(both.map((one) => [one.guid, one]));
  const byWish = [...distinct.values()].map((one): [string, number] => [
    `${work === 'Initial' ? 'initial' : 'later'} ${one.guid}`,
    work === 'Initial' ? one.maxConcurrentMigrations : one.maxConcurrentIncrementalSyncs,
  ]);
  return [...byWish, ...serverLimits(both)];
}

/** What the servers take, once they are known: syncs that would only wait for a connection stay queued. */
function serverLimits(ends: readonly EndpointDocument[]): [key: string, limit: number][] {
  const names = ends.map(({ remoteServer, port }) => serverName({ host: remoteServer, port }).toLowerCase());
  return [...new Set(names)].flatMap((name): [string, number][] => {
    const cap = knownCap(name);
    const each = names.filter((other) => other === name).length;
    return [
      [`connections ${name}`, cap === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(cap / each))],
    ];
  });
}
