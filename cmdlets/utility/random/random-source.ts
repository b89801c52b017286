import { getRandomValues, randomInt } from 'node:crypto';
import type { Session } from '../../../src/engine/session/session.js';

/** Where random numbers come from. */
export interface RandomSource {
  /** A whole number from 0 to `limit` - 1; `limit` at most 2^48. */
  below(limit: number): number;
  /** A fraction from 0 up to 1. */
  fraction(): number;
}

/** The system's own: fit for secrets. */
export const secureRandom: RandomSource = {
  below: (limit) => (limit <= 1 ? 0 : randomInt(limit)),
  fraction() {
    const words = getRandomValues(new Uint32Array(2));
    return ((words[0]! >>> 5) * 67_108_864 + (words[1]! >>> 6)) / 9_007_199_254_740_992;
  },
};

const seeded = new WeakMap<Session, RandomSource>();

/** A session's own source: the system's until a script sets a seed. */
export function sessionRandom(session: Session, seed: number | undefined): RandomSource {
  if (seed !== undefined) seeded.set(session, seededRandom(seed));
  return seeded.get(session) ?? secureRandom;
}

/** A source that repeats itself for a seed (mulberry32). The numbers are not those .NET gives for the seed. */
function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (limit) => Math.floor(next() * limit), fraction: next };
}
