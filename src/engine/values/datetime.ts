import { TICKS_PER_MILLISECOND } from './timespan.js';
import { NetObject } from './value.js';

/** Whether a DateTime is a time of the local zone, of UTC, or of nobody knows where. */
export type DateTimeKind = 'Unspecified' | 'Utc' | 'Local';

/** Ticks from 0001-01-01 to 1970-01-01. */
const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;

/** `System.DateTime`: ticks of 100 ns of the clock it was read from, since 0001-01-01, and what clock that was. */
export class DateTime extends NetObject {
  readonly ticks: bigint;
  readonly kind: DateTimeKind;

  constructor(ticks: bigint, kind: DateTimeKind = 'Unspecified') {
    super();
    this.ticks = ticks;
    this.kind = kind;
  }

  /** An instant, as the clock of that kind shows it. */
  static fromUnixMilliseconds(milliseconds: number, kind: 'Local' | 'Utc'): DateTime {
    const shown = kind === 'Local' ? milliseconds - new Date(milliseconds).getTimezoneOffset() * 60_000 : milliseconds;
    return new DateTime(UNIX_EPOCH_TICKS + BigInt(Math.trunc(shown)) * TICKS_PER_MILLISECOND, kind);
  }

  /** The instant; an unspecified time counts as a local one. */
  toUnixMilliseconds(): number {
    const shown = Number((this.ticks - UNIX_EPOCH_TICKS) / TICKS_PER_MILLISECOND);
    if (this.kind === 'Utc') return shown;
    const date = new Date(shown);
    return new Date(
      date.getUTCFullYear(),
      date.getUTCMonth(),
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
      date.getUTCMilliseconds(),
    ).getTime();
  }
}
