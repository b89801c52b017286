import { toTextCulture } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, runtimeError } from '../../../src/engine/errors/terminating.js';
import { isList, itemsOf } from '../../../src/engine/values/arrays.js';
import { CustomObject, unwrap } from '../../../src/engine/values/custom-object.js';
import { Hashtable } from '../../../src/engine/values/dictionaries.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { GroupInfo, GroupInfoNoElement } from './group-info.js';
import type { Order } from './object-comparer.js';
import type { KeyReader } from './property-argument.js';
import { type SortItem, SortKeys } from './sort-keys.js';
import { stableSort } from './stable-sort.js';

/** Puts objects with equal keys together. Groups are sorted by their keys, unless the keys' types differ: then by first occurrence. */
export class Grouping {
  readonly #ctx: ScriptContext;
  readonly #order: Order;
  readonly #keys: SortKeys;
  readonly #readers: readonly KeyReader[];
  readonly #items: SortItem[] = [];
  #types: readonly (string | null)[] | null = null;
  #isMixed = false;

  constructor(ctx: ScriptContext, order: Order, readers: readonly KeyReader[]) {
    this.#ctx = ctx;
    this.#order = order;
    this.#readers = readers;
    this.#keys = new SortKeys(order, readers, []);
  }

  add(object: Value): void {
    const item = this.#keys.itemOf(object);
    this.#items.push(item);
    if (this.#isMixed) return;
    const types = item.keys.map((key) =>
      key === null || isNullish(key.value) ? null : typeOf(unwrap(key.value)).fullName,
    );
    if (this.#types === null) this.#types = types;
    else this.#isMixed = types.some((type, k) => type !== this.#types![k]);
  }

  /** All groups. `noElement` leaves the objects out of them. */
  groups(noElement: boolean): GroupInfo[] {
    this.#checkComparable();
    return this.#isMixed ? this.#inOrderOfInput(noElement) : this.#sorted(noElement);
  }

  #sorted(noElement: boolean): GroupInfo[] {
    const groups: GroupInfo[] = [];
    let last: SortItem | null = null;
    for (const item of stableSort(this.#items, (left, right) => this.#keys.compare(left, right))) {
      if (last === null || this.#keys.compare(last, item) !== 0) groups.push(this.#newGroup(item, noElement));
      groups.at(-1)!.add(item.object, !noElement);
      last = item;
    }
    return groups;
  }

  #inOrderOfInput(noElement: boolean): GroupInfo[] {
    const found: { readonly first: SortItem; readonly group: GroupInfo }[] = [];
    for (const item of this.#items) {
      let entry = found.find(({ first }) => this.#keys.compare(first, item) === 0);
      if (!entry) {
        entry = { first: item, group: this.#newGroup(item, noElement) };
        found.push(entry);
      }
      entry.group.add(item.object, !noElement);
    }
    return found.map(({ group }) => group);
  }

  #newGroup(item: SortItem, noElement: boolean): GroupInfo {
    const values = item.keys.map((key) => key?.value ?? null);
    const name = values
      .filter((value) => !isNullish(value))
      .map((value, k) => this.#nameOf(value, k))
      .join(', ');
    return noElement ? new GroupInfoNoElement(name, values) : new GroupInfo(name, values);
  }

  #nameOf(value: Value, k: number): string {
    const text = (item: Value): string => toTextCulture(this.#ctx, item);
    const isProperty = typeof this.#readers[k]?.property.source === 'string';
    return isProperty && isList(value) ? `{${itemsOf(value).map(text).join(', ')}}` : text(value);
  }

  #checkComparable(): void {
    if (this.#items.length < 2) return;
    const isCustom = (item: SortItem): boolean =>
      item.keys.some((key) => key !== null && key.value instanceof CustomObject);
    const first = this.#items.find(isCustom);
    if (!first || this.#readers.length > 0 || this.#order(0, 0) !== 0) return;
    const text = toTextCulture(this.#ctx, first.object);
    throw runtimeError(
      'NotIcomparable',
      'NotSpecified',
      `Cannot compare "${text}" to "${text}" because the objects are not the same type or the object "${text}" does not implement "IComparable".`,
    );
  }
}

/** Refuses combinations of -AsHashTable and -AsString that make no sense. */
export function checkHashTable(asHashTable: boolean, asString: boolean, properties: number): void {
  if (asString && !asHashTable) {
    throw argumentError(
      'The command cannot be run because the AsString parameter requires that you specify the AsHashtable parameter.',
    );
  }
  if (asHashTable && !asString && properties > 1) {
    throw argumentError(
      'The command cannot be run because using the AsHashTable parameter with more than one property requires adding the AsString parameter.',
    );
  }
}

function argumentError(message: string): Error {
  return recordError(
    errorRecord({
      exception: newException(ArgumentException, message),
      id: 'ArgumentException',
      category: 'InvalidArgument',
    }),
  );
}

/** The groups by their values (or names), each the list of its objects. */
export function hashTableOf(
  ctx: ScriptContext,
  groups: readonly GroupInfo[],
  asString: boolean,
  caseSensitive: boolean,
): Hashtable {
  const table = new Hashtable(!caseSensitive);
  for (const group of groups) {
    const key = asString ? group.name : group.values.items[0];
    if (isNullish(key) || table.has(key)) throw keyDuplication(ctx, key ?? null);
    table.set(key, group.group);
  }
  return table;
}

function keyDuplication(_ctx: ScriptContext, target: Value): Error {
  const message =
    'The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again.';
  return recordError(
    errorRecord({
      exception: newException(ArgumentException, message),
      id: 'ArgumentException',
      category: 'InvalidArgument',
      target,
    }),
  );
}
