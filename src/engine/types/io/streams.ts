import { ArgumentException, InvalidOperationException, IOException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import type { EnumValue } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Byte } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lazyTypes } from '../../values/type-registry.js';
import { FileStream, MemoryStream, openStream, Stream } from './stream-objects.js';

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
  'CanSeek: bool': (self: Stream) => self.isOpen && !self.comesInPieces,
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
