import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { type Job, jobsOf } from './job.js';

/** The parameters of Wait-Job that say how long. */
export interface WaitParameters {
  readonly Any: boolean;
  /** Seconds; absent or -1: without end. */
  readonly Timeout: number | undefined;
}

/** Waits until all of these jobs have ended, with -Any one of them, or the time is over: the jobs that have ended, in the order they did not. */
export function waitedFor(context: CmdletContext<WaitParameters>, jobs: readonly Job[]): readonly Job[] {
  const { Any, Timeout = -1 } = context.parameters;
  const { running } = jobsOf(context.session);
  const until = Timeout < 0 ? Number.POSITIVE_INFINITY : performance.now() + Timeout * 1000;
  for (;;) {
    const ended = jobs.filter((job) => job.progress.ended);
    if (ended.length === jobs.length) return ended;
    if (Any && ended.length > 0) return ended.slice(0, 1);
    const left = until - performance.now();
    if (left <= 0) return ended;
    running.update(left === Number.POSITIVE_INFINITY ? -1 : left);
  }
}
