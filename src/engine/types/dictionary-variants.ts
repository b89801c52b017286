import type { Dictionary, DictionaryBase } from '../values/dictionaries.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { callBlock } from './callbacks.js';
import { objectEquals } from './core.js';
import { outsideList } from './list-ranges.js';

/** The entry at a position of a dictionary that has an order. */
function entryAt(self: DictionaryBase, index: number) {
  const entry = [...self.entries()][index];
  if (entry) return entry;
  throw outsideList('Index was out of range. Must be non-negative and less than the size of the collection.', 'index');
}

/** `SortedList[K, V]`: positions beside keys. `k` and `v` are the types as PowerShell prints them. */
export function positionMethods(k: string, v: string): Record<string, MethodBody> {
  return {
    [`GetKeyAtIndex(int index): ${k}`]: (self: Dictionary, [index]: [number]) => entryAt(self, index).key,
    [`GetValueAtIndex(int index): ${v}`]: (self: Dictionary, [index]: [number]) => entryAt(self, index).value,
    [`IndexOfKey(${k} key): int`]: (self: Dictionary, [key]: [Value]) =>
      [...self.entries()].indexOf(self.entry(key) as never),
    [`IndexOfValue(${v} value): int`]: (self: Dictionary, [value]: [Value], ctx: ScriptContext) =>
      [...self.entries()].findIndex((entry) => objectEquals(entry.value, value, ctx)),
    'RemoveAt(int index): void': (self: Dictionary, [index]: [number]) => self.delete(entryAt(self, index).key),
    [`SetValueAtIndex(int index, ${v} value): void`]: (self: Dictionary, [index, value]: [number, Value]) => {
      entryAt(self, index).value = value;
    },
    'TrimExcess(): void': () => undefined,
  };
}

/** `OrderedDictionary[K, V]`. */
export function orderedMethods(k: string, v: string): Record<string, MethodBody> {
  return {
    [`GetAt(int index): System.Collections.Generic.KeyValuePair[${k},${v}]`]: (self: Dictionary, [index]: [number]) =>
      entryAt(self, index),
    [`IndexOf(${k} key): int`]: (self: Dictionary, [key]: [Value]) =>
      [...self.entries()].indexOf(self.entry(key) as never),
    'RemoveAt(int index): void': (self: Dictionary, [index]: [number]) => self.delete(entryAt(self, index).key),
    [`SetAt(int index, ${v} value): void`]: (self: Dictionary, [index, value]: [number, Value]) => {
      entryAt(self, index).value = value;
    },
  };
}

/** `ConcurrentDictionary[K, V]`: reading and changing in one step. */
export function atomicMethods(k: string, v: string): Record<string, MethodBody> {
  const update = `System.Func[${k},${v},${v}] updateValueFactory`;
  const factory = `System.Func[${k},${v}]`;
  const store = (self: Dictionary, key: Value, value: Value): Value => {
    self.set(key, value);
    return value;
  };
  const addOrUpdate = (ctx: ScriptContext, self: Dictionary, key: Value, make: () => Value, change: Value): Value =>
    store(self, key, self.has(key) ? callBlock(ctx, change, [key, self.get(key)]) : make());
  return {
    [`AddOrUpdate(${k} key, ${v} addValue, ${update}): ${v}`]: (
      self: Dictionary,
      [key, added, change]: [Value, Value, Value],
      ctx: ScriptContext,
    ) => addOrUpdate(ctx, self, key, () => added, change),
    [`AddOrUpdate(${k} key, ${factory} addValueFactory, ${update}): ${v}`]: (
      self: Dictionary,
      [key, make, change]: [Value, Value, Value],
      ctx: ScriptContext,
    ) => addOrUpdate(ctx, self, key, () => callBlock(ctx, make, [key]), change),
    [`GetOrAdd(${k} key, ${v} value): ${v}`]: (self: Dictionary, [key, value]: [Value, Value]) =>
      self.has(key) ? self.get(key) : store(self, key, value),
    [`GetOrAdd(${k} key, ${factory} valueFactory): ${v}`]: (
      self: Dictionary,
      [key, make]: [Value, Value],
      ctx: ScriptContext,
    ) => (self.has(key) ? self.get(key) : store(self, key, callBlock(ctx, make, [key]))),
    [`ToArray(): System.Collections.Generic.KeyValuePair[${k},${v}][]`]: (self: Dictionary) => [...self.entries()],
    [`TryRemove(${k} key, [ref] ${v} value): bool`]: (self: Dictionary, [key, result]: [Value, Reference]) =>
      takeOut(self, key, result),
    [`TryUpdate(${k} key, ${v} newValue, ${v} comparisonValue): bool`]: (
      self: Dictionary,
      [key, value, expected]: [Value, Value, Value],
      ctx: ScriptContext,
    ) => {
      if (!self.has(key) || !objectEquals(self.get(key), expected, ctx)) return false;
      self.set(key, value);
      return true;
    },
  };
}

/** Removes a key and hands out its value, or the value type's default. */
export function takeOut(self: Dictionary, key: Value, result: Reference): boolean {
  const found = self.entry(key);
  result.value = found ? found.value : (self.valueType.definition.defaultValue?.() ?? null);
  return self.delete(key);
}
