import type { Byte } from '../values/numbers.js';
import type { Value } from '../values/value.js';

/** Converted `Byte` values as a `byte[]`. */
export function byteArray(items: readonly Value[]): Uint8Array {
  const bytes = new Uint8Array(items.length);
  for (let i = 0; i < items.length; i++) bytes[i] = (items[i] as Byte).value;
  return bytes;
}
