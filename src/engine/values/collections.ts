import { makeGeneric, type NetType, typeOf } from './net-type.js';
import { NetObject, type Value } from './value.js';

/** `System.Collections.DictionaryEntry`: what enumerating a dictionary yields. */
export class DictionaryEntry extends NetObject {
  key: Value;
  value: Value;

  constructor(key: Value, value: Value) {
    super();
    this.key = key;
    this.value = value;
  }
}

/** What all dictionaries can do; keys are compared as the dictionary's comparer says. */
export abstract class DictionaryBase extends NetObject {
  /** Key in its normal form → the entry with the key as it was spelled. */
  readonly table = new Map<unknown, DictionaryEntry>();

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
    if (entry) entry.value = value;
    else this.table.set(normal, new DictionaryEntry(key, value));
  }

  delete(key: Value): boolean {
    return this.table.delete(this.normal(key));
  }

  clear(): void {
    this.table.clear();
  }

  *keys(): Iterable<Value> {
    for (const entry of this.table.values()) yield entry.key;
  }

  *values(): Iterable<Value> {
    for (const entry of this.table.values()) yield entry.value;
  }

  entries(): Iterable<DictionaryEntry> {
    return this.table.values();
  }
}

/** A key's normal form where strings are compared without case (`@{}`, `[ordered]`). */
export function foldKey(key: Value): unknown {
  return typeof key === 'string' ? key.toLowerCase() : exactKey(key);
}

/** A key's normal form where strings are compared exactly: values of one type and text are one key. */
export function exactKey(key: Value): unknown {
  if (typeof key !== 'object' || key === null) return key;
  const type = typeOf(key);
  return type.isValueType ? `${type.id}\0${scalarText(key)}` : key;
}

function scalarText(key: object): string {
  if ('value' in key) return String(key.value);
  return JSON.stringify(key, (_name, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

/** `System.Collections.Hashtable`: without case for string keys as `@{}` makes it; insertion order stands in for .NET's random one. */
export class Hashtable extends DictionaryBase {
  /** False for `[hashtable]::new()` and `-AsHashtable`, whose string keys are exact. */
  readonly ignoreCase: boolean;

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
  readonly ignoreCase: boolean;

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
  items: Value[];

  constructor(items: Value[] = []) {
    super();
    this.items = items;
  }
}

/** `System.Collections.ArrayList`. */
export class ArrayList extends ListBase {}

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
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.ObjectModel.Collection', [element]), element, items);
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
