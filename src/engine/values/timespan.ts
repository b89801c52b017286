import { ArgumentException, OverflowException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { NetObject } from './value.js';

/** Ticks (100 ns) in a millisecond, a second, a minute, an hour, a day. */
export const ticksPer = {
  millisecond: 10_000n,
  second: 10_000_000n,
  minute: 600_000_000n,
  hour: 36_000_000_000n,
  day: 864_000_000_000n,
} as const;

/** `System.TimeSpan`: a signed count of ticks of 100 ns. */
export class TimeSpan extends NetObject {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }

  /** A span of milliseconds, fractions to the tick. */
  static fromMilliseconds(milliseconds: number): TimeSpan {
    return TimeSpan.fromUnits(milliseconds, ticksPer.millisecond);
  }

  /** A span of a number of units (`ticksPer.day` …), rounded to the tick. Errors: ArgumentException, OverflowException. */
  static fromUnits(count: number, unit: bigint): TimeSpan {
    if (Number.isNaN(count)) {
      throw netError(newException(ArgumentException, 'TimeSpan does not accept floating point Not-a-Number values.'));
    }
    if (Math.abs(count) * Number(unit) >= 2 ** 63) {
      throw netError(newException(OverflowException, 'TimeSpan overflowed because the duration is too long.'));
    }
    const whole = Math.trunc(count);
    return new TimeSpan(BigInt(whole) * unit + BigInt(Math.round((count - whole) * Number(unit))));
  }

  /** Whole and fractional milliseconds. */
  get totalMilliseconds(): number {
    return Number(this.ticks) / 10_000;
  }

  get days(): number {
    return Number(this.ticks / ticksPer.day);
  }

  get hours(): number {
    return Number((this.ticks / ticksPer.hour) % 24n);
  }

  get minutes(): number {
    return Number((this.ticks / ticksPer.minute) % 60n);
  }

  get seconds(): number {
    return Number((this.ticks / ticksPer.second) % 60n);
  }

  get milliseconds(): number {
    return Number((this.ticks / ticksPer.millisecond) % 1000n);
  }

  /** The part below a second, in ticks. */
  get fraction(): number {
    return Number(this.ticks % ticksPer.second);
  }

  /** `[-][d.]hh:mm:ss[.fffffff]`, the invariant form (`c`). */
  override toString(): string {
    const size = this.ticks < 0n ? new TimeSpan(-this.ticks) : this;
    const days = size.days > 0 ? `${size.days}.` : '';
    const clock = [size.hours, size.minutes, size.seconds].map((n) => String(n).padStart(2, '0')).join(':');
    const fraction = size.fraction > 0 ? `.${String(size.fraction).padStart(7, '0')}` : '';
    return (this.ticks < 0n ? '-' : '') + days + clock + fraction;
  }
}
