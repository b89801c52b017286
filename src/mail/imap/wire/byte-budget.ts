/** How many bytes of mail the process holds at a time, over all mailboxes. */

import { Signal } from './signal.js';

/** Bytes that may be taken and must be given back. Every taker may hold one piece whatever is free, so nobody waits for ever. */
export class ByteBudget {
  private readonly total: number;
  private free: number;
  private takers = 0;
  private readonly given = new Signal();

  constructor(total: number) {
    this.total = total;
    this.free = total;
  }

  /** One more takes from now on, until {@link leave}. */
  join(): void {
    this.takers++;
  }

  leave(): void {
    this.takers--;
  }

  /** What each can hold at a time when all hold as much. */
  get share(): number {
    return this.total / Math.max(1, this.takers);
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
