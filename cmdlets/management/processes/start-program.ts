import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import type { Hashtable } from '../../../src/engine/values/dictionaries.js';
import { runCaptured } from './captured-run.js';
import { type Process, startedProcess } from './process-type.js';

/** The parameters of Start-Process that say what is started, and where it reads and writes. */
interface StartParameters {
  readonly FilePath: string;
  readonly ArgumentList: readonly string[] | undefined;
  readonly WorkingDirectory: string | undefined;
  readonly Environment: Hashtable | undefined;
  readonly RedirectStandardInput: string | undefined;
  readonly RedirectStandardOutput: string | undefined;
  readonly RedirectStandardError: string | undefined;
}

type Context = CmdletContext<StartParameters>;

interface Program {
  readonly program: string;
  readonly args: string[];
  readonly cwd: string;
  readonly environment: Record<string, string>;
}

/** A path is found from the current folder, another name by the system. */
function programOf({ parameters: p, session, script }: Context): Program {
  const environment = session.environment.toObject();
  for (const { key, value } of p.Environment?.entries() ?? []) environment[toText(script, key)] = toText(script, value);
  return {
    program: /[\\/]/.test(p.FilePath) ? session.location.resolve(p.FilePath) : p.FilePath,
    args: [...(p.ArgumentList ?? [])],
    cwd: p.WorkingDirectory === undefined ? session.location.path : session.location.resolve(p.WorkingDirectory),
    environment,
  };
}

function fail(context: Context, reason: string): never {
  const exception = newException(InvalidOperationException, `This command cannot be run due to the error: ${reason}`);
  return context.throwTerminating(
    errorRecord({ exception, id: 'InvalidOperationException', category: 'InvalidOperation' }),
  );
}

/** What the system says of a program that cannot be started. */
function cannotStart(context: Context, { cwd }: Program, code: string): never {
  const windows = process.platform === 'win32';
  const texts: Readonly<Record<string, string>> = {
    ENOENT: windows ? 'The system cannot find the file specified.' : 'No such file or directory',
    EACCES: windows ? 'Access is denied.' : 'Permission denied',
  };
  const file = context.parameters.FilePath;
  const what = texts[code] ?? code;
  return fail(context, `An error occurred trying to start process '${file}' with working directory '${cwd}'. ${what}`);
}

/** Runs a program to its end; it writes to this terminal or into files. */
export function runToEnd(context: Context): Process {
  const { parameters: p, session, host } = context;
  const path = (file: string): string => session.location.resolve(file);
  const program = programOf(context);
  const input =
    p.RedirectStandardInput === undefined
      ? null
      : onFile(path(p.RedirectStandardInput), (file) => new Uint8Array(readFileSync(file)));
  const result = runCaptured(host, {
    ...program,
    input,
    captureOutput: p.RedirectStandardOutput !== undefined,
    captureError: p.RedirectStandardError !== undefined,
  });
  if (result.failure !== null) cannotStart(context, program, /\bE[A-Z]+\b/.exec(result.failure)?.[0] ?? result.failure);
  for (const [file, text] of [
    [p.RedirectStandardOutput, result.output],
    [p.RedirectStandardError, result.error],
  ] as const)
    if (file !== undefined) onFile(path(file), (place) => writeFileSync(place, text));
  return startedProcess(p.FilePath, result.id ?? 0, result.exitCode);
}

/** Starts a program that runs on by itself, with files as its input and output. */
export function startBeside(context: Context): Process {
  const { parameters: p, session } = context;
  const program = programOf(context);
  const opened: number[] = [];
  const stream = (file: string | undefined, flags: 'r' | 'w'): number | 'ignore' => {
    if (file === undefined) return 'ignore';
    const handle = onFile(session.location.resolve(file), (place) => openSync(place, flags));
    opened.push(handle);
    return handle;
  };
  try {
    const stdio: StdioOptions = [
      stream(p.RedirectStandardInput, 'r'),
      stream(p.RedirectStandardOutput, 'w'),
      stream(p.RedirectStandardError, 'w'),
    ];
    const { cwd, environment: env } = program;
    let child: ChildProcess;
    try {
      child = spawn(program.program, program.args, { cwd, env, detached: true, stdio });
    } catch (error) {
      return cannotStart(context, program, (error as NodeJS.ErrnoException).code ?? String(error));
    }
    let code = 'ENOENT';
    child.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code ?? code;
    });
    child.unref();
    return child.pid === undefined ? cannotStart(context, program, code) : startedProcess(p.FilePath, child.pid);
  } finally {
    for (const handle of opened) closeSync(handle);
  }
}
