import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.js';
import { recordedScripts } from '../language/recorded.js';

const INPUTS = 1_000_000;
const BATCH = 20_000;
/** No input of a few thousand characters takes longer than this, whatever the machine does beside. */
const HANG_MILLISECONDS = 10_000;

const scripts = recordedScripts()
  .map(({ script }) => script)
  .filter((script) => script.length < 2000);

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    ...'( ) { } [ ] @( @{ $( " \' ` # <# #> | || && ; , :: ? ?. ?[ 2>&1 @" "@ [int] -f if class switch --% \n'.split(
      ' ',
    ),
  ),
  fc.tuple(fc.constantFrom(...scripts), fc.nat(), fc.nat({ max: 40 })).map(([script, at, length]) => {
    const start = at % (script.length + 1);
    return script.slice(start, start + length);
  }),
);

const mutated = fc
  .tuple(
    fc.constantFrom(...scripts),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20 }), piece), { minLength: 1, maxLength: 4 }),
  )
  .map(([script, changes]) =>
    changes.reduce((text, [at, length, insert]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + insert + text.slice(start + length);
    }, script),
  );

const input = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')) },
  { weight: 2, arbitrary: mutated },
);

test(`parse comes back for ${INPUTS} texts`, async () => {
  const first = Number(process.env['MIGSH_SOAK_SEED'] ?? Date.now() % 1e9);
  for (let done = 0; done < INPUTS; done += BATCH) {
    const seed = first + done;
    fc.assert(
      fc.property(input, (text) => {
        const begun = performance.now();
        parse(text);
        expect(performance.now() - begun).toBeLessThan(HANG_MILLISECONDS);
      }),
      { seed, numRuns: BATCH },
    );
    console.log(`${done + BATCH} texts (seed ${seed})`);
    await setImmediate(); // the line is shown now, not when all is done
  }
});
