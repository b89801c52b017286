import { randomUUID } from 'node:crypto';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import { Variable } from '../../../src/engine/session/variables.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { openIsolated } from '../jobs/job-session.js';
import type { JobOutput } from '../jobs/wire.js';

/** States of runspaces and pools, as PowerShell names them. */
export type RunspaceState = 'BeforeOpen' | 'Opened' | 'Closed';

/** What a runspace starts with: variables and functions by name. */
export class InitialState extends NetObject {
  readonly variables: { readonly name: string; readonly value: Value }[] = [];
  readonly functions: { readonly name: string; readonly definition: string }[] = [];
  readonly modules: string[] = [];
}

let opened = 1;

/**
 * A runspace: a session of its own. There is one thread: code of a runspace runs when it is invoked, to its end, and `BeginInvoke` returns
 * with the work done.
 */
export class Runspace extends NetObject {
  readonly id: number = ++opened;
  readonly instanceId: string = randomUUID();
  name: string;
  state: RunspaceState = 'BeforeOpen';
  /** Set by scripts and read again; there is one apartment and one thread here. */
  readonly settings = new Map<string, Value>();
  readonly #parent: Session;
  readonly #initial: InitialState | null;
  readonly #showsOnHost: boolean;
  #session: Session | null = null;
  #take: ((one: JobOutput) => void) | null = null;

  constructor(parent: Session, initial: InitialState | null = null, showsOnHost = false) {
    super();
    this.#parent = parent;
    this.#initial = initial;
    this.#showsOnHost = showsOnHost;
    this.name = `Runspace${this.id}`;
  }

  /** The session behind it. Raises InvalidOperationException when it is not open. */
  get session(): Session {
    if (this.state !== 'Opened') throw netError(newException(InvalidOperationException, notOpen(this.state)));
    return (this.#session ??= this.#openSession());
  }

  open(): void {
    this.state = 'Opened';
  }

  close(): void {
    this.state = 'Closed';
    this.#session = null;
  }

  /** Runs something; what the session writes to its streams meanwhile goes to `take`. */
  listening<T>(take: (one: JobOutput) => void, run: (session: Session) => T): T {
    const before = this.#take;
    this.#take = take;
    try {
      return run(this.session);
    } finally {
      this.#take = before;
    }
  }

  #openSession(): Session {
    const session = openIsolated(this.#parent, (one) => {
      if (this.#showsOnHost && one.stream === 'information') this.#parent.showRecord('information', one.value);
      this.#take?.(one);
    });
    const { variables, functions, modules } = this.#initial ?? {};
    for (const { name, value } of variables ?? []) session.global.put(new Variable(name, value));
    for (const { name, definition } of functions ?? []) session.run(`function global:${name} {${definition}}`);
    for (const name of modules ?? []) session.run(`Import-Module -Name '${name.replaceAll("'", "''")}'`);
    return session;
  }

  setVariable(name: string, value: Value): void {
    this.session.global.put(new Variable(name, value));
  }

  getVariable(name: string): Value {
    return this.session.global.find(name.toLowerCase())?.read() ?? null;
  }
}

function notOpen(state: RunspaceState): string {
  return `Cannot perform the operation because the runspace is not in the 'Opened' state. The current state is '${state}'.`;
}

/** A pool: every script that is invoked in it has a new runspace, as one that was reset. */
export class RunspacePool extends NetObject {
  readonly instanceId: string = randomUUID();
  state: RunspaceState = 'BeforeOpen';
  minimum: number;
  maximum: number;
  readonly settings = new Map<string, Value>();
  readonly #parent: Session;
  readonly #initial: InitialState | null;
  readonly #showsOnHost: boolean;

  constructor(
    parent: Session,
    options: { minimum: number; maximum: number; initial: InitialState | null; showsOnHost: boolean },
  ) {
    super();
    this.#parent = parent;
    this.minimum = options.minimum;
    this.maximum = options.maximum;
    this.#initial = options.initial;
    this.#showsOnHost = options.showsOnHost;
  }

  /** A runspace for one invocation. Raises InvalidOperationException when the pool is not open. */
  take(): Runspace {
    if (this.state !== 'Opened') throw netError(newException(InvalidOperationException, notOpen(this.state)));
    const runspace = new Runspace(this.#parent, this.#initial, this.#showsOnHost);
    runspace.open();
    return runspace;
  }
}

const defaults = new WeakMap<Session, Runspace>();
const firsts = new WeakSet<Runspace>();

/** The runspace that scripts of this session run in. */
export function defaultRunspace(session: Session): Runspace {
  let runspace = defaults.get(session);
  if (!runspace) {
    runspace = new Runspace(session);
    runspace.name = 'Runspace1';
    runspace.open();
    defaults.set(session, runspace);
    firsts.add(runspace);
  }
  return runspace;
}

/** True for the runspace of a session itself. */
export function isDefault(runspace: Runspace): boolean {
  return firsts.has(runspace);
}
