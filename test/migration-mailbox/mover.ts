/** Running the mover as a process. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { MoveCounts } from '../../src/migration/mailbox/types.js';
import type { MoverJob } from './mover-process.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** How a run ended. */
export interface MoverRun {
  /** True: it died at the chosen step. */
  readonly killed: boolean;
  readonly outcome?: string;
  readonly steps?: number;
  readonly copiedNow?: number;
  readonly totals?: MoveCounts;
  /** Resident memory at its highest. */
  readonly peakBytes?: number;
  readonly error?: string;
}

/** Builds the process's program; inside node_modules, so that it finds the packages. */
export async function buildMover(): Promise<string> {
  const dir = join(root, 'node_modules', '.migsh-test');
  await mkdir(dir, { recursive: true });
  const outfile = join(dir, `mover-process-${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, 'test', 'migration-mailbox', 'mover-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs it to its end, good or bad; `killAfterMs`: until then at most. */
export async function runMover(program: string, job: MoverJob, killAfterMs?: number): Promise<MoverRun> {
  const child = spawn(process.execPath, [program, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, by) => resolve(by)));
  clearTimeout(timer);
  if (signal === 'SIGKILL') return { killed: true };
  if (out === '') throw new Error(`The mover ended without a result: ${err}`);
  return { killed: false, ...(JSON.parse(out) as object) };
}
