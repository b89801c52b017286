import type { CommonValues } from '../command/common-parameters.js';
import type { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import type { ArrayList } from '../values/lists.js';
import type { Value } from '../values/value.js';
import type { Streams } from './streams.js';

/** Streams that a variable can take: `-ErrorVariable` and relatives. */
export type RecordedStream = 'error' | 'warning' | 'information';

/**
 * The variables that functions around the running command were given by `-ErrorVariable` and relatives.
 * They take every record written inside, whether it is shown or not.
 */
export class Recorders {
  readonly #lists: Readonly<Record<RecordedStream, ArrayList | null>>;
  readonly #outer: Recorders | null;

  constructor(lists: Readonly<Record<RecordedStream, ArrayList | null>>, outer: Recorders | null) {
    this.#lists = lists;
    this.#outer = outer;
  }

  /** Adds a record to the variables for its stream. */
  keep(stream: RecordedStream, record: Value): void {
    this.keepHere(stream, record);
    this.#outer?.keep(stream, record);
  }

  /** Adds a record to the variable of the innermost function only. */
  keepHere(stream: RecordedStream, record: Value): void {
    this.#lists[stream]?.items.push(record);
  }
}

/** The streams of a function called with common parameters that name variables. */
export function withRecorders(session: Session, streams: Streams, scope: Scope, common: CommonValues): Streams {
  if (common.errorVariable === null && common.warningVariable === null && common.informationVariable === null)
    return streams;
  const list = (name: string | null): ArrayList | null => (name === null ? null : session.recordList(scope, name));
  const lists = {
    error: list(common.errorVariable),
    warning: list(common.warningVariable),
    information: list(common.informationVariable),
  };
  return { ...streams, recorders: new Recorders(lists, streams.recorders) };
}
