import { defineType } from '../../values/net-type.js';
import { TimeSpan } from '../../values/timespan.js';
import { NetObject } from '../../values/value.js';
import { objectType } from '../core.js';

/** `System.Diagnostics.Stopwatch`. */
class Stopwatch extends NetObject {
  #elapsed = 0n;
  #started: bigint | null = null;

  get isRunning(): boolean {
    return this.#started !== null;
  }

  /** Nanoseconds counted so far. */
  get nanoseconds(): bigint {
    return this.#elapsed + (this.#started === null ? 0n : process.hrtime.bigint() - this.#started);
  }

  start(): void {
    this.#started ??= process.hrtime.bigint();
  }

  stop(): void {
    this.#elapsed = this.nanoseconds;
    this.#started = null;
  }

  reset(): void {
    this.#elapsed = 0n;
    this.#started = null;
  }
}

defineType({
  name: 'System.Diagnostics.Stopwatch',
  base: objectType,
  represents: Stopwatch,
  text: (self: Stopwatch) => new TimeSpan(self.nanoseconds / 100n).toString(),
  properties: () => ({
    'IsRunning: bool': (self: Stopwatch) => self.isRunning,
    'Elapsed: timespan': (self: Stopwatch) => new TimeSpan(self.nanoseconds / 100n),
    'ElapsedMilliseconds: long': (self: Stopwatch) => self.nanoseconds / 1_000_000n,
    'ElapsedTicks: long': (self: Stopwatch) => self.nanoseconds,
  }),
  methods: () => ({
    'Start(): void': (self: Stopwatch) => self.start(),
    'Stop(): void': (self: Stopwatch) => self.stop(),
    'Reset(): void': (self: Stopwatch) => self.reset(),
    'Restart(): void': (self: Stopwatch) => {
      self.reset();
      self.start();
    },
  }),
  statics: () => ({
    'Frequency: long': { get: () => 1_000_000_000n, field: true },
    'IsHighResolution: bool': { get: () => true, field: true },
  }),
  staticMethods: () => ({
    'StartNew(): System.Diagnostics.Stopwatch': () => {
      const watch = new Stopwatch();
      watch.start();
      return watch;
    },
    'GetTimestamp(): long': () => process.hrtime.bigint(),
    'GetElapsedTime(long startingTimestamp): timespan': ([start]: [bigint]) =>
      new TimeSpan((process.hrtime.bigint() - start) / 100n),
    'GetElapsedTime(long startingTimestamp, long endingTimestamp): timespan': ([start, end]: [bigint, bigint]) =>
      new TimeSpan((end - start) / 100n),
  }),
  constructors: () => ({ 'new()': () => new Stopwatch() }),
});
