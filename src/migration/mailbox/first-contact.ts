/** The target folder had mail before we came: what of the source is among it? (reference/mail-moving.md §3.6) */
import type { FolderStatus, MessageInfo } from '../../mail/mailbox.js';
import { claimedUids, readCandidates, recordFound, storedCandidates } from './candidates.js';
import type { MoveContext } from './context.js';
import { type FolderRecord, sentKey } from './folder-record.js';
import { MatchPool, matchAll } from './matching.js';

/** What lies in the target and may be ours. */
export interface ExistingMessages {
  /** Stored by an earlier move from this very folder whose journal is gone: source UID → target UID. */
  readonly recognised: ReadonlyMap<number, number>;
  /** The others, to be found by their headers. */
  readonly pool: MatchPool;
}

/** Messages of the target that may be copies of ours; undefined when there is nothing to look through. */
export async function existingMessages(
  context: MoveContext,
  record: FolderRecord,
  target: FolderStatus,
): Promise<ExistingMessages | undefined> {
  if (record.contacted || target.messages === 0) return undefined;
  const claimed = await claimedUids(context, record);
  const origin = { folder: record.source, uidValidity: record.sourceUidValidity };
  const recognised = (await context.target.storedFrom?.(record.target, origin)) ?? new Map<number, number>();
  const taken = new Set([...claimed, ...recognised.values()]);
  const there = await readCandidates(context.target, record.target, { fromUid: 1 });
  const pool = new MatchPool(there.filter(({ uid }) => !taken.has(uid)));
  await withoutOwn(context, record, pool);
  return { recognised, pool };
}

/** Messages of an earlier pass that the target took without telling where they went: they are no other mail. */
async function withoutOwn(context: MoveContext, record: FolderRecord, pool: MatchPool): Promise<void> {
  const map = await context.ledger.load(record);
  const own = [...map.entries()].filter(({ kind, targetUid }) => kind === 'copied' && targetUid === 0);
  const stored = await storedCandidates(context, record, new Set(own.map(({ uid }) => uid)));
  await recordFound(context, record, stored, pool);
}

/** Records those that are there already; gives the others. */
export async function withoutExisting(
  context: MoveContext,
  record: FolderRecord,
  messages: readonly MessageInfo[],
  { recognised, pool }: ExistingMessages,
): Promise<readonly MessageInfo[]> {
  if (messages.length === 0 || pool.size + recognised.size === 0) return messages;
  const wanted = await readCandidates(context.source, record.source, { uids: messages.map(({ uid }) => uid) });
  const pairs = matchAll(
    wanted.filter(({ uid }) => !recognised.has(uid)),
    pool,
  );
  const keys = new Map(wanted.map(({ uid, key }) => [uid, key.full]));
  const targetUid = (uid: number) => (keys.has(uid) ? (recognised.get(uid) ?? pairs.get(uid)?.uid) : undefined);
  const unsure: [number, string][] = [];
  for (const message of messages) {
    const { uid, flags } = message;
    const found = targetUid(uid);
    if (found === undefined) continue;
    const sent = record.sentFlags.get(sentKey(message));
    context.ledger.done(record, [uid, found, keys.get(uid)!, 'existing', sent ?? flags.join(' ')]);
    if (sent !== undefined && sent !== '') unsure.push([uid, '']);
  }
  context.ledger.flagsUnsure(record, unsure);
  return messages.filter(({ uid }) => targetUid(uid) === undefined);
}
