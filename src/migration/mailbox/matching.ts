/** Pairing messages of two sides one to one: n messages with a key on one side need n on the other. */
import type { MapEntry } from './folder-map.js';
import type { MessageKey } from './message-key.js';

/** One side's message. */
export interface Candidate {
  readonly uid: number;
  readonly internalDate: number;
  readonly key: MessageKey;
}

/** A stock of target messages from which matches are taken, each once. */
export class MatchPool {
  private readonly byKey = new Map<string, Candidate[]>();
  private readonly byId = new Map<string, Candidate[]>();
  private readonly left = new Set<Candidate>();

  constructor(candidates: Iterable<Candidate>) {
    for (const candidate of candidates) {
      this.left.add(candidate);
      push(this.byKey, candidate.key.full, candidate);
      if (candidate.key.id !== undefined) push(this.byId, candidate.key.id, candidate);
    }
  }

  /** How many are not yet taken. */
  get size(): number {
    return this.left.size;
  }

  /** How many have a full key, taken or not. */
  count(full: string): number {
    return this.byKey.get(full)?.length ?? 0;
  }

  /** Takes the candidate with the same full key whose INTERNALDATE is nearest; `exactly`: the same. */
  takeByKey(full: string, internalDate: number, exactly = false): Candidate | undefined {
    let best: Candidate | undefined;
    for (const candidate of this.byKey.get(full) ?? []) {
      if (!this.left.has(candidate) || (exactly && candidate.internalDate !== internalDate)) continue;
      if (best === undefined || distance(candidate, internalDate) < distance(best, internalDate)) best = candidate;
    }
    if (best !== undefined) this.left.delete(best);
    return best;
  }

  /** Takes the candidate with the same Message-ID, if it is the only one left with it. */
  takeByUniqueId(id: string): Candidate | undefined {
    const found = (this.byId.get(id) ?? []).filter((candidate) => this.left.has(candidate));
    if (found.length !== 1) return undefined;
    this.left.delete(found[0]!);
    return found[0];
  }
}

/** Messages with the same headers may differ in their bodies; when each arrived tells them apart. One that is alone may have another time. */
const inOrder = [true, false];

/** Pairs: for each wanted message the one that matches it. Whole keys first, then a Message-ID that is unique on both sides. */
export function matchAll(wanted: readonly Candidate[], pool: MatchPool): Map<number, Candidate> {
  const pairs = new Map<number, Candidate>();
  let open = [...wanted];
  for (const exactly of inOrder) {
    const tried = open;
    open = [];
    for (const message of tried) {
      const match = pool.takeByKey(message.key.full, message.internalDate, exactly);
      if (match === undefined) open.push(message);
      else pairs.set(message.uid, match);
    }
  }
  const counts = new Map<string, number>();
  for (const { key } of open) if (key.id !== undefined) counts.set(key.id, (counts.get(key.id) ?? 0) + 1);
  for (const message of open) {
    const id = message.key.id;
    const match = id !== undefined && counts.get(id) === 1 ? pool.takeByUniqueId(id) : undefined;
    if (match !== undefined) pairs.set(message.uid, match);
  }
  return pairs;
}

/** Entries with a key that others have too, on either side: which is which needs more than the key. */
export function ambiguous(entries: readonly MapEntry[], pool: MatchPool): MapEntry[] {
  const counts = new Map<string, number>();
  for (const { key } of entries) counts.set(key, (counts.get(key) ?? 0) + 1);
  return entries.filter(({ key }) => pool.count(key) > 0 && counts.get(key)! + pool.count(key) > 2);
}

/**
 * Pairs entries with the messages of a folder. `dates`: INTERNALDATE of the ambiguous ones, where it is known. Of equal messages
 * those that the source still has choose first.
 */
export function* matchEntries(
  entries: readonly MapEntry[],
  pool: MatchPool,
  dates: ReadonlyMap<number, number>,
): Generator<[entry: MapEntry, match: Candidate]> {
  const rank = ({ uid, gone }: MapEntry) => (gone ? 2 : dates.has(uid) ? 0 : 1);
  let open = [...entries].sort((a, b) => rank(a) - rank(b));
  for (const exactly of inOrder) {
    const tried = open;
    open = [];
    for (const entry of tried) {
      const match = pool.takeByKey(entry.key, dates.get(entry.uid) ?? 0, exactly);
      if (match === undefined) open.push(entry);
      else yield [entry, match];
    }
  }
}

function distance(candidate: Candidate, internalDate: number): number {
  return Math.abs(candidate.internalDate - internalDate);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
