import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
import { toText } from '../../src/engine/convert/text.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { replaceContent } from '../../src/engine/types/io/replacing-file.js';
import { runCaptured } from './processes/captured-run.js';
import { startedProcess } from './processes/process-type.js';

const windowsOnly = 'It belongs to Windows.';

/** Starts a program. */
export const StartProcess = cmdlet({
  name: 'Start-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Starts a program.',
  description: [
    'With -Wait the program writes to this terminal or into files. Without it, it runs on by itself and its output is not seen.',
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
      help: 'A file for its errors; needs -Wait.',
      aliases: ['RSE'],
      validate: [notNullOrEmpty],
      sets: { Default: {} },
    },
    RedirectStandardInput: {
      type: string,
      help: 'A file as its input; needs -Wait.',
      aliases: ['RSI'],
      validate: [notNullOrEmpty],
      sets: { Default: {} },
    },
    RedirectStandardOutput: {
      type: string,
      help: 'A file for its output; needs -Wait.',
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
      const { parameters: p, session, host, script } = context;
      if (!context.shouldProcess(p.FilePath)) return;
      const environment = session.environment.toObject();
      for (const { key, value } of p.Environment?.entries() ?? [])
        environment[toText(script, key)] = toText(script, value);
      const cwd =
        p.WorkingDirectory === undefined ? session.location.path : session.location.resolve(p.WorkingDirectory);
      const program = /[\\/]/.test(p.FilePath) ? session.location.resolve(p.FilePath) : p.FilePath;
      const args = [...(p.ArgumentList ?? [])];
      const fail = (reason: string): never => {
        const message = `This command cannot be run due to the error: ${reason}`;
        const exception = newException(InvalidOperationException, message);
        return context.throwTerminating(
          errorRecord({ exception, id: 'InvalidOperationException', category: 'InvalidOperation' }),
        );
      };
      if (!p.Wait) {
        if (p.RedirectStandardError ?? p.RedirectStandardInput ?? p.RedirectStandardOutput)
          fail('files for input and output need -Wait.');
        const child = spawn(program, args, { cwd, env: environment, detached: true, stdio: 'ignore' });
        child.on('error', () => {}); // told below: without a number it did not start
        child.unref();
        if (child.pid === undefined) fail(`'${p.FilePath}' cannot be started.`);
        if (p.PassThru) context.write(startedProcess(p.FilePath, child.pid ?? 0));
        return;
      }
      const path = (file: string): string => session.location.resolve(file);
      const input =
        p.RedirectStandardInput === undefined
          ? null
          : onFile(path(p.RedirectStandardInput), (file) => new Uint8Array(readFileSync(file)));
      const result = runCaptured(host, {
        program,
        args,
        cwd,
        environment,
        input,
        captureOutput: p.RedirectStandardOutput !== undefined,
        captureError: p.RedirectStandardError !== undefined,
      });
      if (result.failure !== null) fail(result.failure);
      if (p.RedirectStandardOutput !== undefined) replaceContent(path(p.RedirectStandardOutput), result.output);
      if (p.RedirectStandardError !== undefined) replaceContent(path(p.RedirectStandardError), result.error);
      if (p.PassThru) context.write(startedProcess(p.FilePath, 0, result.exitCode));
    },
  }),
});
