import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';

/** What `.GetEnumerator()` gives: it can be stepped by hand, and the pipeline unrolls what is left. */
export class ListEnumerator extends NetObject {
  readonly #next: Iterator<Value>;
  readonly #restart: () => Iterator<Value>;
  #steps: Iterator<Value> | null = null;
  current: Value = null;

  constructor(items: Iterable<Value>) {
    super();
    this.#restart = () => items[Symbol.iterator]();
    this.#next = this.#restart();
  }

  moveNext(): boolean {
    this.#steps ??= this.#next;
    const step = this.#steps.next();
    this.current = step.done ? null : step.value;
    return !step.done;
  }

  reset(): void {
    this.#steps = this.#restart();
    this.current = null;
  }

  /** What has not been stepped over yet. */
  *rest(): Iterable<Value> {
    while (this.moveNext()) yield this.current;
  }
}

defineType({
  name: 'System.Collections.ListEnumerator',
  base: objectType,
  interfaces: ['System.Collections.IEnumerator'],
  represents: ListEnumerator,
  enumerate: (self: ListEnumerator) => self.rest(),
  properties: () => ({ 'Current: System.Object': (self: ListEnumerator) => self.current }),
  methods: () => ({
    'MoveNext(): bool': (self: ListEnumerator) => self.moveNext(),
    'Reset(): void': (self: ListEnumerator) => self.reset(),
  }),
});

/** `Collection was modified; enumeration operation may not execute.` */
export function collectionModified(): Error {
  return netError(
    newException(InvalidOperationException, 'Collection was modified; enumeration operation may not execute.'),
  );
}
