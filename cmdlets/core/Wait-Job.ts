import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { chosenJobs } from './jobs/choose.js';
import type { Job } from './jobs/job.js';
import { jobFilters, jobIds, jobNames, jobObjects, jobSets, jobStates } from './jobs/parameters.js';
import { waitedFor } from './jobs/wait.js';

/** Waits until background jobs have ended. */
export const WaitJob = cmdlet({
  name: 'Wait-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Waits until background jobs have ended.',
  defaultSet: 'SessionIdParameterSet',
  sets: jobSets,
  aliases: ['wjb'],
  outputTypes: ['System.Management.Automation.Job'],
  parameters: {
    ...jobObjects,
    Any: { type: switchParameter, help: 'Returns as soon as one job has ended.' },
    Timeout: {
      type: int32,
      aliases: ['TimeoutSec'],
      validate: [range(-1, 2147483647)],
      help: 'Waits at most so many seconds.',
    },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
    ...jobNames,
    ...jobIds,
    ...jobStates,
    ...jobFilters,
  },
  examples: [{ code: "Start-Job { 'done' } | Wait-Job | Receive-Job", remarks: 'Waits, then shows the output.' }],
  run(context) {
    const jobs: Job[] = [];
    return {
      process() {
        jobs.push(...chosenJobs(context));
      },
      end() {
        for (const job of waitedFor(context, jobs)) context.write(job);
      },
    };
  },
});
