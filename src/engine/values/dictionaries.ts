import { exactKey, exactKeys, foldKey, type KeyRule } from './keys.js';
import type { NetType } from './net-type.js';
import { NetObject, type Value } from './value.js';

/** `System.Collections.DictionaryEntry`: what enumerating a dictionary yields. */
export class DictionaryEntry extends NetObject {
  declare key: Value;
  declare value: Value;

  constructor(key: Value, value: Value) {
    super();
    this.key = key;
    this.value = value;
  }
}

/** What all dictionaries can do; keys are compared as the dictionary's comparer says. */
export abstract class DictionaryBase extends NetObject {
  /** Key in its normal form → the entry with the key as it was spelled. */
  declare readonly table: Map<unknown, DictionaryEntry>;
  /** Counts changes, so that an enumeration can tell that the table changed under it. */
  declare version: number;

  constructor() {
    super();
    this.table = new Map();
    this.version = 0;
  }

  /** The normal form of a key: equal keys have the same. */
  protected abstract normal(key: Value): unknown;

  get count(): number {
    return this.table.size;
  }

  has(key: Value): boolean {
    return this.table.has(this.normal(key));
  }

  /** The value of a key; `undefined` when there is none. */
  get(key: Value): Value {
    return this.table.get(this.normal(key))?.value;
  }

  /** The entry of a key, with the key as it was first spelled. */
  entry(key: Value): DictionaryEntry | undefined {
    return this.table.get(this.normal(key));
  }

  /** Adds the pair, or gives an existing key a new value (the key keeps its first spelling). */
  set(key: Value, value: Value): void {
    const normal = this.normal(key);
    const entry = this.table.get(normal);
    this.version++;
    if (entry) entry.value = value;
    else this.table.set(normal, new DictionaryEntry(key, value));
  }

  delete(key: Value): boolean {
    this.version++;
    return this.table.delete(this.normal(key));
  }

  clear(): void {
    this.version++;
    this.table.clear();
  }

  *keys(): Iterable<Value> {
    for (const entry of this.entries()) yield entry.key;
  }

  *values(): Iterable<Value> {
    for (const entry of this.entries()) yield entry.value;
  }

  entries(): Iterable<DictionaryEntry> {
    return this.table.values();
  }
}

/** `System.Collections.Hashtable`: without case for string keys as `@{}` makes it; insertion order stands in for .NET's random one. */
export class Hashtable extends DictionaryBase {
  /** False for `[hashtable]::new()` and `-AsHashtable`, whose string keys are exact. */
  declare readonly ignoreCase: boolean;

  constructor(ignoreCase = true) {
    super();
    this.ignoreCase = ignoreCase;
  }

  /** A table of these pairs, ignoring case. */
  static from(pairs: Iterable<readonly [Value, Value]>): Hashtable {
    const table = new Hashtable();
    for (const [key, value] of pairs) table.set(key, value);
    return table;
  }

  protected override normal(key: Value): unknown {
    return this.ignoreCase ? foldKey(key) : exactKey(key);
  }
}

/** `System.Collections.Specialized.OrderedDictionary` (`[ordered]@{}`): indexed by key or position. */
export class OrderedDictionary extends DictionaryBase {
  declare readonly ignoreCase: boolean;

  constructor(ignoreCase = true) {
    super();
    this.ignoreCase = ignoreCase;
  }

  static from(pairs: Iterable<readonly [Value, Value]>): OrderedDictionary {
    const table = new OrderedDictionary();
    for (const [key, value] of pairs) table.set(key, value);
    return table;
  }

  protected override normal(key: Value): unknown {
    return this.ignoreCase ? foldKey(key) : exactKey(key);
  }
}

/** `System.Collections.Generic.Dictionary[K, V]` and its sorted and concurrent relatives. */
export class Dictionary extends DictionaryBase {
  readonly #type: NetType;
  readonly keyType: NetType;
  readonly valueType: NetType;
  readonly #rule: KeyRule;
  /** The order of keys; null keeps insertion order. */
  readonly #order: ((a: Value, b: Value) => number) | null;

  constructor(type: NetType, rule: KeyRule = exactKeys, order: ((a: Value, b: Value) => number) | null = null) {
    super();
    this.#type = type;
    this.keyType = type.genericArguments[0]!;
    this.valueType = type.genericArguments[1]!;
    this.#rule = rule;
    this.#order = order;
  }

  override get netType(): NetType {
    return this.#type;
  }

  override entries(): Iterable<DictionaryEntry> {
    const order = this.#order;
    return order ? [...this.table.values()].sort((a, b) => order(a.key, b.key)) : this.table.values();
  }

  protected override normal(key: Value): unknown {
    return this.#rule.normal(key);
  }
}

/** `System.Collections.SortedList`: enumerates by key. */
export class SortedList extends DictionaryBase {
  readonly #order: (a: Value, b: Value) => number;

  constructor(order: (a: Value, b: Value) => number) {
    super();
    this.#order = order;
  }

  override entries(): Iterable<DictionaryEntry> {
    return [...this.table.values()].sort((a, b) => this.#order(a.key, b.key));
  }

  protected override normal(key: Value): unknown {
    return exactKey(key);
  }
}

/** `System.Collections.Generic.KeyValuePair[K, V]`. */
export class KeyValuePair extends NetObject {
  readonly #type: NetType;
  readonly key: Value;
  readonly value: Value;

  constructor(type: NetType, key: Value, value: Value) {
    super();
    this.#type = type;
    this.key = key;
    this.value = value;
  }

  override get netType(): NetType {
    return this.#type;
  }
}

/** The live keys or values of a dictionary. */
export class DictionaryView extends NetObject {
  readonly dictionary: DictionaryBase;
  readonly part: 'keys' | 'values';

  constructor(dictionary: DictionaryBase, part: 'keys' | 'values') {
    super();
    this.dictionary = dictionary;
    this.part = part;
  }
}
