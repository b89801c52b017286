/** A folder got a new UIDVALIDITY: its UIDs mean nothing any more (reference/mail-moving.md §3.5). */
import { type FolderStatus, pathText } from '../../mail/mailbox.js';
import { readCandidates } from './candidates.js';
import type { MoveContext } from './context.js';
import { FolderMap, type MapEntry } from './folder-map.js';
import type { FolderRecord } from './folder-record.js';
import { MatchPool, matchEntries } from './matching.js';

/** The source folder was made anew: old entries are found again by their keys; what is not found is new. */
export async function sourceChanged(context: MoveContext, record: FolderRecord, status: FolderStatus): Promise<void> {
  const { ledger, source } = context;
  const old = await ledger.load(record);
  const pool = new MatchPool(await readCandidates(source, record.source, { fromUid: 1 }));
  const map = new FolderMap();
  for (const [entry, { uid }] of matchEntries(old, pool, () => true)) map.set({ ...entry, uid, gone: false });
  const lost = old.size - map.size;
  record.skipped.clear();
  ledger.note(
    `Source folder "${pathText(record.source)}" was made anew (UIDVALIDITY ${record.sourceUidValidity} → ${status.uidValidity}): ${map.size} messages were recognised, ${lost} are no longer there.`,
  );
  await ledger.replace(record, map, status.uidValidity, record.targetUidValidity);
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
    ledger.note(`${said} and is empty: its messages are copied again.`);
  } else {
    const pool = new MatchPool(await readCandidates(target, record.target, { fromUid: 1 }));
    let missing = 0;
    const places = new Map<number, number>();
    for (const [{ uid }, match] of matchEntries(old, pool, arrived)) places.set(uid, match.uid);
    for (const entry of old.entries()) {
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
