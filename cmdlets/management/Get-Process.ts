import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { int32Array, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { findProcesses } from './processes/find-processes.js';
import { processArray } from './processes/process-parameters.js';
import { Process } from './processes/process-type.js';

/** Lists running programs. */
export const GetProcess = cmdlet({
  name: 'Get-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists running programs.',
  aliases: ['gps', 'ps'],
  defaultSet: 'Name',
  sets: ['Name', 'NameWithUserName', 'Id', 'IdWithUserName', 'InputObject', 'InputObjectWithUserName'],
  outputTypes: ['System.Diagnostics.Process'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names; wildcards are allowed.',
      aliases: ['ProcessName'],
      wildcards: true,
      validate: [notNullOrEmpty],
      sets: inSets(['Name', 'NameWithUserName'], { position: 0, byName: true }),
    },
    Id: {
      type: int32Array,
      help: 'Process numbers.',
      aliases: ['PID'],
      sets: inSets(['Id', 'IdWithUserName'], { mandatory: true, byName: true }),
    },
    InputObject: {
      type: processArray,
      help: 'Process objects.',
      sets: inSets(['InputObject', 'InputObjectWithUserName'], { mandatory: true, pipeline: true }),
    },
    IncludeUserName: {
      type: switchParameter,
      help: 'With the user.',
      notSupportedHere: 'The users of processes are not looked up.',
      sets: inSets(['NameWithUserName', 'IdWithUserName', 'InputObjectWithUserName'], { mandatory: true }),
    },
    Module: {
      type: switchParameter,
      help: 'The loaded modules.',
      notSupportedHere: 'The modules of processes are not looked up.',
      sets: inSets(['Name', 'Id', 'InputObject'], {}),
    },
    FileVersionInfo: {
      type: switchParameter,
      help: 'The version of the program.',
      aliases: ['FV', 'FVI'],
      notSupportedHere: 'Versions of program files are not looked up.',
      sets: inSets(['Name', 'Id', 'InputObject'], {}),
    },
  },
  examples: [{ code: '(Get-Process -Id $PID).Id -eq $PID', remarks: 'True.' }],
  run: (context) => ({
    process() {
      for (const facts of findProcesses(context)) context.write(new Process(facts));
    },
  }),
});
