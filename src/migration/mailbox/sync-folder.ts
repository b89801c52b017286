/** One folder of one pass: look, settle the past, copy what is new, carry flags over. */
import { type Folder, type FolderStatus, type MessageInfo, pathKey, pathText } from '../../mail/mailbox.js';
import { type MoveContext, sizeLimit } from './context.js';
import { copyMessages } from './copy.js';
import { type ExistingMessages, existingMessages, withoutExisting } from './first-contact.js';
import { noteReturned, syncFlags } from './flag-sync.js';
import { countsOf, type FolderRecord } from './folder-record.js';
import { sourceChanged } from './identity-change.js';
import { chunkSize } from './listing-share.js';
import { openTarget } from './open-target.js';
import { reconcile } from './reconcile.js';
import { isShownElsewhere, leaveOutShownElsewhere } from './shown-elsewhere.js';
import { withoutUnwanted } from './unwanted.js';

/** Messages that failed before are tried again, at most so many a pass. */
const maxRetries = 200;

/** Brings one target folder up to its source folder. @throws MailError; what is done stays done. */
export async function syncFolder(context: MoveContext, record: FolderRecord, folder: Folder): Promise<void> {
  context.progress.enter('listing', record.source);
  const look = folder.status ?? (await context.source.status(record.source));
  context.sourceMessages.set(record, look.messages);
  if (isQuiet(context, record, look)) return;
  const status = await context.source.examine(record.source);
  context.sourceMessages.set(record, status.messages);
  const isUnderWay = record.uncertain.size + record.sentFlags.size > 0;
  if (record.sourceUidValidity !== 0 && record.sourceUidValidity !== status.uidValidity) {
    forgetUncertain(context, record);
    await sourceChanged(context, record, status);
  }
  // Messages without a state (an interrupted first pass, a folder made anew): all flags are compared.
  const isBegun = isUnderWay || (await context.ledger.load(record)).size > 0;
  const before = record.seen ?? (isBegun ? { messages: -1, uidValidity: 0, uidNext: 1 } : undefined);
  if (hasNews(context, record, status)) {
    const isLeft = await leaveOutShownElsewhere(context, record, status);
    if (isLeft || !isSettled(context, record)) await copyNew(context, record, status);
  }
  if (before !== undefined) await syncFlags(context, record, before, status, () => openTarget(context, record));
  await copyLeftOut(context, record, status);
  context.ledger.seen(record, status);
}

/** Fewer entries than messages: a listing left some out. All are listed once more; what the server counts and never lists is told. */
async function copyLeftOut(context: MoveContext, record: FolderRecord, status: FolderStatus): Promise<void> {
  const map = await context.ledger.load(record);
  if (map.liveSize >= status.messages) return;
  const target = await openTarget(context, record);
  await copyFrom(context, record, 1, { existing: undefined, uidNext: target.uidNext });
  const now = await context.source.examine(record.source);
  context.sourceMessages.set(record, now.messages);
  if (now.uidNext === status.uidNext && map.liveSize < now.messages)
    context.ledger.note(
      `Source folder "${pathText(record.source)}" counts ${now.messages} messages, but lists only ${map.liveSize}.`,
    );
}

/** True when the list of the source's folders alone tells that there is nothing to do. */
export function isAllQuiet(context: MoveContext, folders: readonly Folder[]): boolean {
  const records = new Map(context.ledger.folders.map((record) => [pathKey(record.source), record]));
  return folders.every(({ path, status }) => {
    const record = records.get(pathKey(path));
    return record !== undefined && status !== undefined && isQuiet(context, record, status);
  });
}

/** True when a folder's state alone tells that there is nothing to do: no message and no flag has changed. */
function isQuiet(context: MoveContext, record: FolderRecord, now: FolderStatus): boolean {
  const tellsFlags = now.highestModSeq !== undefined || now.messages === 0;
  return tellsFlags && isUnchanged(record, now) && retryable(context, record).length === 0;
}

/** False when flags may have changed and mail may be gone, but nothing can have come. */
function hasNews(context: MoveContext, record: FolderRecord, now: FolderStatus): boolean {
  const { seen } = record;
  // A state with -1 messages is the one of a pass that ended early.
  if (!isSettled(context, record) || seen === undefined || seen.messages < 0) return true;
  return seen.uidValidity !== now.uidValidity || seen.uidNext !== now.uidNext;
}

/** True: nothing of earlier passes is open. */
function isSettled(context: MoveContext, record: FolderRecord): boolean {
  return isMet(record) && record.uncertain.size === 0 && retryable(context, record).length === 0;
}

/** True: the target folder was looked through for mail that lay there before us, or there is nothing to bring there. */
function isMet(record: FolderRecord): boolean {
  return record.contacted || isShownElsewhere(record);
}

function isUnchanged(record: FolderRecord, now: FolderStatus): boolean {
  const seen = record.seen;
  return (
    seen !== undefined &&
    isMet(record) &&
    record.uncertain.size === 0 &&
    record.unsureFlags.size === 0 &&
    seen.uidValidity === now.uidValidity &&
    seen.uidNext === now.uidNext &&
    seen.messages === now.messages &&
    seen.highestModSeq === now.highestModSeq
  );
}

/** Uncertain messages of an earlier run: looked up, if both folders are still the ones they were announced for. */
async function settlePast(context: MoveContext, record: FolderRecord): Promise<void> {
  if (record.uncertain.size === 0) return;
  const status = await openTarget(context, record);
  const isSame = record.targetUidValidity === 0 || record.targetUidValidity === status.uidValidity;
  // Names stay what they were when UIDs do not.
  if (isSame || context.target.storedFrom !== undefined) await reconcile(context, record);
  else forgetUncertain(context, record);
}

