import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { chosenJobs } from './jobs/choose.js';
import { jobFilters, jobIds, jobNames, jobObjects, jobSets, jobStates } from './jobs/parameters.js';

/** Stops background jobs. */
export const StopJob = cmdlet({
  name: 'Stop-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Stops background jobs.',
  defaultSet: 'SessionIdParameterSet',
  sets: jobSets,
  shouldProcess: true,
  aliases: ['spjb'],
  parameters: {
    ...jobObjects,
    PassThru: { type: switchParameter, help: 'Returns the object, too.' },
    ...jobNames,
    ...jobIds,
    ...jobStates,
    ...jobFilters,
  },
  examples: [{ code: 'Get-Job | Stop-Job', remarks: 'Stops all jobs.' }],
  run(context) {
    return {
      process() {
        for (const job of chosenJobs(context)) {
          if (!context.shouldProcess(job.name)) continue;
          job.stop();
          if (context.parameters.PassThru) context.write(job);
        }
      },
    };
  },
});
