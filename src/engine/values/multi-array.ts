import type { NetType } from './net-type.js';
import { NetObject, type Value } from './value.js';

/** `T[,]` and arrays of more dimensions. */
export class MultiArray extends NetObject {
  readonly #type: NetType;
  readonly lengths: readonly number[];
  /** The items, last dimension fastest. */
  readonly items: Value[];

  constructor(type: NetType, element: NetType, lengths: readonly number[]) {
    super();
    this.#type = type;
    this.lengths = lengths;
    const size = lengths.reduce((product, length) => product * length, 1);
    this.items = new Array<Value>(size).fill(element.definition.defaultValue?.() ?? null);
  }

  override get netType(): NetType {
    return this.#type;
  }

  /** The place of an index tuple in `items`; -1 when it is out of range or has another count of dimensions. */
  offset(indexes: readonly number[]): number {
    if (indexes.length !== this.lengths.length) return -1;
    let offset = 0;
    for (let d = 0; d < indexes.length; d++) {
      const index = indexes[d]!;
      const length = this.lengths[d]!;
      if (index < 0 || index >= length) return -1;
      offset = offset * length + index;
    }
    return offset;
  }
}
