import fc from 'fast-check';
import { test } from 'vitest';
import { program } from '../engine-generated/program-arbitrary.js';
import { runProgram } from '../engine-generated/run-program.js';

const PROGRAMS = Number(process.env['MIGSH_SOAK_PROGRAMS'] ?? 50_000);
const BATCH = 500;

test(`${PROGRAMS} generated programs end, and none meets an internal error`, () => {
  const first = Number(process.env['MIGSH_SOAK_SEED'] ?? Date.now() % 1e9);
  for (let done = 0; done < PROGRAMS; done += BATCH) {
    const seed = first + done;
    fc.assert(fc.property(program, runProgram), { seed, numRuns: BATCH });
    console.log(`${done + BATCH} programs (seed ${seed})`);
  }
});
