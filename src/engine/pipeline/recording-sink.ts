import type { ErrorRecord } from '../errors/error-record.js';
import type { Session } from '../session/session.js';
import type { ArrayList } from '../values/collections.js';
import type { Value } from '../values/value.js';
import type { Sink } from './sink.js';
import type { StreamName } from './streams.js';

/** A stream of a function called with `-ErrorVariable` and relatives: records are kept in a list and go on. */
export class RecordingSink implements Sink {
  readonly #session: Session;
  readonly #stream: StreamName;
  readonly #list: ArrayList;
  readonly #next: Sink | null;

  constructor(session: Session, stream: StreamName, list: ArrayList, next: Sink | null) {
    this.#session = session;
    this.#stream = stream;
    this.#list = list;
    this.#next = next;
  }

  write(value: Value): void {
    this.#list.items.push(value);
    if (this.#next) this.#next.write(value);
    else if (this.#stream === 'error') this.#session.showError(value as ErrorRecord);
    else this.#session.withDocument(() => this.#session.document!.process(value, this.#stream));
  }
}
