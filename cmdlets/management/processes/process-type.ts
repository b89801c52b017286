import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import {
  ArgumentException,
  InvalidOperationException,
  Win32Exception,
} from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import { StringReader } from '../../../src/engine/types/io/readers.js';
import { typedArray } from '../../../src/engine/values/arrays.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { Double } from '../../../src/engine/values/numbers.js';
import { TimeSpan, ticksPer } from '../../../src/engine/values/timespan.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { runCaptured } from './captured-run.js';
import { isAlive, listProcesses, type ProcessFacts } from './process-info.js';
import { StartInfo } from './start-info.js';

const fullName = 'System.Diagnostics.Process';

/** `System.Diagnostics.Process`: what was known of a program when it was asked for. */
export class Process extends NetObject {
  facts: ProcessFacts;
  /** Null while it runs, or when nobody could see it end. */
  exitCode: number | null;
  /** What it is started with, for `$process.Start()`. */
  startInfo = new StartInfo();
  /** What it wrote, when that was redirected. */
  output: StringReader | null = null;
  error: StringReader | null = null;

  constructor(facts: ProcessFacts, exitCode: number | null = null) {
    super();
    this.facts = facts;
    this.exitCode = exitCode;
  }
}

/** A program that Start-Process started: only its number and name are known. */
export function startedProcess(file: string, id: number, exitCode: number | null = null): Process {
  const name = basename(file).replace(/\.exe$/i, '');
  return new Process({ id, name, path: null, workingSet: 0, cpu: 0, started: null }, exitCode);
}

const unknown: ProcessFacts = { id: 0, name: '', path: null, workingSet: 0, cpu: 0, started: null };

/** `$process.Start()`: the object stands for the program from now on. */
function start(self: Process, session: Session): boolean {
  const started = startProcess(session, self.startInfo);
  self.facts = started.facts;
  self.exitCode = started.exitCode;
  self.output = started.output;
  self.error = started.error;
  return true;
}

function hasExited(self: Process): boolean {
  return self.exitCode !== null || !isAlive(self.facts.id);
}

/** Ends the program. One that has ended stays as it is. Raises InvalidOperation when the object stands for none. */
function kill(self: Process): void {
  // The number 0 would be the shell itself, with all that it started.
  if (self.facts.id <= 0)
    throw netError(newException(InvalidOperationException, 'No process is associated with this object.'));
  if (!hasExited(self)) process.kill(self.facts.id, 'SIGKILL');
}

/** Waits for the end; false when the time (milliseconds, -1 for ever) is over before. */
function waitForExit(self: Process, session: Session, milliseconds: number): boolean {
  const limit = milliseconds < 0 ? Infinity : Date.now() + milliseconds;
  while (!hasExited(self)) {
    if (Date.now() >= limit) return false;
    session.sleep(20);
  }
  return true;
}

function running(session: Session): Process[] {
  return listProcesses(session, session.host).map((facts) => new Process(facts));
}

function byId(session: Session, id: number): Process {
  const found = running(session).find((one) => one.facts.id === id);
  if (found) return found;
  throw netError(newException(ArgumentException, `Process with an Id of ${id} is not running.`));
}

/**
 * Starts a program. With redirected output it runs to its end at once, and what it wrote can be read; without, it runs beside the script.
 * Raises InvalidOperation without a file name, Win32Exception when it cannot be started.
 */
function startProcess(session: Session, info: StartInfo): Process {
  const file = info.text('FileName');
  if (file === '') {
    const text = 'Cannot start process because a file name has not been provided.';
    throw netError(newException(InvalidOperationException, text));
  }
  const program = /[\\/]/.test(file) ? session.location.resolve(file) : file;
  const folder = info.text('WorkingDirectory');
  const cwd = folder === '' ? session.location.path : session.location.resolve(folder);
  const environment = session.environment.toObject();
  const captures = info.flag('RedirectStandardOutput') || info.flag('RedirectStandardError');
  if (!captures) {
    const child = spawn(program, info.args, { cwd, env: environment, detached: true, stdio: 'ignore' });
    child.on('error', () => {}); // told below: without a number it did not start
    child.unref();
    if (child.pid === undefined) throw cannotStart(file, cwd, 'No such file or directory');
    return startedProcess(file, child.pid);
  }
  const result = runCaptured(session.host, {
    program,
    args: info.args,
    cwd,
    environment,
    input: null,
    captureOutput: info.flag('RedirectStandardOutput'),
    captureError: info.flag('RedirectStandardError'),
  });
  if (result.failure !== null) throw cannotStart(file, cwd, result.failure);
  const ended = startedProcess(file, result.id ?? 0, result.exitCode);
  ended.output = new StringReader(result.output);
  ended.error = new StringReader(result.error);
  return ended;
}

