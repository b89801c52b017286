import type { CultureInfo } from '../../values/culture.js';
import type { DateTime } from '../../values/datetime.js';
import { isValidDate } from '../../values/datetime.js';
import { standardPattern } from './date-format.js';
import { type DateParts, dateOfParts, notADate } from './date-parse.js';

/** `DateTime.ParseExact` for one of several patterns. `style`: DateTimeStyles. Error: FormatException. */
export function parseDateExact(text: string, formats: readonly string[], culture: CultureInfo, style = 0): DateTime {
  return dateOfParts(exactParts(text, formats, culture, style), style);
}

/** The parts that the first matching pattern reads. Error: FormatException. */
export function exactParts(text: string, formats: readonly string[], culture: CultureInfo, style = 0): DateParts {
  const shown = (style & 3) !== 0 ? text.trim() : text;
  for (const format of formats) {
    const parts = matchFormat(shown, format, culture);
    if (parts) return defaultDay(parts);
  }
  throw notADate(text);
}

/** A pattern that names a year or a day but no month means January the first. */
function defaultDay(parts: DateParts): DateParts {
  if (parts.month === undefined && (parts.year !== undefined || parts.day !== undefined))
    return { month: 1, day: 1, ...parts };
  return parts;
}

interface Cursor {
  readonly text: string;
  at: number;
  pm: boolean | null;
  hour12: boolean;
}

function matchFormat(text: string, format: string, culture: CultureInfo): DateParts | null {
  const pattern = format.length === 1 ? (standardPattern(format, culture) ?? '') : format;
  const parts: DateParts = {};
  const cursor: Cursor = { text, at: 0, pm: null, hour12: false };
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i]!;
    if (c === '%') {
      i++;
      continue;
    }
    if (c === '\\' || c === "'" || c === '"') {
      const close = c === '\\' ? i + 2 : pattern.indexOf(c, i + 1) + 1;
      const literal = c === '\\' ? (pattern[i + 1] ?? '') : pattern.slice(i + 1, close - 1);
      if (close === 0 || !take(cursor, literal)) return null;
      i = close;
      continue;
    }
    let run = 1;
    while (pattern[i + run] === c) run++;
    if (!matchField(cursor, c, run, parts, culture)) return null;
    i += run;
  }
  return cursor.at === text.length && finish(parts, cursor) ? parts : null;
}

function finish(parts: DateParts, cursor: Cursor): boolean {
  if (cursor.hour12 && parts.hour !== undefined && cursor.pm !== null) {
    if (parts.hour > 12) return false;
    parts.hour = (parts.hour % 12) + (cursor.pm ? 12 : 0);
  }
  const { hour = 0, minute = 0, second = 0 } = parts;
  if (hour > 23 || minute > 59 || second > 59) return false;
  return parts.month === undefined || isValidDate(parts.year ?? 2000, parts.month, parts.day ?? 1);
}

function take(cursor: Cursor, literal: string): boolean {
  if (!cursor.text.startsWith(literal, cursor.at)) return false;
  cursor.at += literal.length;
  return true;
}

function number(cursor: Cursor, least: number, most: number): number | null {
  const digits = new RegExp(`^\\d{${least},${most}}`).exec(cursor.text.slice(cursor.at))?.[0];
  if (digits === undefined) return null;
  cursor.at += digits.length;
  return Number(digits);
}

function name(cursor: Cursor, names: readonly string[]): number {
  const rest = cursor.text.slice(cursor.at).toLowerCase();
  const index = names.findIndex((candidate) => candidate !== '' && rest.startsWith(candidate.toLowerCase()));
  if (index >= 0) cursor.at += names[index]!.length;
  return index;
}

/** Reads a number of one or two digits (exactly two for a doubled letter) into a part. */
function twoDigits(
  cursor: Cursor,
  run: number,
  parts: DateParts,
  key: 'month' | 'day' | 'hour' | 'minute' | 'second',
): boolean {
  const value = number(cursor, run === 1 ? 1 : 2, 2);
  if (value !== null) parts[key] = value;
  return value !== null;
}

function matchField(cursor: Cursor, letter: string, run: number, parts: DateParts, culture: CultureInfo): boolean {
  const { date } = culture;
  switch (letter) {
    case 'y':
      return year(cursor, run, parts);
    case 'M':
      if (run <= 2) return twoDigits(cursor, run, parts, 'month');
      parts.month = name(cursor, run === 3 ? date.shortMonthNames : date.monthNames) + 1;
      return parts.month > 0;
    case 'd':
      if (run <= 2) return twoDigits(cursor, run, parts, 'day');
      return name(cursor, run === 3 ? date.shortDayNames : date.dayNames) >= 0;
    case 'H':
      return twoDigits(cursor, run, parts, 'hour');
    case 'h':
      cursor.hour12 = true;
      return twoDigits(cursor, run, parts, 'hour');
    case 'm':
      return twoDigits(cursor, run, parts, 'minute');
    case 's':
      return twoDigits(cursor, run, parts, 'second');
    case 't':
      return designator(cursor, run, culture);
    case 'f':
    case 'F':
      return fraction(cursor, run, letter === 'f', parts);
    case 'z':
    case 'K':
      return offset(cursor, letter === 'K', parts);
    case ':':
      return take(cursor, date.timeSeparator);
    case '/':
      return take(cursor, date.dateSeparator);
    default:
      return take(cursor, letter.repeat(run));
  }
}

function year(cursor: Cursor, run: number, parts: DateParts): boolean {
  const value = run <= 2 ? number(cursor, run, 2) : number(cursor, run === 3 ? 3 : 4, run === 3 ? 5 : run);
  if (value === null) return false;
  parts.year = run <= 2 ? value + (value < 50 ? 2000 : 1900) : value;
  return true;
}

function designator(cursor: Cursor, run: number, { date }: CultureInfo): boolean {
  const cut = (text: string): string => (run === 1 ? text.slice(0, 1) : text);
  const index = name(cursor, [cut(date.am), cut(date.pm)]);
  if (index >= 0) cursor.pm = index === 1;
  return index >= 0;
}

function fraction(cursor: Cursor, run: number, exact: boolean, parts: DateParts): boolean {
  const digits = new RegExp(exact ? `^\\d{${run}}` : `^\\d{0,${run}}`).exec(cursor.text.slice(cursor.at))?.[0];
  if (digits === undefined) return false;
  cursor.at += digits.length;
  parts.fraction = Number(digits.padEnd(7, '0').slice(0, 7));
  return true;
}

function offset(cursor: Cursor, optional: boolean, parts: DateParts): boolean {
  const match = /^(?:(Z)|([+-])(\d{1,2})(?::?(\d{2}))?)/.exec(cursor.text.slice(cursor.at));
  if (!match) return optional;
  cursor.at += match[0].length;
  const minutes = match[1] ? 0 : Number(match[3]) * 60 + Number(match[4] ?? 0);
  parts.offset = match[2] === '-' ? -minutes : minutes;
  return true;
}
