import { cmdlet } from '../../src/engine/command/definition.js';
import {
  credential,
  hashtable,
  int32,
  objectArray,
  psobject,
  scriptBlock,
  string,
  switchParameter,
  version,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, notNullOrWhiteSpace } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { startJob } from './jobs/start.js';
import { notHere } from './not-here.js';
import { authenticationType } from './sessions/remote-types.js';

/** Runs commands in a session of their own and keeps what they write. */
export const StartJob = cmdlet({
  name: 'Start-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs commands in a session of their own and keeps what they write.',
  defaultSet: 'ComputerName',
  sets: ['ComputerName', 'DefinitionName', 'FilePathComputerName', 'LiteralFilePathComputerName', 'SSHHost'],
  aliases: ['sajb'],
  outputTypes: ['System.Management.Automation.Job'],
  parameters: {
    DefinitionName: {
      type: string,
      sets: { DefinitionName: { mandatory: true, position: 0 } },
      validate: [notNullOrEmpty],
      notSupportedHere: 'There are no scheduled job definitions.',
      help: 'The job definition to run.',
    },
    DefinitionPath: {
      type: string,
      sets: { DefinitionName: { position: 1 } },
      validate: [notNullOrEmpty],
      help: 'The folder of the job definition.',
    },
    Type: {
      type: string,
      sets: { DefinitionName: { position: 2 } },
      validate: [notNullOrEmpty],
      help: 'The type of job.',
    },
    Name: {
      type: string,
      sets: {
        FilePathComputerName: { byName: true },
        ComputerName: { byName: true },
        LiteralFilePathComputerName: { byName: true },
      },
      help: 'Names; wildcards are understood.',
    },
    ScriptBlock: {
      type: scriptBlock,
      aliases: ['Command'],
      sets: { ComputerName: { mandatory: true, position: 0 } },
      help: 'The commands to run.',
    },
    Credential: {
      type: credential,
      sets: { FilePathComputerName: {}, ComputerName: {}, LiteralFilePathComputerName: {} },
      notSupportedHere: 'Jobs run as the person who started them.',
      help: 'User name and password of the other side.',
    },
    FilePath: {
      type: string,
      sets: { FilePathComputerName: { mandatory: true, position: 0 } },
      help: 'Path of a script file to run.',
    },
    LiteralPath: {
      type: string,
      aliases: ['PSPath', 'LP'],
      sets: { LiteralFilePathComputerName: { mandatory: true } },
      help: 'The path of the file, taken as it is written.',
    },
    Authentication: {
      type: authenticationType,
      sets: { FilePathComputerName: {}, ComputerName: {}, LiteralFilePathComputerName: {} },
      notSupportedHere: 'Jobs run as the person who started them.',
      help: 'How to sign in to the remote computer.',
    },
    InitializationScript: {
      type: scriptBlock,
      sets: {
        FilePathComputerName: { position: 1 },
        ComputerName: { position: 1 },
        LiteralFilePathComputerName: { position: 1 },
      },
      help: "Runs before the job's commands.",
    },
    WorkingDirectory: { type: string, validate: [notNullOrWhiteSpace], help: 'The folder the job starts in.' },
    RunAs32: {
      type: switchParameter,
      sets: { FilePathComputerName: {}, ComputerName: {}, LiteralFilePathComputerName: {} },
      notSupportedHere: 'Jobs run in this process.',
      help: 'Runs it as a 32-bit process.',
    },
    PSVersion: {
      type: version,
      sets: { FilePathComputerName: {}, ComputerName: {}, LiteralFilePathComputerName: {} },
      validate: [notNullOrEmpty],
      notSupportedHere: 'There is no Windows PowerShell behind this shell.',
      help: 'The version of Windows PowerShell to run it in.',
    },
    InputObject: {
      type: psobject,
      sets: {
        FilePathComputerName: { pipeline: true },
        ComputerName: { pipeline: true },
        LiteralFilePathComputerName: { pipeline: true },
      },
      help: 'The objects to work on; usually they come through the pipeline.',
    },
    ArgumentList: {
      type: objectArray,
      aliases: ['Args'],
      sets: { FilePathComputerName: {}, ComputerName: {}, LiteralFilePathComputerName: {} },
      help: 'Arguments for the script block or command.',
    },
    ConnectingTimeout: {
      type: int32,
      sets: { SSHHost: {} },
      help: 'How many milliseconds to wait for the connection.',
    },
    Options: {
      type: hashtable,
      sets: { SSHHost: {} },
      validate: [notNullOrEmpty],
      help: 'Further options of the SSH client.',
    },
  },
  examples: [{ code: 'Start-Job { 1 + 1 } | Receive-Job -Wait -AutoRemoveJob', remarks: 'What the job wrote.' }],
  run(context) {
    if (context.parameterSet === 'SSHHost') return notHere(context, 'jobs run on this computer, not through SSH.');
    const input: Value[] = [];
    return {
      process() {
        if (context.expectingInput) input.push(context.input);
        else if (context.isBound('InputObject')) input.push(context.parameters.InputObject);
      },
      end() {
        startJob(context, context.parameters, input);
      },
    };
  },
});
