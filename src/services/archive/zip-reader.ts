import { createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { ArchiveError } from './archive-error.js';

/** General purpose bit 11: the name is UTF-8. */
const utf8Flag = 0x800;

/** An open zip archive. */
export class ZipReader {
  readonly entries: readonly Entry[];
  readonly #file: ZipFile;
  readonly #stop = new AbortController();

  private constructor(file: ZipFile, entries: readonly Entry[]) {
    this.#file = file;
    this.entries = entries;
  }

  /** Opens an archive and reads its directory. Raises ArchiveError ('not a zip'), errors of node:fs. */
  static async open(path: string): Promise<ZipReader> {
    try {
      // Names are decoded by nameOf: one bad name must not hide the other entries.
      const file = await openPromise(path, { autoClose: false, decodeStrings: false });
      const entries: Entry[] = [];
      for await (const entry of file.eachEntry()) entries.push(entry);
      return new ZipReader(file, entries);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
      throw new ArchiveError('not a zip', error instanceof Error ? error.message : String(error));
    }
  }

  /** The unpacked bytes of an entry, checked against its length and checksum. Raises ArchiveError. */
  async content(entry: Entry): Promise<Readable> {
    if (entry.isEncrypted()) throw new ArchiveError('encrypted', 'The entry is encrypted.');
    if (!entry.canDecodeFileData())
      throw new ArchiveError('method', `The entry is packed by method ${entry.compressionMethod}.`);
    try {
      return await this.#file.openReadStreamPromise(entry);
    } catch (error) {
      throw damage(error);
    }
  }

  /** Unpacks an entry into an existing file. Raises ArchiveError, errors of node:fs. */
  async extract(index: number, path: string): Promise<void> {
    const entry = this.entries[index]!;
    const stream = await this.content(entry);
    try {
      await pipeline(stream, checksum(entry), createWriteStream(path), { signal: this.#stop.signal });
    } catch (error) {
      throw isSystemError(error) ? error : damage(error);
    }
  }

  /** Ends what is being unpacked, and closes the archive. */
  close(): void {
    this.#stop.abort();
    this.#file.close();
  }
}

/** The name of an entry with `/` between its parts. A name that is not marked as UTF-8 is taken as such when it can be, else as code page 437. */
export function nameOf(entry: Entry): string {
  const isUtf8 = (entry.generalPurposeBitFlag & utf8Flag) !== 0 || isValidUtf8(entry.fileNameRaw);
  return getFileNameLowLevel(isUtf8 ? utf8Flag : 0, entry.fileNameRaw, entry.extraFields, false);
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Passes bytes on and fails at the end when they are not those that were packed. */
export function checksum(entry: Entry): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : new ArchiveError('damaged', 'The checksum of the entry is wrong.'));
    },
  });
}

function damage(error: unknown): Error {
  if (error instanceof ArchiveError) return error;
  return new ArchiveError('damaged', error instanceof Error ? error.message : String(error));
}

/** zlib's errors have codes, too; those of the file system have a system call. */
function isSystemError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined;
}
