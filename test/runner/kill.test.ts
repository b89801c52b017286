import { afterAll, beforeAll, expect, it } from 'vitest';
import { Chances } from '../migration-mailbox/random.js';
import type { Trouble } from '../servers/faults.js';
import { KillLab } from './kill-lab.js';

/** Seeds of a short selection; `npm run soak` goes on with others. */
const seasons: readonly (readonly [Trouble, number])[] = [
  ['no trouble', 1],
  ['lost confirmations', 2],
];

let lab: KillLab;
beforeAll(async () => {
  lab = await KillLab.open();
}, 60_000);
afterAll(async () => await lab?.close());

it.each(seasons)(
  'the runner killed at random, with %s (seed %i): every mailbox is right in the end, and so are its sums',
  async (trouble, seed) => {
    expect(await lab.season(trouble, 4, new Chances(seed))).toBeGreaterThan(2);
  },
  300_000,
);
