/** After a crash or a lost connection: which of the announced messages arrived? (reference/mail-moving.md §3.3) */
import { MailError } from '../../mail/errors.js';
import { pathText } from '../../mail/mailbox.js';
import { claimedUids, readCandidates, recordFound, storedCandidates } from './candidates.js';
import type { MoveContext } from './context.js';
import { noKey } from './folder-map.js';
import type { FolderRecord } from './folder-record.js';
import { MatchPool } from './matching.js';

/** A server may still be storing what it received before the connection died. */
const recently = 60_000;
const maxLooks = 60;
/** A server so busy that a look takes long also takes long to end what it received: the pause is at least so many times a look. */
const pauseInLooks = 10;
/** Looks that must find the same: one pause alone may fall into a moment in which the server had not begun yet. */
const equalLooks = 3;

/**
 * Finds out about every uncertain message: it is on the target (recorded as done), or it is not (and may be sent again).
 * Nothing is sent while this has not succeeded. @throws MailError when either side cannot be read.
 */
export async function reconcile(context: MoveContext, record: FolderRecord): Promise<void> {
  if (record.uncertain.size === 0) return;
  const origin = { folder: record.source, uidValidity: record.sourceUidValidity };
  const recognised = await context.target.storedFrom?.(record.target, origin);
  if (recognised !== undefined) await settleByName(context, record, recognised);
  else await settleByKey(context, record);
  context.ledger.notStored(record, [...record.uncertain.keys()]);
}

/** The target knows each message by name: no guess among equal ones. */
async function settleByName(
  context: MoveContext,
  record: FolderRecord,
  recognised: ReadonlyMap<number, number>,
): Promise<void> {
  const arrived = [...record.uncertain.keys()].filter((uid) => recognised.has(uid));
  if (arrived.length === 0) return;
  const keys = new Map(
    (await readCandidates(context.source, record.source, { uids: arrived })).map(({ uid, key }) => [uid, key.full]),
  );
  for (const uid of arrived) {
    context.ledger.done(record, [
      uid,
      recognised.get(uid)!,
      keys.get(uid) ?? noKey,
      'copied',
      record.uncertain.get(uid)!.flags,
    ]);
  }
}

async function settleByKey(context: MoveContext, record: FolderRecord): Promise<void> {
  const { source, target } = context;
  if (Date.now() - record.uncertainSince < recently) await untilQuiet(context, record);
  const claimed = await claimedUids(context, record);
  const window = (await readCandidates(target, record.target, { fromUid: record.uncertainFrom })).filter(
    ({ uid }) => !claimed.has(uid),
  );
  if (window.length === 0) return;
  // Those that are there for certain choose first: else one of them is taken for an equal message that never arrived.
  const pool = new MatchPool(window);
  await recordFound(context, record, await storedCandidates(context, record, record.unplaced), pool);
  const wanted = await readCandidates(source, record.source, { uids: [...record.uncertain.keys()] });
  await recordFound(context, record, wanted, pool);
}

/** Waits until the target folder's state stays the same for some looks: the old connection's commands are done. */
async function untilQuiet(context: MoveContext, record: FolderRecord): Promise<void> {
  let last = '';
  let equal = 0;
  for (let look = 0; look < maxLooks; look++) {
    const began = performance.now();
    const { messages, uidNext, uidValidity } = await context.target.examine(record.target);
    const took = performance.now() - began;
    const now = `${messages} ${uidNext} ${uidValidity}`;
    equal = now === last ? equal + 1 : 1;
    if (equal === equalLooks) return;
    last = now;
    await context.sleep(Math.max(context.limits.settleMs, pauseInLooks * took));
    if (context.stop.aborted) throw new MailError('aborted', 'Stopped.');
  }
  // Somebody else delivers without pause: matching is by key, so theirs are not taken for ours.
  context.ledger.note(`"${pathText(record.target)}" kept changing while a broken transfer was looked up.`);
}
