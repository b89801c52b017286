import { spawn } from 'node:child_process';
import { StateError } from '../../state/error.js';
import { breakRunnerLock, liveRunner, type State } from '../../state/folder.js';
import { clearRunnerStop, readHeartbeat, requestRunnerStop } from '../../state/heartbeat.js';
import { type LockOwner, ownerLiveness } from '../../state/owner.js';
import { runnerLogPath } from './log.js';

/** How a runner process is started; `--state DIR` is added to the arguments. */
export interface RunnerCommand {
  /** The program: Node itself. */
  readonly program: string;
  /** Such as `['/…/dist/bin/migsh.js', 'runner']`. */
  readonly args: readonly string[];
}

/** Milliseconds a new runner has to take its lock, and an old one to end. */
const START_PATIENCE = 15_000;
const STOP_PATIENCE = 20_000;
/** A runner's heart beats every five seconds, and up to ten may go by while it ends. */
const HEART_PATIENCE = 20_000;
/** A heart that has not beaten for so long is looked at closely. */
const SILENT_HEART = 60_000;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Asks `every` so many milliseconds until there is an answer; undefined when there is none for `patience` milliseconds. */
async function within<T>(patience: number, every: number, ask: () => T | undefined): Promise<T | undefined> {
  for (let waited = 0; waited < patience; waited += every) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await pause(every);
  }
  return undefined;
}

/** False: there is no such process. */
function killed({ pid }: LockOwner): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

function isGone(state: State, { token }: LockOwner): boolean {
  return liveRunner(state)?.token !== token;
}

/**
 * Makes sure that a runner is alive for a state folder: starts one, detached from this process and its terminal, when none is.
 * One that has stopped working without ending is ended: it loses nothing by that. To be called when the state could be written: a full
 * disk stops hearts too.
 * Returns its process id once it holds its lock. Raises StateError Locked when it ends before, or does not come up in time; its log is named.
 */
export async function ensureRunner(
  state: State,
  command: RunnerCommand,
  heartPatience = HEART_PATIENCE,
): Promise<number> {
  const alive = liveRunner(state);
  if (alive && (await isRunner(state, alive, heartPatience))) {
    if (!(await isStuck(state, alive, heartPatience))) return alive.pid;
    await endStuck(state, alive);
  } else if (alive) breakRunnerLock(state, alive);
  const child = spawn(command.program, [...command.args, '--state', state.dir], {
    cwd: state.dir,
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  child.unref();
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? `exit code ${code}`}`;
  });
  const came = await within(START_PATIENCE, 20, () => liveRunner(state) ?? ended);
  if (typeof came === 'object') return came.pid;
  const why = ended ?? 'it did not come up in time';
  throw new StateError(
    'Locked',
    `The migration runner couldn't be started: ${why}. Its log is '${runnerLogPath(state)}'.`,
  );
}

/**
 * Whether the process with the number of a lock's owner is that owner. Where the platform tells when a process started, that was looked at before;
 * elsewhere (Windows, macOS) the number may have been given to another process after a crash: then no heart beats.
 */
async function isRunner(state: State, owner: LockOwner, patience: number): Promise<boolean> {
  if (owner.processStart !== '' || ownerLiveness(owner) === 'unknown') return true;
  const first = readHeartbeat(state);
  const age = Date.now() - Date.parse(first?.at ?? '');
  if (first?.token === owner.token && age >= 0 && age < 15_000) return true;
  const isAlive = await within(patience, 100, () => {
    if (isGone(state, owner)) return false;
    const heartbeat = readHeartbeat(state);
    return heartbeat?.token === owner.token && heartbeat.beat !== first?.beat ? true : undefined;
  });
  return isAlive === true;
}

/** Whether a runner on this computer has long been without a sign of life, and gives none now. */
async function isStuck(state: State, owner: LockOwner, patience: number): Promise<boolean> {
  if (ownerLiveness(owner) === 'unknown') return false;
  const first = readHeartbeat(state);
  if (first?.token !== owner.token || !(Date.now() - Date.parse(first.at) > SILENT_HEART)) return false;
  const gaveSign = () => (isGone(state, owner) || readHeartbeat(state)?.beat !== first.beat ? true : undefined);
  return (await within(patience, 100, gaveSign)) === undefined;
}

async function endStuck(state: State, owner: LockOwner): Promise<void> {
  killed(owner);
  await within(STOP_PATIENCE, 20, () => isGone(state, owner) || undefined);
}

/** How an order to end went. */
export type StopOutcome = 'none' | 'ended' | 'killed' | 'elsewhere';

/**
 * Ends the runner of a state folder: asks it to, and kills it when it does not within 20 seconds (it loses nothing by that).
 * `elsewhere`: it runs on another computer and was only asked.
 */
export async function stopRunner(state: State, patience = STOP_PATIENCE): Promise<StopOutcome> {
  const runner = liveRunner(state);
  if (!runner) return 'none';
  requestRunnerStop(state, runner.token);
  const hasEnded = (await within(patience, 20, () => isGone(state, runner) || undefined)) === true;
  if (!hasEnded && ownerLiveness(runner) === 'unknown') return 'elsewhere';
  clearRunnerStop(state);
  return !hasEnded && killed(runner) ? 'killed' : 'ended';
}
