import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { StateError, systemCode } from './error.js';
import { type FileSystem, readText, systemReason } from './files.js';
import { type LockOwner, lockOwnerShape, newOwner, ownerLiveness } from './owner.js';
import { sleepSync } from './sleep.js';

/** A lock that is held. */
export interface Lock {
  readonly owner: LockOwner;
  /** Gives the lock back; further calls do nothing. */
  readonly release: () => void;
}

/** How long to wait for a lock, and what it is for. */
export interface LockOptions {
  /** Milliseconds; 0 = do not wait. */
  readonly patience: number;
  /** A few words for the message others get. */
  readonly purpose: string;
}

/**
 * A lock is a folder `<name>` with `owner.json` in it, made beside it and renamed into place: a rename onto a folder that is not empty fails on
 * every platform, so exactly one wins and its owner is readable from the first instant. Only the owner renames it away again, or a healer:
 * whoever finds the owner dead takes the lock `<name>.heal-<token of the dead>` (by the same rules, so it heals too), looks again, and removes it.
 * A token is never used twice, so between that look and the removal nothing can change.
 */
export function acquireLock(files: FileSystem, folder: string, name: string, options: LockOptions): Lock {
  const deadline = performance.now() + options.patience;
  const owner = newOwner(options.purpose);
  files.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 0; ; attempt++) {
    if (tryTake(files, folder, name, owner)) return heldLock(files, folder, name, owner);
    const holder = lockHolder(files, folder, name);
    if (holder && ownerLiveness(holder) === 'dead') {
      heal(files, folder, name, holder, options.patience);
      continue;
    }
    if (performance.now() >= deadline && (holder || attempt > 50)) throw lockedError(join(folder, name), holder);
    sleepSync(2 + Math.random() * Math.min(30, 2 + attempt * 2));
  }
}

/**
 * Clears away what processes left that died while taking or giving back a lock: folders with a token in their name whose process is dead. No lock
 * is touched. The caller is the runner, which looks once when it starts.
 */
export function sweepLocks(files: FileSystem, folder: string): void {
  const parts = /^.+\.(?:gone-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  for (const name of files.readdirSync(folder)) {
    if (!parts.test(name) || name.includes('.heal-')) continue;
    const owner = lockHolder(files, folder, name);
    if (owner && ownerLiveness(owner) === 'dead') files.rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Who holds the lock now, dead or alive; `undefined` when nobody does. */
export function lockHolder(files: FileSystem, folder: string, name: string): LockOwner | undefined {
  let content: string | undefined;
  try {
    content = readText(files, join(folder, name, 'owner.json'));
  } catch (error) {
    // Windows denies the reading of a folder that is just being renamed away.
    if (error instanceof StateError && process.platform === 'win32') return undefined;
    throw error;
  }
  if (content === undefined) return undefined;
  try {
    const owner: unknown = JSON.parse(content);
    return lockOwnerShape.check(owner, '') ? undefined : (owner as LockOwner);
  } catch {
    return undefined;
  }
}

function tryTake(files: FileSystem, folder: string, name: string, owner: LockOwner): boolean {
  const made = join(folder, `${name}.${owner.token}`);
  try {
    files.mkdirSync(made, { recursive: true, mode: 0o700 });
    const fd = files.openSync(join(made, 'owner.json'), 'w', 0o600);
    try {
      files.writeSync(fd, JSON.stringify(owner));
    } finally {
      files.closeSync(fd);
    }
    files.renameSync(made, join(folder, name));
    return true;
  } catch (error) {
    files.rmSync(made, { recursive: true, force: true });
    const code = systemCode(error) ?? '';
    if (['ENOTEMPTY', 'EEXIST'].includes(code)) return false;
    if (process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code)) return false;
    throw new StateError('WriteFailed', `The lock '${join(folder, name)}' couldn't be taken: ${systemReason(error)}.`, {
      file: join(folder, name),
      cause: error,
    });
  }
}

function heldLock(files: FileSystem, folder: string, name: string, owner: LockOwner): Lock {
  let held = true;
  return {
    owner,
    release() {
      if (!held) return;
      held = false;
      removeLock(files, folder, name, owner.token);
    },
  };
}

/** Renamed away first: a folder that is removed piece by piece would be empty, and free to take, for a moment. */
function removeLock(files: FileSystem, folder: string, name: string, token: string): void {
  const away = join(folder, `${name}.gone-${token}`);
  for (let attempt = 0; ; attempt++) {
    try {
      files.renameSync(join(folder, name), away);
      break;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return;
      if (process.platform !== 'win32' || attempt >= 100) throw error;
      sleepSync(10);
    }
  }
  files.rmSync(away, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes the lock of an owner that was proved dead in another way than by its process id. Nothing happens when somebody else holds it by now. */
export function breakLock(files: FileSystem, folder: string, name: string, owner: LockOwner): void {
  heal(files, folder, name, owner, 5_000);
}

function heal(files: FileSystem, folder: string, name: string, dead: LockOwner, patience: number): void {
  const healing = acquireLock(files, folder, `${name}.heal-${dead.token}`, { patience, purpose: 'healing a lock' });
  try {
    if (lockHolder(files, folder, name)?.token === dead.token) removeLock(files, folder, name, dead.token);
  } finally {
    healing.release();
  }
}

function lockedError(path: string, holder: LockOwner | undefined): StateError {
  const remedy = 'Wait until it is done, or end it.';
  if (!holder) return new StateError('Locked', `The lock '${path}' is taken. ${remedy}`, { file: path });
  const who = `process ${holder.pid} on ${holder.host}, since ${holder.since}${holder.purpose ? ` (${holder.purpose})` : ''}`;
  const doubtful =
    ownerLiveness(holder) === 'unknown' ? 'on that computer' : holder.processStart === '' ? 'of migsh' : '';
  const elsewhere = doubtful ? ` If no such process ${doubtful} runs, delete the folder '${path}'.` : '';
  return new StateError('Locked', `The state is locked by ${who}. ${remedy}${elsewhere}`, { file: path });
}
