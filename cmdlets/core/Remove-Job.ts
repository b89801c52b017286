import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { chosenJobs } from './jobs/choose.js';
import { type Job, jobsOf } from './jobs/job.js';
import { jobCommands, jobFilters, jobIds, jobNames, jobObjects, jobStates } from './jobs/parameters.js';

/** Removes background jobs. */
export const RemoveJob = cmdlet({
  name: 'Remove-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Removes background jobs.',
  defaultSet: 'SessionIdParameterSet',
  sets: [
    'SessionIdParameterSet',
    'JobParameterSet',
    'InstanceIdParameterSet',
    'NameParameterSet',
    'FilterParameterSet',
    'StateParameterSet',
    'CommandParameterSet',
  ],
  shouldProcess: true,
  aliases: ['rjb'],
  parameters: {
    ...jobObjects,
    Force: {
      type: switchParameter,
      aliases: ['F'],
      sets: inSets(
        [
          'InstanceIdParameterSet',
          'JobParameterSet',
          'NameParameterSet',
          'SessionIdParameterSet',
          'FilterParameterSet',
        ],
        {},
      ),
      help: 'Does it without asking, also where something would stand in the way.',
    },
    ...jobNames,
    ...jobIds,
    ...jobStates,
    ...jobCommands,
    ...jobFilters,
  },
  examples: [{ code: 'Get-Job | Remove-Job', remarks: 'Removes all jobs.' }],
  run(context) {
    return {
      process() {
        for (const job of [...chosenJobs(context, false)]) {
          if (context.shouldProcess(`Command Name: Remove-Job Job Id: ${job.id}`, 'Remove')) removeJob(context, job);
        }
      },
    };
  },
});

/** A job that still runs is removed with -Force only. */
function removeJob(context: CmdletContext<{ readonly Force: boolean }>, job: Job): void {
  if (!job.progress.ended && !context.parameters.Force) context.writeError(stillRunning(job));
  else {
    job.stop();
    jobsOf(context.session).remove(job);
  }
}

function stillRunning(job: Job): ErrorRecord {
  const message = `The command cannot remove the job with the job ID ${job.id} because the job is not finished. To remove the job, first stop the job, or use the Force parameter. (Parameter 'Job')`;
  return errorRecord({
    exception: newException(ArgumentException, message, null, { ParamName: 'Job' }),
    id: 'JobObjectNotFinishedCannotBeRemoved',
    category: 'InvalidOperation',
    target: job,
  });
}
