import { filledArray, newArray } from '../values/array-creation.js';
import { type AnyArray, arrayItems, outsideBounds } from '../values/array-items.js';
import { itemsOf } from '../values/arrays.js';
import { arrayType } from '../values/constructed-types.js';
import { ReadOnlyCollection } from '../values/lists.js';
import type { NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { StaticBody } from '../values/type-definition.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { indexOf, length, replaceItems } from './array-contents.js';
import { binarySearch, sortPairs } from './array-sorting.js';
import { callBlock, test } from './callbacks.js';
import { objectEquals, objectType } from './core.js';
import { sortItems } from './sorting.js';

/** The static methods of Array. */
export const arrayStatics = (): Record<string, StaticBody | null> => ({
  'BinarySearch(array array, System.Object value): int': ([array, item]: [AnyArray, Value], ctx: ScriptContext) =>
    binarySearch(ctx, arrayItems(array), item),
  'Clear(array array): void': ([array]: [AnyArray], ctx: ScriptContext) => {
    const blank = filledArray(typeOf(array as Value).elementType ?? objectType, length(array));
    replaceItems(ctx, array, itemsOf(blank));
  },
  'ConvertAll(array array, System.Converter[System.Object,System.Object] converter): System.Object[]': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).map((item) => callBlock(ctx, block, [item])),
  'Copy(array sourceArray, array destinationArray, int length): void': (
    [source, target, count]: [AnyArray, AnyArray, number],
    ctx: ScriptContext,
  ) => replaceItems(ctx, target, arrayItems(source).slice(0, count)),
  'Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length): void': (
    [source, from, target, to, count]: [AnyArray, number, AnyArray, number, number],
    ctx: ScriptContext,
  ) => replaceItems(ctx, target, arrayItems(source).slice(from, from + count), to),
  'CreateInstance(type elementType, int length): array': ([element, count]: [NetType, number]) =>
    filledArray(element, count),
  'Empty(): System.Object[]': () => [],
  'Exists(array array, System.Predicate[System.Object] match): bool': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).some((item) => test(ctx, block, [item])),
  'Find(array array, System.Predicate[System.Object] match): System.Object': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).find((item) => test(ctx, block, [item])) ?? null,
  'FindAll(array array, System.Predicate[System.Object] match): System.Object[]': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).filter((item) => test(ctx, block, [item])),
  'FindIndex(array array, System.Predicate[System.Object] match): int': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).findIndex((item) => test(ctx, block, [item])),
  'ForEach(array array, System.Action[System.Object] action): void': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => {
    for (const item of arrayItems(array)) callBlock(ctx, block, [item]);
  },
  'IndexOf(array array, System.Object value): int': ([array, item]: [AnyArray, Value], ctx: ScriptContext) =>
    indexOf(ctx, array, item),
  'IndexOf(array array, System.Object value, int startIndex): int': (
    [array, item, from]: [AnyArray, Value, number],
    ctx: ScriptContext,
  ) => indexOf(ctx, array, item, from),
  'LastIndexOf(array array, System.Object value): int': ([array, item]: [AnyArray, Value], ctx: ScriptContext) =>
    arrayItems(array).findLastIndex((other) => objectEquals(other, item, ctx)),
  'Reverse(array array): void': ([array]: [AnyArray], ctx: ScriptContext) =>
    replaceItems(ctx, array, arrayItems(array).slice().reverse()),
  'Reverse(array array, int index, int length): void': (
    [array, at, count]: [AnyArray, number, number],
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
  'Sort(array array): void': ([array]: [AnyArray], ctx: ScriptContext) =>
    replaceItems(ctx, array, sortItems(ctx, arrayItems(array))),
  'Sort(array array, System.Collections.IComparer comparer): void': (
    [array, comparer]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => replaceItems(ctx, array, sortItems(ctx, arrayItems(array), comparer)),
  'Sort(array keys, array items): void': ([keys, items]: [AnyArray, AnyArray], ctx: ScriptContext) =>
    sortPairs(ctx, keys, items),
  'Resize([ref] System.Object[] array, int newSize): void': (
    [array, size]: [Reference, number],
    ctx: ScriptContext,
  ) => {
    const old = array.value as AnyArray | null;
    const resized = filledArray(old ? (typeOf(old as Value).elementType ?? objectType) : objectType, size) as AnyArray;
    if (old) replaceItems(ctx, resized, arrayItems(old).slice(0, size));
    array.value = resized as Value;
  },
  'Fill(array array, System.Object value): void': ([array, value]: [AnyArray, Value], ctx: ScriptContext) =>
    replaceItems(ctx, array, new Array<Value>(length(array)).fill(value)),
  'Fill(array array, System.Object value, int startIndex, int count): void': (
    [array, value, from, count]: [AnyArray, Value, number, number],
    ctx: ScriptContext,
  ) => replaceItems(ctx, array, new Array<Value>(count).fill(value), from),
  'FindLast(array array, System.Predicate[System.Object] match): System.Object': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).findLast((item) => test(ctx, block, [item])) ?? null,
  'FindLastIndex(array array, System.Predicate[System.Object] match): int': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).findLastIndex((item) => test(ctx, block, [item])),
  'AsReadOnly(array array): System.Collections.ObjectModel.ReadOnlyCollection[System.Object]': ([array]: [AnyArray]) =>
    new ReadOnlyCollection(typeOf(array as Value).elementType ?? objectType, arrayItems(array) as Value[]),
  'LastIndexOf(array array, System.Object value, int startIndex): int': (
    [array, item, last]: [AnyArray, Value, number],
    ctx: ScriptContext,
  ) =>
    arrayItems(array)
      .slice(0, last + 1)
      .findLastIndex((other) => objectEquals(other, item, ctx)),
  'IndexOf(array array, System.Object value, int startIndex, int count): int': (
    [array, item, from, count]: [AnyArray, Value, number, number],
    ctx: ScriptContext,
  ) => {
    const at = arrayItems(array)
      .slice(from, from + count)
      .findIndex((other) => objectEquals(other, item, ctx));
    return at < 0 ? -1 : from + at;
  },
  'BinarySearch(array array, System.Object value, System.Collections.IComparer comparer): int': (
    [array, item, comparer]: [AnyArray, Value, Value],
    ctx: ScriptContext,
  ) => binarySearch(ctx, arrayItems(array), item, comparer),
  'Clear(array array, int index, int length): void': (
    [array, from, count]: [AnyArray, number, number],
    ctx: ScriptContext,
  ) => {
    if (from < 0 || from + count > length(array)) throw outsideBounds();
    const blank = filledArray(typeOf(array as Value).elementType ?? objectType, count);
    replaceItems(ctx, array, itemsOf(blank), from);
  },
  'Sort(array array, int index, int length): void': (
    [array, from, count]: [AnyArray, number, number],
    ctx: ScriptContext,
  ) => replaceItems(ctx, array, sortItems(ctx, arrayItems(array).slice(from, from + count)), from),
  'CreateInstance(type elementType, int length1, int length2): array': (
    [element, rows, columns]: [NetType, number, number],
    ctx: ScriptContext,
  ) => newArray(ctx, arrayType(element, 2), element, [rows, columns]),
  'TrueForAll(array array, System.Predicate[System.Object] match): bool': (
    [array, block]: [AnyArray, Value],
    ctx: ScriptContext,
  ) => arrayItems(array).every((item) => test(ctx, block, [item])),
});
