import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import {
  boolean,
  dateTime,
  enumType,
  guidArray,
  hashtable,
  int32,
  int32Array,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { chosenJobs } from './jobs/choose.js';

/** Lists the background jobs of this session. */
export const GetJob = cmdlet({
  name: 'Get-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the background jobs of this session.',
  defaultSet: 'SessionIdParameterSet',
  sets: [
    'SessionIdParameterSet',
    'InstanceIdParameterSet',
    'NameParameterSet',
    'StateParameterSet',
    'CommandParameterSet',
    'FilterParameterSet',
  ],
  aliases: ['gjb'],
  outputTypes: ['System.Management.Automation.Job'],
  parameters: {
    IncludeChildJob: {
      type: switchParameter,
      sets: inSets(
        [
          'SessionIdParameterSet',
          'InstanceIdParameterSet',
          'NameParameterSet',
          'StateParameterSet',
          'CommandParameterSet',
        ],
        {},
      ),
      help: 'The child jobs, too.',
    },
    ChildJobState: {
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
      sets: inSets(
        [
          'SessionIdParameterSet',
          'InstanceIdParameterSet',
          'NameParameterSet',
          'StateParameterSet',
          'CommandParameterSet',
        ],
        {},
      ),
      help: 'Only child jobs in this state.',
    },
    HasMoreData: {
      type: boolean,
      sets: inSets(
        [
          'SessionIdParameterSet',
          'InstanceIdParameterSet',
          'NameParameterSet',
          'StateParameterSet',
          'CommandParameterSet',
        ],
        {},
      ),
      help: 'Only jobs with (or without) output that was not read yet.',
    },
    Before: {
      type: dateTime,
      sets: inSets(
        [
          'SessionIdParameterSet',
          'InstanceIdParameterSet',
          'NameParameterSet',
          'StateParameterSet',
          'CommandParameterSet',
        ],
        {},
      ),
      help: 'Only jobs that ended before this time.',
    },
    After: {
      type: dateTime,
      sets: inSets(
        [
          'SessionIdParameterSet',
          'InstanceIdParameterSet',
          'NameParameterSet',
          'StateParameterSet',
          'CommandParameterSet',
        ],
        {},
      ),
      help: 'Only jobs that ended after this time.',
    },
    Newest: {
      type: int32,
      sets: inSets(
        [
          'SessionIdParameterSet',
          'InstanceIdParameterSet',
          'NameParameterSet',
          'StateParameterSet',
          'CommandParameterSet',
        ],
        {},
      ),
      help: 'The newest first.',
    },
    Id: {
      type: int32Array,
      sets: { SessionIdParameterSet: { position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Numbers of the objects.',
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
  examples: [{ code: 'Get-Job', remarks: 'All jobs.' }],
  run(context) {
    return {
      process() {
        for (const job of chosenJobs(context)) context.write(job);
      },
    };
  },
});
