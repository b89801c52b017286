/** An append-only log of records, each with a checksum: what was written before a crash is found, a torn end is cut off. */
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { MailError } from '../../mail/errors.js';

/** Reads all whole records of a log, oldest first; gives how many bytes they take. A missing file has none. */
export async function readJournal(path: string, apply: (record: unknown) => void): Promise<number> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw storageError(path, error);
  }
  try {
    return await readRecords(file, apply);
  } finally {
    await file.close();
  }
}

async function readRecords(file: FileHandle, apply: (record: unknown) => void): Promise<number> {
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  let rest = Buffer.alloc(0);
  let good = 0;
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return good;
    const data = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let from = 0;
    for (let end = data.indexOf(10, from); end >= 0; end = data.indexOf(10, from)) {
      const record = decode(data.subarray(from, end));
      // Everything behind a damaged record was written after it, and is not trusted either.
      if (record === undefined) return good;
      apply(record.value);
      good += end + 1 - from;
      from = end + 1;
    }
    rest = Buffer.from(data.subarray(from));
  }
}

function decode(line: Buffer): { value: unknown } | undefined {
  if (line.length < 10 || line[8] !== 0x20) return undefined;
  const body = line.subarray(9);
  if (line.toString('latin1', 0, 8) !== crcText(body)) return undefined;
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch {
    return undefined;
  }
}

function crcText(body: Buffer | string): string {
  return crc32(body).toString(16).padStart(8, '0');
}

/** The writing end of a log. Records reach the disk with `sync`; others may be lost in a crash, in order from the end. */
export class Journal {
  private readonly path: string;
  private readonly file: FileHandle;
  private pending: string[] = [];
  private pendingLength = 0;
  private written: number;
  private busy: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, written: number) {
    this.path = path;
    this.file = file;
    this.written = written;
  }

  /** Opens a log for writing behind its last whole record (`length` as {@link readJournal} gave it). */
  static async open(path: string, length: number): Promise<Journal> {
    try {
      const file = await open(path, length === 0 ? 'w' : 'r+', 0o600);
      await file.truncate(length);
      return new Journal(path, file, length);
    } catch (error) {
      throw storageError(path, error);
    }
  }

  /** Bytes written and waiting. */
  get size(): number {
    return this.written + this.pendingLength;
  }

  /** Puts a record behind the others; it is written with the next `flush` or `sync`, or when many wait. */
  add(record: unknown): void {
    const body = JSON.stringify(record);
    const line = `${crcText(body)} ${body}\n`;
    this.pending.push(line);
    this.pendingLength += Buffer.byteLength(line);
  }

  /** Hands what waits to the operating system: it survives the end of the process. */
  async flush(): Promise<void> {
    await this.queue(() => this.write());
  }

  /** Puts everything on the disk: it survives the end of the machine. */
  async sync(): Promise<void> {
    await this.queue(async () => {
      await this.write();
      await this.file.datasync();
    });
  }

  async close(): Promise<void> {
    await this.busy.catch(() => {});
    await this.file.close();
  }

  private async write(): Promise<void> {
    if (this.pending.length === 0) return;
    const lines = this.pending;
    const data = Buffer.from(lines.join(''));
    this.pending = [];
    this.pendingLength = 0;
    try {
      for (let done = 0; done < data.length; ) {
        const { bytesWritten } = await this.file.write(data, done, data.length - done, this.written + done);
        done += bytesWritten;
      }
    } catch (error) {
      // Later records rest on these: without them the log would speak of folders that it does not know.
      this.pending = [...lines, ...this.pending];
      this.pendingLength += data.length;
      throw error;
    }
    this.written += data.length;
  }

  private queue(action: () => Promise<void>): Promise<void> {
    const next = this.busy.then(action).catch((error: unknown) => {
      throw storageError(this.path, error);
    });
    this.busy = next.catch(() => {});
    return next;
  }
}

/** A file system error as a `MailError` that names the file. */
export function storageError(path: string, error: unknown): MailError {
  if (error instanceof MailError) return error;
  const failure = error as NodeJS.ErrnoException;
  const why = failure.code === 'ENOSPC' ? 'the disk is full' : failure.message;
  return new MailError('storage', `${path}: ${why}.`, { cause: error });
}
