import { defineType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';

/** `$input`: walks the objects that were piped in; what has been read is gone until `Reset()`. */
export class InputEnumerator extends NetObject {
  readonly #items: readonly Value[];
  #next = 0;

  constructor(items: readonly Value[]) {
    super();
    this.#items = items;
  }

  get current(): Value {
    return this.#next === 0 ? null : (this.#items[this.#next - 1] ?? null);
  }

  moveNext(): boolean {
    if (this.#next >= this.#items.length) return false;
    this.#next++;
    return true;
  }

  reset(): void {
    this.#next = 0;
  }

  /** The rest, read to its end. */
  *rest(): Iterable<Value> {
    while (this.moveNext()) yield this.current;
  }
}

defineType({
  name: 'System.Collections.ArrayList+ArrayListEnumeratorSimple',
  represents: InputEnumerator,
  interfaces: ['System.Collections.IEnumerator'],
  properties: () => ({ 'Current: System.Object': (self: InputEnumerator) => self.current }),
  methods: () => ({
    'MoveNext(): bool': (self: InputEnumerator) => self.moveNext(),
    'Reset(): void': (self: InputEnumerator) => self.reset(),
  }),
  enumerate: (self: InputEnumerator) => self.rest(),
});
