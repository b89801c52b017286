/** Flags that changed at the source since they were carried over, and messages that the source no longer has. */
import { MailError } from '../../mail/errors.js';
import { flagDifference, flagsKey, normalFlags, splitFlags } from '../../mail/flags.js';
import { type FlagChange, type FolderStatus, type MessageInfo, pathText } from '../../mail/mailbox.js';
import { pairOnTarget, readCandidates } from './candidates.js';
import type { MoveContext } from './context.js';
import type { FolderMap, MapEntry } from './folder-map.js';
import type { FolderRecord } from './folder-record.js';
import { MatchPool } from './matching.js';

const batch = 1000;

interface Changed {
  readonly entry: MapEntry;
  readonly flags: readonly string[];
}

/**
 * Carries flag changes over: what was added or removed at the source is added or removed on the target,
 * other flags that the target's user set stay. `openTarget` is called only when there is something to change.
 */
export async function syncFlags(
  context: MoveContext,
  record: FolderRecord,
  before: FolderStatus,
  status: FolderStatus,
  openTarget: () => Promise<unknown>,
): Promise<void> {
  const map = await context.ledger.load(record);
  // Fewer messages than entries: something was deleted. Where the server cannot tell what, only the whole list shows it.
  if (map.liveSize > status.messages) await noteVanished(context, record, before);
  const { unsureFlags } = record;
  const whole =
    before.highestModSeq === undefined ||
    status.highestModSeq === undefined ||
    map.liveSize > status.messages ||
    unsureFlags.size > 0;
  const present = whole ? new Set<number>() : undefined;
  const changed: Changed[] = [];
  for await (const block of context.source.listFlags(record.source, whole ? undefined : before.highestModSeq)) {
    for (const { uid, flags } of block) {
      present?.add(uid);
      const entry = map.get(uid);
      if (
        flags !== undefined &&
        entry !== undefined &&
        arrived(entry) &&
        (unsureFlags.has(uid) || flagsKey(flags) !== flagsKey(splitFlags(entry.flags)))
      )
        changed.push({ entry, flags });
    }
  }
  if (present !== undefined) context.ledger.gone(record, missingFrom(map, present));
  if (changed.length === 0) return;
  context.progress.enter('flags', record.source);
  await openTarget();
  await carryAll(context, record, changed);
  context.progress.flagsChanged += changed.length;
}

/** Gives messages that are on the target the flags they are to have; the target folder is open. */
export async function carryFlags(
  context: MoveContext,
  record: FolderRecord,
  wanted: ReadonlyMap<number, readonly string[]>,
): Promise<void> {
  const map = await context.ledger.load(record);
  const changed: Changed[] = [];
  for (const [uid, flags] of wanted) {
    const entry = map.get(uid);
    if (entry !== undefined) changed.push({ entry, flags });
  }
  await carryAll(context, record, changed);
}

async function carryAll(context: MoveContext, record: FolderRecord, changed: readonly Changed[]): Promise<void> {
  if (changed.some(({ entry }) => entry.targetUid === 0)) await findTargetUids(context, record);
  const map = await context.ledger.load(record);
  for (let at = 0; at < changed.length; at += batch) {
    context.stop.throwIfRequested();
    await carryOver(context, record, map, changed.slice(at, at + batch));
  }
}

async function noteVanished(context: MoveContext, record: FolderRecord, before: FolderStatus): Promise<void> {
  if (before.highestModSeq === undefined) return;
  const ranges = await context.source.vanished?.(record.source, before.highestModSeq);
  if (ranges === undefined || ranges.length === 0) return;
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
  const map = await context.ledger.load(record);
  const gone: number[] = [];
  let at = 0;
  for (const entry of map.entries()) {
    while (at < sorted.length && sorted[at]!.last < entry.uid) at++;
    if (at < sorted.length && sorted[at]!.first <= entry.uid && !entry.gone) gone.push(entry.uid);
  }
  context.ledger.gone(record, gone);
}

/** A list of flags that left messages out made them look deleted: the source lists them. */
export function noteReturned(
  context: MoveContext,
  record: FolderRecord,
  map: FolderMap,
  messages: readonly MessageInfo[],
): void {
  if (map.size === map.liveSize) return;
  const uids = messages.map(({ uid }) => uid);
  context.ledger.back(
    record,
    uids.filter((uid) => map.get(uid)?.gone === true),
  );
}

function arrived(entry: MapEntry): boolean {
  return entry.kind === 'copied' || entry.kind === 'existing';
}

function missingFrom(map: FolderMap, present: ReadonlySet<number>): number[] {
  const missing: number[] = [];
  for (const { uid, gone } of map.entries()) if (!gone && !present.has(uid)) missing.push(uid);
  return missing;
}

async function carryOver(
  context: MoveContext,
  record: FolderRecord,
  map: FolderMap,
  changed: readonly Changed[],
): Promise<void> {
  const groups = new Map<string, { uids: number[]; add: string[]; remove: string[] }>();
  for (const { entry, flags } of changed) {
    const targetUid = map.get(entry.uid)?.targetUid ?? 0;
    if (targetUid === 0) continue;
    const { add, remove } = changeFrom([entry.flags, ...(record.unsureFlags.get(entry.uid) ?? [])], flags);
    const key = `${add.join(' ')}-${remove.join(' ')}`;
    const group = groups.get(key) ?? { uids: [], add, remove };
    group.uids.push(targetUid);
    groups.set(key, group);
  }
  const items = changed.map(({ entry, flags }) => [entry.uid, flags.join(' ')] as const);
  // Announced first: else a change that was made and not recorded would stay when the source takes it back.
  context.ledger.flagsUnsure(record, items);
  await context.ledger.sync();
  for (const change of groups.values()) await changeFlags(context, record, change);
  context.ledger.flagsChanged(record, items);
}

/** What to change on a message that has one of several sets of flags. */
function changeFrom(states: readonly string[], to: readonly string[]): { add: string[]; remove: string[] } {
  const changes = states.map((state) => flagDifference(splitFlags(state), to));
  return {
    add: normalFlags(changes.flatMap(({ add }) => add)),
    remove: normalFlags(changes.flatMap(({ remove }) => remove)),
  };
}

/** One refused change is told, and keeps nothing else from going on. */
async function changeFlags(context: MoveContext, record: FolderRecord, change: FlagChange): Promise<void> {
  try {
    await context.target.changeFlags(record.target, [change]);
  } catch (error) {
    if (!(error instanceof MailError) || error.reason !== 'rejected') throw error;
    const flags = [...change.add, ...change.remove].join(' ');
    context.ledger.note(`"${pathText(record.target)}" refused to change these flags: ${flags}.`);
  }
}

/** Servers without UIDPLUS do not tell where messages went: found by key, when it is first needed. */
async function findTargetUids(context: MoveContext, record: FolderRecord): Promise<void> {
  const map = await context.ledger.load(record);
  const known = new Set<number>();
  for (const { targetUid } of map.entries()) if (targetUid !== 0) known.add(targetUid);
  const there = await readCandidates(context.target, record.target, { fromUid: 1 });
  const pool = new MatchPool(there.filter(({ uid }) => !known.has(uid)));
  const lost = [...map.entries()].filter((entry) => entry.targetUid === 0 && arrived(entry));
  for (const [{ uid, key, kind, flags }, match] of await pairOnTarget(context, record, lost, pool))
    context.ledger.done(record, [uid, match.uid, key, kind as 'copied' | 'existing', flags]);
}
