/** Waiting for something to change. */

/** Wakes whoever waits; nobody is woken for what happened before. */
export class Signal {
  private next: Promise<void> | undefined;
  private wake: () => void = () => {};

  /** Resolves at the next {@link ring}. */
  wait(): Promise<void> {
    this.next ??= new Promise((resolve) => {
      this.wake = resolve;
    });
    return this.next;
  }

  ring(): void {
    if (this.next === undefined) return;
    this.next = undefined;
    this.wake();
  }
}

/** Waits for promises, each for a limited time, with one timer for all of them: a timer a message costs more than the message. */
export class Patience {
  private readonly milliseconds: number;
  private timer: NodeJS.Timeout | undefined;
  private giveUp: (() => void) | undefined;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** True when the promise settles before patience is at its end. One promise at a time. */
  soon(promise: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      this.giveUp = () => resolve(false);
      if (this.timer === undefined) this.timer = setTimeout(() => this.giveUp?.(), this.milliseconds);
      else this.timer.refresh();
      const settled = () => {
        this.giveUp = undefined;
        resolve(true);
      };
      promise.then(settled, settled);
    });
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
