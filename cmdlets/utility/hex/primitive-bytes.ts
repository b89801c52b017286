import { elementTypeOf, itemsOf } from '../../../src/engine/values/arrays.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { EnumValue } from '../../../src/engine/values/enums.js';
import {
  Byte,
  Char,
  Double,
  Int16,
  SByte,
  Single,
  UInt16,
  UInt32,
  UInt64,
} from '../../../src/engine/values/numbers.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The bytes of a value in memory, least significant first, and the type they are grouped by. */
export interface ValueBytes {
  readonly bytes: Uint8Array;
  /** `Int32 (System.Int32)` */
  readonly label: string;
  /** An array: its bytes are a group of their own. */
  readonly isArray: boolean;
}

/** The bytes of a .NET primitive, an enumeration or an array of them; null for anything else. */
export function valueBytes(value: Value): ValueBytes | null {
  const type = typeOf(value);
  if (value instanceof Uint8Array) return { bytes: value, label: 'Byte[] (System.Byte[])', isArray: true };
  if (!Array.isArray(value)) {
    const bytes = primitiveBytes(value);
    return bytes && { bytes, label: `${type.name} (${type.fullName})`, isArray: false };
  }
  if (elementTypeOf(value) === null) return null;
  const parts = itemsOf(value).map((item) => primitiveBytes(unwrap(item)));
  if (parts.length === 0 || parts.includes(null)) return null;
  const bytes = new Uint8Array(Buffer.concat(parts.filter((part) => part !== null)));
  return { bytes, label: `${type.name} (${type.fullName})`, isArray: true };
}

function primitiveBytes(value: Value): Uint8Array | null {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0, 0, 0, 0);
  if (typeof value === 'number') return raw(Int32Array.of(value));
  if (typeof value === 'bigint') return raw(BigInt64Array.of(value));
  if (value instanceof Byte || value instanceof SByte) return Uint8Array.of(value.value & 0xff);
  if (value instanceof Char) return Uint8Array.of(value.code & 0xff);
  if (value instanceof Int16) return raw(Int16Array.of(value.value));
  if (value instanceof UInt16) return raw(Uint16Array.of(value.value));
  if (value instanceof UInt32) return raw(Uint32Array.of(value.value));
  if (value instanceof UInt64) return raw(BigUint64Array.of(value.value));
  if (value instanceof Single) return raw(Float32Array.of(value.value));
  if (value instanceof Double) return raw(Float64Array.of(value.value));
  if (value instanceof EnumValue) return raw(Int32Array.of(Number(value.number)));
  return null;
}

function raw(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer);
}
