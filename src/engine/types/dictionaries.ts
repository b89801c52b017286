import { noConversion } from '../convert/cast-errors.js';
import { displayText } from '../convert/numeric.js';
import { CustomObject } from '../values/custom-object.js';
import {
  Dictionary,
  DictionaryBase,
  DictionaryEntry,
  DictionaryView,
  Hashtable,
  KeyValuePair,
  OrderedDictionary,
  SortedList,
} from '../values/dictionaries.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings } from '../values/string-compare.js';
import type { TypeDefinition } from '../values/type-definition.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { objectEquals, objectType, valueType } from './core.js';
import {
  containsValue,
  DictionaryEnumerator,
  dictionaryRules,
  liveEntries,
  pairsOf,
  requireKey,
  sharedMethods,
  sharedProperties,
} from './dictionary-rules.js';
import { ListEnumerator } from './enumerator.js';
import { orderBy } from './sorting.js';
import { StringComparer } from './string-comparer.js';

const part = (self: DictionaryEnumerator, name: 'key' | 'value'): Value => {
  const { current } = self;
  return current instanceof DictionaryEntry || current instanceof KeyValuePair ? current[name] : null;
};

defineType({
  name: 'System.Collections.Hashtable+HashtableEnumerator',
  base: objectType,
  interfaces: ['System.Collections.IDictionaryEnumerator', 'System.Collections.IEnumerator'],
  represents: DictionaryEnumerator,
  enumerate: (self: DictionaryEnumerator) => self.rest(),
  properties: () => ({
    'Current: System.Object': (self: DictionaryEnumerator) => self.current,
    'Entry: System.Collections.DictionaryEntry': (self: DictionaryEnumerator) => self.current,
    'Key: System.Object': (self: DictionaryEnumerator) => part(self, 'key'),
    'Value: System.Object': (self: DictionaryEnumerator) => part(self, 'value'),
    'Name: System.Object': { get: (self: DictionaryEnumerator) => part(self, 'key'), kind: 'AliasProperty' },
  }),
  methods: () => ({
    'MoveNext(): bool': (self: DictionaryEnumerator) => self.moveNext(),
    'Reset(): void': (self: DictionaryEnumerator) => self.reset(),
  }),
});

/** `System.Collections.Hashtable`. */
const hashtableType: NetType = defineType({
  name: 'System.Collections.Hashtable',
  accelerators: ['hashtable'],
  base: objectType,
  interfaces: ['System.Collections.IDictionary', 'System.ICloneable'],
  represents: Hashtable,
  ...dictionaryRules,
  convert: (value, ctx) => toHashtable(value, ctx),
  properties: sharedProperties,
  methods: {
    ...sharedMethods,
    'ContainsKey(System.Object key): bool': (self: Hashtable, [key]: [Value]) => {
      requireKey(key);
      return self.has(key);
    },
    'ContainsValue(System.Object value): bool': (self: Hashtable, [value]: [Value], ctx: ScriptContext) =>
      containsValue(self, value, ctx),
  },
  staticMethods: { 'Synchronized(hashtable table): hashtable': ([table]: [Hashtable]) => table },
  constructors: {
    'new()': () => new Hashtable(false),
    'new(int capacity)': () => new Hashtable(false),
    'new(System.Collections.IDictionary d)': ([source]: [DictionaryBase]) => fill(new Hashtable(false), source),
    'new(System.Collections.IEqualityComparer equalityComparer)': ([comparer]: [Value]) =>
      new Hashtable(comparer instanceof StringComparer && comparer.ignoreCase),
    'new(int capacity, System.Collections.IEqualityComparer equalityComparer)': ([, comparer]: [number, Value]) =>
      new Hashtable(comparer instanceof StringComparer && comparer.ignoreCase),
  },
});

/** Only dictionaries become hashtables; custom objects are refused by the conversion of objects. */
function toHashtable(value: Value, ctx: ScriptContext): Value {
  if (value instanceof DictionaryBase) return Hashtable.from(pairsOf(value));
  if (value instanceof CustomObject) return undefined;
  throw noConversion(displayText(ctx, value), typeOf(value).fullName, hashtableType);
}

function fill<T extends DictionaryBase>(target: T, source: DictionaryBase): T {
  for (const [key, value] of pairsOf(source)) target.set(key, value);
  return target;
}

/** `System.Collections.DictionaryEntry`; `Name` is PowerShell's alias of the key. */
defineType({
  name: 'System.Collections.DictionaryEntry',
  base: valueType,
  kind: 'struct',
  represents: DictionaryEntry,
  properties: () => ({
    'Name: System.Object': { get: (self: DictionaryEntry) => self.key, kind: 'AliasProperty' },
    'Key: System.Object': {
      get: (self: DictionaryEntry) => self.key,
      set: (self: DictionaryEntry, key: Value) => void (self.key = key),
    },
    'Value: System.Object': {
      get: (self: DictionaryEntry) => self.value,
      set: (self: DictionaryEntry, value: Value) => void (self.value = value),
    },
  }),
  constructors: () => ({
    'new(System.Object key, System.Object value)': ([key, value]: [Value, Value]) => new DictionaryEntry(key, value),
  }),
});

