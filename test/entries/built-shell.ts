import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../../build/stamp.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built `migsh`. */
export const shellPath = fileURLToPath(new URL('../../dist/bin/migsh.js', import.meta.url));

/** Builds the shell when dist/ is not of the sources that are there (`npm test` has built it already). MIGSH_TEST_AS_BUILT tests what is there. */
export function ensureBuilt(): void {
  if (process.env['MIGSH_TEST_AS_BUILT'] === undefined && !isBuilt(root))
    execFileSync(process.execPath, ['build/build.mjs'], { cwd: root, stdio: 'inherit' });
}

/** What a run of the shell came to. */
export interface ShellRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** How a run is made. */
export interface ShellRunOptions {
  readonly cwd: string;
  /** Given on standard input; absent: there is none. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the built shell as a process of its own, with the bare environment of the recordings. */
export function runShell(args: readonly string[], options: ShellRunOptions): Promise<ShellRun> {
  const child = spawn(process.execPath, [shellPath, ...args], {
    cwd: options.cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: options.cwd,
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
      LC_ALL: 'en_US.UTF-8',
      NO_COLOR: '1',
      TERM: 'dumb',
      MIGSH_TEST_RUN: process.env['MIGSH_TEST_RUN'],
      ...options.environment,
    },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode) => done({ stdout, stderr, exitCode }));
  });
}
