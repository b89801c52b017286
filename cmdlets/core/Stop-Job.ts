import { cmdlet } from '../../src/engine/command/definition.js';
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
import type { NetObject } from '../../src/engine/values/value.js';
import { chosenJobs } from './jobs/choose.js';

/** Stops background jobs. */
export const StopJob = cmdlet({
  name: 'Stop-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Stops background jobs.',
  defaultSet: 'SessionIdParameterSet',
  sets: [
    'SessionIdParameterSet',
    'JobParameterSet',
    'NameParameterSet',
    'InstanceIdParameterSet',
    'StateParameterSet',
    'FilterParameterSet',
  ],
  shouldProcess: true,
  aliases: ['spjb'],
  parameters: {
    Job: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.Job', 'Job')),
      sets: { JobParameterSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The jobs themselves.',
    },
    PassThru: { type: switchParameter, help: 'Returns the object, too.' },
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
    Filter: {
      type: hashtable,
      sets: { FilterParameterSet: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Only objects whose properties have these values.',
    },
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
