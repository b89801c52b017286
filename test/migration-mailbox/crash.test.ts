import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trouble } from '../servers/faults.js';
import { CrashLab, type Route } from './crash-lab.js';
import { Chances } from './random.js';

/** How many deaths each route is put through here; `npm run soak` tries every step and a thousand random ones. */
const samples: readonly (readonly [Route, number])[] = [
  ['Maildir to Maildir', 12],
  ['IMAP to IMAP by the pump', 8],
  ['IMAP to IMAP by imapflow', 4],
  ['IMAP to Maildir', 5],
];

let lab: CrashLab;
beforeAll(async () => {
  lab = await CrashLab.open();
}, 60_000);
afterAll(async () => await lab?.close());

describe.each(samples)('kill -9 while moving from %s', (route, sample) => {
  it('neither loses nor doubles a message', async () => {
    const count = await lab.steps(route);
    let deaths = 0;
    for (let at = 0; at < sample; at++) {
      // Spread over the run, the first and the last step among them; then a second death while the first is being healed.
      const step = 1 + Math.floor((at * (count - 1)) / (sample - 1));
      deaths += await lab.survive(route, [
        { step, after: step % 2 === 0 },
        { step: 3 + (step % 11), after: step % 2 === 1 },
      ]);
    }
    // The last steps differ a little from run to run.
    expect(deaths).toBeGreaterThan(sample * 0.8);
  }, 300_000);
});

/** Moves that are put through deaths, troubles of the line, and mail that comes and goes on both sides, by seed. `npm run soak` does a thousand deaths. */
const turmoils: readonly (readonly [Route, Trouble, number])[] = [
  ['IMAP to IMAP by the pump', 'lost confirmations', 1],
  ['IMAP to IMAP by the pump', 'no APPENDUID', 2],
  ['IMAP to IMAP by the pump', 'throttled at the target', 3],
  ['IMAP to IMAP by imapflow', 'APPENDUID with its numbers swapped', 4],
  ['IMAP to Maildir', 'BYE at the source', 5],
  ['Maildir to Maildir', 'no trouble', 6],
];

it.each(turmoils)(
  'kill -9 from %s with %s, while mail comes and goes (seed %i): nothing is lost, doubled or brought back',
  async (route, trouble, seed) => {
    await lab.turmoil(route, trouble, 4, new Chances(seed));
  },
  300_000,
);
