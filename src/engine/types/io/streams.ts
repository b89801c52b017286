import * as fs from 'node:fs';
import {
  ArgumentException,
  InvalidOperationException,
  IOException,
  NotSupportedException,
  ObjectDisposedException,
} from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import type { EnumValue } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Byte } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';
import { onFile } from './faults.js';
import { placeOf } from './places.js';

/** `System.IO.Stream`: bytes with a position. */
export abstract class Stream extends NetObject {
  position = 0;
  isOpen = true;
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
    return this.readBytes(Math.max(0, this.length - this.position));
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

function seek(self: Stream, [offset, origin]: [bigint, EnumValue]): bigint {
  const from = origin.number === 0n ? 0 : origin.number === 1n ? self.position : self.length;
  const target = from + Number(offset);
  if (target < 0) {
    throw netError(
      newException(IOException, 'An attempt was made to move the position before the beginning of the stream.'),
    );
  }
  self.position = target;
  return BigInt(target);
}

function readInto(self: Stream, [buffer, offset, count]: [Uint8Array, number, number]): number {
  if (offset + count > buffer.length) {
    const message =
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.';
    throw netError(newException(ArgumentException, message));
  }
  const bytes = self.readBytes(count);
  buffer.set(bytes, offset);
  return bytes.length;
}

const abilities = {
  'CanRead: bool': (self: Stream) => self.isOpen && self.canRead,
  'CanSeek: bool': (self: Stream) => self.isOpen,
  'CanWrite: bool': (self: Stream) => self.isOpen && self.canWrite,
};
const place = {
  'Length: long': (self: Stream) => BigInt(self.length),
  'Position: long': {
    get: (self: Stream) => BigInt(self.position),
    set: (self: Stream, position: bigint) => {
      self.position = Number(position);
    },
  },
};

function noTimeouts(): never {
  throw netError(newException(InvalidOperationException, 'Timeouts are not supported on this stream.'));
}

function defineStream(): NetType {
  return defineType({
    name: 'System.IO.Stream',
    represents: Stream,
    interfaces: ['System.IDisposable'],
    properties: {
      ...abilities,
      ...place,
      'CanTimeout: bool': () => false,
      'ReadTimeout: int': { get: noTimeouts, set: noTimeouts },
      'WriteTimeout: int': { get: noTimeouts, set: noTimeouts },
    },
    methods: {
      'Close(): void': (self: Stream) => self.close(),
      'Dispose(): void': (self: Stream) => self.close(),
      'Flush(): void': (self: Stream) => self.flush(),
      'CopyTo(System.IO.Stream destination): void': (self: Stream, [target]: [Stream]) =>
        target.writeBytes(self.readRest()),
      'Read(byte[] buffer, int offset, int count): int': readInto,
      'ReadByte(): int': (self: Stream) => self.readBytes(1)[0] ?? -1,
      'Seek(long offset, System.IO.SeekOrigin origin): long': seek,
      'SetLength(long value): void': (self: Stream, [length]: [bigint]) => self.setLength(Number(length)),
      'Write(byte[] buffer, int offset, int count): void': (
        self: Stream,
        [bytes, offset, count]: [Uint8Array, number, number],
      ) => self.writeBytes(bytes.subarray(offset, offset + count)),
      'WriteByte(byte value): void': (self: Stream, [byte]: [Byte]) => self.writeBytes(Uint8Array.of(byte.value)),
    },
  });
}

function defineMemoryStream(base: NetType): void {
  defineType({
    name: 'System.IO.MemoryStream',
    base,
    represents: MemoryStream,
    properties: { ...abilities, 'Capacity: int': (self: MemoryStream) => self.capacity, ...place },
    methods: {
      'ToArray(): byte[]': (self: MemoryStream) => self.toArray(),
      'GetBuffer(): byte[]': (self: MemoryStream) => self.toArray(),
      'WriteTo(System.IO.Stream stream): void': (self: MemoryStream, [target]: [Stream]) =>
        target.writeBytes(self.toArray()),
    },
    constructors: {
      'new()': () => new MemoryStream(),
      'new(int capacity)': () => new MemoryStream(),
      'new(byte[] buffer)': ([bytes]: [Uint8Array]) => new MemoryStream(bytes, true),
      'new(byte[] buffer, bool writable)': ([bytes, writable]: [Uint8Array, boolean]) =>
        new MemoryStream(bytes, true, writable),
      'new(byte[] buffer, int index, int count)': ([bytes, from, count]: [Uint8Array, number, number]) =>
        new MemoryStream(bytes.subarray(from, from + count), true),
    },
  });
}

function defineFileStream(base: NetType): void {
  const open = ([path, mode, access]: [string, EnumValue, EnumValue?], ctx: ScriptContext): FileStream =>
    openStream(ctx, path, mode.text, access?.text);
  defineType({
    name: 'System.IO.FileStream',
    base,
    represents: FileStream,
    properties: { ...abilities, 'Name: string': (self: FileStream) => self.path, ...place },
    constructors: {
      'new(string path, System.IO.FileMode mode)': open,
      'new(string path, System.IO.FileMode mode, System.IO.FileAccess access)': open,
      'new(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)': open,
    },
  });
}

lazyTypes(['System.IO.Stream', 'System.IO.MemoryStream', 'System.IO.FileStream'], () => {
  const base = defineStream();
  defineMemoryStream(base);
  defineFileStream(base);
}, [Stream, MemoryStream, FileStream]);
