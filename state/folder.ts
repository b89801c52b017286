import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readDocument } from './document.js';
import { systemCode } from './error.js';
import { type FileSystem, realFileSystem, writeFailed } from './files.js';
import { acquireLock, breakLock, type Lock, type LockOptions, lockHolder, sweepLocks } from './lock.js';
import { type LockOwner, ownerLiveness } from './owner.js';
import { lockFolder, organizationPath } from './paths.js';
import { organizationShape } from './schema.js';

/** An open state folder. Holds no file open and caches nothing: any number of processes may have one. */
export interface State {
  /** Absolute path. */
  readonly dir: string;
  readonly files: FileSystem;
}

/** Where the state is when nobody says: `MIGSH_STATE`, else the platform's folder for state. */
export function defaultStateFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env['MIGSH_STATE']) return resolve(env['MIGSH_STATE']);
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'migsh');
  if (platform === 'darwin') return join(env['HOME'] || homedir(), 'Library', 'Application Support', 'migsh');
  return join(env['XDG_STATE_HOME'] || join(env['HOME'] || homedir(), '.local', 'state'), 'migsh');
}

/**
 * Opens a state folder (`defaultStateFolder()` when none is named) and makes it, mode 0700, when there is none.
 * Raises StateError NewerVersion for a folder of a newer migsh, Damaged for an organisation that cannot be read, WriteFailed.
 */
export function openState(dir: string = defaultStateFolder(), files: FileSystem = realFileSystem): State {
  const state: State = { dir: resolve(dir), files };
  try {
    const made = files.mkdirSync(state.dir, { recursive: true, mode: 0o700 });
    if (made === undefined) tighten(state);
  } catch (error) {
    throw writeFailed(state.dir, error);
  }
  readDocument(files, organizationPath(state.dir), { shape: organizationShape, keepPrevious: true, durable: true });
  return state;
}

/** Others lose their access to a folder that is ours; one that holds something else keeps its mode. */
function tighten(state: State): void {
  if (process.platform === 'win32') return;
  const mode = state.files.statSync(state.dir).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  const names = state.files.readdirSync(state.dir);
  if (names.length === 0 || names.includes('organization.json')) state.files.chmodSync(state.dir, 0o700);
}

/** Milliseconds a wish waits for the lock: creating a batch of 50,000 users holds it for some seconds. */
const STORE_PATIENCE = 30_000;

/** Runs `action` while no other process changes wishes. Raises StateError Locked. */
export function withStoreLock<T>(state: State, purpose: string, action: () => T, patience = STORE_PATIENCE): T {
  const lock = acquireLock(state.files, lockFolder(state.dir), 'store', { patience, purpose });
  try {
    return action();
  } finally {
    lock.release();
  }
}

/** Takes the lock that makes a process the runner of this state folder. Raises StateError Locked. */
export function acquireRunnerLock(state: State, options: LockOptions): Lock {
  const lock = acquireLock(state.files, lockFolder(state.dir), 'runner', options);
  sweepLocks(state.files, lockFolder(state.dir));
  return lock;
}

/** The runner that works on this state folder now; `undefined` when none is alive. One on another host counts as alive. */
export function liveRunner(state: State): LockOwner | undefined {
  const owner = lockHolder(state.files, lockFolder(state.dir), 'runner');
  return owner && ownerLiveness(owner) !== 'dead' ? owner : undefined;
}

/** Takes the runner lock away from an owner whose heart does not beat although a process with its number runs. */
export function breakRunnerLock(state: State, owner: LockOwner): void {
  breakLock(state.files, lockFolder(state.dir), 'runner', owner);
}

/** The names in a folder; none when it does not exist. */
export function namesIn(state: State, folder: string): string[] {
  try {
    return state.files.readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
