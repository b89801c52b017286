import { ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { DictionaryBase, OrderedDictionary } from '../values/dictionaries.js';
import { defineType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { objectType } from './core.js';
import { addNew, dictionaryRules, pairsOf, requireKey, sharedMethods, sharedProperties } from './dictionary-rules.js';
import { StringComparer } from './string-comparer.js';

function orderedItem(self: OrderedDictionary, key: Value): Value {
  if (typeof key !== 'number') return self.get(key);
  const at = key < 0 ? key + self.count : key;
  let index = 0;
  for (const entry of self.entries()) if (index++ === at) return entry.value;
  return undefined;
}

function setOrderedItem(self: OrderedDictionary, key: Value, value: Value): void {
  requireKey(key);
  if (typeof key !== 'number') {
    self.set(key, value);
    return;
  }
  const at = key < 0 ? key + self.count : key;
  let index = 0;
  for (const entry of self.entries()) {
    if (index++ === at) {
      self.set(entry.key, value);
      return;
    }
  }
  throw placeOutOfRange();
}

function placeOutOfRange(): TerminatingError {
  const message = "Specified argument was out of the range of valid values. (Parameter 'index')";
  return netError(newException(ArgumentOutOfRangeException, message));
}

function insertAt(self: OrderedDictionary, at: number, key: Value, value: Value, ctx: ScriptContext): void {
  if (at < 0 || at > self.count) throw placeOutOfRange();
  addNew(self, key, value, ctx);
  const pairs = [...pairsOf(self)];
  const moved = pairs.pop()!;
  pairs.splice(at, 0, moved);
  self.clear();
  for (const [k, v] of pairs) self.set(k, v);
}

/** `System.Collections.Specialized.OrderedDictionary`. */
defineType({
  name: 'System.Collections.Specialized.OrderedDictionary',
  accelerators: ['ordered'],
  base: objectType,
  interfaces: ['System.Collections.IDictionary', 'System.Collections.Specialized.IOrderedDictionary'],
  represents: OrderedDictionary,
  ...dictionaryRules,
  getItem: (self: OrderedDictionary, key: Value) => orderedItem(self, key),
  setItem: (self: OrderedDictionary, key: Value, value: Value) => setOrderedItem(self, key, value),
  convert: (value) => (value instanceof DictionaryBase ? OrderedDictionary.from(pairsOf(value)) : undefined),
  properties: sharedProperties,
  methods: () => ({
    ...sharedMethods,
    'Insert(int index, System.Object key, System.Object value): void': (
      self: OrderedDictionary,
      [at, key, value]: [number, Value, Value],
      ctx: ScriptContext,
    ) => insertAt(self, at, key, value, ctx),
    'RemoveAt(int index): void': (self: OrderedDictionary, [at]: [number]) => {
      if (at < 0 || at >= self.count) throw placeOutOfRange();
      const key = [...self.keys()][at];
      self.delete(key);
    },
    'AsReadOnly(): System.Collections.Specialized.OrderedDictionary': (self: OrderedDictionary) => self,
  }),
  constructors: () => ({
    'new()': () => new OrderedDictionary(false),
    'new(int capacity)': () => new OrderedDictionary(false),
    'new(System.Collections.IEqualityComparer comparer)': ([comparer]: [Value]) =>
      new OrderedDictionary(comparer instanceof StringComparer && comparer.ignoreCase),
  }),
});
