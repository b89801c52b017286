import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { chosenJobs } from './jobs/choose.js';
import { jobIds, jobNames, jobsType } from './jobs/parameters.js';
import { checkReceiving, receiveJob } from './jobs/receive.js';
import { sessionsType } from './sessions/remote-types.js';

/** Returns what background jobs have written. */
export const ReceiveJob = cmdlet({
  name: 'Receive-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Returns what background jobs have written.',
  defaultSet: 'Location',
  sets: ['Location', 'ComputerName', 'Session', 'NameParameterSet', 'InstanceIdParameterSet', 'SessionIdParameterSet'],
  aliases: ['rcjb'],
  parameters: {
    Job: {
      type: jobsType,
      sets: inSets(['ComputerName', 'Session', 'Location'], {
        mandatory: true,
        position: 0,
        pipeline: true,
        byName: true,
      }),
      help: 'The jobs themselves.',
    },
    ComputerName: {
      type: stringArray,
      aliases: ['Cn'],
      sets: { ComputerName: { position: 1, byName: true } },
      validate: [notNullOrEmpty],
      notSupportedHere: 'There is no remoting to other computers.',
      help: 'Names of remote computers.',
    },
    Location: {
      type: stringArray,
      sets: { Location: { position: 1 } },
      validate: [notNullOrEmpty],
      notSupportedHere: 'Jobs have one place only.',
      help: 'Only output from these places.',
    },
    Session: {
      type: sessionsType,
      sets: { Session: { position: 1, byName: true } },
      validate: [notNull],
      notSupportedHere: 'There is no remoting to other computers.',
      help: 'Open remote sessions.',
    },
    Keep: { type: switchParameter, help: 'Leaves the output to be received again.' },
    NoRecurse: { type: switchParameter, help: 'Not the output of child jobs.' },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
    Wait: { type: switchParameter, help: 'Waits until the jobs have ended.' },
    AutoRemoveJob: { type: switchParameter, help: 'Removes the jobs when they have ended.' },
    WriteEvents: { type: switchParameter, help: "Reports changes of the jobs' state." },
    WriteJobInResults: { type: switchParameter, help: 'Returns the jobs before their output.' },
    ...jobNames,
    ...jobIds,
  },
  examples: [{ code: "Start-Job { 'done' } | Receive-Job -Wait", remarks: 'The output of a job.' }],
  run(context) {
    return {
      begin() {
        checkReceiving(context);
      },
      process() {
        for (const job of chosenJobs(context)) receiveJob(context, job);
      },
    };
  },
});
