import { FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import type { CultureInfo } from '../../values/culture.js';
import { invariantCulture } from '../../values/culture-data.js';
import type { DateTime } from '../../values/datetime.js';

/** `Input string was not in a correct format.` */
export function badFormat(): TerminatingError {
  return netError(newException(FormatException, 'Input string was not in a correct format.'));
}

/** The pattern behind a standard format letter; null when the letter is none. */
export function standardPattern(letter: string, { date }: CultureInfo): string | null {
  switch (letter) {
    case 'd':
      return date.shortDate;
    case 'D':
      return date.longDate;
    case 'f':
      return `${date.longDate} ${date.shortTime}`;
    case 'F':
    case 'U':
      return `${date.longDate} ${date.longTime}`;
    case 'g':
      return `${date.shortDate} ${date.shortTime}`;
    case 'G':
      return `${date.shortDate} ${date.longTime}`;
    case 'm':
    case 'M':
      return date.monthDay;
    case 'y':
    case 'Y':
      return date.yearMonth;
    case 't':
      return date.shortTime;
    case 'T':
      return date.longTime;
    default:
      return invariantPatterns[letter] ?? null;
  }
}

const invariantPatterns: Readonly<Record<string, string>> = {
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
};

/** What a format sees: a clock reading, and the offset that `zzz` and `K` show. */
export interface ClockReading {
  readonly time: DateTime;
  readonly offsetMinutes: number;
}

/** A date by a .NET standard letter or custom pattern. Error: FormatException. */
export function formatDate(reading: ClockReading, format: string, culture: CultureInfo): string {
  if (format === '') return custom(reading, standardPattern('G', culture)!, culture);
  if (format.length > 1) return custom(reading, format, culture);
  const pattern = standardPattern(format, culture);
  if (pattern === null) throw badFormat();
  const shown = format === 'U' ? { time: reading.time.toUtc(), offsetMinutes: 0 } : reading;
  return custom(shown, pattern, invariantPatterns[format] ? invariantCulture : culture);
}

function custom(reading: ClockReading, pattern: string, culture: CultureInfo): string {
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const c = pattern[at]!;
    if (c === '%' && at + 1 < pattern.length) {
      at++;
      continue;
    }
    if (c === '\\') {
      text += pattern[at + 1] ?? '';
      at += 2;
      continue;
    }
    if (c === "'" || c === '"') {
      const close = pattern.indexOf(c, at + 1);
      if (close < 0) throw badFormat();
      text += pattern.slice(at + 1, close);
      at = close + 1;
      continue;
    }
    let run = 1;
    while (pattern[at + run] === c) run++;
    const part = field(reading, c, run, culture, pattern);
    if (part === null) {
      text += c.repeat(run);
    } else if (part === '' && c === 'F' && text.endsWith('.')) text = text.slice(0, -1);
    else text += part;
    at += run;
  }
  return text;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** The text of a run of one pattern letter; null when the letter means nothing. */
function field(
  reading: ClockReading,
  letter: string,
  run: number,
  culture: CultureInfo,
  pattern: string,
): string | null {
  const { time } = reading;
  const { date } = culture;
  switch (letter) {
    case 'd':
      if (run <= 2) return pad(time.day, run);
      return (run === 3 ? date.shortDayNames : date.dayNames)[time.dayOfWeek]!;
    case 'M':
      if (run <= 2) return pad(time.month, run);
      return (run === 3 ? date.shortMonthNames : date.monthNames)[time.month - 1]!;
    case 'y':
      return run <= 2 ? pad(time.year % 100, run) : pad(time.year, run);
    case 'g':
      return pattern.length === run ? 'AD' : 'A.D.';
    case ':':
      return date.timeSeparator.repeat(run);
    case '/':
      return date.dateSeparator.repeat(run);
    default:
      return clockField(reading, letter, run, culture);
  }
}

function clockField(
  { time, offsetMinutes }: ClockReading,
  letter: string,
  run: number,
  { date }: CultureInfo,
): string | null {
  switch (letter) {
    case 'H':
      return pad(time.hour, Math.min(run, 2));
    case 'h':
      return pad(time.hour % 12 === 0 ? 12 : time.hour % 12, Math.min(run, 2));
    case 'm':
      return pad(time.minute, Math.min(run, 2));
    case 's':
      return pad(time.second, Math.min(run, 2));
    case 'f':
      return pad(time.fraction, 7).slice(0, run);
    case 'F':
      return pad(time.fraction, 7).slice(0, run).replace(/0+$/, '');
    case 't': {
      const designator = time.hour < 12 ? date.am : date.pm;
      return run === 1 ? designator.slice(0, 1) : designator;
    }
    case 'z':
      return offsetText(offsetMinutes, run);
    case 'K':
      return time.kind === 'Utc' ? 'Z' : time.kind === 'Local' ? offsetText(offsetMinutes, 3) : '';
    default:
      return null;
  }
}

/** `+2`, `+02`, `+02:00`. */
function offsetText(minutes: number, run: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  if (run === 1) return sign + hours;
  return run === 2 ? sign + pad(hours, 2) : `${sign}${pad(hours, 2)}:${pad(Math.abs(minutes) % 60, 2)}`;
}
