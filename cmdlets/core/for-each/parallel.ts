import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Value } from '../../../src/engine/values/value.js';
import { Job, jobsOf } from '../jobs/job.js';
import { JobProgress } from '../jobs/job-progress.js';
import { runIsolated } from '../jobs/job-session.js';
import { writeTo } from '../jobs/receive.js';
import { usingValues } from '../jobs/using-values.js';
import type { JobOutput } from '../jobs/wire.js';

/** The parameters of ForEach-Object -Parallel. */
export interface ParallelParameters {
  readonly InputObject: Value;
  readonly Parallel: ScriptBlock | undefined;
  readonly AsJob: boolean;
}

/**
 * -Parallel: each object is worked on in a session of its own, so nothing of this session is seen but `$using:`, by live references as in
 * PowerShell. An engine runs one thing at a time: the objects come one after another, whatever -ThrottleLimit says.
 */
export function parallelBody(context: CmdletContext<ParallelParameters>): CmdletBody {
  const { session } = context;
  const { AsJob } = context.parameters;
  const progress = new JobProgress(session);
  const take = AsJob ? (one: JobOutput) => progress.take(one) : (one: JobOutput) => writeTo(context, one);
  // Read once, before the first object, as PowerShell does.
  let using: ReadonlyMap<string, Value> = new Map();
  return {
    begin() {
      using = usingValues(session, context.parameters.Parallel!.code.ast, true);
    },
    process() {
      const { text } = context.parameters.Parallel!;
      const failure = runIsolated(session, { script: text, args: [], dollarUnder: context.input, using, take });
      if (failure !== null) take({ stream: 'error', value: failure });
    },
    end() {
      if (!AsJob) return;
      const table = jobsOf(session);
      progress.end(session);
      const job = new Job(session, {
        id: table.nextId(),
        name: undefined,
        command: context.parameters.Parallel!.text,
        kind: 'PSTaskJob',
        progress,
        running: table.running,
      });
      table.jobs.push(job);
      context.write(job);
    },
  };
}
