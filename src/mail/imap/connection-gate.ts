/** How many connections are opened to each server, and how fast: refused and locked-out logins cost more than waiting a moment. */
import { MailError, type MailErrorReason } from '../errors.js';
import { tooManyConnections } from './failures.js';
import { type ConnectionCaps, familyCaps, type ServerFamily, safeCap } from './server-family.js';

/** Connections of this process in all. */
const maxOpen = 512;
/** Logins under way at a time at one server: at first, and when they go well. */
const firstLogins = 4;
const mostLogins = 24;
/** Longest wait for a place, in milliseconds; then the mailbox gives its other connection back and comes again. */
const patienceMs = 30_000;
/** A cap that a server taught us by refusing holds so long, in milliseconds: others may have held its places. */
const lessonMs = 600_000;
/** Where the quickest login took less than this, in milliseconds, logins are not spread: the server is near. */
const nearMs = 50;

/** How long a server may take to see that a connection was closed, in milliseconds. */
const closingMs = 3000;

/** A server that fails so has too much to do. */
const crowded: ReadonlySet<MailErrorReason> = new Set(['throttled', 'unavailable', 'connectionLost']);

/** A place at a server. */
export interface ConnectionPermit {
  /** The login went well, after so many milliseconds. */
  opened(family: ServerFamily, loginMs: number): void;
  /** It did not; the place is given back. */
  failed(error: unknown): void;
  /** The connection is closed; the place is given back. Again: nothing. */
  leave(): void;
}

/** The connections to one server. */
class ServerGate {
  private family: ServerFamily | undefined;
  private readonly users = new Map<string, number>();
  private open = 0;
  private loggingIn = 0;
  private logins = firstLogins;
  /** What the quickest login took; slower ones may have waited for us. */
  private quickestLoginMs = Number.POSITIVE_INFINITY;
  /** When a connection was closed last, by the clock that does not jump. */
  private leftAt = Number.NEGATIVE_INFINITY;
  /** Why the last login failed; undefined after one that went well. */
  private failure: MailError | undefined;
  private lesson: { readonly caps: Partial<ConnectionCaps>; readonly until: number } | undefined;

  /** What it takes, as far as known. */
  get caps(): ConnectionCaps {
    const known = this.family === undefined ? { perUser: safeCap, perAddress: safeCap } : familyCaps[this.family];
    if (this.lesson === undefined || this.lesson.until < performance.now()) return known;
    const { perUser = known.perUser, perAddress = known.perAddress } = this.lesson.caps;
    return { perUser: Math.min(perUser, known.perUser), perAddress: Math.min(perAddress, known.perAddress) };
  }

  get isKnown(): boolean {
    return this.family !== undefined;
  }

  hasRoom(user: string): boolean {
    const { perUser, perAddress } = this.caps;
    return this.open < perAddress && (this.users.get(user) ?? 0) < perUser && this.loggingIn < this.logins;
  }

  /** How long to hold a login back, in milliseconds: those that come together are spread over the time that one takes. */
  jitter(): number {
    const known = Number.isFinite(this.quickestLoginMs);
    return this.loggingIn <= 1 || !known || this.quickestLoginMs < nearMs ? 0 : Math.random() * this.quickestLoginMs;
  }

  /** For one who waited in vain: the reason is the server itself when nobody gets in, else that its places are taken. */
  refusal(server: string): MailError {
    const { failure, caps, open } = this;
    if (failure !== undefined && open === this.loggingIn)
      return new MailError(failure.reason, failure.message, { cause: failure });
    const cap = Number.isFinite(caps.perAddress)
      ? `${caps.perAddress} connections`
      : `${caps.perUser} connections for one account`;
    return new MailError('throttled', `${server} is given no more than ${cap} at a time, and none has become free.`, {
      waitMs: 5_000 + Math.round(Math.random() * 10_000),
    });
  }

  take(user: string): ConnectionPermit {
    this.count(user, 1);
    this.loggingIn++;
    let stage: 'login' | 'open' | 'left' = 'login';
    const leave = () => {
      if (stage === 'left') return;
      if (stage === 'login') this.loggingIn--;
      else this.leftAt = performance.now();
      stage = 'left';
      this.count(user, -1);
      changed();
    };
    return {
      opened: (family, loginMs) => {
        if (stage !== 'login') return;
        stage = 'open';
        this.loggingIn--;
        this.family = family;
        this.failure = undefined;
        this.quickestLoginMs = Math.min(this.quickestLoginMs, loginMs);
        this.logins = Math.min(mostLogins, this.logins + 1);
        changed();
      },
      failed: (error) => {
        leave();
        if (!(error instanceof MailError) || error.reason === 'aborted') return;
        this.failure = error;
        if (crowded.has(error.reason)) this.logins = Math.max(1, Math.floor(this.logins / 2));
        if (tooManyConnections.test(error.message)) this.learn(user);
      },
      leave,
    };
  }

  /** The server took no more than those that are open, unless it has not yet seen that one was closed. */
  private learn(user: string): void {
    if (performance.now() - this.leftAt < closingMs) return;
    const own = this.users.get(user) ?? 0;
    const caps = own > 0 ? { perUser: own } : { perAddress: Math.max(1, this.open) };
    this.lesson = { caps, until: performance.now() + lessonMs };
  }

  private count(user: string, by: 1 | -1): void {
    this.open += by;
    open += by;
    const left = (this.users.get(user) ?? 0) + by;
    if (left === 0) this.users.delete(user);
    else this.users.set(user, left);
  }
}

const gates = new Map<string, ServerGate>();
let open = 0;
let waiting: (() => void)[] = [];

function changed(): void {
  for (const wake of waiting.splice(0)) wake();
}

function gateOf(server: string): ServerGate {
  const known = gates.get(server.toLowerCase());
  if (known !== undefined) return known;
  const made = new ServerGate();
  gates.set(server.toLowerCase(), made);
  return made;
}

/**
 * Waits for a place at a server (`host:port`).
 * @throws MailError `throttled` after half a minute in vain, or why nobody gets in; `aborted`
 */
export async function enterServer(server: string, user: string, signal?: AbortSignal): Promise<ConnectionPermit> {
  const gate = gateOf(server);
  const account = user.toLowerCase();
  const until = performance.now() + patienceMs;
  while (open >= maxOpen || !gate.hasRoom(account)) {
    if (performance.now() >= until) throw gate.refusal(server);
    await nextChange(until - performance.now(), signal);
  }
  const permit = gate.take(account);
  const delay = gate.jitter();
  try {
    if (delay > 0) await nextChange(delay, signal, false);
  } catch (error) {
    permit.leave();
    throw error;
  }
  return permit;
}

/** How many connections a server takes from this machine; undefined before it was reached. */
export function knownCap(server: string): number | undefined {
  const gate = gates.get(server.toLowerCase());
  return gate?.isKnown === true ? gate.caps.perAddress : undefined;
}

/** Resolves after a time, or (`early`) when a place may have become free. */
async function nextChange(milliseconds: number, signal?: AbortSignal, early = true): Promise<void> {
  let done: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    done = resolve;
  });
  const timer = setTimeout(done, milliseconds);
  if (early) waiting.push(done);
  signal?.addEventListener('abort', done, { once: true });
  if (signal?.aborted) done();
  await ended;
  clearTimeout(timer);
  signal?.removeEventListener('abort', done);
  waiting = waiting.filter((wake) => wake !== done);
  if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
}
