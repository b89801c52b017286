import { convertTo, tryConvert } from '../convert/convert.js';
import { displayText } from '../convert/numeric.js';
import { runtimeError, type TerminatingError } from '../errors/terminating.js';
import { listBounds, outsideBounds, setArrayItem } from './array-items.js';
import { isEnumerable, itemsOf } from './arrays.js';
import { unwrap } from './custom-object.js';
import { ListBase } from './lists.js';
import { MultiArray } from './multi-array.js';
import { Byte, Char } from './numbers.js';
import type { ScriptContext } from './script-access.js';
import { requireType } from './type-names.js';
import { typeOf } from './type-of.js';
import { isNullish, type Value } from './value.js';

/**
 * Reads `value[index]` (§9): negative indexes count from the end, a list of indexes selects several, missing places are null (an error in
 * strict mode 3). Errors NullArray, NullArrayIndex.
 */
export function getIndex(ctx: ScriptContext, value: Value, index: Value): Value {
  if (typeof index === 'number' && Array.isArray(value)) {
    const item = value[index < 0 ? index + value.length : index];
    return item === undefined ? missing(ctx, value, index) : (item as Value);
  }
  return getSlow(ctx, value, index);
}

function missing(ctx: ScriptContext, value: readonly Value[], index: number): null {
  const at = index < 0 ? index + value.length : index;
  if (ctx.strictMode >= 3 && (at < 0 || at >= value.length)) throw outsideBounds();
  return null;
}

function getSlow(ctx: ScriptContext, value: Value, index: Value): Value {
  if (isNullish(value)) throw runtimeError('NullArray', 'InvalidOperation', 'Cannot index into a null array.');
  if (isNullish(index)) throw nullIndex();
  const target = unwrap(value);
  const key = unwrap(index);
  if (target instanceof MultiArray) return readMulti(ctx, target, key);
  const reader = itemReader(ctx, target);
  if (reader === null) return scalarAt(ctx, target, key);
  if (isEnumerable(key)) return slice(ctx, target, itemsOf(key), reader);
  const item = reader(key);
  return item === undefined ? absent(ctx, target) : item;
}

/** What an index beyond the end gives: null, in strict mode 3 an error of the collection's own; missing keys are always null. */
function absent(ctx: ScriptContext, target: Value): null {
  if (ctx.strictMode < 3 || (typeof target === 'object' && !isEnumerable(target))) return null;
  if (target instanceof ListBase) throw listBounds();
  throw outsideBounds();
}

/** `Index operation failed; the array index evaluated to null.` */
function nullIndex(): TerminatingError {
  return runtimeError(
    'NullArrayIndex',
    'InvalidOperation',
    'Index operation failed; the array index evaluated to null.',
  );
}

type Reader = (index: Value) => Value;

/** How one item is read; `undefined` from it means out of range. Null: the value has no items. */
function itemReader(ctx: ScriptContext, target: Value): Reader | null {
  if (typeof target === 'string') return (index) => charAt(target, readPosition(ctx, index, target.length));
  if (Array.isArray(target)) return (index) => target[readPosition(ctx, index, target.length)];
  if (target instanceof Uint8Array) return (index) => byteAt(target, readPosition(ctx, index, target.length));
  if (typeof target !== 'object' || target === null) return null;
  const rule = typeOf(target).rule('getItem');
  return rule ? (index) => rule(target as never, index, ctx) : null;
}

/** As `position`; what is no number stands for no place where something is read. */
function readPosition(ctx: ScriptContext, index: Value, length: number): number {
  if (typeof index === 'number') return position(ctx, index, length);
  const at = ctx.strictMode >= 3 ? index : tryConvert(ctx, index, requireType('System.Int32'));
  return at === undefined ? -1 : position(ctx, at, length);
}

function position(ctx: ScriptContext, index: Value, length: number): number {
  const at = typeof index === 'number' ? index : (convertTo(ctx, index, requireType('System.Int32')) as number);
  return at < 0 ? at + length : at;
}

function charAt(text: string, at: number): Value {
  return at >= 0 && at < text.length ? new Char(text.charCodeAt(at)) : undefined;
}

