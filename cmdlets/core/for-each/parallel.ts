import type { CmdletBody, CmdletContext } from '../../../src/engine/command/definition.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Value } from '../../../src/engine/values/value.js';
import { Job, jobsOf, now } from '../jobs/job.js';
import { type JobOutput, runIsolated } from '../jobs/job-session.js';
import { writeTo } from '../jobs/receive.js';

/** The parameters of ForEach-Object -Parallel. */
export interface ParallelParameters {
  readonly InputObject: Value;
  readonly Parallel: ScriptBlock | undefined;
  readonly AsJob: boolean;
}

/**
 * -Parallel: each object is worked on in a session of its own, so nothing of this session is seen but `$using:`. The engine runs one
 * thing at a time: the objects come one after another, whatever -ThrottleLimit says.
 */
export function parallelBody(context: CmdletContext<ParallelParameters>): CmdletBody {
  const collected: JobOutput[] = [];
  const { AsJob } = context.parameters;
  const beginTime = AsJob ? now(context.script) : null;
  return {
    process() {
      const outcome = runIsolated(context.session, {
        block: context.parameters.Parallel!,
        args: [],
        dollarUnder: context.input,
      });
      const { failure } = outcome;
      const output =
        failure === null ? outcome.output : [...outcome.output, { stream: 'error' as const, value: failure }];
      if (AsJob) collected.push(...output);
      else for (const one of output) writeTo(context, one);
    },
    end() {
      if (!AsJob) return;
      const table = jobsOf(context.session);
      const job = new Job(context.session, {
        id: table.nextId(),
        name: undefined,
        command: context.parameters.Parallel!.text,
        kind: 'PSTaskJob',
        beginTime,
        outcome: { output: collected, failure: null },
      });
      table.jobs.push(job);
      context.write(job);
    },
  };
}
