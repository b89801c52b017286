import * as fs from 'node:fs';
import { NotSupportedException, ObjectDisposedException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import type { ScriptContext } from '../../values/script-access.js';
import { NetObject } from '../../values/value.js';
import { onFile } from './faults.js';
import { placeOf } from './places.js';

/** `System.IO.Stream`: bytes with a position. */
export abstract class Stream extends NetObject {
  position = 0;
  isOpen = true;
  /** True of a connection: what will come is not known, nothing can be sought in it, and reading waits. */
  readonly comesInPieces: boolean = false;
  abstract readonly canRead: boolean;
  abstract readonly canWrite: boolean;
  abstract get length(): number;
  /** Up to `count` bytes from the position on; fewer only at the end. */
  abstract readBytes(count: number): Uint8Array;
  /** Writes at the position. */
  abstract writeBytes(bytes: Uint8Array): void;
  abstract setLength(length: number): void;

  flush(): void {
    this.checkOpen();
  }

  close(): void {
    this.isOpen = false;
  }

  /** Everything from the position to the end. */
  readRest(): Uint8Array {
    if (this.comesInPieces) return this.#allPieces();
    return this.readBytes(Math.max(0, this.length - this.position));
  }

  #allPieces(): Uint8Array {
    const pieces: Uint8Array[] = [];
    for (let piece = this.readBytes(65536); piece.length > 0; piece = this.readBytes(65536)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  protected checkOpen(): void {
    if (!this.isOpen) throw closed(this.netType.fullName);
  }
}

function closed(type: string): TerminatingError {
  const what = type.endsWith('FileStream') ? 'file' : 'Stream';
  return netError(
    newException(
      ObjectDisposedException,
      what === 'file' ? 'Cannot access a closed file.' : 'Cannot access a closed Stream.',
    ),
  );
}

/** `System.IO.MemoryStream`. */
export class MemoryStream extends Stream {
  readonly canRead = true;
  readonly canWrite: boolean;
  /** True when it was made over an array, whose size it cannot change. */
  readonly isFixed: boolean;
  #bytes: Uint8Array;
  #length: number;

  constructor(bytes: Uint8Array = new Uint8Array(0), isFixed = false, canWrite = true) {
    super();
    this.#bytes = bytes;
    this.#length = bytes.length;
    this.isFixed = isFixed;
    this.canWrite = canWrite;
  }

  get length(): number {
    return this.#length;
  }

  get capacity(): number {
    return this.#bytes.length;
  }

  readBytes(count: number): Uint8Array {
    this.checkOpen();
    const bytes = this.#bytes.slice(this.position, Math.min(this.position + count, this.#length));
    this.position += bytes.length;
    return bytes;
  }

  writeBytes(bytes: Uint8Array): void {
    this.checkOpen();
    if (!this.canWrite) throw netError(newException(NotSupportedException, 'Stream does not support writing.'));
    this.#reserve(this.position + bytes.length);
    this.#bytes.set(bytes, this.position);
    this.position += bytes.length;
    this.#length = Math.max(this.#length, this.position);
  }

  setLength(length: number): void {
    this.#reserve(length);
    if (length < this.#length) this.#bytes.fill(0, length, this.#length);
    this.#length = length;
    this.position = Math.min(this.position, length);
  }

  toArray(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    if (this.isFixed) throw netError(newException(NotSupportedException, 'Memory stream is not expandable.'));
    const grown = new Uint8Array(Math.max(size, this.#bytes.length * 2, 256));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** `System.IO.FileStream`: a file that is open. */
export class FileStream extends Stream {
  readonly path: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly #handle: number;

  constructor(path: string, mode: string, access: string) {
    super();
    this.path = path;
    this.canRead = access !== 'Write';
    this.canWrite = access !== 'Read';
    this.#handle = onFile(path, (place) => openFile(place, mode, access));
    if (mode === 'Append') this.position = this.length;
  }

  get length(): number {
    this.checkOpen();
    return fs.fstatSync(this.#handle).size;
  }

  readBytes(count: number): Uint8Array {
    this.checkOpen();
    if (!this.canRead) throw netError(newException(NotSupportedException, 'Stream does not support reading.'));
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const read = fs.readSync(this.#handle, bytes, filled, count - filled, this.position + filled);
      if (read === 0) break;
      filled += read;
    }
    this.position += filled;
    return bytes.subarray(0, filled);
  }

  writeBytes(bytes: Uint8Array): void {
    this.checkOpen();
    if (!this.canWrite) throw netError(newException(NotSupportedException, 'Stream does not support writing.'));
    onFile(this.path, () => {
      for (let at = 0; at < bytes.length; ) {
        at += fs.writeSync(this.#handle, bytes, at, bytes.length - at, this.position + at);
      }
    });
    this.position += bytes.length;
  }

  setLength(length: number): void {
    this.checkOpen();
    fs.ftruncateSync(this.#handle, length);
  }

  override close(): void {
    if (this.isOpen) fs.closeSync(this.#handle);
    super.close();
  }
}

/** Opens as .NET's FileMode says. Errors of the file system are the caller's. */
function openFile(path: string, mode: string, access: string): number {
  const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC } = fs.constants;
  const rights = access === 'Read' ? O_RDONLY : access === 'Write' ? O_WRONLY : O_RDWR;
  const flags: Readonly<Record<string, number>> = {
    CreateNew: O_CREAT | O_EXCL,
    Create: O_CREAT | O_TRUNC,
    Open: 0,
    OpenOrCreate: O_CREAT,
    Truncate: O_TRUNC,
    Append: O_CREAT,
  };
  return fs.openSync(path, rights | (flags[mode] ?? 0), 0o644);
}

/** Opens a file for a script; relative to the session's folder. */
export function openStream(ctx: ScriptContext, path: string | null, mode: string, access?: string): FileStream {
  return new FileStream(placeOf(ctx, path), mode, access ?? (mode === 'Append' ? 'Write' : 'ReadWrite'));
}
