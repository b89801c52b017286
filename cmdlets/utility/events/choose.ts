import type { CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { EventTable } from './event-table.js';
import type { EngineEvent, EventSubscriber } from './event-types.js';

/** Things with a source identifier and a number. */
interface Kind<T> {
  readonly noun: string;
  readonly numberId: string;
  source(item: T): string;
  number(item: T): number;
}

const events: Kind<EngineEvent> = {
  noun: 'Event',
  numberId: 'INVALID_EVENT_IDENTIFIER',
  source: (one) => one.parts.source,
  number: (one) => one.parts.identifier,
};

const subscriptions: Kind<EventSubscriber> = {
  noun: 'Event subscription',
  numberId: 'INVALID_SUBSCRIPTION_IDENTIFIER',
  source: (one) => one.subscription.source,
  number: (one) => one.id,
};

/** The events of the queue that are meant; all of them without a choice. */
export function chosenEvents(
  output: CmdletOutput,
  table: EventTable,
  source: string | undefined,
  number: number | undefined,
): readonly EngineEvent[] {
  return chosen(output, events, table.queue, source, number);
}

/** The subscriptions that are meant; hidden ones only with `force`. */
export function chosenSubscribers(
  output: CmdletOutput,
  table: EventTable,
  source: string | undefined,
  number: number | undefined,
  force: boolean,
): readonly EventSubscriber[] {
  const visible = table.subscribers.filter((one) => force || !one.subscription.isSupport);
  return chosen(output, subscriptions, visible, source, number);
}

/** A name without wildcards or a number that nothing has is an error. */
function chosen<T>(
  output: CmdletOutput,
  kind: Kind<T>,
  items: readonly T[],
  source: string | undefined,
  number: number | undefined,
): readonly T[] {
  if (number !== undefined) {
    const found = items.filter((one) => kind.number(one) === number);
    if (found.length === 0) missing(output, `${kind.noun} with identifier '${number}'`, kind.numberId);
    return found;
  }
  if (source === undefined) return [...items];
  const pattern = new WildcardPattern(source, false);
  const found = items.filter((one) => pattern.matches(kind.source(one)));
  if (found.length === 0 && !/[*?[\]]/.test(source))
    missing(output, `${kind.noun} with source identifier '${source}'`, 'INVALID_SOURCE_IDENTIFIER');
  return found;
}

function missing(output: CmdletOutput, what: string, id: string): void {
  const exception = newException(ArgumentException, `${what} does not exist.`);
  output.writeError(errorRecord({ exception, id, category: 'InvalidArgument' }));
}
