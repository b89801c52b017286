import { exactKeys, type KeyRule } from './keys.js';
import type { NetType } from './net-type.js';
import { NetObject, type Value } from './value.js';

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
