import fc from 'fast-check';
import { test } from 'vitest';
import { program } from './program-arbitrary.js';
import { runProgram } from './run-program.js';

test('generated programs end, and none meets an internal error', () => {
  fc.assert(fc.property(program, runProgram), { seed: 4, numRuns: 400 });
});
