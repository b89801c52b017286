const cell = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread for `milliseconds`. For the short waits of a lock only. */
export function sleepSync(milliseconds: number): void {
  Atomics.wait(cell, 0, 0, milliseconds);
}
