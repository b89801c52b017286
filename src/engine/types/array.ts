import { NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { filledArray, newArray } from '../values/array-creation.js';
import { type AnyArray, arrayItems, outsideBounds, setArrayItem } from '../values/array-items.js';
import { elementTypeOf, itemsOf, typedArray } from '../values/arrays.js';
import { ReadOnlyCollection } from '../values/collections.js';
import { arrayType } from '../values/constructed-types.js';
import { MultiArray } from '../values/multi-array.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { callBlock, test } from './callbacks.js';
import { objectEquals, objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { orderBy, sortItems } from './sorting.js';

type Items = AnyArray;

function fixedSize(): never {
  throw netError(newException(NotSupportedException, 'Collection was of a fixed size.'));
}

function length(self: Items): number {
  return self instanceof MultiArray ? self.items.length : self.length;
}

function indexOf(ctx: ScriptContext, self: Items, item: Value, from = 0): number {
  const items = arrayItems(self);
  for (let i = from; i < items.length; i++) if (objectEquals(items[i], item, ctx)) return i;
  return -1;
}

function replaceItems(ctx: ScriptContext, target: Items, items: readonly Value[], at = 0): void {
  for (let i = 0; i < items.length; i++) setArrayItem(ctx, target, at + i, items[i]);
}

function cloneArray(self: Items): Value {
  if (self instanceof Uint8Array) return self.slice();
  if (self instanceof MultiArray) {
    const copy = new MultiArray(self.netType, self.netType.elementType!, self.lengths);
    self.items.forEach((item, i) => {
      copy.items[i] = item;
    });
    return copy;
  }
  return typedArray(elementTypeOf(self) ?? objectType, self.slice());
}

function dimension(self: Items, index: number): number {
  if (self instanceof MultiArray) return self.lengths[index] ?? 0;
  if (index !== 0) throw outsideBounds();
  return self.length;
}

/** `System.Array`, the base of all arrays. */
defineType({
  name: 'System.Array',
  accelerators: ['array'],
  base: objectType,
  interfaces: ['System.ICloneable', 'System.Collections.IList', 'System.Collections.IStructuralEquatable'],
  convert: (value) => (value instanceof MultiArray ? value : [...itemsOf(value)]),
  enumerate: (self: Items) => arrayItems(self),
  text: (self: Items) => typeOf(self as Value).fullName,
  properties: {
    'Length: int': (self: Items) => length(self),
    'LongLength: long': (self: Items) => BigInt(length(self)),
    'Rank: int': (self: Items) => (self instanceof MultiArray ? self.lengths.length : 1),
    'SyncRoot: System.Object': (self: Items) => self,
    'IsReadOnly: bool': () => false,
    'IsFixedSize: bool': () => true,
    'IsSynchronized: bool': () => false,
    'Count: int': { get: (self: Items) => length(self), kind: 'AliasProperty' },
  },
  methods: {
    'Add(System.Object value): int': fixedSize,
    'Clear(): void': (self: Items, _args: [], ctx: ScriptContext) => {
      const blank = filledArray(typeOf(self as Value).elementType ?? objectType, length(self));
      replaceItems(ctx, self, itemsOf(blank));
    },
    'Clone(): System.Object': (self: Items) => cloneArray(self),
    'Contains(System.Object value): bool': (self: Items, [item]: [Value], ctx: ScriptContext) =>
      indexOf(ctx, self, item) >= 0,
    'CopyTo(array array, int index): void': (self: Items, [target, at]: [Items, number], ctx: ScriptContext) =>
      replaceItems(ctx, target, arrayItems(self), at),
    'GetEnumerator(): System.Collections.IEnumerator': (self: Items) => new ListEnumerator(arrayItems(self)),
    'GetLength(int dimension): int': (self: Items, [index]: [number]) => dimension(self, index),
    'GetLongLength(int dimension): long': (self: Items, [index]: [number]) => BigInt(dimension(self, index)),
    'GetLowerBound(int dimension): int': () => 0,
    'GetUpperBound(int dimension): int': (self: Items, [index]: [number]) => dimension(self, index) - 1,
    'GetValue(int index): System.Object': (self: Items, [index]: [number]) => {
      if (index < 0 || index >= length(self)) throw outsideBounds();
      return arrayItems(self)[index];
    },
    'GetValue(Params int[] indices): System.Object': (self: Items, [indexes]: [number[]]) =>
      self instanceof MultiArray ? (self.items[self.offset(indexes)] ?? null) : arrayItems(self)[indexes[0]!],
    'IndexOf(System.Object value): int': (self: Items, [item]: [Value], ctx: ScriptContext) => indexOf(ctx, self, item),
    'Insert(int index, System.Object value): void': fixedSize,
    'Remove(System.Object value): void': fixedSize,
    'RemoveAt(int index): void': fixedSize,
    'SetValue(System.Object value, int index): void': (
      self: Items,
      [item, index]: [Value, number],
      ctx: ScriptContext,
    ) => setArrayItem(ctx, self, index, item),
    'SetValue(System.Object value, Params int[] indices): void': (
      self: Items,
      [item, indexes]: [Value, number[]],
      ctx: ScriptContext,
    ) => setArrayItem(ctx, self, self instanceof MultiArray ? self.offset(indexes) : indexes[0]!, item),
  },
  statics: { 'MaxLength: int': () => 2147483591 },
  staticMethods: {
    'BinarySearch(array array, System.Object value): int': ([array, item]: [Items, Value], ctx: ScriptContext) =>
      binarySearch(ctx, arrayItems(array), item),
    'Clear(array array): void': ([array]: [Items], ctx: ScriptContext) => {
      const blank = filledArray(typeOf(array as Value).elementType ?? objectType, length(array));
      replaceItems(ctx, array, itemsOf(blank));
    },
    'ConvertAll(array array, System.Converter[System.Object,System.Object] converter): System.Object[]': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).map((item) => callBlock(ctx, block, [item])),
    'Copy(array sourceArray, array destinationArray, int length): void': (
      [source, target, count]: [Items, Items, number],
      ctx: ScriptContext,
    ) => replaceItems(ctx, target, arrayItems(source).slice(0, count)),
    'Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length): void': (
      [source, from, target, to, count]: [Items, number, Items, number, number],
      ctx: ScriptContext,
    ) => replaceItems(ctx, target, arrayItems(source).slice(from, from + count), to),
    'CreateInstance(type elementType, int length): array': ([element, count]: [NetType, number]) =>
      filledArray(element, count),
    'Empty(): System.Object[]': () => [],
    'Exists(array array, System.Predicate[System.Object] match): bool': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).some((item) => test(ctx, block, [item])),
    'Find(array array, System.Predicate[System.Object] match): System.Object': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).find((item) => test(ctx, block, [item])) ?? null,
    'FindAll(array array, System.Predicate[System.Object] match): System.Object[]': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).filter((item) => test(ctx, block, [item])),
    'FindIndex(array array, System.Predicate[System.Object] match): int': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).findIndex((item) => test(ctx, block, [item])),
    'ForEach(array array, System.Action[System.Object] action): void': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => {
      for (const item of arrayItems(array)) callBlock(ctx, block, [item]);
    },
    'IndexOf(array array, System.Object value): int': ([array, item]: [Items, Value], ctx: ScriptContext) =>
      indexOf(ctx, array, item),
    'IndexOf(array array, System.Object value, int startIndex): int': (
      [array, item, from]: [Items, Value, number],
      ctx: ScriptContext,
    ) => indexOf(ctx, array, item, from),
    'LastIndexOf(array array, System.Object value): int': ([array, item]: [Items, Value], ctx: ScriptContext) =>
      arrayItems(array).findLastIndex((other) => objectEquals(other, item, ctx)),
    'Reverse(array array): void': ([array]: [Items], ctx: ScriptContext) =>
      replaceItems(ctx, array, arrayItems(array).slice().reverse()),
    'Reverse(array array, int index, int length): void': (
      [array, at, count]: [Items, number, number],
      ctx: ScriptContext,
    ) =>
      replaceItems(
        ctx,
        array,
        arrayItems(array)
          .slice(at, at + count)
          .reverse(),
        at,
      ),
    'Sort(array array): void': ([array]: [Items], ctx: ScriptContext) =>
      replaceItems(ctx, array, sortItems(ctx, arrayItems(array))),
    'Sort(array array, System.Collections.IComparer comparer): void': (
      [array, comparer]: [Items, Value],
      ctx: ScriptContext,
    ) => replaceItems(ctx, array, sortItems(ctx, arrayItems(array), comparer)),
    'Sort(array keys, array items): void': ([keys, items]: [Items, Items], ctx: ScriptContext) =>
      sortPairs(ctx, keys, items),
    'Resize([ref] System.Object[] array, int newSize): void': (
      [array, size]: [Reference, number],
      ctx: ScriptContext,
    ) => {
      const old = array.value as Items | null;
      const resized = filledArray(old ? (typeOf(old as Value).elementType ?? objectType) : objectType, size) as Items;
      if (old) replaceItems(ctx, resized, arrayItems(old).slice(0, size));
      array.value = resized as Value;
    },
    'Fill(array array, System.Object value): void': ([array, value]: [Items, Value], ctx: ScriptContext) =>
      replaceItems(ctx, array, new Array<Value>(length(array)).fill(value)),
    'Fill(array array, System.Object value, int startIndex, int count): void': (
      [array, value, from, count]: [Items, Value, number, number],
      ctx: ScriptContext,
    ) => replaceItems(ctx, array, new Array<Value>(count).fill(value), from),
    'FindLast(array array, System.Predicate[System.Object] match): System.Object': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).findLast((item) => test(ctx, block, [item])) ?? null,
    'FindLastIndex(array array, System.Predicate[System.Object] match): int': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).findLastIndex((item) => test(ctx, block, [item])),
    'AsReadOnly(array array): System.Collections.ObjectModel.ReadOnlyCollection[System.Object]': ([array]: [Items]) =>
      new ReadOnlyCollection(typeOf(array as Value).elementType ?? objectType, arrayItems(array) as Value[]),
    'LastIndexOf(array array, System.Object value, int startIndex): int': (
      [array, item, last]: [Items, Value, number],
      ctx: ScriptContext,
    ) =>
      arrayItems(array)
        .slice(0, last + 1)
        .findLastIndex((other) => objectEquals(other, item, ctx)),
    'IndexOf(array array, System.Object value, int startIndex, int count): int': (
      [array, item, from, count]: [Items, Value, number, number],
      ctx: ScriptContext,
    ) => {
      const at = arrayItems(array)
        .slice(from, from + count)
        .findIndex((other) => objectEquals(other, item, ctx));
      return at < 0 ? -1 : from + at;
    },
    'BinarySearch(array array, System.Object value, System.Collections.IComparer comparer): int': (
      [array, item, comparer]: [Items, Value, Value],
      ctx: ScriptContext,
    ) => binarySearch(ctx, arrayItems(array), item, comparer),
    'Clear(array array, int index, int length): void': (
      [array, from, count]: [Items, number, number],
      ctx: ScriptContext,
    ) => {
      if (from < 0 || from + count > length(array)) throw outsideBounds();
      const blank = filledArray(typeOf(array as Value).elementType ?? objectType, count);
      replaceItems(ctx, array, itemsOf(blank), from);
    },
    'Sort(array array, int index, int length): void': (
      [array, from, count]: [Items, number, number],
      ctx: ScriptContext,
    ) => replaceItems(ctx, array, sortItems(ctx, arrayItems(array).slice(from, from + count)), from),
    'CreateInstance(type elementType, int length1, int length2): array': (
      [element, rows, columns]: [NetType, number, number],
      ctx: ScriptContext,
    ) => newArray(ctx, arrayType(element, 2), element, [rows, columns]),
    'TrueForAll(array array, System.Predicate[System.Object] match): bool': (
      [array, block]: [Items, Value],
      ctx: ScriptContext,
    ) => arrayItems(array).every((item) => test(ctx, block, [item])),
  },
});

function sortPairs(ctx: ScriptContext, keys: Items, items: Items): void {
  const pairs = arrayItems(keys).map((key, i) => [key, arrayItems(items)[i]]);
  const order = sortItems(ctx, pairs, null, (pair) => (pair as Value[])[0]) as Value[][];
  replaceItems(
    ctx,
    keys,
    order.map((pair) => pair[0]),
  );
  replaceItems(
    ctx,
    items,
    order.map((pair) => pair[1]),
  );
}

/** .NET's binary search: the place, or the complement of where it would be. */
export function binarySearch(
  ctx: ScriptContext,
  items: readonly Value[],
  wanted: Value,
  comparer: Value = null,
): number {
  const compare = orderBy(ctx, comparer);
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(items[middle], wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
