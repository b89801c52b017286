/** How many bytes of mail the process holds at a time, over all mailboxes. */
import { FairShare } from '../../fair-share.js';
import { Signal } from './signal.js';

/** Bytes that may be taken and must be given back. Every taker may hold one piece whatever is free, so nobody waits for ever. */
export class ByteBudget {
  /** What each taker can hold at a time when all hold as much; each joins. */
  readonly shares: FairShare;
  private free: number;
  private readonly given = new Signal();

  constructor(total: number) {
    this.shares = new FairShare(total);
    this.free = total;
  }

  /** Takes bytes at once if they are free, or if `must`. */
  tryTake(bytes: number, must: boolean): boolean {
    if (!must && bytes > this.free) return false;
    this.free -= bytes;
    return true;
  }

  give(bytes: number): void {
    this.free += bytes;
    this.given.ring();
  }

  /** Resolves when some bytes were given back. */
  changed(): Promise<void> {
    return this.given.wait();
  }
}

/** The process's budget: small enough to keep a runner with dozens of mailboxes below 150 MiB. */
export const mailBudget = new ByteBudget(16 * 1024 * 1024);
