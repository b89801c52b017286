import { makeGeneric } from './constructed-types.js';
import type { NetType } from './net-type.js';
import { typeOf } from './type-of.js';
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

/** What compares the keys of a dictionary or set: equal keys have the same normal form. */
export interface KeyRule {
  normal(key: Value): unknown;
}

/** Keys as .NET compares them unless a comparer says otherwise. */
export const exactKeys: KeyRule = { normal: (key) => exactKey(key) };

/** A key's normal form where strings are compared without case (`@{}`, `[ordered]`). */
export function foldKey(key: Value): unknown {
  return typeof key === 'string' ? key.toLowerCase() : exactKey(key);
}

/** A key's normal form where strings are compared exactly: values of one type and text are one key. */
export function exactKey(key: Value): unknown {
  if (typeof key !== 'object' || key === null) return key;
  const type = typeOf(key);
  if (type.isValueType) return `${type.id}\0${scalarText(key)}`;
  const rule = type.rule('keyForm');
  return rule ? rule(key as never) : key;
}

function scalarText(key: object): string {
  if ('value' in key) return String(key.value);
  return JSON.stringify(key, (_name, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
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

/** A list that grows: the base of ArrayList, List, Collection. */
export abstract class ListBase extends NetObject {
  declare items: Value[];

  constructor(items: Value[] = []) {
    super();
    this.items = items;
  }
}

/** `System.Collections.ArrayList`. */
export class ArrayList extends ListBase {}
/** `[ArrayList]::ReadOnly(list)`: a look at the list's own items. */
export class ReadOnlyArrayList extends ArrayList {}
/** `[ArrayList]::FixedSize(list)`: items may be replaced, not added or removed. */
export class FixedSizeArrayList extends ArrayList {}

/** A list whose generic type is its own: `List[T]`, `Collection[T]`, `HashSet[T]` … */
abstract class GenericItems extends ListBase {
  readonly #type: NetType;
  readonly element: NetType;

  constructor(type: NetType, element: NetType, items: Value[]) {
    super(items);
    this.#type = type;
    this.element = element;
  }

  override get netType(): NetType {
    return this.#type;
  }
}

/** `System.Collections.Generic.List[T]`. */
export class GenericList extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.Generic.List', [element]), element, items);
  }
}

/** `System.Collections.ObjectModel.Collection[T]`: what `.Where()` and `.ForEach()` give. */
export class Collection extends GenericItems {
  constructor(element: NetType, items: Value[] = [], name = 'System.Collections.ObjectModel.Collection') {
    super(makeGeneric(name, [element]), element, items);
  }
}

/** `System.Collections.ObjectModel.ReadOnlyCollection[T]`. */
export class ReadOnlyCollection extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.ObjectModel.ReadOnlyCollection', [element]), element, items);
  }
}

/** `System.Collections.Generic.Queue[T]`: the first item leaves first. */
export class GenericQueue extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.Generic.Queue', [element]), element, items);
  }
}

/** `System.Collections.Generic.Stack[T]`: the top is the first item. */
export class GenericStack extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.Generic.Stack', [element]), element, items);
  }
}

/** `System.Collections.Queue`. */
export class Queue extends ListBase {}
/** `System.Collections.Stack`: the top is the first item. */
export class Stack extends ListBase {}

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

/** `System.Collections.Generic.HashSet[T]` and `SortedSet[T]`. */
export class HashSet extends NetObject {
  readonly #type: NetType;
  readonly element: NetType;
  readonly rule: KeyRule;
  readonly order: ((a: Value, b: Value) => number) | null;
  readonly table = new Map<unknown, Value>();

  constructor(type: NetType, rule: KeyRule = exactKeys, order: ((a: Value, b: Value) => number) | null = null) {
    super();
    this.#type = type;
    this.element = type.genericArguments[0]!;
    this.rule = rule;
    this.order = order;
  }

  override get netType(): NetType {
    return this.#type;
  }

  /** False when an equal item is there already. */
  add(item: Value): boolean {
    const key = this.rule.normal(item);
    if (this.table.has(key)) return false;
    this.table.set(key, item);
    return true;
  }

  has(item: Value): boolean {
    return this.table.has(this.rule.normal(item));
  }

  delete(item: Value): boolean {
    return this.table.delete(this.rule.normal(item));
  }

  get values(): readonly Value[] {
    const items = [...this.table.values()];
    return this.order ? items.sort(this.order) : items;
  }
}
