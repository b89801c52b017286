/** A folder got a new UIDVALIDITY: its UIDs mean nothing any more (reference/mail-moving.md §3.5). */
import { type FolderStatus, pathKey, pathText } from '../../mail/mailbox.js';
import { datesOf, pairOnTarget, readCandidates } from './candidates.js';
import type { MoveContext } from './context.js';
import { FolderMap, type MapEntry } from './folder-map.js';
import type { FolderRecord } from './folder-record.js';
import { ambiguous, MatchPool, matchEntries } from './matching.js';

/** The source folder was made anew: old entries are found again by their keys; what is not found is new. */
export async function sourceChanged(context: MoveContext, record: FolderRecord, status: FolderStatus): Promise<void> {
  const { ledger, source } = context;
  const old = await ledger.load(record);
  const pool = new MatchPool(await readCandidates(source, record.source, { fromUid: 1 }));
  const map = new FolderMap();
  const unsureFlags = new Map<number, readonly string[]>();
  const entries = [...old.entries()];
  const dates = await datesOnTarget(context, record, ambiguous(entries, pool));
  for (const [entry, { uid }] of matchEntries(entries, pool, dates)) {
    map.set({ ...entry, uid, gone: false });
    const unsure = record.unsureFlags.get(entry.uid);
    if (unsure !== undefined) unsureFlags.set(uid, unsure);
  }
  const lost = old.size - map.size;
  record.skipped.clear();
  ledger.note(
    `Source folder "${pathText(record.source)}" was made anew (UIDVALIDITY ${record.sourceUidValidity} → ${status.uidValidity}): ${map.size} messages were recognised, ${lost} are no longer there.`,
  );
  record.unsureFlags = unsureFlags;
  await ledger.replace(record, map, status.uidValidity, record.targetUidValidity);
}

/** When messages arrived, by source UID, as far as the target still has them under their UIDs. */
async function datesOnTarget(
  { target, targetFolders }: MoveContext,
  record: FolderRecord,
  entries: readonly MapEntry[],
): Promise<Map<number, number>> {
  const placed = entries.filter(({ targetUid }) => targetUid !== 0);
  if (placed.length === 0 || !targetFolders.has(pathKey(record.target))) return new Map();
  const { uidValidity } = await target.examine(record.target);
  if (uidValidity !== record.targetUidValidity) return new Map();
  const there = await datesOf(
    target,
    record.target,
    placed.map(({ targetUid }) => targetUid),
  );
  return new Map(
    placed.flatMap(({ uid, targetUid }) => {
      const date = there.get(targetUid);
      return date === undefined ? [] : [[uid, date] as const];
    }),
  );
}

/**
 * The target folder was made anew. Empty: everything is copied again. Else entries find their message by key;
 * those that do not were deleted by the user, and are not brought back.
 */
export async function targetChanged(context: MoveContext, record: FolderRecord, status: FolderStatus): Promise<void> {
  const { ledger, target } = context;
  const old = await ledger.load(record);
  const map = new FolderMap();
  const said = `Target folder "${pathText(record.target)}" was made anew (UIDVALIDITY ${record.targetUidValidity} → ${status.uidValidity})`;
  if (status.messages === 0) {
    for (const entry of old.entries()) if (!arrived(entry)) map.set(entry);
    record.unsureFlags = new Map();
    ledger.note(`${said} and is empty: its messages are copied again.`);
  } else {
    const pool = new MatchPool(await readCandidates(target, record.target, { fromUid: 1 }));
    let missing = 0;
    const places = new Map<number, number>();
    const entries = [...old.entries()];
    for (const [{ uid }, match] of await pairOnTarget(context, record, entries.filter(arrived), pool))
      places.set(uid, match.uid);
    for (const entry of entries) {
      if (arrived(entry) && !places.has(entry.uid)) missing++;
      map.set({ ...entry, targetUid: places.get(entry.uid) ?? 0 });
    }
    ledger.note(`${said}: ${missing} of ${map.size} messages are no longer there and are not copied again.`);
  }
  await ledger.replace(record, map, record.sourceUidValidity, status.uidValidity);
}

function arrived(entry: MapEntry): boolean {
  return entry.kind === 'copied' || entry.kind === 'existing';
}
