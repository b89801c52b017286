import { ArgumentOutOfRangeException, InvalidOperationException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { add, divide } from '../../operators/arithmetic.js';
import { compareOrder } from '../../operators/comparison.js';
import { elementTypeOf, itemsOf, typedArray } from '../../values/arrays.js';
import { makeGeneric } from '../../values/constructed-types.js';
import { GenericList } from '../../values/lists.js';
import { construct } from '../../values/methods.js';
import { defineType, type NetType } from '../../values/net-type.js';
import { Double } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { StaticBody } from '../../values/type-definition.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { callBlock, test } from '../callbacks.js';
import { objectEquals } from '../core.js';
import { orderBy } from '../sorting.js';

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
  [`FirstOrDefault(${sequence} source): System.Object`]: ([source]: [Value]) =>
    itemsOf(source)[0] ?? elementOf(source).definition.defaultValue?.() ?? null,
  [`Last(${sequence} source): System.Object`]: ([source]: [Value]) => notEmpty(source).at(-1),
  [`LastOrDefault(${sequence} source): System.Object`]: ([source]: [Value]) =>
    itemsOf(source).at(-1) ?? elementOf(source).definition.defaultValue?.() ?? null,
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

/** A group of `GroupBy`: its key and its items. */
class Grouping extends NetObject {
  readonly key: Value;
  readonly items: Value[] = [];

  constructor(key: Value) {
    super();
    this.key = key;
  }
}

function groupsOf(ctx: ScriptContext, source: Value, selector: Value): Grouping[] {
  const groups: Grouping[] = [];
  for (const item of itemsOf(source)) {
    const key = callBlock(ctx, selector, [item]);
    let group = groups.find((one) => objectEquals(one.key, key, ctx));
    if (!group) groups.push((group = new Grouping(key)));
    group.items.push(item);
  }
  return groups;
}

const sorted = (ctx: ScriptContext, source: Value, selector: Value, sign: 1 | -1): Value => {
  const compare = orderBy(ctx, null);
  const keyed = itemsOf(source).map((item) => ({ item, key: callBlock(ctx, selector, [item]) }));
  return like(
    source,
    keyed.sort((a, b) => sign * compare(a.key, b.key)).map(({ item }) => item),
  );
};

const keyed: Record<string, StaticBody> = {
  [`Aggregate(${sequence} source, System.Object func): System.Object`]: ([source, block]: [Value, Value], ctx) =>
    notEmpty(source).reduce((total, item) => callBlock(ctx, block, [total, item])),
  [`Aggregate(${sequence} source, System.Object seed, System.Object func): System.Object`]: (
    [source, seed, block]: [Value, Value, Value],
    ctx,
  ) => itemsOf(source).reduce((total, item) => callBlock(ctx, block, [total, item]), seed),
  [`Count(${sequence} source, ${predicate} predicate): int`]: ([source, block]: [Value, Value], ctx) =>
    itemsOf(source).filter((item) => test(ctx, block, [item])).length,
  [`First(${sequence} source, ${predicate} predicate): System.Object`]: ([source, block]: [Value, Value], ctx) => {
    const found = itemsOf(source).find((item) => test(ctx, block, [item]));
    if (found !== undefined) return found;
    throw netError(newException(InvalidOperationException, 'Sequence contains no matching element'));
  },
  [`FirstOrDefault(${sequence} source, ${predicate} predicate): System.Object`]: (
    [source, block]: [Value, Value],
    ctx,
  ) =>
    itemsOf(source).find((item) => test(ctx, block, [item])) ?? elementOf(source).definition.defaultValue?.() ?? null,
  [`GroupBy(${sequence} source, System.Object keySelector): ${sequence}`]: ([source, block]: [Value, Value], ctx) =>
    groupsOf(ctx, source, block),
  [`OrderBy(${sequence} source, System.Object keySelector): ${sequence}`]: ([source, block]: [Value, Value], ctx) =>
    sorted(ctx, source, block, 1),
  [`OrderByDescending(${sequence} source, System.Object keySelector): ${sequence}`]: (
    [source, block]: [Value, Value],
    ctx,
  ) => sorted(ctx, source, block, -1),
  [`SelectMany(${sequence} source, System.Object selector): ${sequence}`]: ([source, block]: [Value, Value], ctx) =>
    itemsOf(source).flatMap((item) => [...itemsOf(callBlock(ctx, block, [item]))]),
  [`SkipWhile(${sequence} source, ${predicate} predicate): ${sequence}`]: ([source, block]: [Value, Value], ctx) => {
    const items = itemsOf(source);
    const at = items.findIndex((item) => !test(ctx, block, [item]));
    return like(source, at < 0 ? [] : items.slice(at));
  },
  [`TakeWhile(${sequence} source, ${predicate} predicate): ${sequence}`]: ([source, block]: [Value, Value], ctx) => {
    const items = itemsOf(source);
    const at = items.findIndex((item) => !test(ctx, block, [item]));
    return like(source, at < 0 ? items : items.slice(0, at));
  },
  [`ToHashSet(${sequence} source): System.Object`]: ([source]: [Value], ctx) =>
    construct(ctx, makeGeneric('System.Collections.Generic.HashSet', [elementOf(source)]), [source]),
  [`Zip(${sequence} first, ${sequence} second, System.Object resultSelector): ${sequence}`]: (
    [first, second, block]: [Value, Value, Value],
    ctx,
  ) => {
    const others = itemsOf(second);
    return itemsOf(first)
      .slice(0, others.length)
      .map((item, i) => callBlock(ctx, block, [item, others[i]]));
  },
};

/** `System.Linq.Enumerable`: the functions that scripts call; they run at once where .NET would wait for the first reader. */
lazyTypes(['System.Linq.Enumerable'], () => {
  defineType({
    name: 'System.Linq.Grouping',
    represents: Grouping,
    interfaces: ['System.Collections.IEnumerable'],
    enumerate: (self: Grouping) => self.items,
    properties: {
      'Key: System.Object': (self: Grouping) => self.key,
      'Count: int': (self: Grouping) => self.items.length,
    },
  });
  defineType({ name: 'System.Linq.Enumerable', kind: 'static', staticMethods: { ...reading, ...making, ...keyed } });
});
