import { DateTime, unixEpochTicks } from './datetime.js';
import { ticksPer } from './timespan.js';
import { NetObject } from './value.js';

/** `System.DateTimeOffset`: a clock reading and its distance from UTC. */
export class DateTimeOffset extends NetObject {
  /** The clock reading; its kind is not looked at. */
  readonly clock: DateTime;
  readonly offsetMinutes: number;

  constructor(clock: DateTime, offsetMinutes: number) {
    super();
    this.clock = clock.as('Unspecified');
    this.offsetMinutes = offsetMinutes;
  }

  /** A DateTime with the offset its kind implies. */
  static of(time: DateTime): DateTimeOffset {
    return new DateTimeOffset(time, time.offsetMinutes);
  }

  /** An instant in UTC ticks, read at an offset. */
  static atUtcTicks(ticks: bigint, offsetMinutes = 0): DateTimeOffset {
    return new DateTimeOffset(new DateTime(ticks + BigInt(offsetMinutes) * ticksPer.minute), offsetMinutes);
  }

  static fromUnixMilliseconds(milliseconds: bigint): DateTimeOffset {
    return DateTimeOffset.atUtcTicks(milliseconds * ticksPer.millisecond + unixEpochTicks);
  }

  get utcTicks(): bigint {
    return this.clock.ticks - BigInt(this.offsetMinutes) * ticksPer.minute;
  }

  get utc(): DateTime {
    return new DateTime(this.utcTicks, 'Utc');
  }

  /** The same instant at another offset. */
  at(offsetMinutes: number): DateTimeOffset {
    return DateTimeOffset.atUtcTicks(this.utcTicks, offsetMinutes);
  }

  plus(ticks: bigint): DateTimeOffset {
    return new DateTimeOffset(this.clock.plus(ticks), this.offsetMinutes);
  }
}
