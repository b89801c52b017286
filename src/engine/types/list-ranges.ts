import { ArgumentException, ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import type { ListBase } from '../values/lists.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { binarySearch } from './array-sorting.js';
import { objectEquals } from './core.js';
import { sortItems } from './sorting.js';

/** ArgumentOutOfRangeException as .NET words it, with the parameter's name behind the message. */
export function outsideList(message: string, parameter: string): TerminatingError {
  const text = `${message} (Parameter '${parameter}')`;
  return netError(newException(ArgumentOutOfRangeException, text, null, { ParamName: parameter }));
}

/** Errors of a part of a list: negative figures, and more items than there are. */
export function checkPart(self: ListBase, index: number, count: number): void {
  for (const [name, value] of [
    ['index', index],
    ['count', count],
  ] as const) {
    if (value < 0) {
      const text = `${name} ('${value}') must be a non-negative value. (Parameter '${name}')\nActual value was ${value}.`;
      throw netError(newException(ArgumentOutOfRangeException, text));
    }
  }
  if (self.items.length - index < count) {
    const text =
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.';
    throw netError(newException(ArgumentException, text));
  }
}

function replacePart(self: ListBase, index: number, part: readonly Value[]): void {
  part.forEach((item, i) => {
    self.items[index + i] = item;
  });
}

function indexWithin(ctx: ScriptContext, self: ListBase, item: Value, from: number, count: number): number {
  if (from < 0 || from > self.items.length) throw outsideList(startText, 'index');
  if (count < 0 || from > self.items.length - count) throw outsideList(countText, 'count');
  const at = self.items.slice(from, from + count).findIndex((other) => objectEquals(other, item, ctx));
  return at < 0 ? -1 : from + at;
}

function lastIndexWithin(ctx: ScriptContext, self: ListBase, item: Value, last: number, count: number): number {
  if (self.items.length === 0) return -1;
  if (last < 0 || last >= self.items.length) throw outsideList(startText, 'index');
  for (let i = last; i > last - count; i--) if (objectEquals(self.items[i], item, ctx)) return i;
  return -1;
}

const startText = 'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
const countText = 'Count must be positive and count must refer to a location within the string/array/collection.';

/**
 * What lists do with a part of themselves: search, sort, reverse, copy.
 * @param t the element type as PowerShell prints it
 * @param comparer the comparer type as PowerShell prints it
 */
export function partMethods(t: string, comparer: string): Record<string, MethodBody> {
  return {
    [`BinarySearch(${t} item, ${comparer} comparer): int`]: (
      self: ListBase,
      [item, order]: [Value, Value],
      ctx: ScriptContext,
    ) => binarySearch(ctx, self.items, item, order),
    [`BinarySearch(int index, int count, ${t} item, ${comparer} comparer): int`]: (
      self: ListBase,
      [index, count, item, order]: [number, number, Value, Value],
      ctx: ScriptContext,
    ) => {
      checkPart(self, index, count);
      const found = binarySearch(ctx, self.items.slice(index, index + count), item, order);
      return found < 0 ? found - index : found + index;
    },
    [`CopyTo(int index, ${t}[] array, int arrayIndex, int count): void`]: (
      self: ListBase,
      [index, target, at, count]: [number, Value[], number, number],
    ) => {
      checkPart(self, index, count);
      for (let i = 0; i < count; i++) target[at + i] = self.items[index + i];
    },
    [`IndexOf(${t} item, int index): int`]: (self: ListBase, [item, from]: [Value, number], ctx: ScriptContext) =>
      indexWithin(ctx, self, item, from, self.items.length - from),
    [`IndexOf(${t} item, int index, int count): int`]: (
      self: ListBase,
      [item, from, count]: [Value, number, number],
      ctx: ScriptContext,
    ) => indexWithin(ctx, self, item, from, count),
    [`LastIndexOf(${t} item): int`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) =>
      self.items.findLastIndex((other) => objectEquals(other, item, ctx)),
    [`LastIndexOf(${t} item, int index): int`]: (self: ListBase, [item, last]: [Value, number], ctx: ScriptContext) =>
      lastIndexWithin(ctx, self, item, last, last + 1),
    [`LastIndexOf(${t} item, int index, int count): int`]: (
      self: ListBase,
      [item, last, count]: [Value, number, number],
      ctx: ScriptContext,
    ) => lastIndexWithin(ctx, self, item, last, count),
    'RemoveRange(int index, int count): void': (self: ListBase, [from, count]: [number, number]) => {
      checkPart(self, from, count);
      self.items.splice(from, count);
    },
    'Reverse(): void': (self: ListBase) => {
      self.items.reverse();
    },
    'Reverse(int index, int count): void': (self: ListBase, [from, count]: [number, number]) => {
      checkPart(self, from, count);
      replacePart(self, from, self.items.slice(from, from + count).reverse());
    },
    'Sort(): void': (self: ListBase, _args: [], ctx: ScriptContext) => replacePart(self, 0, sortItems(ctx, self.items)),
    [`Sort(${comparer} comparer): void`]: (self: ListBase, [order]: [Value], ctx: ScriptContext) =>
      replacePart(self, 0, sortItems(ctx, self.items, order)),
    [`Sort(int index, int count, ${comparer} comparer): void`]: (
      self: ListBase,
      [from, count, order]: [number, number, Value],
      ctx: ScriptContext,
    ) => {
      checkPart(self, from, count);
      replacePart(self, from, sortItems(ctx, self.items.slice(from, from + count), order));
    },
  };
}
