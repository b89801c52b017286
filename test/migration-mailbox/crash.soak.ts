import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CrashLab, type Death, routes } from './crash-lab.js';

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
    const random = generator(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let left = kills; left > 0; ) {
      const route = routes[below(routes.length)]!;
      const count = await lab.steps(route);
      const deaths: Death[] = Array.from({ length: Math.min(left, 1 + below(4)) }, () =>
        random() < 0.5 ? { afterMs: 80 + below(400) } : { step: 1 + below(count), after: random() < 0.5 },
      );
      left -= Math.max(1, await lab.survive(route, deaths));
    }
  });
});

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
