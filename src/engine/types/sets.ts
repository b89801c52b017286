import { convertTo } from '../convert/convert.js';
import { enumerate, typedArray } from '../values/arrays.js';
import { defineGeneric } from '../values/constructed-types.js';
import { HashSet } from '../values/hash-set.js';
import { exactKeys, type KeyRule } from '../values/keys.js';
import type { NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, TypeDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { test } from './callbacks.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { orderBy } from './sorting.js';
import { StringComparer } from './string-comparer.js';

function ruleOf(comparer: Value): KeyRule {
  if (!(comparer instanceof StringComparer)) return exactKeys;
  return { normal: (key) => (typeof key === 'string' ? comparer.normal(key) : exactKeys.normal(key)) };
}

/** The items of an argument in the set's own terms. */
function others(self: HashSet, items: Value): HashSet {
  const set = new HashSet(self.netType, self.rule);
  for (const item of enumerate(items)) set.add(item);
  return set;
}

function keep(self: HashSet, wanted: (item: Value) => boolean): number {
  let removed = 0;
  for (const item of self.values) {
    if (!wanted(item)) {
      self.delete(item);
      removed++;
    }
  }
  return removed;
}

type MakeSet = (ctx: ScriptContext, items: Value) => HashSet;

const capacityMethods: Record<string, MethodBody> = {
  'EnsureCapacity(int capacity): int': (self: HashSet, [capacity]: [number]) => Math.max(capacity, self.table.size),
  'TrimExcess(): void': () => undefined,
};

/** What only a SortedSet can do. */
function sortedMethods(t: string, make: MakeSet): Record<string, MethodBody> {
  return {
    [`GetViewBetween(${t} lowerValue, ${t} upperValue): System.Collections.Generic.SortedSet[${t}]`]: (
      self: HashSet,
      [low, high]: [Value, Value],
      ctx: ScriptContext,
    ) => {
      const order = self.order!;
      return make(
        ctx,
        self.values.filter((item) => order(item, low) >= 0 && order(item, high) <= 0),
      );
    },
    [`Reverse(): System.Collections.Generic.IEnumerable[${t}]`]: (self: HashSet) => [...self.values].reverse(),
  };
}

function setDefinition(name: string, sorted: boolean, args: readonly NetType[]): TypeDefinition {
  const element = args[0]!;
  const t = element.displayName;
  const many = `System.Collections.Generic.IEnumerable[${t}]`;
  const holder: { type?: NetType } = {};
  const make = (ctx: ScriptContext, items: Value = [], comparer: Value = null): HashSet => {
    const set = new HashSet(holder.type!, ruleOf(comparer), sorted ? orderBy(ctx, comparer) : null);
    for (const item of enumerate(items)) set.add(item);
    return set;
  };
  return {
    name: `${name}\`1[${element.fullName}]`,
    base: objectType,
    interfaces: [
      'System.Collections.IEnumerable',
      `System.Collections.Generic.IEnumerable\`1[${element.fullName}]`,
      `System.Collections.Generic.ICollection\`1[${element.fullName}]`,
      `System.Collections.Generic.ISet\`1[${element.fullName}]`,
    ],
    onBuilt: (type) => {
      holder.type = type;
    },
    enumerate: (self: HashSet) => self.values,
    convert: (value, ctx) =>
      make(
        ctx,
        [...enumerate(value)].map((item) => convertTo(ctx, item, element)),
      ),
    properties: {
      'Count: int': (self: HashSet) => self.table.size,
      ...(sorted
        ? {
            [`Max: ${t}`]: (self: HashSet) => self.values.at(-1) ?? null,
            [`Min: ${t}`]: (self: HashSet) => self.values[0] ?? null,
          }
        : {}),
    },
    methods: {
      [`Add(${t} item): bool`]: (self: HashSet, [item]: [Value]) => self.add(item),
      'Clear(): void': (self: HashSet) => self.table.clear(),
      [`Contains(${t} item): bool`]: (self: HashSet, [item]: [Value]) => self.has(item),
      [`CopyTo(${t}[] array): void`]: (self: HashSet, [target]: [Value[]]) => {
        self.values.forEach((item, i) => {
          target[i] = item;
        });
      },
      [`ExceptWith(${many} other): void`]: (self: HashSet, [items]: [Value]) => {
        const set = others(self, items);
        keep(self, (item) => !set.has(item));
      },
      'GetEnumerator(): System.Collections.IEnumerator': (self: HashSet) => new ListEnumerator(self.values),
      [`IntersectWith(${many} other): void`]: (self: HashSet, [items]: [Value]) => {
        const set = others(self, items);
        keep(self, (item) => set.has(item));
      },
      [`IsProperSubsetOf(${many} other): bool`]: (self: HashSet, [items]: [Value]) => {
        const set = others(self, items);
        return self.values.every((item) => set.has(item)) && set.table.size > self.table.size;
      },
      [`IsProperSupersetOf(${many} other): bool`]: (self: HashSet, [items]: [Value]) => {
        const set = others(self, items);
        return set.values.every((item) => self.has(item)) && self.table.size > set.table.size;
      },
      [`TryGetValue(${t} equalValue, [ref] ${t} actualValue): bool`]: (
        self: HashSet,
        [item, result]: [Value, Reference],
      ) => {
        result.value = self.table.get(self.rule.normal(item)) ?? element.definition.defaultValue?.() ?? null;
        return self.has(item);
      },
      ...(sorted ? sortedMethods(t, make) : capacityMethods),
      [`IsSubsetOf(${many} other): bool`]: (self: HashSet, [items]: [Value]) => {
        const set = others(self, items);
        return self.values.every((item) => set.has(item));
      },
      [`IsSupersetOf(${many} other): bool`]: (self: HashSet, [items]: [Value]) =>
        [...enumerate(items)].every((item) => self.has(item)),
      [`Overlaps(${many} other): bool`]: (self: HashSet, [items]: [Value]) =>
        [...enumerate(items)].some((item) => self.has(item)),
      [`Remove(${t} item): bool`]: (self: HashSet, [item]: [Value]) => self.delete(item),
      [`RemoveWhere(System.Predicate[${t}] match): int`]: (self: HashSet, [block]: [Value], ctx: ScriptContext) =>
        keep(self, (item) => !test(ctx, block, [item])),
      [`SetEquals(${many} other): bool`]: (self: HashSet, [items]: [Value]) => {
        const set = others(self, items);
        return set.table.size === self.table.size && self.values.every((item) => set.has(item));
      },
      [`SymmetricExceptWith(${many} other): void`]: (self: HashSet, [items]: [Value]) => {
        for (const item of others(self, items).values) if (!self.delete(item)) self.add(item);
      },
      [`ToArray(): ${t}[]`]: (self: HashSet) => typedArray(self.element, [...self.values]),
      [`UnionWith(${many} other): void`]: (self: HashSet, [items]: [Value]) => {
        for (const item of enumerate(items)) self.add(item);
      },
    },
    constructors: {
      'new()': (_args: [], ctx: ScriptContext) => make(ctx),
      'new(int capacity)': (_args: [number], ctx: ScriptContext) => make(ctx),
      [`new(${many} collection)`]: ([items]: [Value], ctx: ScriptContext) => make(ctx, items),
      'new(System.StringComparer comparer)': ([comparer]: [Value], ctx: ScriptContext) => make(ctx, [], comparer),
      [`new(${many} collection, System.StringComparer comparer)`]: (
        [items, comparer]: [Value, Value],
        ctx: ScriptContext,
      ) => make(ctx, items, comparer),
    },
  };
}

defineGeneric('System.Collections.Generic.HashSet', 1, (args) =>
  setDefinition('System.Collections.Generic.HashSet', false, args),
);
defineGeneric('System.Collections.Generic.SortedSet', 1, (args) =>
  setDefinition('System.Collections.Generic.SortedSet', true, args),
);
