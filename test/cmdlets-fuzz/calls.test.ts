import { expect, test } from 'vitest';
import { runningCmdlets } from '../oracle/cmdlets.js';
import { callsOf, randomCall } from './calls.js';
import { pickFrom } from './random.js';
import { faultOf } from './run-call.js';

/** Calls of each kind for a cmdlet; the soak tests make all. */
const CALLS = 2;

test('cmdlets answer parameters of any value with their own errors', () => {
  const pick = pickFrom(7);
  const faults: Record<string, string> = {};
  for (const definition of runningCmdlets()) {
    const calls = callsOf(definition);
    const chosen = Array.from({ length: CALLS }, () => [
      calls[pick(calls.length)] as string,
      ...(Object.keys(definition.parameters).length > 0 ? [randomCall(definition, pick)] : []),
    ]).flat();
    for (const call of chosen) {
      const fault = faultOf(call);
      if (fault !== null) faults[call] = fault;
    }
  }
  expect(faults).toEqual({});
});
