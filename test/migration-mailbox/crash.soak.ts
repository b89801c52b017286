import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Trouble, troubles } from '../servers/faults.js';
import { CrashLab, type Death, routes } from './crash-lab.js';
import { Chances } from './random.js';

/** How many random deaths; `MIGSH_SOAK_KILLS` says otherwise. */
const kills = Number(process.env['MIGSH_SOAK_KILLS'] ?? 1000);
/** Said in the output; `MIGSH_SOAK_SEED` repeats a run. */
const seed = Number(process.env['MIGSH_SOAK_SEED'] ?? Date.now() % 2 ** 31);

let lab: CrashLab;
beforeAll(async () => {
  lab = await CrashLab.open();
}, 60_000);
afterAll(async () => await lab?.close());

describe('kill -9 of the mover', () => {
  it.each(routes)('at every step from %s', async (route) => {
    const count = await lab.steps(route);
    let deaths = 0;
    for (let step = 1; step <= count; step++) {
      deaths += await lab.survive(route, [
        { step, after: step % 2 === 0 },
        { step: 3 + (step % 11), after: step % 2 === 1 },
      ]);
    }
    expect(deaths).toBeGreaterThan(count * 0.9);
  });

  it(`${kills} times at random, seed ${seed}`, async () => {
    const chances = new Chances(seed);
    for (let left = kills; left > 0; ) {
      const route = chances.of(routes);
      const count = await lab.steps(route);
      const deaths: Death[] = Array.from({ length: Math.min(left, 1 + chances.below(4)) }, () =>
        chances.comes(0.5)
          ? { afterMs: 80 + chances.below(400) }
          : { step: 1 + chances.below(count), after: chances.comes(0.5) },
      );
      left -= Math.max(1, await lab.survive(route, deaths));
    }
  });

  it(`${kills} times at random while both mailboxes live on and lines are in trouble, seed ${seed}`, async () => {
    for (let [left, at] = [kills, 0]; left > 0; at++) {
      const chances = new Chances(seed + at);
      const route = chances.of(routes);
      const trouble = chances.of(Object.keys(troubles) as Trouble[]);
      left -= Math.max(1, await lab.turmoil(route, trouble, Math.min(left, 4 + chances.below(5)), chances));
      console.log(`seed ${seed + at}: ${route}, ${trouble}: good; ${Math.max(0, left)} deaths left`);
    }
  });
});
