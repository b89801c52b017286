import { convertTo } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { ArgumentException, ArgumentNullException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { duplicateKey } from '../operators/arithmetic.js';
import { makeGeneric } from '../values/constructed-types.js';
import {
  Dictionary,
  type DictionaryBase,
  DictionaryEntry,
  DictionaryView,
  Hashtable,
  KeyValuePair,
  OrderedDictionary,
} from '../values/dictionaries.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { objectEquals } from './core.js';
import { collectionModified, ListEnumerator } from './enumerator.js';

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

/** Refuses `$null` as a key. Error: ArgumentNullException. */
export function requireKey(key: Value): void {
  if (key === null || key === undefined)
    throw netError(newException(ArgumentNullException, "Value cannot be null. (Parameter 'key')"));
}

/** `Add`: refuses a key that is there. Error: ArgumentException. */
export function addNew(self: DictionaryBase, key: Value, value: Value, ctx: ScriptContext): void {
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

/** Keys and values in order. */
export function* pairsOf(table: DictionaryBase): Iterable<readonly [Value, Value]> {
  for (const entry of table.entries()) yield [entry.key, entry.value];
}
