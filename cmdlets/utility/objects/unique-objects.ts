import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { Order } from './object-comparer.js';

interface Seen {
  readonly value: Value;
  readonly notes: number;
}

/** Keeps one of equal objects. Selected objects are compared by the properties that were put on them, others by value. */
export class UniqueObjects {
  readonly #order: Order;
  readonly #foldsCase: boolean;
  readonly #seen: Seen[] = [];
  readonly #simple = new Set<unknown>();

  constructor(order: Order, foldsCase: boolean) {
    this.#order = order;
    this.#foldsCase = foldsCase;
  }

  /** Keeps the object when none is equal to it. */
  add(value: Value, notes: number): void {
    const key = this.#simpleKey(value, notes);
    if (key !== null && this.#simple.has(key)) return;
    if (this.#seen.some((seen) => this.#isSame(seen, value, notes))) return;
    if (key !== null) this.#simple.add(key);
    this.#seen.push({ value, notes });
  }

  /** What was kept, in order. */
  get values(): Value[] {
    return this.#seen.map((seen) => seen.value);
  }

  #simpleKey(value: Value, notes: number): unknown {
    if (notes === 0 && typeof value === 'string') return this.#foldsCase ? value.toLowerCase() : value;
    return notes === 0 && typeof value === 'number' ? value : null;
  }

  #isSame(seen: Seen, value: Value, notes: number): boolean {
    if (seen.notes !== notes || this.#order(value, seen.value) !== 0) return false;
    if (notes === 0) return true;
    if (!(value instanceof CustomObject) || !(seen.value instanceof CustomObject)) return false;
    const { value: other } = seen as { readonly value: CustomObject };
    return value.shape.names.every((name, k) => {
      const index = other.shape.indexOf(name.toLowerCase());
      return index >= 0 && this.#order(value.slots[k] as Value, other.slots[index] as Value) === 0;
    });
  }
}
