import { noConversion } from '../convert/cast-errors.js';
import { convertTo } from '../convert/convert.js';
import { displayText } from '../convert/numeric.js';
import { toText } from '../convert/text.js';
import { ArgumentException, ArgumentNullException, ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { duplicateKey } from '../operators/arithmetic.js';
import {
  Dictionary,
  DictionaryBase,
  DictionaryEntry,
  DictionaryView,
  Hashtable,
  KeyValuePair,
  OrderedDictionary,
  SortedList,
} from '../values/collections.js';
import { makeGeneric } from '../values/constructed-types.js';
import { CustomObject } from '../values/custom-object.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings } from '../values/string-compare.js';
import type { TypeDefinition } from '../values/type-definition.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { objectEquals, objectType, valueType } from './core.js';
import { collectionModified, ListEnumerator } from './enumerator.js';
import { orderBy } from './sorting.js';
import { StringComparer } from './string-comparer.js';

/** The entries of a dictionary as enumerating it gives them; an error when it changes meanwhile. */
export function* liveEntries(dictionary: DictionaryBase): Iterable<DictionaryEntry> {
  const { version } = dictionary;
  for (const entry of dictionary.entries()) {
    if (dictionary.version !== version) throw collectionModified();
    yield new DictionaryEntry(entry.key, entry.value);
  }
  if (dictionary.version !== version && dictionary.count > 0) throw collectionModified();
}

/** What unrolling a dictionary's enumerator gives: entries, or pairs of a typed dictionary. */
function* enumerated(dictionary: DictionaryBase): Iterable<Value> {
  const pair = dictionary instanceof Dictionary ? pairType(dictionary) : null;
  for (const entry of liveEntries(dictionary)) yield pair ? new KeyValuePair(pair, entry.key, entry.value) : entry;
}

function pairType(dictionary: Dictionary): NetType {
  return makeGeneric('System.Collections.Generic.KeyValuePair', [dictionary.keyType, dictionary.valueType]);
}

function requireKey(key: Value): void {
  if (key === null || key === undefined)
    throw netError(newException(ArgumentNullException, "Value cannot be null. (Parameter 'key')"));
}

function addNew(self: DictionaryBase, key: Value, value: Value, ctx: ScriptContext): void {
  requireKey(key);
  const present = self.entry(key);
  if (present)
    throw self instanceof Dictionary ? sameKey(ctx, key) : duplicateKey(toText(ctx, present.key), toText(ctx, key));
  self.set(key, value);
}

function sameKey(ctx: ScriptContext, key: Value): Error {
  return netError(
    newException(ArgumentException, `An item with the same key has already been added. Key: ${toText(ctx, key)}`),
  );
}

/** True when a value is there. */
export function containsValue(self: DictionaryBase, value: Value, ctx: ScriptContext): boolean {
  for (const entry of self.entries()) if (entry.value === value || objectEquals(entry.value, value, ctx)) return true;
  return false;
}

/** A key given as member name: the text itself, or a number key that reads so. */
function memberKey(self: DictionaryBase, name: string): Value {
  if (self.has(name)) return name;
  if (/^-?\d+$/.test(name)) return numberKey(self, name);
  for (const entry of self.entries())
    if (typeof entry.key === 'string' && entry.key.toLowerCase() === name.toLowerCase()) return entry.key;
  return undefined;
}

function numberKey(self: DictionaryBase, name: string): Value {
  const number = Number(name);
  if ((number | 0) === number && self.has(number)) return number;
  for (const entry of self.entries()) if (typeof entry.key !== 'string' && String(entry.key) === name) return entry.key;
  return undefined;
}

function getMember(self: DictionaryBase, name: string): Value {
  const key = memberKey(self, name);
  return key === undefined ? undefined : (self.get(key) ?? null);
}

function setMember(self: DictionaryBase, name: string, value: Value, ctx: ScriptContext): boolean {
  const existing = self.has(name) ? name : /^-?\d+$/.test(name) ? (numberKey(self, name) ?? name) : name;
  setItem(self, existing, value, ctx);
  return true;
}

/** Sets a key; typed dictionaries convert both sides. */
export function setItem(self: DictionaryBase, key: Value, value: Value, ctx: ScriptContext): void {
  requireKey(key);
  if (self instanceof Dictionary) self.set(convertTo(ctx, key, self.keyType), convertTo(ctx, value, self.valueType));
  else self.set(key, value);
}

/** How dictionaries are read and written by key and by member name. */
export const dictionaryRules = {
  getMember: (self: DictionaryBase, name: string) => getMember(self, name),
  setMember: (self: DictionaryBase, name: string, value: Value, ctx: ScriptContext) =>
    setMember(self, name, value, ctx),
  getItem: (self: DictionaryBase, key: Value) => self.get(key),
  setItem: (self: DictionaryBase, key: Value, value: Value, ctx: ScriptContext) => setItem(self, key, value, ctx),
} as const;

/** Properties of every dictionary. */
export const sharedProperties = {
  'Count: int': (self: DictionaryBase) => self.count,
  'Keys: System.Collections.ICollection': (self: DictionaryBase) => new DictionaryView(self, 'keys'),
  'Values: System.Collections.ICollection': (self: DictionaryBase) => new DictionaryView(self, 'values'),
  'IsReadOnly: bool': () => false,
  'IsFixedSize: bool': () => false,
  'SyncRoot: System.Object': (self: DictionaryBase) => self,
  'IsSynchronized: bool': () => false,
} as const;

/** Methods of every dictionary. */
export const sharedMethods = {
  'Add(System.Object key, System.Object value): void': (
    self: DictionaryBase,
    [key, value]: [Value, Value],
    ctx: ScriptContext,
  ) => addNew(self, key, value, ctx),
  'Clear(): void': (self: DictionaryBase) => self.clear(),
  'Clone(): System.Object': (self: DictionaryBase) => copyOf(self),
  'Contains(System.Object key): bool': (self: DictionaryBase, [key]: [Value]) => {
    requireKey(key);
    return self.has(key);
  },
  'GetEnumerator(): System.Collections.IDictionaryEnumerator': (self: DictionaryBase) =>
    new DictionaryEnumerator(enumerated(self), self),
  'Remove(System.Object key): void': (self: DictionaryBase, [key]: [Value]) => {
    requireKey(key);
    self.delete(key);
  },
  'CopyTo(array array, int arrayIndex): void': (self: DictionaryBase, [target, at]: [Value[], number]) => {
    let index = at;
    for (const entry of liveEntries(self)) target[index++] = entry;
  },
} as const;

/** A shallow copy with the same way to compare keys. */
function copyOf(self: DictionaryBase): DictionaryBase {
  const copy = self instanceof Hashtable ? new Hashtable(self.ignoreCase) : new OrderedDictionary();
  for (const entry of self.entries()) copy.set(entry.key, entry.value);
  return copy;
}

/** `GetEnumerator()` of a dictionary: also tells Key and Value of where it stands. */
export class DictionaryEnumerator extends ListEnumerator {
  constructor(items: Iterable<Value>, dictionary: DictionaryBase) {
    super(restartable(items, dictionary));
  }
}

function restartable(_items: Iterable<Value>, dictionary: DictionaryBase): Iterable<Value> {
  return { [Symbol.iterator]: () => enumerated(dictionary)[Symbol.iterator]() };
}

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
  properties: {
    'Current: System.Object': (self: DictionaryEnumerator) => self.current,
    'Entry: System.Collections.DictionaryEntry': (self: DictionaryEnumerator) => self.current,
    'Key: System.Object': (self: DictionaryEnumerator) => part(self, 'key'),
    'Value: System.Object': (self: DictionaryEnumerator) => part(self, 'value'),
    'Name: System.Object': { get: (self: DictionaryEnumerator) => part(self, 'key'), kind: 'AliasProperty' },
  },
  methods: {
    'MoveNext(): bool': (self: DictionaryEnumerator) => self.moveNext(),
    'Reset(): void': (self: DictionaryEnumerator) => self.reset(),
  },
});

