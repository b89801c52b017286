/** Reading the keys of messages on either side. */
import { type FolderPath, type Mailbox, type MessageHeader, pathKey } from '../../mail/mailbox.js';
import type { MoveContext } from './context.js';
import type { MapEntry } from './folder-map.js';
import type { FolderRecord } from './folder-record.js';
import { ambiguous, type Candidate, type MatchPool, matchAll, matchEntries } from './matching.js';
import { messageKey } from './message-key.js';

/** The keys of a mailbox's messages, each UID once. `n:*` gives the last message even when its UID is lower: left out. */
export async function readCandidates(
  mailbox: Mailbox,
  path: FolderPath,
  which: { fromUid: number } | { uids: readonly number[] },
): Promise<Candidate[]> {
  const found = new Map<number, Candidate>();
  for await (const block of mailbox.readHeaders(path, which)) {
    for (const message of block) {
      if (!('fromUid' in which) || message.uid >= which.fromUid) found.set(message.uid, toCandidate(message));
    }
  }
  return [...found.values()];
}

function toCandidate({ uid, internalDate, header }: MessageHeader): Candidate {
  return { uid, internalDate, key: messageKey(header, internalDate) };
}

/** When messages arrived, by their UIDs. */
export async function datesOf(
  mailbox: Mailbox,
  path: FolderPath,
  uids: readonly number[],
): Promise<Map<number, number>> {
  if (uids.length === 0) return new Map();
  const found = await readCandidates(mailbox, path, { uids });
  return new Map(found.map(({ uid, internalDate }) => [uid, internalDate]));
}

/** Pairs entries with the messages of the target folder; of those with equal headers the source knows when they arrived. */
export async function pairOnTarget(
  { source }: MoveContext,
  record: FolderRecord,
  entries: readonly MapEntry[],
  pool: MatchPool,
): Promise<[entry: MapEntry, match: Candidate][]> {
  const uids = ambiguous(entries, pool).map(({ uid }) => uid);
  return [...matchEntries(entries, pool, await datesOf(source, record.source, uids))];
}

/** Messages that are on the target, nobody knows where, as candidates: by their headers at the source, or by what is remembered of them. */
export async function storedCandidates(
  context: MoveContext,
  record: FolderRecord,
  uids: ReadonlySet<number>,
): Promise<Candidate[]> {
  if (uids.size === 0) return [];
  const map = await context.ledger.load(record);
  const there = await readCandidates(context.source, record.source, { uids: [...uids] });
  const found = new Set(there.map(({ uid }) => uid));
  const gone = [...uids].filter((uid) => !found.has(uid));
  return [...there, ...gone.map((uid) => ({ uid, internalDate: 0, key: { full: map.get(uid)!.key, id: undefined } }))];
}

/** Records those of the wanted messages that are found among the target's: announced ones, and ones whose place was unknown. */
export async function recordFound(
  context: MoveContext,
  record: FolderRecord,
  wanted: readonly Candidate[],
  pool: MatchPool,
): Promise<void> {
  const map = await context.ledger.load(record);
  const keys = new Map(wanted.map(({ uid, key }) => [uid, key.full]));
  const unsure: [number, string][] = [];
  for (const [uid, { uid: targetUid }] of matchAll(wanted, pool)) {
    const sent = record.uncertain.get(uid)?.flags;
    context.ledger.done(record, [uid, targetUid, keys.get(uid)!, 'copied', sent ?? map.get(uid)!.flags]);
    // A target that refuses some flags was sent the message once more, without them.
    if (sent !== undefined && sent !== '') unsure.push([uid, '']);
  }
  context.ledger.flagsUnsure(record, unsure);
}

/** Target UIDs that belong to messages already dealt with, of all source folders that go to the same target folder. */
export async function claimedUids(context: MoveContext, record: FolderRecord): Promise<Set<number>> {
  const claimed = new Set<number>();
  const target = pathKey(record.target);
  for (const other of context.ledger.folders) {
    if (pathKey(other.target) !== target) continue;
    if (other !== record && other.targetUidValidity !== record.targetUidValidity) continue;
    const map = await context.ledger.load(other);
    for (const { targetUid } of map.entries()) if (targetUid !== 0) claimed.add(targetUid);
  }
  return claimed;
}
