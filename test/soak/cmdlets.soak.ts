import { describe, expect, test } from 'vitest';
import { callsOf, randomCall } from '../cmdlets-fuzz/calls.js';
import { pickFrom } from '../cmdlets-fuzz/random.js';
import { faultOf } from '../cmdlets-fuzz/run-call.js';
import { runningCmdlets } from '../oracle/cmdlets.js';

/** Calls with several odd parameters at once, for each cmdlet. */
const RANDOM_CALLS = Number(process.env['MIGSH_SOAK_CALLS'] ?? 60);
const seed = Number(process.env['MIGSH_SOAK_SEED'] ?? Date.now() % 1e9);
/** All calls of a cmdlet with hundreds of combinations say little more than these. */
const MOST_CALLS = 1500;

describe(`every parameter with every odd value (seed ${seed})`, () => {
  test.each(runningCmdlets().map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
    const pick = pickFrom(seed);
    const all = callsOf(definition);
    const step = Math.ceil(all.length / MOST_CALLS);
    const start = pick(step);
    const calls = all.filter((_, place) => place % step === start);
    if (Object.keys(definition.parameters).length > 0)
      for (let i = 0; i < RANDOM_CALLS; i++) calls.push(randomCall(definition, pick));
    const faults: Record<string, string> = {};
    for (const call of calls) {
      const fault = faultOf(call);
      if (fault !== null) faults[call] = fault;
    }
    expect(faults).toEqual({});
  });
});
