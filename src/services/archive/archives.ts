import { type PlainData, ServiceArgumentError, ServiceArguments } from '../plain-data.js';
import { nameOf, ZipReader } from './zip-reader.js';
import { type PackingLevel, ZipWriter } from './zip-writer.js';

/** Archives that are open, by the number their callers know. */
const readers = new Map<number, ZipReader>();
const writers = new Map<number, ZipWriter>();
let lastId = 0;

/**
 * `{ path }` → `{ id, entries: [{ name, time, mode }] }`: opens an archive. Folders end in `/`; `time` in milliseconds since 1970, `mode` of
 * Unix or 0. Raises ArchiveError, errors of node:fs.
 */
export async function openArchive(data: PlainData): Promise<PlainData> {
  const reader = await ZipReader.open(new ServiceArguments('archive.open', data).text('path'));
  const id = ++lastId;
  readers.set(id, reader);
  const entries = reader.entries.map((entry) => ({
    name: nameOf(entry),
    time: entry.getLastModDate().getTime(),
    mode: entry.externalFileAttributes >>> 16,
  }));
  return { id, entries };
}

/** `{ id, index, path }`: unpacks one entry into an existing file. Raises ArchiveError, errors of node:fs. */
export async function extractEntry(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('archive.extract', data);
  await known(readers, given).extract(given.number('index', -1), given.text('path'));
  return null;
}

/** `{ path, level }` → `{ id }`: begins an archive in an existing file; level 0, 1 or 6. */
export async function createArchive(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('archive.create', data);
  const id = ++lastId;
  writers.set(id, new ZipWriter(given.text('path'), given.number('level', 6) as PackingLevel));
  return { id };
}

/**
 * `{ id, name, time, source? }`: adds a file, or without `source` an empty folder; `{ id, from, index }` adds an entry of the open archive `from`.
 * Raises errors of node:fs (with the path of the source when only that failed), ArchiveError.
 */
export async function addEntry(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('archive.add', data);
  const writer = known(writers, given);
  const from = given.number('from', 0);
  const source = given.optionalText('source');
  const time = new Date(given.number('time', 0));
  if (from !== 0) await writer.copy(reader(from), given.number('index', -1));
  else if (source !== null) await writer.addFile(source, given.text('name'), time);
  else writer.addFolder(given.text('name'), time);
  return null;
}

/** `{ id }`: writes the rest of an archive that was begun. Raises errors of node:fs. */
export async function finishArchive(data: PlainData): Promise<PlainData> {
  await known(writers, new ServiceArguments('archive.finish', data)).finish();
  return null;
}

/** `{ id }`: closes an archive, whatever is being done with it. */
export async function closeArchive(data: PlainData): Promise<PlainData> {
  const id = new ServiceArguments('archive.close', data).number('id', 0);
  readers.get(id)?.close();
  writers.get(id)?.close();
  readers.delete(id);
  writers.delete(id);
  return null;
}

function known<T>(open: ReadonlyMap<number, T>, given: ServiceArguments): T {
  const found = open.get(given.number('id', 0));
  if (found === undefined) throw new ServiceArgumentError('There is no such open archive.');
  return found;
}

function reader(id: number): ZipReader {
  const found = readers.get(id);
  if (found === undefined) throw new ServiceArgumentError('There is no such open archive.');
  return found;
}
