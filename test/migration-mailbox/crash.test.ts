import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CrashLab, type Route } from './crash-lab.js';

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