/** After a change of UIDVALIDITY neither UID says where to look: the whole target folder is looked through, as at first contact. */
function forgetUncertain(context: MoveContext, record: FolderRecord): void {
  if (record.uncertain.size > 0) context.ledger.forget(record);
}

async function copyNew(context: MoveContext, record: FolderRecord, status: FolderStatus): Promise<void> {
  await context.ledger.load(record);
  await settlePast(context, record);
  const { target, listed } = await openAndList(context, record);
  context.ledger.opened(record, status.uidValidity, target.uidValidity, record.contacted || target.messages === 0);
  const existing = await existingMessages(context, record, target);
  const uidNext = await retryFailed(context, record, existing, target.uidNext);
  await copyFrom(context, record, nextUid(record), { existing, uidNext, listed });
  context.ledger.opened(record, status.uidValidity, target.uidValidity, true);
}

/** Up to where the source folder was dealt with; from the beginning again when its target folder turns out to be another one. */
function nextUid({ seen }: FolderRecord): number {
  return seen?.uidNext ?? 1;
}

/** Messages of the source that were asked for with this limit. */
interface Listed {
  readonly messages: readonly MessageInfo[];
  readonly limit: number;
}

/** Opens the target folder and lists the first messages. A target folder that was never open has nothing to ask the source: both go on at once. */
async function openAndList(
  context: MoveContext,
  record: FolderRecord,
): Promise<{ readonly target: FolderStatus; readonly listed: Listed | undefined }> {
  if (record.targetUidValidity !== 0) return { target: await openTarget(context, record), listed: undefined };
  // A connection is not left while it is waited for.
  const [target, listed] = await Promise.allSettled([
    openTarget(context, record),
    list(context, record, nextUid(record)),
  ]);
  if (target.status === 'rejected') throw target.reason;
  if (listed.status === 'rejected') throw listed.reason;
  return { target: target.value, listed: listed.value };
}

async function list(context: MoveContext, record: FolderRecord, from: number): Promise<Listed> {
  const limit = chunkSize();
  return { messages: await context.source.listMessages(record.source, from, limit), limit };
}

/** What a copy knows when it begins. */
interface Known {
  readonly existing: ExistingMessages | undefined;
  /** Of the target folder. */
  readonly uidNext: number;
  /** What comes first, when it is known already. */
  readonly listed?: Listed | undefined;
}

/** Copies the messages from a UID on that have no entry yet. */
async function copyFrom(context: MoveContext, record: FolderRecord, first: number, known: Known): Promise<void> {
  let { uidNext, listed } = known;
  for (let from = first; ; ) {
    const { messages, limit } = listed ?? (await list(context, record, from));
    listed = undefined;
    uidNext = await copyChunk(context, record, messages, known.existing, uidNext);
    // Where the target does not tell where mail went, its UIDNEXT bounds what a broken transfer may have left.
    if (record.unplaced.size > 0) uidNext = (await context.target.examine(record.target)).uidNext;
    const last = messages.at(-1);
    if (last === undefined || messages.length < limit) break;
    from = last.uid + 1;
    // Partly done: not equal to any state, but the next pass begins here.
    const uidValidity = record.sourceUidValidity;
    context.ledger.seen(record, { messages: -1, uidValidity, uidNext: Math.max(from, record.seen?.uidNext ?? 1) });
    await context.ledger.compactIfLarge();
  }
}

async function copyChunk(
  context: MoveContext,
  record: FolderRecord,
  messages: readonly MessageInfo[],
  existing: ExistingMessages | undefined,
  uidNext: number,
): Promise<number> {
  context.stop.throwIfRequested();
  const map = await context.ledger.load(record);
  noteReturned(context, record, map, messages);
  const unknown = messages.filter(({ uid }) => !map.has(uid));
  const missing = existing === undefined ? unknown : await withoutExisting(context, record, unknown, existing);
  const wanted = await withoutUnwanted(context, record, missing);
  context.progress.enter('copying', record.source);
  return await copyMessages(context, record, wanted, uidNext);
}

/** UIDs worth another try: failed ones, and large ones when the limit was raised. */
function retryable(context: MoveContext, record: FolderRecord): number[] {
  const { failed, large } = countsOf(record);
  if (failed + large === 0) return [];
  const limit = sizeLimit(context);
  const items = [...record.skipped.values()].filter(
    ({ kind, size }) => kind !== 'Filtered' && (kind !== 'LargeItem' || size <= limit),
  );
  return items.slice(0, maxRetries).map(({ uid }) => uid);
}

async function retryFailed(
  context: MoveContext,
  record: FolderRecord,
  existing: ExistingMessages | undefined,
  uidNext: number,
): Promise<number> {
  const map = await context.ledger.load(record);
  const messages: MessageInfo[] = [];
  for (const uid of retryable(context, record)) {
    const [message] = await context.source.listMessages(record.source, uid, 1);
    if (message?.uid === uid && map.get(uid)?.gone !== true) messages.push(message);
  }
  if (messages.length === 0) return uidNext;
  const missing = existing === undefined ? messages : await withoutExisting(context, record, messages, existing);
  const limit = sizeLimit(context);
  return await copyMessages(
    context,
    record,
    missing.filter(({ size }) => size <= limit),
    uidNext,
  );
}
