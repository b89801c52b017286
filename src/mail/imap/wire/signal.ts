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

/** How many times the promises of generators within generators may hand something on. */
const handOns = 40;

/** True when a promise settles within a time, in milliseconds. What waits for nothing but promises is found without a timer. */
export async function soon(promise: Promise<unknown>, patience: number): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  const ended = promise.then(note, note);
  for (let step = 0; step < handOns; step++) {
    await undefined;
    if (settled) return true;
  }
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([ended, enough]);
  clearTimeout(timer);
  return settled;
}
