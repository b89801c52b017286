import { ArgumentException, ArgumentOutOfRangeException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { defineType } from '../../values/net-type.js';
import { Double, Single } from '../../values/numbers.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';

const limit = 2147483647;

/** `System.Random`: with a seed, .NET's own sequence (Knuth's subtractive generator); without one, the platform's. */
class NetRandom extends NetObject {
  readonly #seeds: number[] | null;
  #next = 0;
  #nextPair = 21;

  constructor(seed: number | null) {
    super();
    this.#seeds = seed === null ? null : seedArray(seed);
  }

  /** A number from 0 up to, but not including, 1. */
  sample(): number {
    return this.#seeds ? this.#step() * (1 / limit) : Math.random();
  }

  /** A number from 0 to 2147483646. */
  integer(): number {
    return this.#seeds ? this.#step() : Math.floor(Math.random() * limit);
  }

  /** A number of a range; `to` is excluded. */
  between(from: number, to: number): number {
    const range = to - from;
    if (range <= limit || !this.#seeds) return from + Math.floor(this.sample() * range);
    return from + Math.floor(this.#largeSample() * range);
  }

  /** 64 random bits, as .NET joins them from three draws. */
  bits64(): bigint {
    const low = BigInt(this.between(0, 1 << 22));
    const middle = BigInt(this.between(0, 1 << 22));
    return low | (middle << 22n) | (BigInt(this.between(0, 1 << 20)) << 44n);
  }

  #largeSample(): number {
    const value = this.#step() % 2 === 0 ? -this.#step() : this.#step();
    return (value + limit - 1) / (2 * limit - 1);
  }

  #step(): number {
    const seeds = this.#seeds!;
    if (++this.#next >= 56) this.#next = 1;
    if (++this.#nextPair >= 56) this.#nextPair = 1;
    let value = seeds[this.#next]! - seeds[this.#nextPair]!;
    if (value === limit) value--;
    if (value < 0) value += limit;
    seeds[this.#next] = value;
    return value;
  }
}

function seedArray(seed: number): number[] {
  const seeds = new Array<number>(56).fill(0);
  let mj = 161803398 - (seed === -2147483648 ? limit : Math.abs(seed));
  seeds[55] = mj;
  let mk = 1;
  for (let i = 1; i < 55; i++) {
    const at = (21 * i) % 55;
    seeds[at] = mk;
    mk = mj - mk;
    if (mk < 0) mk += limit;
    mj = seeds[at]!;
  }
  for (let round = 1; round < 5; round++) {
    for (let i = 1; i < 56; i++) {
      const n = i + 30 >= 55 ? i + 30 - 55 : i + 30;
      let value = (seeds[i]! - seeds[1 + n]!) | 0;
      if (value < 0) value += limit;
      seeds[i] = value;
    }
  }
  return seeds;
}

function range(self: NetRandom, from: number, to: number): number {
  if (from > to) {
    throw netError(
      newException(ArgumentOutOfRangeException, "'minValue' cannot be greater than maxValue. (Parameter 'minValue')"),
    );
  }
  return from === to ? from : self.between(from, to);
}

function below(self: NetRandom, to: number): number {
  if (to < 0)
    throw netError(
      newException(ArgumentOutOfRangeException, "'maxValue' must be greater than zero. (Parameter 'maxValue')"),
    );
  return self.between(0, Math.max(1, to));
}

function shuffle(self: NetRandom, items: Value[]): void {
  for (let i = 0; i < items.length - 1; i++) {
    const j = self.between(i, items.length);
    [items[i], items[j]] = [items[j], items[i]];
  }
}

/** As .NET draws them: the bits a power of two needs, again until they fit. */
function longBelow(self: NetRandom, range: bigint): bigint {
  if (range <= 1n) return 0n;
  const bits = (range - 1n).toString(2).length;
  for (;;) {
    const value = self.bits64() >> BigInt(64 - bits);
    if (value < range) return value;
  }
}

/** Items drawn with repetition; a power of two of choices takes a byte an item. */
function chooseItems(self: NetRandom, choices: readonly Value[], length: number): Value[] {
  const count = choices.length;
  if (count === 0) {
    const text = "Span may not be empty. (Parameter 'choices')";
    throw netError(newException(ArgumentException, text));
  }
  const isPower = count <= 256 && (count & (count - 1)) === 0;
  return Array.from({ length }, () => choices[isPower ? self.integer() & (count - 1) : self.between(0, count)]);
}

const shared = new NetRandom(null);

defineType({
  name: 'System.Random',
  accelerators: ['random'],
  base: objectType,
  represents: NetRandom,
  methods: () => ({
    'Next(): int': (self: NetRandom) => self.integer(),
    'Next(int maxValue): int': (self: NetRandom, [to]: [number]) => below(self, to),
    'Next(int minValue, int maxValue): int': (self: NetRandom, [from, to]: [number, number]) => range(self, from, to),
    'NextInt64(): long': (self: NetRandom) => {
      for (;;) {
        const value = self.bits64() >> 1n;
        if (value !== 0x7fffffffffffffffn) return value;
      }
    },
    'NextInt64(long maxValue): long': (self: NetRandom, [to]: [bigint]) => longBelow(self, to),
    'NextInt64(long minValue, long maxValue): long': (self: NetRandom, [from, to]: [bigint, bigint]) =>
      from + longBelow(self, to - from),
    'NextSingle(): float': (self: NetRandom) => {
      for (;;) {
        const value = Math.fround(self.sample());
        if (value < 1) return new Single(value);
      }
    },
    'GetItems(System.Object[] choices, int length): System.Object[]': (
      self: NetRandom,
      [choices, length]: [Value[], number],
    ) => chooseItems(self, choices, length),
    'GetHexString(int stringLength, bool lowercase?): string': (
      self: NetRandom,
      [length, lower]: [number, boolean | undefined],
    ) => {
      const digits = lower ? '0123456789abcdef' : '0123456789ABCDEF';
      return chooseItems(self, [...digits], length).join('');
    },
    'GetString(string choices, int length): string': (self: NetRandom, [choices, length]: [string, number]) =>
      chooseItems(self, [...choices], length).join(''),
    'NextBytes(byte[] buffer): void': (self: NetRandom, [target]: [Uint8Array]) => {
      for (let i = 0; i < target.length; i++) target[i] = self.integer() & 255;
    },
    'NextDouble(): double': (self: NetRandom) => new Double(self.sample()),
    'Shuffle(System.Object[] values): void': (self: NetRandom, [items]: [Value[]]) => shuffle(self, items),
  }),
  statics: () => ({ 'Shared: System.Random': () => shared }),
  constructors: () => ({
    'new()': () => new NetRandom(null),
    'new(int Seed)': ([seed]: [number]) => new NetRandom(seed),
  }),
});
