import type { NetType } from './net-type.js';
import { elementTypeKey } from './type-of.js';
import { NetObject, type Value } from './value.js';

interface TypedItems {
  [elementTypeKey]?: NetType;
}

/** Marks a JavaScript array as `T[]`. The array itself is returned, not a copy; its items must already be of that type. */
export function typedArray(type: NetType, items: Value[]): Value[] {
  if (type.fullName !== 'System.Object') (items as TypedItems)[elementTypeKey] = type;
  return items;
}

/** The element type of `T[]`; null for `object[]`. */
export function elementTypeOf(items: readonly Value[]): NetType | null {
  return (items as TypedItems)[elementTypeKey] ?? null;
}

/** What the pipeline, `foreach` and the comparison operators unroll: arrays, lists, and objects whose type enumerates. Not strings, not dictionaries. */
export function isEnumerable(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) || value instanceof Uint8Array) return true;
  return value instanceof NetObject && value.netType.enumerator !== null;
}

/** The items of a value as the pipeline sees them: nothing for AutomationNull, the value itself when it is a scalar. */
export function enumerate(value: Value): Iterable<Value> {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [value];
  if (Array.isArray(value)) return value;
  if (value instanceof Uint8Array) return bytesOf(value);
  const enumerator = value instanceof NetObject ? value.netType.enumerator : null;
  return enumerator ? enumerator(value as never) : [value];
}

let boxByte: (value: number) => Value = (value) => value;

/** How a byte of a `byte[]` becomes a value (`Byte`); set once by the family of numbers. */
export function registerByteBox(box: (value: number) => Value): void {
  boxByte = box;
}

/** The elements of a `byte[]`. */
function* bytesOf(bytes: Uint8Array): Iterable<Value> {
  for (const byte of bytes) yield boxByte(byte);
}

/** The items of an enumerable as an array: the array itself when it is one. Callers must not change it. */
export function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [...enumerate(value)];
}

/** True for values that PowerShell treats as a list (`IList`): arrays, ArrayList, List. */
export function isList(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) || value instanceof Uint8Array) return true;
  return value instanceof NetObject && 'items' in value && value.netType.enumerator !== null;
}
