import type { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import type { ArrayList } from '../values/lists.js';
import type { Value } from '../values/value.js';
import type { Sink } from './sink.js';

/** `-OutVariable`: what passes is kept in a list of the caller's, too. */
export class VariableTee implements Sink {
  readonly #list: ArrayList;
  readonly #next: Sink;

  constructor(session: Session, scope: Scope, name: string, next: Sink) {
    this.#list = session.recordList(scope, name);
    this.#next = next;
  }

  write(value: Value): void {
    this.#list.items.push(value);
    this.#next.write(value);
  }
}
