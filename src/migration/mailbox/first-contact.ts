/** The target folder had mail before we came: what of the source is among it? (reference/mail-moving.md §3.6) */
import type { FolderStatus, MessageInfo } from '../../mail/mailbox.js';
import { claimedUids, readCandidates } from './candidates.js';
import type { MoveContext } from './context.js';
import type { FolderRecord } from './folder-record.js';
import { MatchPool, matchAll } from './matching.js';

/** Messages of the target that may be copies of ours; undefined when there is nothing to look through. */
export async function existingMessages(
  context: MoveContext,
  record: FolderRecord,
  target: FolderStatus,
): Promise<MatchPool | undefined> {
  if (record.contacted || target.messages === 0) return undefined;
  const claimed = await claimedUids(context, record);
  if (claimed.size >= target.messages) return undefined;
  const there = await readCandidates(context.target, record.target, { fromUid: 1 });
  return new MatchPool(there.filter(({ uid }) => !claimed.has(uid)));
}

/** Records those that are there already; gives the others. */
export async function withoutExisting(
  context: MoveContext,
  record: FolderRecord,
  messages: readonly MessageInfo[],
  pool: MatchPool,
): Promise<readonly MessageInfo[]> {
  if (messages.length === 0 || pool.size === 0) return messages;
  const wanted = await readCandidates(context.source, record.source, { uids: messages.map(({ uid }) => uid) });
  const pairs = matchAll(wanted, pool);
  const keys = new Map(wanted.map(({ uid, key }) => [uid, key.full]));
  for (const { uid, flags } of messages) {
    const match = pairs.get(uid);
    if (match !== undefined) context.ledger.done(record, [uid, match.uid, keys.get(uid)!, 'existing', flags.join(' ')]);
  }
  return messages.filter(({ uid }) => !pairs.has(uid));
}
