import { afterAll, beforeAll, expect, it } from 'vitest';
import { Chances } from '../migration-mailbox/random.js';
import { type Trouble, troubles } from '../servers/faults.js';
import { KillLab } from './kill-lab.js';

/** How many deaths of the runner; `MIGSH_SOAK_RUNNER_KILLS` says otherwise. */
const kills = Number(process.env['MIGSH_SOAK_RUNNER_KILLS'] ?? 200);
/** Said in the output; `MIGSH_SOAK_SEED` repeats a run. */
const seed = Number(process.env['MIGSH_SOAK_SEED'] ?? Date.now() % 2 ** 31);

let lab: KillLab;
beforeAll(async () => {
  lab = await KillLab.open();
}, 60_000);
afterAll(async () => await lab?.close());

it(`the runner killed ${kills} times at random, with four mailboxes at a time, seed ${seed}`, async () => {
  for (let [left, at] = [kills, 0]; left > 0; at++) {
    const chances = new Chances(seed + at);
    const trouble = chances.of(Object.keys(troubles) as Trouble[]);
    const deaths = Math.min(left, 4 + chances.below(5));
    expect(await lab.season(trouble, deaths, chances)).toBeGreaterThan(0);
    left -= deaths;
    console.log(`seed ${seed + at}: ${trouble}, ${deaths} deaths: good; ${left} left`);
  }
});