function cannotStart(file: string, cwd: string, reason: string): Error {
  const text = `An error occurred trying to start process '${file}' with working directory '${cwd}'. ${reason}`;
  return netError(newException(Win32Exception, text));
}

type Get = (self: Process) => Value;
const memory: Get = ({ facts }) => BigInt(facts.workingSet);
const alias = (get: Get) => ({ get, kind: 'AliasProperty' as const });
const script = (get: Get) => ({ get, kind: 'ScriptProperty' as const });

defineProcess();

function defineProcess(): void {
  defineType({
    name: fullName,
    represents: Process,
    text: ({ facts }: Process) => `${fullName} (${facts.name})`,
    properties: {
      'Name: string': alias(({ facts }) => facts.name),
      'SI: int': alias(() => 0),
      'Handles: int': alias(() => 0),
      'VM: long': alias(memory),
      'WS: long': alias(memory),
      'PM: long': alias(memory),
      'NPM: long': alias(() => 0n),
      'Path: System.Object': script(({ facts }) => facts.path),
      'CPU: System.Object': script(({ facts }) => new Double(facts.cpu)),
      'Id: int': ({ facts }: Process) => facts.id,
      'ProcessName: string': ({ facts }: Process) => facts.name,
      'SessionId: int': () => 0,
      'HandleCount: int': () => 0,
      'WorkingSet64: long': memory,
      'PagedMemorySize64: long': memory,
      'VirtualMemorySize64: long': memory,
      'NonpagedSystemMemorySize64: long': () => 0n,
      'StartTime: datetime': ({ facts }: Process) =>
        facts.started === null ? null : DateTime.fromUnixMilliseconds(Math.trunc(facts.started), 'Local'),
      'TotalProcessorTime: timespan': ({ facts }: Process) => TimeSpan.fromUnits(facts.cpu, ticksPer.second),
      'HasExited: bool': hasExited,
      'MachineName: string': () => '.',
      'MainWindowTitle: string': () => '',
      'Responding: bool': () => true,
      'WorkingSet: int': ({ facts }: Process) => facts.workingSet % 2 ** 31,
      'StandardOutput: System.IO.TextReader': (self: Process) => self.output,
      'StandardError: System.IO.TextReader': (self: Process) => self.error,
      'StartInfo: System.Diagnostics.ProcessStartInfo': {
        get: (self: Process) => self.startInfo,
        set: (self: Process, info: StartInfo) => {
          self.startInfo = info;
        },
      },
      'ExitCode: int': (self: Process) => self.exitCode,
    },
    methods: {
      'Kill(): void': (self: Process) => kill(self),
      'Kill(bool entireProcessTree): void': (self: Process) => kill(self),
      'Start(): bool': (self: Process, _args: [], ctx) => start(self, ctx as Session),
      'WaitForExit(): void': (self: Process, _args: [], ctx) => void waitForExit(self, ctx as Session, -1),
      'WaitForExit(int milliseconds): bool': (self: Process, [limit]: [number], ctx) =>
        waitForExit(self, ctx as Session, limit),
      'Refresh(): void': () => undefined,
      'Close(): void': () => undefined,
      'Dispose(): void': () => undefined,
      'ToString(): string': ({ facts }: Process) => `${fullName} (${facts.name})`,
    },
    constructors: { 'new()': () => new Process(unknown) },
    staticMethods: {
      'GetCurrentProcess(): System.Diagnostics.Process': (_args, ctx) => byId(ctx as Session, process.pid),
      'GetProcessById(int processId): System.Diagnostics.Process': ([id]: [number], ctx) => byId(ctx as Session, id),
      'GetProcesses(): System.Diagnostics.Process[]': (_args, ctx) =>
        typedArray(requireType(fullName), running(ctx as Session)),
      'GetProcessesByName(string processName): System.Diagnostics.Process[]': ([name]: [string], ctx) =>
        typedArray(
          requireType(fullName),
          running(ctx as Session).filter((one) => one.facts.name.toLowerCase() === name.toLowerCase()),
        ),
      'Start(string fileName): System.Diagnostics.Process': ([file]: [string], ctx) =>
        startProcess(ctx as Session, new StartInfo(file)),
      'Start(string fileName, string arguments): System.Diagnostics.Process': ([file, line]: [string, string], ctx) =>
        startProcess(ctx as Session, new StartInfo(file, line)),
      'Start(System.Diagnostics.ProcessStartInfo startInfo): System.Diagnostics.Process': ([info]: [StartInfo], ctx) =>
        startProcess(ctx as Session, info),
    },
  });
}
