import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { boolean, dateTime, int32, int32Array, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { chosenJobs } from './jobs/choose.js';
import { listedJobs } from './jobs/list.js';
import { jobCommands, jobFilters, jobNames, jobStates, jobStateType } from './jobs/parameters.js';

const listed = [
  'SessionIdParameterSet',
  'InstanceIdParameterSet',
  'NameParameterSet',
  'StateParameterSet',
  'CommandParameterSet',
] as const;

/** Lists the background jobs of this session. */
export const GetJob = cmdlet({
  name: 'Get-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the background jobs of this session.',
  defaultSet: 'SessionIdParameterSet',
  sets: [...listed, 'FilterParameterSet'],
  aliases: ['gjb'],
  outputTypes: ['System.Management.Automation.Job'],
  parameters: {
    IncludeChildJob: {
      type: switchParameter,
      sets: inSets(listed, {}),
      help: 'The child jobs, too.',
    },
    ChildJobState: { type: jobStateType, sets: inSets(listed, {}), help: 'Only child jobs in this state.' },
    HasMoreData: {
      type: boolean,
      sets: inSets(listed, {}),
      help: 'Only jobs with (or without) output that was not read yet.',
    },
    Before: {
      type: dateTime,
      sets: inSets(listed, {}),
      help: 'Only jobs that ended before this time.',
    },
    After: {
      type: dateTime,
      sets: inSets(listed, {}),
      help: 'Only jobs that ended after this time.',
    },
    Newest: {
      type: int32,
      sets: inSets(listed, {}),
      help: 'So many of those that ended last.',
    },
    Id: {
      type: int32Array,
      sets: { SessionIdParameterSet: { position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Numbers of the objects.',
    },
    ...jobNames,
    ...jobStates,
    ...jobCommands,
    ...jobFilters,
  },
  examples: [{ code: 'Get-Job', remarks: 'All jobs.' }],
  run: (context) => ({
    process() {
      for (const job of listedJobs(context, chosenJobs(context))) context.write(job);
    },
  }),
});
