/** The state of a move as one file, replaced whole: `state.json`, and the files of maps it points to. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MailError } from '../../mail/errors.js';
import { syncDirectory } from '../../mail/sync-directory.js';
import { countsOf, type FolderRecord, type MapPlace, newRecord, type UncertainMessage } from './folder-record.js';
import { storageError } from './journal.js';
import type { SkippedItem } from './types.js';

const version = 1;
const maxMapFiles = 6;

/** What `state.json` holds. */
export interface Checkpoint {
  readonly source: string;
  readonly target: string;
  /** Number of the journal that continues this state. */
  readonly generation: number;
  readonly folders: FolderRecord[];
  readonly notes: string[];
}

/** The journal file of a generation. */
export function journalPath(dir: string, generation: number): string {
  return join(dir, `journal-${generation}`);
}

/** Reads the state; undefined when there is none. @throws MailError `storage` naming the file when it is damaged or newer. */
export async function readCheckpoint(dir: string): Promise<Checkpoint | undefined> {
  const path = join(dir, 'state.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw storageError(path, error);
  }
  try {
    const value = JSON.parse(text) as StoredState;
    if (value.version !== version) throw new RangeError(`version ${value.version} is not known here`);
    return { ...value, folders: value.folders.map(fromStored), notes: value.notes };
  } catch (error) {
    throw new MailError('storage', `${path} cannot be read: ${(error as Error).message}. It is left as it is.`, {
      cause: error,
    });
  }
}

/**
 * Writes maps that changed, then the state, in an order that leaves the old or the new state whole at any instant.
 * Files that nothing points to any more are removed.
 */
export async function writeCheckpoint(dir: string, state: Checkpoint): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await writeMaps(dir, state);
    const stored: StoredState = { ...state, version, folders: state.folders.map(toStored) };
    await writeSynced(join(dir, 'state.new'), Buffer.from(`${JSON.stringify(stored)}\n`));
    await rename(join(dir, 'state.new'), join(dir, 'state.json'));
    await syncDirectory(dir);
    await removeOld(dir, state);
  } catch (error) {
    throw storageError(join(dir, 'state.json'), error);
  }
}

interface StoredState extends Omit<Checkpoint, 'folders'> {
  readonly version: number;
  readonly folders: StoredFolder[];
}

type StoredFolder = Omit<
  FolderRecord,
  | 'map'
  | 'dirty'
  | 'uncertain'
  | 'uncertainFrom'
  | 'uncertainSince'
  | 'sentFlags'
  | 'unplaced'
  | 'unsureFlags'
  | 'skipped'
  | 'seen'
> & {
  readonly seen?: { messages: number; uidValidity: number; uidNext: number; highestModSeq?: string };
  readonly skipped: readonly SkippedItem[];
  /** {@link FolderRecord.sentFlags}; absent when empty. */
  readonly sent?: readonly (readonly [key: string, flags: string])[];
  /** {@link FolderRecord.unsureFlags}; absent when empty. */
  readonly unsure?: readonly (readonly [uid: number, flags: readonly string[]])[];
  /** Absent when every message's fate is known. */
  readonly underWay?: {
    readonly from: number;
    readonly since: number;
    readonly messages: readonly UncertainMessage[];
    readonly unplaced: readonly number[];
  };
};

function toStored(record: FolderRecord): StoredFolder {
  const {
    map: _,
    dirty: __,
    sentFlags,
    uncertain,
    uncertainFrom: from,
    uncertainSince: since,
    unplaced,
    unsureFlags,
    seen,
    skipped,
    ...kept
  } = record;
  const underWay = { from, since, messages: [...uncertain.values()], unplaced: [...unplaced] };
  const rest = {
    ...kept,
    storedCounts: countsOf(record),
    ...(uncertain.size > 0 ? { underWay } : {}),
    ...(sentFlags.size > 0 ? { sent: [...sentFlags] } : {}),
    ...(unsureFlags.size > 0 ? { unsure: [...unsureFlags] } : {}),
  };
  if (seen === undefined) return { ...rest, skipped: [...skipped.values()] };
  const { highestModSeq, ...numbers } = seen;
  const stored = { ...numbers, ...(highestModSeq === undefined ? {} : { highestModSeq: String(highestModSeq) }) };
  return { ...rest, seen: stored, skipped: [...skipped.values()] };
}

function fromStored(stored: StoredFolder): FolderRecord {
  const { seen, skipped, underWay, sent = [], unsure = [], ...rest } = stored;
  const record = { ...newRecord(stored.id, stored.source, stored.target), ...rest };
  if (underWay !== undefined) {
    record.uncertainFrom = underWay.from;
    record.uncertainSince = underWay.since;
    for (const message of underWay.messages) record.uncertain.set(message.uid, message);
    for (const uid of underWay.unplaced) record.unplaced.add(uid);
  }
  for (const [key, flags] of sent) record.sentFlags.set(key, flags);
  for (const [uid, flags] of unsure) record.unsureFlags.set(uid, flags);
  for (const item of skipped) record.skipped.set(item.uid, item);
  if (seen !== undefined) {
    const { highestModSeq, ...numbers } = seen;
    record.seen = { ...numbers, ...(highestModSeq === undefined ? {} : { highestModSeq: BigInt(highestModSeq) }) };
  }
  return record;
}

/** Changed maps go into one new file, so that a pass over many folders costs one sync. */
async function writeMaps(dir: string, state: Checkpoint): Promise<void> {
  const files = new Set(state.folders.map(({ mapPlace }) => mapPlace?.file));
  const rewrite = files.size > maxMapFiles;
  const name = `maps-${state.generation}`;
  const pieces: Buffer[] = [];
  let offset = 0;
  const places: [FolderRecord, MapPlace][] = [];
  for (const record of state.folders) {
    if (!record.dirty && !(rewrite && record.mapPlace !== undefined)) continue;
    const bytes = record.map === undefined ? await readMap(dir, record.mapPlace!) : record.map.encode();
    pieces.push(bytes);
    places.push([record, { file: name, offset, length: bytes.length }]);
    offset += bytes.length;
  }
  if (pieces.length === 0) return;
  await writeSynced(join(dir, name), Buffer.concat(pieces));
  for (const [record, place] of places) {
    record.mapPlace = place;
    record.dirty = false;
  }
}

/** The bytes of a folder's map. */
export async function readMap(dir: string, place: MapPlace): Promise<Buffer> {
  const path = join(dir, place.file);
  try {
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.alloc(place.length);
      await file.read(bytes, 0, place.length, place.offset);
      return bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw storageError(path, error);
  }
}

async function writeSynced(path: string, data: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(data);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function removeOld(dir: string, state: Checkpoint): Promise<void> {
  const used = new Set(state.folders.map(({ mapPlace }) => mapPlace?.file));
  const current = `journal-${state.generation}`;
  for (const name of await readdir(dir)) {
    const old = (name.startsWith('journal-') && name !== current) || (name.startsWith('maps-') && !used.has(name));
    if (old) await rm(join(dir, name), { force: true });
  }
}
