import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';
import { guid, instant, object, type ShapeOf, text, whole } from './shape.js';

/** Who holds a lock, as written into it. */
export const lockOwnerShape = object({
  /** Names this one acquisition; never used twice. */
  token: guid,
  pid: whole(),
  thread: whole(),
  host: text,
  /** The boot the process belongs to; empty where the platform does not tell. */
  boot: text,
  /** When the process started, in the platform's own terms; empty where it does not tell. */
  processStart: text,
  /** When the lock was taken: for people, never compared. */
  since: instant,
  purpose: text,
});

/** Who holds a lock. */
export type LockOwner = ShapeOf<typeof lockOwnerShape>;

/** Whether the process that wrote an owner still lives. `unknown`: it runs on another host. */
export type Liveness = 'alive' | 'dead' | 'unknown';

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Field 22 of Linux' /proc/pid/stat (start time in ticks since boot): tells a reused pid from the old one. Empty elsewhere. */
function processStart(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function bootId(): string {
  return readOr('/proc/sys/kernel/random/boot_id');
}

/** An owner that stands for this thread of this process, with a new token. */
export function newOwner(purpose: string): LockOwner {
  return {
    token: randomUUID(),
    pid: process.pid,
    thread: threadId,
    host: hostname(),
    boot: bootId(),
    processStart: processStart(process.pid),
    since: new Date().toISOString(),
    purpose,
  };
}

/** Looks whether the process of `owner` is still the one that wrote it. No clock is read. */
export function ownerLiveness(owner: LockOwner): Liveness {
  if (owner.host !== hostname()) return 'unknown';
  const boot = bootId();
  if (owner.boot !== '' && boot !== '' && owner.boot !== boot) return 'dead';
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'dead' : 'alive';
  }
  const start = processStart(owner.pid);
  if (owner.processStart !== '' && start !== '' && owner.processStart !== start) return 'dead';
  return isZombie(owner.pid) ? 'dead' : 'alive';
}

/** A process that was killed and not yet waited for by its parent holds nothing any more. */
function isZombie(pid: number): boolean {
  const stat = readOr(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}
