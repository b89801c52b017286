import { StateError } from '../../state/error.js';
import type { Log } from './log.js';

/** Runs `action` about `what`; returns whether it went well. */
export type Guard = (what: string, action: () => void) => boolean;

/** A guard for work on the state: a fault is logged once, however often it comes again, and does not end the runner. */
export function faultGuard(log: Log): Guard {
  const told = new Map<string, string>();
  return (what, action) => {
    try {
      action();
      told.delete(what);
      return true;
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      if (told.get(what) !== error.message) log(error.message);
      told.set(what, error.message);
      return false;
    }
  };
}

/** Waits until `work` is done, at most `patience` milliseconds. */
export async function atMost(patience: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, patience);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
