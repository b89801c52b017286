import { cmdlet } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  enumType,
  guidArray,
  hashtable,
  int32,
  int32Array,
  netType,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { chosenJobs } from './jobs/choose.js';
import type { Job } from './jobs/job.js';
import { waitedFor } from './jobs/wait.js';

/** Waits until background jobs have ended. */
export const WaitJob = cmdlet({
  name: 'Wait-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Waits until background jobs have ended.',
  defaultSet: 'SessionIdParameterSet',
  sets: [
    'SessionIdParameterSet',
    'JobParameterSet',
    'NameParameterSet',
    'InstanceIdParameterSet',
    'StateParameterSet',
    'FilterParameterSet',
  ],
  aliases: ['wjb'],
  outputTypes: ['System.Management.Automation.Job'],
  parameters: {
    Job: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.Job', 'Job')),
      sets: { JobParameterSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The jobs themselves.',
    },
    Any: { type: switchParameter, help: 'Returns as soon as one job has ended.' },
    Timeout: {
      type: int32,
      aliases: ['TimeoutSec'],
      validate: [range(-1, 2147483647)],
      help: 'Waits at most so many seconds.',
    },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
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
