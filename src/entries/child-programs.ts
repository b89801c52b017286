import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { SpawnRequest, SpawnResult } from '../engine/host.js';
import type { Abandon, OutputPort } from './engine-connection.js';

const KILL_AFTER_MILLISECONDS = 500;

/** How a Windows batch file is started: by cmd.exe, which reads its own quotes. */
function batchFile(request: Omit<SpawnRequest, 'onOutput'>): { program: string; args: string[] } {
  const quoted = [request.program, ...request.args].map((word) => `"${word.replaceAll('"', '""')}"`);
  return {
    program: request.environment['ComSpec'] ?? 'cmd.exe',
    args: ['/d', '/s', '/c', `"${quoted.join(' ')}"`],
  };
}

function start(request: Omit<SpawnRequest, 'onOutput'>): ChildProcess {
  const isBatch = process.platform === 'win32' && /\.(?:cmd|bat)$/i.test(request.program);
  const { program, args } = isBatch ? batchFile(request) : request;
  const stdio: StdioOptions = [
    request.input === null ? 'inherit' : 'pipe',
    request.captureOutput ? 'pipe' : 'inherit',
    request.captureError ? 'pipe' : 'inherit',
  ];
  return spawn(program, [...args], {
    cwd: request.cwd,
    env: { ...request.environment },
    stdio,
    windowsVerbatimArguments: isBatch,
  });
}

/** Ends a program that nobody waits for any more. */
function end(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MILLISECONDS).unref();
}

/**
 * Runs a native program to its end. Its captured output goes to `output` as it comes; `busy` tells when the reader is behind,
 * so that a program that writes without end does not fill the memory.
 */
export function runProgram(
  request: Omit<SpawnRequest, 'onOutput'>,
  output: OutputPort,
  onAbandon: Abandon,
  busy: () => boolean,
): Promise<SpawnResult> {
  return new Promise((done) => {
    const failed = (error: unknown): void =>
      done({ exitCode: -1, output: '', error: '', failure: error instanceof Error ? error.message : String(error) });
    let child: ChildProcess;
    try {
      child = start(request);
    } catch (error) {
      failed(error);
      return;
    }
    onAbandon(() => end(child));
    child.on('error', failed);
    forward(child.stdout, 'out', output, busy);
    forward(child.stderr, 'error', output, busy);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(request.input ?? '');
    child.on('close', (code, signal) =>
      done({
        exitCode: exitCode(code, signal),
        output: '',
        error: '',
        failure: null,
        ...(child.pid === undefined ? {} : { id: child.pid }),
      }),
    );
  });
}

const exitCode = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal === null ? 0 : constants.signals[signal]);

function forward(stream: ChildProcess['stdout'], name: 'out' | 'error', output: OutputPort, busy: () => boolean): void {
  stream?.setEncoding('utf8');
  stream?.on('data', (data: string) => {
    output(name, data);
    if (!busy()) return;
    stream.pause();
    const timer = setInterval(() => {
      if (busy()) return;
      clearInterval(timer);
      stream.resume();
    }, 5);
  });
}
