import {
  arrayOf,
  enumType,
  guidArray,
  hashtable,
  int32Array,
  netType,
  stringArray,
} from '../../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';

// The parameters by which the job cmdlets name jobs, in the groups that they share.

const chosen = { mandatory: true, position: 0, byName: true } as const;

/** Type of a job's state. */
export const jobStateType = enumType('System.Management.Automation.JobState', [
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
]);

/** Type of job objects. */
export const jobsType = arrayOf(netType<NetObject>('System.Management.Automation.Job', 'Job'));

/** The parameter sets that name jobs by themselves, or by what they are. */
export const jobSets = [
  'SessionIdParameterSet',
  'JobParameterSet',
  'NameParameterSet',
  'InstanceIdParameterSet',
  'StateParameterSet',
  'FilterParameterSet',
] as const;

/** Jobs given as objects. */
export const jobObjects = {
  Job: {
    type: jobsType,
    sets: { JobParameterSet: { ...chosen, pipeline: true } },
    validate: [notNullOrEmpty],
    help: 'The jobs themselves.',
  },
} as const;

/** Jobs by name or GUID. */
export const jobNames = {
  Name: {
    type: stringArray,
    sets: { NameParameterSet: chosen },
    validate: [notNullOrEmpty],
    help: 'Names of jobs; wildcards are understood.',
  },
  InstanceId: {
    type: guidArray,
    sets: { InstanceIdParameterSet: chosen },
    validate: [notNullOrEmpty],
    help: 'GUIDs of jobs.',
  },
} as const;

/** Jobs by number. */
export const jobIds = {
  Id: {
    type: int32Array,
    sets: { SessionIdParameterSet: chosen },
    validate: [notNullOrEmpty],
    help: 'Numbers of jobs.',
  },
} as const;

/** Jobs by their state. */
export const jobStates = {
  State: { type: jobStateType, sets: { StateParameterSet: chosen }, help: 'Only jobs in this state.' },
} as const;

/** Jobs by what they run. */
export const jobCommands = {
  Command: {
    type: stringArray,
    sets: { CommandParameterSet: { byName: true } },
    validate: [notNullOrEmpty],
    help: 'Only jobs that run this command.',
  },
} as const;

/** Jobs by their properties. */
export const jobFilters = {
  Filter: {
    type: hashtable,
    sets: { FilterParameterSet: chosen },
    validate: [notNullOrEmpty],
    help: 'Only jobs whose properties have these values.',
  },
} as const;
