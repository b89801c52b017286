import { ticksPer } from './timespan.js';
import { NetObject } from './value.js';

/** What a DateTime's clock reading refers to. */
export type DateTimeKind = 'Unspecified' | 'Utc' | 'Local';

/** A day of the calendar; month 1 to 12. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Ticks of 1970-01-01, from year 1. */
export const unixEpochTicks = 621_355_968_000_000_000n;
/** The last tick of year 9999. */
export const maxDateTicks = 3_155_378_975_999_999_999n;

/** Days from 0001-01-01 to a day of the proleptic Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const shifted = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * shifted + 2) / 5) +
    day -
    307
  );
}

/** The day of the calendar of a day number. */
function calendarDay(number: number): CalendarDay {
  const z = number + 306;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** True for leap years. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `System.DateTime`: ticks of 100 ns since the year 1, and what they refer to. */
export class DateTime extends NetObject {
  readonly ticks: bigint;
  readonly kind: DateTimeKind;
  #calendar: CalendarDay | null = null;

  constructor(ticks: bigint, kind: DateTimeKind = 'Unspecified') {
    super();
    this.ticks = ticks;
    this.kind = kind;
  }

  /** A clock reading. The parts must be valid; see `isValidDate`. `fraction` is in ticks. */
  static of(
    day: CalendarDay,
    time: {
      readonly hour?: number;
      readonly minute?: number;
      readonly second?: number;
      readonly fraction?: number;
    } = {},
    kind: DateTimeKind = 'Unspecified',
  ): DateTime {
    const { hour = 0, minute = 0, second = 0, fraction = 0 } = time;
    const days = BigInt(dayNumber(day.year, day.month, day.day));
    const seconds = BigInt(hour * 3600 + minute * 60 + second);
    return new DateTime(days * ticksPer.day + seconds * ticksPer.second + BigInt(fraction), kind);
  }

  /** An instant in milliseconds since 1970 UTC; kind Local gives the reading of the local clock. */
  static fromUnixMilliseconds(milliseconds: number, kind: DateTimeKind = 'Utc'): DateTime {
    const whole = Math.floor(milliseconds);
    const utc =
      BigInt(whole) * ticksPer.millisecond + BigInt(Math.round((milliseconds - whole) * 10_000)) + unixEpochTicks;
    return kind === 'Local' ? new DateTime(utc, 'Utc').toLocal() : new DateTime(utc, kind);
  }

  /** Now, by the local clock or UTC. */
  static now(kind: 'Local' | 'Utc'): DateTime {
    return DateTime.fromUnixMilliseconds(Date.now(), kind);
  }

  /** Milliseconds since 1970 UTC. Unspecified readings count as local, as .NET does. */
  toUnixMilliseconds(): number {
    return Number((this.toUtc().ticks - unixEpochTicks) / ticksPer.millisecond);
  }

  get calendar(): CalendarDay {
    return (this.#calendar ??= calendarDay(Number(this.ticks / ticksPer.day)));
  }

  get year(): number {
    return this.calendar.year;
  }

  get month(): number {
    return this.calendar.month;
  }

  get day(): number {
    return this.calendar.day;
  }

  get hour(): number {
    return Number((this.ticks / ticksPer.hour) % 24n);
  }

  get minute(): number {
    return Number((this.ticks / ticksPer.minute) % 60n);
  }

  get second(): number {
    return Number((this.ticks / ticksPer.second) % 60n);
  }

  get millisecond(): number {
    return Number((this.ticks / ticksPer.millisecond) % 1000n);
  }

  /** The part below a second, in ticks. */
  get fraction(): number {
    return Number(this.ticks % ticksPer.second);
  }

  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return (Number(this.ticks / ticksPer.day) + 1) % 7;
  }

  get dayOfYear(): number {
    return Number(this.ticks / ticksPer.day) - dayNumber(this.year, 1, 1) + 1;
  }

  /** The same reading of another kind. */
  as(kind: DateTimeKind): DateTime {
    return new DateTime(this.ticks, kind);
  }

  /** Midnight of the same day. */
  get date(): DateTime {
    return new DateTime(this.ticks - (this.ticks % ticksPer.day), this.kind);
  }

  plus(ticks: bigint): DateTime {
    return new DateTime(this.ticks + ticks, this.kind);
  }

  /** The same day of another month; the 31st becomes the month's last day. */
  addMonths(months: number): DateTime {
    const total = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(total / 12);
    const month = (((total % 12) + 12) % 12) + 1;
    const day = Math.min(this.day, daysInMonth(year, month));
    return new DateTime(BigInt(dayNumber(year, month, day)) * ticksPer.day + (this.ticks % ticksPer.day), this.kind);
  }

  /** Minutes the local clock is ahead of UTC at this reading (0 for Utc). */
  get offsetMinutes(): number {
    if (this.kind === 'Utc') return 0;
    const { year, month, day } = this.calendar;
    const local = new Date(0);
    local.setFullYear(year, month - 1, day);
    local.setHours(this.hour, this.minute, this.second, this.millisecond);
    return -Math.round(local.getTimezoneOffset());
  }

  toUtc(): DateTime {
    if (this.kind === 'Utc') return this;
    return new DateTime(this.ticks - BigInt(this.offsetMinutes) * ticksPer.minute, 'Utc');
  }

  toLocal(): DateTime {
    if (this.kind === 'Local') return this;
    const instant = Number((this.ticks - unixEpochTicks) / ticksPer.millisecond);
    const ahead = -Math.round(new Date(instant).getTimezoneOffset());
    return new DateTime(this.ticks + BigInt(ahead) * ticksPer.minute, 'Local');
  }
}

/** True when the parts are a day of the years 1 to 9999. */
export function isValidDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
