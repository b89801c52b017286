import { NetObject } from './value.js';

/** Ticks of 100 ns in a millisecond. */
export const TICKS_PER_MILLISECOND = 10_000n;

/** `System.TimeSpan`: a number of ticks of 100 ns. */
export class TimeSpan extends NetObject {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }

  /** Rounded to whole ticks. */
  static fromMilliseconds(milliseconds: number): TimeSpan {
    return new TimeSpan(BigInt(Math.round(milliseconds * Number(TICKS_PER_MILLISECOND))));
  }

  get totalMilliseconds(): number {
    return Number(this.ticks) / Number(TICKS_PER_MILLISECOND);
  }
}
