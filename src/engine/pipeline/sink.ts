import type { Value } from '../values/value.js';

/** Whoever takes the objects that something writes, one at a time. */
export interface Sink {
  /** Takes one object as it is; nothing is unrolled here. */
  write(value: Value): void;
}

/** Collects what is written. */
export class ListSink implements Sink {
  readonly items: Value[] = [];

  write(value: Value): void {
    this.items.push(value);
  }

  /** Nothing, the one object, or an `object[]`: how a captured pipeline becomes a value. */
  collapse(): Value {
    const { items } = this;
    return items.length === 1 ? items[0] : items.length === 0 ? undefined : items;
  }
}

/** Forgets what is written. */
export const nullSink: Sink = { write() {} };

/** Calls a function for each object. */
export class CallSink implements Sink {
  readonly #take: (value: Value) => void;

  constructor(take: (value: Value) => void) {
    this.#take = take;
  }

  write(value: Value): void {
    this.#take(value);
  }
}
