import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { enumerate } from '../values/arrays.js';
import { ListBase } from '../values/lists.js';
import { defineType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';

/** What `ItemCursor.next` answers behind the last item. */
export const endOfItems: unique symbol = Symbol('end of items');

/** The enumerator of a `foreach` or `switch`: also the object `$foreach` and `$switch` show (`MoveNext()`, `Current`). */
export abstract class ItemCursor extends NetObject {
  current: Value = null;

  /** The next item, which is then `current`, or `endOfItems`. */
  abstract next(): Value | typeof endOfItems;

  /** Starts again. */
  abstract reset(): void;
}

class ArrayCursor extends ItemCursor {
  readonly #items: readonly Value[];
  #at = 0;

  constructor(items: readonly Value[]) {
    super();
    this.#items = items;
  }

  override next(): Value | typeof endOfItems {
    if (this.#at >= this.#items.length) return endOfItems;
    this.current = this.#items[this.#at++];
    return this.current;
  }

  override reset(): void {
    this.#at = 0;
  }
}

/** A list that must not change its length while it is walked. */
class ListCursor extends ItemCursor {
  readonly #list: ListBase;
  readonly #count: number;
  #at = 0;

  constructor(list: ListBase) {
    super();
    this.#list = list;
    this.#count = list.items.length;
  }

  override next(): Value | typeof endOfItems {
    if (this.#list.items.length !== this.#count) {
      throw netError(
        newException(InvalidOperationException, 'Collection was modified; enumeration operation may not execute.'),
      );
    }
    if (this.#at >= this.#count) return endOfItems;
    this.current = this.#list.items[this.#at++];
    return this.current;
  }

  override reset(): void {
    this.#at = 0;
  }
}

class IterableCursor extends ItemCursor {
  readonly #items: Iterable<Value>;
  #iterator: Iterator<Value>;

  constructor(items: Iterable<Value>) {
    super();
    this.#items = items;
    this.#iterator = items[Symbol.iterator]();
  }

  override next(): Value | typeof endOfItems {
    const step = this.#iterator.next();
    if (step.done) return endOfItems;
    this.current = step.value;
    return this.current;
  }

  override reset(): void {
    this.#iterator = this.#items[Symbol.iterator]();
  }
}

/** A cursor over what `foreach` walks: nothing for `$null`, a scalar once, collections one level down. */
export function cursorOver(value: Value): ItemCursor {
  if (value === null || value === undefined) return new ArrayCursor([]);
  if (Array.isArray(value)) return new ArrayCursor(value);
  if (value instanceof ListBase) return new ListCursor(value);
  if (typeof value !== 'object') return new ArrayCursor([value]);
  return new IterableCursor(enumerate(value));
}

defineType({
  name: 'System.Collections.IEnumerator',
  represents: ItemCursor,
  properties: () => ({ 'Current: System.Object': (self: ItemCursor) => self.current }),
  methods: () => ({
    'MoveNext(): bool': (self: ItemCursor) => self.next() !== endOfItems,
    'Reset(): void': (self: ItemCursor) => self.reset(),
  }),
});
