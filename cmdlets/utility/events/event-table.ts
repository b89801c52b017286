import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { ListSink } from '../../../src/engine/pipeline/sink.js';
import { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import { Variable } from '../../../src/engine/session/variables.js';
import type { Value } from '../../../src/engine/values/value.js';
import { EngineEvent, EventJob, type EventParts, EventSubscriber, type Subscription } from './event-types.js';

/** The events and subscriptions of a session. */
export class EventTable {
  readonly queue: EngineEvent[] = [];
  readonly subscribers: EventSubscriber[] = [];
  #lastEvent = 0;
  #lastSubscriber = 0;
  #lastJob = 0;

  /** Adds a subscription; they are numbered from 1. */
  subscribe(subscription: Subscription): EventSubscriber {
    const added = new EventSubscriber(++this.#lastSubscriber, subscription);
    this.subscribers.push(added);
    return added;
  }

  /** The job of an action: a module of its own, below the global names. */
  newJob(session: Session, name: string, action: ScriptBlock): EventJob {
    const scope = new Scope(session.global, true, true);
    return new EventJob(++this.#lastJob, name, new ScriptBlock(action.code, scope), scope);
  }

  unsubscribe(subscriber: EventSubscriber): void {
    const at = this.subscribers.indexOf(subscriber);
    if (at >= 0) this.subscribers.splice(at, 1);
    const { job } = subscriber.subscription;
    if (job) job.state = 'Stopped';
  }

  remove(event: EngineEvent): void {
    const at = this.queue.indexOf(event);
    if (at >= 0) this.queue.splice(at, 1);
  }

  /** Raises an event: actions run at once; what no action takes waits in the queue. `deliver` is told of the event first. */
  raise(session: Session, parts: Omit<EventParts, 'identifier'>, deliver: (event: EngineEvent) => void): void {
    const source = parts.source.toLowerCase();
    const takers = this.subscribers.filter((one) => one.subscription.source.toLowerCase() === source);
    const data = parts.data ?? takers[0]?.subscription.data ?? null;
    const event = new EngineEvent(session, { ...parts, data, identifier: ++this.#lastEvent });
    const last = takers.at(-1)?.subscription.job ?? null;
    if (last === null) this.queue.push(event);
    deliver(event);
    for (const taker of takers) this.#trigger(session, taker, event);
  }

  #trigger(session: Session, taker: EventSubscriber, event: EngineEvent): void {
    const { job, maxTriggers } = taker.subscription;
    taker.triggers++;
    if (maxTriggers > 0 && taker.triggers >= maxTriggers) this.unsubscribe(taker);
    if (job !== null) runAction(session, job, taker, event);
  }
}

/** Runs an action with `$Event`, `$Sender`, `$EventArgs`, `$EventSubscriber`, `$args`. Its output and its error stay in the job. */
function runAction(session: Session, job: EventJob, subscriber: EventSubscriber, event: EngineEvent): void {
  const { parts } = event;
  const names: readonly (readonly [string, Value])[] = [
    ['Event', event],
    ['EventSubscriber', subscriber],
    ['Sender', parts.sender],
    ['EventArgs', parts.args[0] ?? null],
  ];
  for (const [name, value] of names) job.scope.put(new Variable(name, value));
  if (job.state === 'NotStarted') job.state = 'Running';
  const out = new ListSink();
  const caller = session.scope;
  session.scope = job.scope;
  try {
    session.callBlock(job.block, { dotted: true, args: [...parts.args], out });
  } catch (thrown) {
    if (!(thrown instanceof TerminatingError)) throw thrown;
    job.output.push({ stream: 'error', value: thrown.record });
  } finally {
    session.scope = caller;
    job.output.push(...out.items.map((value) => ({ stream: 'output', value }) as const));
  }
}

const tables = new WeakMap<Session, EventTable>();

/** The events of a session. */
export function eventsOf(session: Session): EventTable {
  let table = tables.get(session);
  if (table === undefined) {
    table = new EventTable();
    tables.set(session, table);
  }
  return table;
}
