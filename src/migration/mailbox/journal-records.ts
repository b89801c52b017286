/** The journal's records, and what each does to a folder's record. */
import type { FolderPath } from '../../mail/mailbox.js';
import { type EntryKind, type MapEntry, noKey } from './folder-map.js';
import { type FolderRecord, sentKey } from './folder-record.js';
import type { SkippedItem, SkippedKind } from './types.js';

const maxSkippedItems = 10_000;

/** A message that was dealt with: source UID, target UID (0: unknown), key, kind, flags. */
export type DoneItem = readonly [
  uid: number,
  targetUid: number,
  key: string,
  kind: 'copied' | 'existing',
  flags: string,
];

/** The journal's records. `f` is a folder's number. */
export type JournalRecord =
  | { t: 'folder'; f: number; source: FolderPath; target: FolderPath }
  | { t: 'target'; f: number; target: FolderPath }
  | { t: 'open'; f: number; sourceUv: number; targetUv: number; contacted: boolean }
  | {
      t: 'intent';
      f: number;
      from: number;
      at: number;
      items: [uid: number, size: number, date: number, flags: string][];
    }
  | { t: 'done'; f: number; items: DoneItem[] }
  | { t: 'not'; f: number; uids: number[] }
  | { t: 'forget'; f: number }
  | { t: 'skip'; f: number; item: SkippedItem; flags: string }
  | { t: 'elsewhere'; f: number; uids: number[] }
  | { t: 'unsure'; f: number; items: [uid: number, flags: string][] }
  | { t: 'flags'; f: number; items: [uid: number, flags: string][] }
  | { t: 'gone'; f: number; uids: number[] }
  | { t: 'back'; f: number; uids: number[] }
  | { t: 'seen'; f: number; messages: number; uidValidity: number; uidNext: number; modSeq?: string }
  | { t: 'note'; text: string };

const entryKinds: Readonly<Record<SkippedKind, EntryKind>> = {
  LargeItem: 'large',
  Filtered: 'filtered',
  CorruptItem: 'failed',
  Rejected: 'failed',
  MissingItem: 'failed',
};

/** Does to a folder what a record of it says. */
export function applyToFolder(
  folder: FolderRecord,
  record: Exclude<JournalRecord, { readonly t: 'note' | 'folder' }>,
): void {
  switch (record.t) {
    case 'target':
      folder.target = record.target;
      break;
    case 'open':
      folder.sourceUidValidity = record.sourceUv;
      folder.targetUidValidity = record.targetUv;
      folder.contacted = record.contacted;
      if (record.contacted) folder.sentFlags.clear();
      break;
    case 'intent':
      applyIntent(folder, record);
      break;
    case 'done':
      for (const item of record.items) applyDone(folder, item);
      break;
    case 'not':
      for (const uid of record.uids) folder.uncertain.delete(uid);
      break;
    case 'forget':
      for (const message of folder.uncertain.values()) folder.sentFlags.set(sentKey(message), message.flags);
      folder.uncertain.clear();
      folder.contacted = false;
      break;
    case 'skip':
      applySkip(folder, record.item, record.flags);
      break;
    case 'elsewhere':
      for (const uid of record.uids)
        put(folder, { uid, targetUid: 0, key: noKey, kind: 'elsewhere', flags: '', gone: false });
      break;
    case 'unsure':
      for (const [uid, flags] of record.items) {
        const known = folder.unsureFlags.get(uid) ?? [];
        if (!known.includes(flags)) folder.unsureFlags.set(uid, [...known, flags]);
      }
      break;
    case 'flags':
      for (const [uid, flags] of record.items) {
        change(folder, uid, { flags });
        folder.unsureFlags.delete(uid);
      }
      break;
    case 'gone':
      for (const uid of record.uids) {
        change(folder, uid, { gone: true });
        folder.skipped.delete(uid);
        folder.unsureFlags.delete(uid);
      }
      break;
    case 'back':
      for (const uid of record.uids) comeBack(folder, uid);
      break;
    case 'seen': {
      const { messages, uidValidity, uidNext, modSeq } = record;
      folder.seen = {
        messages,
        uidValidity,
        uidNext,
        ...(modSeq === undefined ? {} : { highestModSeq: BigInt(modSeq) }),
      };
    }
  }
}

function applyIntent(folder: FolderRecord, record: Extract<JournalRecord, { t: 'intent' }>): void {
  const from = folder.uncertain.size === 0 ? record.from : Math.min(folder.uncertainFrom, record.from);
  // Another beginning is the target's UIDNEXT as it was told since: what was stored before lies below it.
  if (from > folder.uncertainFrom) folder.unplaced.clear();
  folder.uncertainFrom = from;
  folder.uncertainSince = record.at;
  for (const item of record.items)
    folder.uncertain.set(item[0], { uid: item[0], size: item[1], internalDate: item[2], flags: item[3] });
}

/** Notes that a message is on the target. */
export function applyDone(folder: FolderRecord, item: DoneItem): void {
  const uid = item[0];
  const targetUid = item[1];
  folder.uncertain.delete(uid);
  folder.skipped.delete(uid);
  if (targetUid === 0) folder.unplaced.add(uid);
  else folder.unplaced.delete(uid);
  // What is learned later of a message, such as its place on the target, does not bring it back to the source.
  const gone = folder.map!.get(uid)?.gone ?? false;
  put(folder, { uid, targetUid, key: item[2], kind: item[3], flags: item[4], gone });
}

function applySkip(folder: FolderRecord, item: SkippedItem, flags: string): void {
  folder.uncertain.delete(item.uid);
  if (item.kind !== 'Filtered' && folder.skipped.size < maxSkippedItems) folder.skipped.set(item.uid, item);
  put(folder, { uid: item.uid, targetUid: 0, key: noKey, kind: entryKinds[item.kind], flags, gone: false });
}

function change(folder: FolderRecord, uid: number, change: Partial<MapEntry>): void {
  const entry = folder.map!.get(uid);
  if (entry !== undefined) put(folder, { ...entry, ...change });
}

/** What had not arrived is dealt with anew. */
function comeBack(folder: FolderRecord, uid: number): void {
  const kind = folder.map!.get(uid)?.kind;
  if (kind === 'copied' || kind === 'existing' || kind === 'elsewhere') change(folder, uid, { gone: false });
  else {
    folder.map!.delete(uid);
    folder.dirty = true;
  }
}

function put(folder: FolderRecord, entry: MapEntry): void {
  folder.map!.set(entry);
  folder.dirty = true;
}
