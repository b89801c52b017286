/** The programs that are compared. Each moves a corpus, and then looks again when there is nothing new. */
import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Corpus } from './corpora.js';
import type { Lab } from './lab.js';

/** What one run took. */
export interface Timing {
  /** The whole corpus, in seconds. */
  readonly first: number;
  /** Looking again, nothing being new, in seconds. */
  readonly again: number;
  /** The most memory that the process held, in bytes; undefined where it cannot be told. */
  readonly memory?: number;
  /** Processor time of the process for both passes, in seconds; undefined where it cannot be told. */
  readonly cpu?: number;
}

/** One program. */
export interface Contender {
  readonly name: string;
  /** Why it does not take part; undefined when it does. */
  unfit(corpus: Corpus): Promise<string | undefined>;
  move(lab: Lab): Promise<Timing>;
}

/** A program of the PATH, or of where administrators' programs are. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']) {
    const path = join(folder, name);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // The next place.
    }
  }
  return undefined;
}

/** A contender was not done when its time was over. */
export class OutOfTime extends Error {}

/** What a program gets besides its arguments. */
export interface ProgramOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program. */
  readonly signal?: AbortSignal;
}

/** Runs a program to its end. @throws Error with what it said when it fails; OutOfTime when the signal ended it. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { env = {}, signal }: ProgramOptions = {},
): Promise<string> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill();
  signal?.addEventListener('abort', stop);
  let [out, said] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data).slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  signal?.removeEventListener('abort', stop);
  if (signal?.aborted === true) throw new OutOfTime(`${program} was not done in time.`);
  if (code === 0) return out;
  throw new Error(`${program} ended with ${code}: ${(said || out).slice(-2000)}`);
}

/** Seconds that a program takes for all accounts, so many at a time. @throws OutOfTime after the lab's limit */
export async function runForAll(
  lab: Lab,
  program: string,
  args: (account: string) => readonly string[],
): Promise<number> {
  const accounts = lab.accounts.values();
  const signal = AbortSignal.timeout(lab.limit * 1000);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: lab.parallel }, async () => {
      for (const account of accounts) await runProgram(program, args(account), { signal });
    }),
  );
  return (performance.now() - began) / 1000;
}
