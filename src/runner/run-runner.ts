import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { deleteOrphans } from '../../state/batches.js';
import { StateError } from '../../state/error.js';
import { readText } from '../../state/files.js';
import { acquireRunnerLock, namesIn, type State } from '../../state/folder.js';
import { clearRunnerStop, runnerStopRequested, writeHeartbeat } from '../../state/heartbeat.js';
import type { Lock } from '../../state/lock.js';
import { batchesFolder, batchPath, organizationPath } from '../../state/paths.js';
import type { moveMailbox } from '../migration/mailbox/move.js';
import { defaultRetryPolicy, type RetryPolicy } from './failures.js';
import type { Log } from './log.js';
import type { MailboxOpener } from './opener.js';
import type { Outlook } from './outlook.js';
import { Runner } from './runner.js';
import { WishWatch } from './watch.js';

/** How a runner is run. The times are milliseconds. */
export interface RunRunnerOptions {
  readonly state: State;
  /** Ends the runner; what it was doing is taken up again by the next one. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly opener: MailboxOpener;
  readonly move: typeof moveMailbox;
  readonly retry?: RetryPolicy;
  /** Longest time between two looks at the wishes. */
  readonly lookEvery?: number;
  /** How long there must be nothing to do before the runner ends by itself. */
  readonly linger?: number;
  /** Called once the runner holds its lock. */
  readonly onStarted?: () => void;
}

/** Why a runner ended: it was told to, or nothing is due. */
export type RunnerEnd = 'stopped' | 'idle';

/** Something due within this time is worth waiting for. */
const SOON = 60_000;
const HEARTBEAT_EVERY = 5_000;
/** Two looks are at least this far apart; and so many times as far as one takes, the higher number for those that take long. */
const LEAST_PAUSE = 5;
const [PAUSES_AFTER_SHORT, PAUSES_AFTER_LONG] = [3, 10];
const SHORT_LOOK = 10;

/**
 * Runs until the signal, a request to stop, or until nothing is due within a minute and no batch waits for its next incremental sync.
 * Only one runner works on a state folder: raises StateError Locked when another one is alive.
 */
export async function runRunner(options: RunRunnerOptions): Promise<RunnerEnd> {
  for (;;) {
    const lock = acquireRunnerLock(options.state, { patience: 0, purpose: 'the migration runner' });
    let end: Ended;
    try {
      options.onStarted?.();
      end = await runLocked(options, lock);
    } finally {
      lock.release();
    }
    // A wish written just before the lock was given back found a runner alive and started none.
    if (end.why === 'stopped' || wishesPrint(options.state) === end.wishes) return end.why;
  }
}

interface Ended {
  readonly why: RunnerEnd;
  /** The print of the wishes by which the runner found nothing to do. */
  readonly wishes: string;
}

/** Equal for equal wishes: every wish changes `organization.json` or a `batch.json`. */
function wishesPrint(state: State): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    hash.update(readText(state.files, path) ?? '').update('\0');
  };
  add(organizationPath(state.dir));
  for (const batch of namesIn(state, batchesFolder(state.dir))) add(batchPath(state.dir, batch));
  return hash.digest('hex');
}

function newRunner(options: RunRunnerOptions, poke: () => void): Runner {
  return new Runner({
    state: options.state,
    log: options.log,
    opener: options.opener,
    move: options.move,
    retry: options.retry ?? defaultRetryPolicy,
    poke,
  });
}

function isIdle(outlook: Outlook): boolean {
  return !outlook.busy && !outlook.waitsForClock && outlook.nextAt > Date.now() + SOON;
}

async function runLocked(options: RunRunnerOptions, lock: Lock): Promise<Ended> {
  const { state, signal, log } = options;
  const bell = new Bell();
  const runner = newRunner(options, () => bell.ring());
  const watch = new WishWatch(state.dir, () => bell.ring());
  const stop = (): void => bell.ring();
  signal.addEventListener('abort', stop);
  log(`runner ${lock.owner.token} started`);
  clearRunnerStop(state);
  clearAway(state, log);
  let end: Ended = { why: 'stopped', wishes: '' };
  try {
    end = await lookUntilIdle(options, lock, runner, bell, watch);
  } finally {
    signal.removeEventListener('abort', stop);
    watch.close();
    await runner.end(10_000);
    log(`runner ${lock.owner.token} ended: ${end.why}`);
  }
  return end;
}

async function lookUntilIdle(
  options: RunRunnerOptions,
  lock: Lock,
  runner: Runner,
  bell: Bell,
  watch: WishWatch,
): Promise<Ended> {
  const { state, signal } = options;
  const heart = heartOf(state, lock);
  let idleSince: number | undefined;
  while (!signal.aborted && !runnerStopRequested(state, lock.owner.token)) {
    const began = performance.now();
    const lingered = idleSince !== undefined && began - idleSince >= (options.linger ?? 5_000);
    const wishes = lingered ? wishesPrint(state) : '';
    const outlook = runner.look(new Date());
    if (watch.setBatches(runner.batches)) bell.ring();
    heart(outlook.running);
    if (!isIdle(outlook)) idleSince = undefined;
    else if (lingered) return { why: 'idle', wishes };
    else idleSince ??= began;
    await bell.wait(pauseAfter(performance.now() - began), options.lookEvery ?? 1_000);
  }
  return { why: 'stopped', wishes: '' };
}

function pauseAfter(lookTook: number): number {
  return Math.max(LEAST_PAUSE, lookTook * (lookTook < SHORT_LOOK ? PAUSES_AFTER_SHORT : PAUSES_AFTER_LONG));
}

function clearAway(state: State, log: Log): void {
  try {
    for (const name of deleteOrphans(state, 0)) log(`cleared away what was left of batch ${name}`);
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    log(error.message);
  }
}

function heartOf(state: State, lock: Lock): (running: number) => void {
  let beat = 0;
  let last = Number.NEGATIVE_INFINITY;
  return (running) => {
    if (performance.now() - last < HEARTBEAT_EVERY) return;
    last = performance.now();
    const { token, pid } = lock.owner;
    try {
      writeHeartbeat(state, { version: 1, token, pid, beat: ++beat, at: new Date().toISOString(), running });
    } catch {
      // A full disk stops the heart beat, not the runner.
    }
  };
}

/** Something to wait at that others can ring. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits `least` milliseconds, then until it is rung, `most` in all. */
  async wait(least: number, most: number): Promise<void> {
    await new Promise((done) => setTimeout(done, least));
    if (!this.#rung && most > least) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, most - least);
        this.#wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    this.#wake = undefined;
    this.#rung = false;
  }
}
