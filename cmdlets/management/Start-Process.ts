import { cmdlet } from '../../src/engine/command/definition.js';
import {
  credential,
  enumType,
  hashtable,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { runToEnd, startBeside } from './processes/start-program.js';

const windowsOnly = 'It belongs to Windows.';

/** Starts a program. */
export const StartProcess = cmdlet({
  name: 'Start-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Starts a program.',
  description: [
    'With -Wait the program writes to this terminal or into files. Without it, it runs on by itself, and what it writes is seen only in files.',
  ],
  aliases: ['saps', 'start'],
  defaultSet: 'Default',
  sets: ['Default', 'UseShellExecute'],
  shouldProcess: true,
  outputTypes: ['System.Diagnostics.Process'],
  parameters: {
    FilePath: {
      type: string,
      help: 'The program.',
      aliases: ['PSPath', 'Path'],
      mandatory: true,
      position: 0,
      validate: [notNullOrEmpty],
    },
    ArgumentList: { type: stringArray, help: 'Its arguments.', aliases: ['Args'], position: 1 },
    Credential: {
      type: credential,
      help: 'The account to run as.',
      aliases: ['RunAs'],
      notSupportedHere: 'Programs run as the user of this shell.',
      sets: { Default: {} },
    },
    WorkingDirectory: { type: string, help: 'Its current folder.', validate: [notNullOrEmpty] },
    LoadUserProfile: {
      type: switchParameter,
      help: 'Loads a profile of Windows.',
      aliases: ['Lup'],
      notSupportedHere: windowsOnly,
      sets: { Default: {} },
    },
    NoNewWindow: {
      type: switchParameter,
      help: 'In this window: so it is here.',
      aliases: ['nnw'],
      sets: { Default: {} },
    },
    PassThru: { type: switchParameter, help: 'Writes the process.' },
    RedirectStandardError: {
      type: string,
      help: 'A file for its errors.',
      aliases: ['RSE'],
      validate: [notNullOrEmpty],
      sets: { Default: {} },
    },
    RedirectStandardInput: {
      type: string,
      help: 'A file as its input.',
      aliases: ['RSI'],
      validate: [notNullOrEmpty],
      sets: { Default: {} },
    },
    RedirectStandardOutput: {
      type: string,
      help: 'A file for its output.',
      aliases: ['RSO'],
      validate: [notNullOrEmpty],
      sets: { Default: {} },
    },
    Verb: { type: string, help: 'A verb of Windows.', notSupportedHere: windowsOnly, sets: { UseShellExecute: {} } },
    WindowStyle: {
      type: enumType('System.Diagnostics.ProcessWindowStyle', ['Normal', 'Hidden', 'Minimized', 'Maximized']),
      help: 'Its window.',
      notSupportedHere: windowsOnly,
    },
    Wait: { type: switchParameter, help: 'Waits until it has ended.' },
    UseNewEnvironment: {
      type: switchParameter,
      help: 'The environment of a new logon.',
      notSupportedHere: windowsOnly,
      sets: { Default: {} },
    },
    Environment: { type: hashtable, help: 'Environment variables to set.' },
  },
  run: (context) => ({
    begin() {
      const { parameters: p } = context;
      if (!context.shouldProcess(p.FilePath)) return;
      const started = p.Wait ? runToEnd(context) : startBeside(context);
      if (p.PassThru) context.write(started);
    },
  }),
});