function byteAt(bytes: Uint8Array, at: number): Value {
  const byte = bytes[at];
  return byte === undefined ? undefined : new Byte(byte);
}

/** Several indexes: missing places of lists are left out, missing keys of dictionaries are null. */
function slice(ctx: ScriptContext, target: Value, indexes: readonly Value[], reader: Reader): Value {
  const keepsNulls = typeof target === 'object' && !isEnumerable(target);
  const found: Value[] = [];
  for (const index of indexes) {
    if (isNullish(index)) throw nullIndex();
    const item = reader(index);
    if (item !== undefined) found.push(item);
    else if (keepsNulls) found.push(null);
    else if (ctx.strictMode >= 3) throw outsideBounds();
  }
  return found;
}

/** A scalar is its own item 0 and -1. */
function scalarAt(ctx: ScriptContext, target: Value, index: Value): Value {
  if (ctx.strictMode >= 3 && !isEnumerable(target)) throw cannotIndex(target);
  const at = index === 0 || index === -1 ? 0 : -1;
  return at === 0 ? target : null;
}

function cannotIndex(target: Value): TerminatingError {
  return runtimeError(
    'CannotIndex',
    'InvalidOperation',
    `Unable to index into an object of type "${typeOf(target).fullName}".`,
  );
}

function readMulti(ctx: ScriptContext, array: MultiArray, index: Value): Value {
  const indexes = multiIndexes(ctx, array, index);
  const offset = array.offset(indexes);
  if (offset >= 0) return array.items[offset] ?? null;
  if (ctx.strictMode >= 3) throw outsideBounds();
  return null;
}

function multiIndexes(ctx: ScriptContext, array: MultiArray, index: Value): number[] {
  const parts = isEnumerable(index) ? itemsOf(index) : [index];
  if (parts.length !== array.lengths.length) {
    const text = `You cannot index into a ${array.lengths.length} dimensional array with index [${indexText(ctx, parts)}].`;
    throw runtimeError('NeedMultidimensionalIndex', 'InvalidOperation', text, index);
  }
  return parts.map((part, d) => position(ctx, part, array.lengths[d]!));
}

/** Sets `value[index]`; errors NullArray, NullArrayIndex, IndexOutOfRangeException, ArraySliceAssignmentFailed, CannotIndex. */
export function setIndex(ctx: ScriptContext, value: Value, index: Value, item: Value): void {
  if (typeof index === 'number' && Array.isArray(value)) {
    setArrayItem(ctx, value, index < 0 ? index + value.length : index, item);
    return;
  }
  if (isNullish(value)) throw runtimeError('NullArray', 'InvalidOperation', 'Cannot index into a null array.');
  if (isNullish(index)) throw nullIndex();
  setSlow(ctx, unwrap(value), unwrap(index), item === undefined ? null : item);
}

function setSlow(ctx: ScriptContext, target: Value, index: Value, item: Value): void {
  if (target instanceof MultiArray) {
    const offset = target.offset(multiIndexes(ctx, target, index));
    if (offset < 0) throw outsideBounds();
    setArrayItem(ctx, target, offset, item);
    return;
  }
  if (Array.isArray(target) || target instanceof Uint8Array) {
    if (isEnumerable(index)) throw sliceAssignment(ctx, index);
    setArrayItem(ctx, target, position(ctx, index, target.length), item);
    return;
  }
  const rule = typeof target === 'object' && target !== null ? typeOf(target).rule('setItem') : undefined;
  if (!rule) throw cannotIndex(target);
  rule(target as never, index, item, ctx);
}

function sliceAssignment(ctx: ScriptContext, index: Value): TerminatingError {
  const shown = indexText(ctx, itemsOf(index));
  const text = `Array assignment to [${shown}] failed because assignment to slices is not supported.`;
  return runtimeError('ArraySliceAssignmentFailed', 'InvalidOperation', text, index);
}

/** Several indexes as error messages show them: no more than twenty characters. */
function indexText(ctx: ScriptContext, indexes: readonly Value[]): string {
  const text = indexes.map((index) => displayText(ctx, index)).join(',');
  return text.length > 20 ? `${text.slice(0, 20)} ...` : text;
}
