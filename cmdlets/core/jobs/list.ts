import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import type { Job } from './job.js';

/** The parameters by which Get-Job makes a choice among jobs. */
export interface ListParameters {
  readonly IncludeChildJob: boolean;
  readonly ChildJobState: string | undefined;
  readonly HasMoreData: boolean | undefined;
  readonly Before: DateTime | undefined;
  readonly After: DateTime | undefined;
  /** How many of those that ended last. */
  readonly Newest: number | undefined;
}

/** What Get-Job shows of jobs: those with the wanted output and end, and their child jobs when asked for. */
export function listedJobs(context: CmdletContext<ListParameters>, jobs: readonly Job[]): readonly Job[] {
  const { HasMoreData, Before, After, Newest, IncludeChildJob, ChildJobState } = context.parameters;
  const wanted = jobs
    .filter((job) => HasMoreData === undefined || job.hasMoreData === HasMoreData)
    .filter((job) => Before === undefined || endOf(job) < Before.ticks)
    .filter((job) => After === undefined || endOf(job) > After.ticks);
  const shown =
    Newest === undefined
      ? wanted
      : [...wanted].sort((a, b) => Number(endOf(b) - endOf(a)) || b.id - a.id).slice(0, Newest);
  if (!IncludeChildJob && ChildJobState === undefined) return shown;
  return shown.flatMap((job) => {
    const { child } = job;
    const isWanted = child !== null && (ChildJobState === undefined || child.progress.state === ChildJobState);
    return isWanted ? [job, child] : [job];
  });
}

/** When a job ended, in ticks; of one that runs, the end of time. */
function endOf(job: Job): bigint {
  const { endTime } = job.progress;
  return endTime instanceof DateTime ? endTime.ticks : BigInt(Number.MAX_SAFE_INTEGER) * 1000n;
}
