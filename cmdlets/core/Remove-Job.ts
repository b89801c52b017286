import { type CmdletContext, cmdlet, inSets } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  enumType,
  guidArray,
  hashtable,
  int32Array,
  netType,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { chosenJobs } from './jobs/choose.js';
import { type Job, jobsOf } from './jobs/job.js';

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
    Job: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.Job', 'Job')),
      sets: { JobParameterSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The jobs themselves.',
    },
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
    Name: {
      type: stringArray,
      sets: { NameParameterSet: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    InstanceId: {
      type: guidArray,
      sets: { InstanceIdParameterSet: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'GUIDs of the objects.',
    },
    Id: {
      type: int32Array,
      sets: { SessionIdParameterSet: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Numbers of the objects.',
    },
    State: {
      type: enumType('System.Management.Automation.JobState', [
        'NotStarted',
        'Running',
        'Completed',
        'Failed',
        'Stopped',
        'Blocked',
        'Suspended',
        'Disconnected',
        'Suspending',
        'Stopping',
        'AtBreakpoint',
      ]),
      sets: { StateParameterSet: { mandatory: true, position: 0, byName: true } },
      help: 'Only objects in this state.',
    },
    Command: {
      type: stringArray,
      sets: { CommandParameterSet: { byName: true } },
      validate: [notNullOrEmpty],
      help: 'Only jobs that run this command.',
    },
    Filter: {
      type: hashtable,
      sets: { FilterParameterSet: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Only objects whose properties have these values.',
    },
  },
  examples: [{ code: 'Get-Job | Remove-Job', remarks: 'Removes all jobs.' }],
  run(context) {
    return {
      process() {
        for (const job of [...chosenJobs(context)]) {
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
