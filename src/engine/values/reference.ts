import { NetObject, type Value } from './value.js';

/** `[ref]`: a place that a method may write to. The engine makes one for `[ref]$variable`. */
export class Reference extends NetObject {
  readonly #get: () => Value;
  readonly #set: (value: Value) => void;

  constructor(get: () => Value, set: (value: Value) => void) {
    super();
    this.#get = get;
    this.#set = set;
  }

  /** A reference to no variable: it holds its value itself. */
  static of(value: Value): Reference {
    let held = value;
    return new Reference(
      () => held,
      (next) => {
        held = next;
      },
    );
  }

  get value(): Value {
    return this.#get();
  }

  set value(next: Value) {
    this.#set(next);
  }
}
