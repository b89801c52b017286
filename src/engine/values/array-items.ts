import { convertTo } from '../convert/convert.js';
import { ArgumentOutOfRangeException, IndexOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { elementTypeOf, itemsOf } from './arrays.js';
import { MultiArray } from './multi-array.js';
import type { Byte } from './numbers.js';
import type { ScriptContext } from './script-access.js';
import { requireType } from './type-names.js';
import type { Value } from './value.js';

/** Any kind of array. */
export type AnyArray = Value[] | Uint8Array | MultiArray;

/** The items of any kind of array, in storage order. Bytes come as `Byte` values. */
export function arrayItems(array: AnyArray): readonly Value[] {
  return array instanceof MultiArray ? array.items : itemsOf(array as Value);
}

/** Writes one item; the array keeps its element type. Error: IndexOutOfRangeException. */
export function setArrayItem(ctx: ScriptContext, array: AnyArray, index: number, value: Value): void {
  if (array instanceof MultiArray) {
    array.items[index] = convertTo(ctx, value, array.netType.elementType!);
    return;
  }
  if (index < 0 || index >= array.length) throw outsideBounds();
  if (array instanceof Uint8Array) array[index] = (convertTo(ctx, value, requireType('System.Byte')) as Byte).value;
  else {
    const element = elementTypeOf(array);
    array[index] = element ? convertTo(ctx, value, element) : value === undefined ? null : value;
  }
}

/** What lists say about an index beyond their end. */
export function listBounds(): TerminatingError {
  const message =
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')";
  return netError(newException(ArgumentOutOfRangeException, message));
}

/** `Index was outside the bounds of the array.` */
export function outsideBounds(): TerminatingError {
  return netError(newException(IndexOutOfRangeException, 'Index was outside the bounds of the array.'));
}
