import { spawnSync } from 'node:child_process';
import {
  type Host,
  NotInteractiveError,
  type PlainData,
  type ScreenStream,
  type SpawnRequest,
  type SpawnResult,
} from '../../src/engine/host.ts';

/** A host that keeps what is written, answers no questions, and runs programs for real: a redirected `-NonInteractive` process. */
export class ReplayHost implements Host {
  out = '';
  error = '';
  readonly columns = 80;
  readonly rows = 25;
  readonly isInteractive = false;
  readonly outputRedirected = true;
  readonly supportsAnsi = false;
  windowTitle = '';
  readonly clipboard = { get: () => '', set: () => {} };

  /** Jobs run in this thread. */
  readonly jobs = null;

  write(stream: ScreenStream, text: string): void {
    if (stream === 'out') this.out += text;
    else this.error += text;
  }

  writeColoured(text: string): void {
    this.out += text;
  }

  readLine(): string | null {
    throw new NotInteractiveError();
  }

  readSecret(): string | null {
    throw new NotInteractiveError();
  }

  askChoice(): number {
    throw new NotInteractiveError();
  }

  askFields(): never {
    throw new NotInteractiveError();
  }

  sleep(milliseconds: number): void {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  }

  spawn(request: SpawnRequest): SpawnResult {
    const done = spawnSync(request.program, [...request.args], {
      cwd: request.cwd,
      env: { ...request.environment },
      input: request.input ?? '',
      encoding: 'utf8',
    });
    if (done.error) return { exitCode: -1, output: '', error: '', failure: done.error.message };
    if (!request.captureOutput) this.out += done.stdout;
    if (!request.captureError) this.error += done.stderr;
    return {
      exitCode: done.status ?? 128,
      output: request.captureOutput ? done.stdout : '',
      error: request.captureError ? done.stderr : '',
      failure: null,
    };
  }

  callService(name: string): PlainData {
    throw new Error(`The replay has no service ${name}.`);
  }

  progress(): void {}
  stopRequested(): boolean {
    return false;
  }
  stopHandled(): void {}
  clearScreen(): void {}
  flush(): void {}
}
