import { ArgumentOutOfRangeException, InvalidOperationException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { add, divide } from '../../operators/arithmetic.js';
import { compareOrder } from '../../operators/comparison.js';
import { elementTypeOf, itemsOf, typedArray } from '../../values/arrays.js';
import { GenericList } from '../../values/collections.js';
import { defineType, lazyTypes, type NetType, requireType, type StaticBody } from '../../values/net-type.js';
import { Double } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { Value } from '../../values/value.js';
import { callBlock, test } from '../callbacks.js';
import { objectEquals } from '../core.js';

const sequence = 'System.Collections.IEnumerable';
/** Script blocks and delegates of any item type are taken. */
const predicate = 'System.Object';

const elementOf = (source: Value): NetType =>
  (Array.isArray(source) ? elementTypeOf(source) : null) ?? requireType('System.Object');

/** Items of the same type as those of the source. */
const like = (source: Value, items: readonly Value[]): Value => typedArray(elementOf(source), [...items]);

function notEmpty(source: Value): readonly Value[] {
  const items = itemsOf(source);
  if (items.length === 0) throw netError(newException(InvalidOperationException, 'Sequence contains no elements'));
  return items;
}

const sum = (ctx: ScriptContext, items: readonly Value[]): Value =>
  items.reduce<Value>((total, item) => add(ctx, total, item), 0);

function extreme(ctx: ScriptContext, source: Value, sign: number): Value {
  return notEmpty(source).reduce((best, item) => (compareOrder(ctx, item, best, true) * sign > 0 ? item : best));
}

function distinct(ctx: ScriptContext, items: readonly Value[]): Value[] {
  const kept: Value[] = [];
  for (const item of items) if (!kept.some((other) => objectEquals(other, item, ctx))) kept.push(item);
  return kept;
}

function range(start: number, count: number): Value {
  if (count < 0) {
    const message = "Specified argument was out of the range of valid values. (Parameter 'count')";
    throw netError(newException(ArgumentOutOfRangeException, message));
  }
  return typedArray(
    requireType('System.Int32'),
    Array.from({ length: count }, (_, i) => start + i),
  );
}

const reading: Record<string, StaticBody> = {
  [`Any(${sequence} source): bool`]: ([source]: [Value]) => itemsOf(source).length > 0,
  [`Any(${sequence} source, ${predicate} predicate): bool`]: ([source, block]: [Value, Value], ctx) =>
    itemsOf(source).some((item) => test(ctx, block, [item])),
  [`All(${sequence} source, ${predicate} predicate): bool`]: ([source, block]: [Value, Value], ctx) =>
    itemsOf(source).every((item) => test(ctx, block, [item])),
  [`Average(${sequence} source): double`]: ([source]: [Value], ctx) =>
    divide(ctx, sum(ctx, notEmpty(source)), new Double(itemsOf(source).length)),
  [`Contains(${sequence} source, System.Object value): bool`]: ([source, wanted]: [Value, Value], ctx) =>
    itemsOf(source).some((item) => objectEquals(item, wanted, ctx)),
  [`Count(${sequence} source): int`]: ([source]: [Value]) => itemsOf(source).length,
  [`First(${sequence} source): System.Object`]: ([source]: [Value]) => notEmpty(source)[0],
  [`FirstOrDefault(${sequence} source): System.Object`]: ([source]: [Value]) => itemsOf(source)[0] ?? null,
  [`Last(${sequence} source): System.Object`]: ([source]: [Value]) => notEmpty(source).at(-1),
  [`LastOrDefault(${sequence} source): System.Object`]: ([source]: [Value]) => itemsOf(source).at(-1) ?? null,
  [`Max(${sequence} source): System.Object`]: ([source]: [Value], ctx) => extreme(ctx, source, 1),
  [`Min(${sequence} source): System.Object`]: ([source]: [Value], ctx) => extreme(ctx, source, -1),
  [`SequenceEqual(${sequence} first, ${sequence} second): bool`]: ([first, second]: [Value, Value], ctx) => {
    const [a, b] = [itemsOf(first), itemsOf(second)];
    return a.length === b.length && a.every((item, i) => objectEquals(item, b[i], ctx));
  },
  [`Sum(${sequence} source): System.Object`]: ([source]: [Value], ctx) => sum(ctx, itemsOf(source)),
};

const making: Record<string, StaticBody> = {
  [`Concat(${sequence} first, ${sequence} second): ${sequence}`]: ([first, second]: [Value, Value]) =>
    like(first, [...itemsOf(first), ...itemsOf(second)]),
  [`Distinct(${sequence} source): ${sequence}`]: ([source]: [Value], ctx) =>
    like(source, distinct(ctx, itemsOf(source))),
  [`Except(${sequence} first, ${sequence} second): ${sequence}`]: ([first, second]: [Value, Value], ctx) =>
    like(
      first,
      distinct(ctx, itemsOf(first)).filter((item) => !itemsOf(second).some((other) => objectEquals(other, item, ctx))),
    ),
  [`Intersect(${sequence} first, ${sequence} second): ${sequence}`]: ([first, second]: [Value, Value], ctx) =>
    like(
      first,
      distinct(ctx, itemsOf(first)).filter((item) => itemsOf(second).some((other) => objectEquals(other, item, ctx))),
    ),
  [`Range(int start, int count): ${sequence}`]: ([start, count]: [number, number]) => range(start, count),
  [`Repeat(System.Object element, int count): ${sequence}`]: ([item, count]: [Value, number]) =>
    Array.from({ length: count }, () => item),
  [`Reverse(${sequence} source): ${sequence}`]: ([source]: [Value]) => like(source, [...itemsOf(source)].reverse()),
  [`Select(${sequence} source, System.Object selector): ${sequence}`]: ([source, block]: [Value, Value], ctx) =>
    itemsOf(source).map((item) => callBlock(ctx, block, [item])),
  [`Skip(${sequence} source, int count): ${sequence}`]: ([source, count]: [Value, number]) =>
    like(source, itemsOf(source).slice(Math.max(0, count))),
  [`Take(${sequence} source, int count): ${sequence}`]: ([source, count]: [Value, number]) =>
    like(source, itemsOf(source).slice(0, Math.max(0, count))),
  [`ToArray(${sequence} source): System.Object[]`]: ([source]: [Value]) => like(source, itemsOf(source)),
  [`ToList(${sequence} source): System.Object`]: ([source]: [Value]) =>
    new GenericList(elementOf(source), [...itemsOf(source)]),
  [`Union(${sequence} first, ${sequence} second): ${sequence}`]: ([first, second]: [Value, Value], ctx) =>
    like(first, distinct(ctx, [...itemsOf(first), ...itemsOf(second)])),
  [`Where(${sequence} source, ${predicate} predicate): ${sequence}`]: ([source, block]: [Value, Value], ctx) =>
    like(
      source,
      itemsOf(source).filter((item) => test(ctx, block, [item])),
    ),
};

/** `System.Linq.Enumerable`: the functions that scripts call; they run at once where .NET would wait for the first reader. */
lazyTypes(['System.Linq.Enumerable'], () => {
  defineType({ name: 'System.Linq.Enumerable', kind: 'static', staticMethods: { ...reading, ...making } });
});