const viewNames = {
  Hashtable: 'System.Collections.Hashtable',
  Ordered: 'System.Collections.Specialized.OrderedDictionary',
};

function viewDefinition(name: string): TypeDefinition {
  return {
    name,
    base: objectType,
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    enumerate: (self: DictionaryView) => liveView(self),
    getItem: (self: DictionaryView, index) =>
      viewItems(self)[Number(index) < 0 ? Number(index) + self.dictionary.count : Number(index)],
    properties: {
      'Count: int': (self: DictionaryView) => self.dictionary.count,
      'IsSynchronized: bool': () => false,
      'SyncRoot: System.Object': (self: DictionaryView) => self.dictionary,
    },
    methods: {
      'CopyTo(array array, int arrayIndex): void': (self: DictionaryView, [target, at]: [Value[], number]) => {
        viewItems(self).forEach((item, i) => {
          target[at + i] = item;
        });
      },
      'Contains(System.Object item): bool': (self: DictionaryView, [item]: [Value], ctx: ScriptContext) =>
        self.part === 'keys' ? self.dictionary.has(item) : containsValue(self.dictionary, item, ctx),
      'GetEnumerator(): System.Collections.IEnumerator': (self: DictionaryView) => new ListEnumerator(viewItems(self)),
    },
  };
}

function viewItems(view: DictionaryView): readonly Value[] {
  return [...(view.part === 'keys' ? view.dictionary.keys() : view.dictionary.values())];
}

function* liveView(view: DictionaryView): Iterable<Value> {
  for (const entry of liveEntries(view.dictionary)) yield view.part === 'keys' ? entry.key : entry.value;
}

const views = {
  hashtableKeys: defineType(viewDefinition(`${viewNames.Hashtable}+KeyCollection`)),
  hashtableValues: defineType(viewDefinition(`${viewNames.Hashtable}+ValueCollection`)),
  ordered: defineType(viewDefinition(`${viewNames.Ordered}+OrderedDictionaryKeyValueCollection`)),
  genericKeys: defineType(viewDefinition('System.Collections.Generic.Dictionary`2+KeyCollection')),
  genericValues: defineType(viewDefinition('System.Collections.Generic.Dictionary`2+ValueCollection')),
};

Object.defineProperty(DictionaryView.prototype, 'netType', {
  configurable: true,
  get(this: DictionaryView): NetType {
    if (this.dictionary instanceof OrderedDictionary) return views.ordered;
    if (this.dictionary instanceof Dictionary) return this.part === 'keys' ? views.genericKeys : views.genericValues;
    return this.part === 'keys' ? views.hashtableKeys : views.hashtableValues;
  },
});

/** The order of a sorted dictionary's keys: texts linguistically unless a comparer says otherwise. */
export function sortedOrder(ctx: ScriptContext, comparer: Value): (a: Value, b: Value) => number {
  const order = orderBy(ctx, comparer);
  return (a, b) =>
    typeof a === 'string' && typeof b === 'string' && !comparer ? compareStrings(a, b, false) : order(a, b);
}

defineType({
  name: 'System.Collections.SortedList',
  base: objectType,
  interfaces: ['System.Collections.IDictionary', 'System.ICloneable'],
  represents: SortedList,
  ...dictionaryRules,
  properties: sharedProperties,
  methods: () => ({
    ...sharedMethods,
    'ContainsKey(System.Object key): bool': (self: SortedList, [key]: [Value]) => self.has(key),
    'ContainsValue(System.Object value): bool': (self: SortedList, [value]: [Value], ctx: ScriptContext) =>
      containsValue(self, value, ctx),
    'GetByIndex(int index): System.Object': (self: SortedList, [index]: [number]) => [...self.values()][index] ?? null,
    'GetKey(int index): System.Object': (self: SortedList, [index]: [number]) => [...self.keys()][index] ?? null,
    'IndexOfKey(System.Object key): int': (self: SortedList, [key]: [Value], ctx: ScriptContext) =>
      [...self.keys()].findIndex((other) => objectEquals(other, key, ctx)),
  }),
  constructors: () => ({
    'new()': (_args: [], ctx: ScriptContext) => sortedList(ctx, null, null),
    'new(System.Collections.IDictionary d)': ([d]: [DictionaryBase], ctx: ScriptContext) => sortedList(ctx, d, null),
    'new(int initialCapacity)': (_args: [number], ctx: ScriptContext) => sortedList(ctx, null, null),
    'new(System.Collections.IComparer comparer)': ([comparer]: [Value], ctx: ScriptContext) =>
      sortedList(ctx, null, comparer),
    'new(System.Collections.IDictionary d, System.Collections.IComparer comparer)': (
      [d, comparer]: [DictionaryBase, Value],
      ctx: ScriptContext,
    ) => sortedList(ctx, d, comparer),
  }),
});

function sortedList(ctx: ScriptContext, source: DictionaryBase | null, comparer: Value): SortedList {
  const list = new SortedList(sortedOrder(ctx, comparer));
  for (const { key, value } of source?.entries() ?? []) list.set(key, value);
  return list;
}