/** `System.Collections.Hashtable`. */
export const hashtableType: NetType = defineType({
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

function* pairsOf(table: DictionaryBase): Iterable<readonly [Value, Value]> {
  for (const entry of table.entries()) yield [entry.key, entry.value];
}

function fill<T extends DictionaryBase>(target: T, source: DictionaryBase): T {
  for (const [key, value] of pairsOf(source)) target.set(key, value);
  return target;
}

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
  methods: {
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
  },
  constructors: {
    'new()': () => new OrderedDictionary(false),
    'new(int capacity)': () => new OrderedDictionary(false),
    'new(System.Collections.IEqualityComparer comparer)': ([comparer]: [Value]) =>
      new OrderedDictionary(comparer instanceof StringComparer && comparer.ignoreCase),
  },
});

/** `System.Collections.DictionaryEntry`; `Name` is PowerShell's alias of the key. */
defineType({
  name: 'System.Collections.DictionaryEntry',
  base: valueType,
  kind: 'struct',
  represents: DictionaryEntry,
  properties: {
    'Name: System.Object': { get: (self: DictionaryEntry) => self.key, kind: 'AliasProperty' },
    'Key: System.Object': {
      get: (self: DictionaryEntry) => self.key,
      set: (self: DictionaryEntry, key: Value) => void (self.key = key),
    },
    'Value: System.Object': {
      get: (self: DictionaryEntry) => self.value,
      set: (self: DictionaryEntry, value: Value) => void (self.value = value),
    },
  },
  constructors: {
    'new(System.Object key, System.Object value)': ([key, value]: [Value, Value]) => new DictionaryEntry(key, value),
  },
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
  methods: {
    ...sharedMethods,
    'ContainsKey(System.Object key): bool': (self: SortedList, [key]: [Value]) => self.has(key),
    'ContainsValue(System.Object value): bool': (self: SortedList, [value]: [Value], ctx: ScriptContext) =>
      containsValue(self, value, ctx),
    'GetByIndex(int index): System.Object': (self: SortedList, [index]: [number]) => [...self.values()][index] ?? null,
    'GetKey(int index): System.Object': (self: SortedList, [index]: [number]) => [...self.keys()][index] ?? null,
    'IndexOfKey(System.Object key): int': (self: SortedList, [key]: [Value], ctx: ScriptContext) =>
      [...self.keys()].findIndex((other) => objectEquals(other, key, ctx)),
  },
  constructors: { 'new()': (_args: [], ctx: ScriptContext) => new SortedList(sortedOrder(ctx, null)) },
});
