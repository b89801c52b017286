import type { Value } from '../../../src/engine/values/value.js';
import type { Order } from './object-comparer.js';
import type { KeyReader, KeyValue } from './property-argument.js';

/** An object with its keys; null is a key the object does not have. */
export interface SortItem {
  readonly object: Value;
  readonly keys: readonly KeyValue[];
}

/** Compares objects by several keys, each in its direction. What lacks a key is last in both directions. */
export class SortKeys {
  readonly #order: Order;
  readonly #readers: readonly KeyReader[];
  readonly #descending: readonly boolean[];

  /** Without readers the objects themselves are compared; `descending` then has one element. */
  constructor(order: Order, readers: readonly KeyReader[], descending: readonly boolean[]) {
    this.#order = order;
    this.#readers = readers;
    this.#descending = descending;
  }

  itemOf(object: Value): SortItem {
    return {
      object,
      keys: this.#readers.length === 0 ? [{ value: object }] : this.#readers.map((reader) => reader.read(object)),
    };
  }

  compare(left: SortItem, right: SortItem): number {
    for (let k = 0; k < left.keys.length; k++) {
      const a = left.keys[k]!;
      const b = right.keys[k]!;
      if (a === null || b === null) {
        if (a !== b) return a === null ? 1 : -1;
        continue;
      }
      const order = this.#order(a.value, b.value);
      if (order !== 0) return this.#descending[k] ? -order : order;
    }
    return 0;
  }
}
