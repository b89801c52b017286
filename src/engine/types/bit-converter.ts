import { ArgumentException, ArgumentNullException, ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineType } from '../values/net-type.js';
import { Byte, Char, Double, Int16, Single, UInt16, UInt32, UInt64 } from '../values/numbers.js';
import type { StaticBody } from '../values/type-definition.js';
import { lazyTypes } from '../values/type-registry.js';
import type { Value } from '../values/value.js';
import { toHex } from './byte-text.js';

/** One fixed-size type: its size in bytes, how it is written and read (little-endian, as on every machine we run on). */
interface Layout {
  readonly shown: string;
  readonly method: string;
  readonly size: number;
  readonly write: (view: DataView, value: never) => void;
  readonly read: (view: DataView, at: number) => Value;
}

const layouts: readonly Layout[] = [
  {
    shown: 'bool',
    method: 'ToBoolean',
    size: 1,
    write: (view, value: boolean) => view.setUint8(0, Number(value)),
    read: (view, at) => view.getUint8(at) !== 0,
  },
  {
    shown: 'char',
    method: 'ToChar',
    size: 2,
    write: (view, value: Char) => view.setUint16(0, value.code, true),
    read: (view, at) => new Char(view.getUint16(at, true)),
  },
  {
    shown: 'short',
    method: 'ToInt16',
    size: 2,
    write: (view, value: Int16) => view.setInt16(0, value.value, true),
    read: (view, at) => new Int16(view.getInt16(at, true)),
  },
  {
    shown: 'int',
    method: 'ToInt32',
    size: 4,
    write: (view, value: number) => view.setInt32(0, value, true),
    read: (view, at) => view.getInt32(at, true),
  },
  {
    shown: 'long',
    method: 'ToInt64',
    size: 8,
    write: (view, value: bigint) => view.setBigInt64(0, value, true),
    read: (view, at) => view.getBigInt64(at, true),
  },
  {
    shown: 'ushort',
    method: 'ToUInt16',
    size: 2,
    write: (view, value: UInt16) => view.setUint16(0, value.value, true),
    read: (view, at) => new UInt16(view.getUint16(at, true)),
  },
  {
    shown: 'uint',
    method: 'ToUInt32',
    size: 4,
    write: (view, value: UInt32) => view.setUint32(0, value.value, true),
    read: (view, at) => new UInt32(view.getUint32(at, true)),
  },
  {
    shown: 'ulong',
    method: 'ToUInt64',
    size: 8,
    write: (view, value: UInt64) => view.setBigUint64(0, value.value, true),
    read: (view, at) => new UInt64(view.getBigUint64(at, true)),
  },
  {
    shown: 'float',
    method: 'ToSingle',
    size: 4,
    write: (view, value: Single) => view.setFloat32(0, value.value, true),
    read: (view, at) => new Single(view.getFloat32(at, true)),
  },
  {
    shown: 'double',
    method: 'ToDouble',
    size: 8,
    write: (view, value: Double) => view.setFloat64(0, value.value, true),
    read: (view, at) => new Double(view.getFloat64(at, true)),
  },
];

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function checkedView(bytes: Uint8Array | null, at: number, size: number): DataView {
  if (bytes === null) throw netError(newException(ArgumentNullException, "Value cannot be null. (Parameter 'value')"));
  if (at < 0 || at >= bytes.length) {
    const message =
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')";
    throw netError(newException(ArgumentOutOfRangeException, message));
  }
  if (at + size > bytes.length) {
    const message =
      'Destination array is not long enough to copy all the items in the collection. Check array index and length. ' +
      "(Parameter 'value')";
    throw netError(newException(ArgumentException, message));
  }
  return viewOf(bytes);
}

function tables(): Record<string, StaticBody> {
  const table: Record<string, StaticBody> = {};
  for (const { shown, method, size, write, read } of layouts) {
    table[`GetBytes(${shown} value): byte[]`] = ([value]: [Value]) => {
      const bytes = new Uint8Array(size);
      write(viewOf(bytes), value as never);
      return bytes;
    };
    table[`${method}(byte[] value, int startIndex): ${shown}`] = ([bytes, at]: [Uint8Array, number]) =>
      read(checkedView(bytes, at, size), at);
  }
  return table;
}

/** `01-AB-FF` */
function dashed(bytes: Uint8Array): string {
  return (toHex(bytes).toUpperCase().match(/../g) ?? []).join('-');
}

function blockCopy(source: Value, from: number, target: Value, to: number, count: number): void {
  if (!(source instanceof Uint8Array) || !(target instanceof Uint8Array)) {
    throw netError(newException(ArgumentException, 'migsh copies blocks between byte[] arrays only.'));
  }
  if (from < 0 || to < 0 || count < 0 || from + count > source.length || to + count > target.length) {
    const message =
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to ' +
      'the end of the source collection.';
    throw netError(newException(ArgumentException, message));
  }
  target.set(source.subarray(from, from + count), to);
}

lazyTypes(['System.BitConverter', 'System.Buffer'], () => {
  defineType({
    name: 'System.BitConverter',
    kind: 'static',
    statics: { 'IsLittleEndian: bool': { get: () => true, field: true } },
    staticMethods: {
      ...tables(),
      'ToString(byte[] value): string': ([bytes]: [Uint8Array]) => dashed(bytes),
      'ToString(byte[] value, int startIndex): string': ([bytes, from]: [Uint8Array, number]) =>
        dashed(bytes.subarray(from)),
      'ToString(byte[] value, int startIndex, int length): string': ([bytes, from, count]: [
        Uint8Array,
        number,
        number,
      ]) => dashed(bytes.subarray(from, from + count)),
      'DoubleToInt64Bits(double value): long': ([value]: [Double]) =>
        new DataView(new Float64Array([value.value]).buffer).getBigInt64(0, true),
      'Int64BitsToDouble(long value): double': ([value]: [bigint]) =>
        new Double(new DataView(new BigInt64Array([value]).buffer).getFloat64(0, true)),
    },
  });
  defineType({
    name: 'System.Buffer',
    kind: 'static',
    staticMethods: {
      'BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count): void': ([
        source,
        from,
        target,
        to,
        count,
      ]: [Value, number, Value, number, number]) => blockCopy(source, from, target, to, count),
      'GetByte(array array, int index): byte': ([array, at]: [Uint8Array, number]) => new Byte(array[at] ?? 0),
    },
  });
});
