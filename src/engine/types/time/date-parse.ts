import { FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import type { CultureInfo } from '../../values/culture.js';
import { DateTime, isValidDate } from '../../values/datetime.js';

/** The parts of a date text; what it did not say is undefined. */
export interface DateParts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** In ticks. */
  fraction?: number;
  /** Minutes east of UTC. */
  offset?: number;
}

/** `String '{0}' was not recognized as a valid DateTime.` */
export function notADate(text: string): TerminatingError {
  return netError(newException(FormatException, `String '${text}' was not recognized as a valid DateTime.`));
}

function unknownWord(text: string, index: number): TerminatingError {
  const message = `The string '${text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${index}'.`;
  return netError(newException(FormatException, message));
}

type Token =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number; readonly index: number }
  | { readonly kind: 'month'; readonly value: number }
  | { readonly kind: 'weekday' }
  | { readonly kind: 'separator'; readonly text: string };

/**
 * Reads a date as `DateTime.Parse` does: ISO 8601, the culture's order of day and month, month names, times with AM or PM, offsets.
 * Error: FormatException.
 */
export function parseDateParts(text: string, culture: CultureInfo): DateParts {
  const parts: DateParts = {};
  let rest = text;
  rest = takeTime(rest, parts, culture);
  const tokens = tokenize(rest, text, culture);
  assignDate(tokens, parts, text, culture);
  checkParts(parts, text);
  return parts;
}

/** The time of day in a text; its place is blanked. */
function takeTime(text: string, parts: DateParts, culture: CultureInfo): string {
  const { am, pm } = culture.date;
  const half = `(?:${[am, pm, 'AM', 'PM', 'A', 'P']
    .filter((t) => t !== '')
    .map((t) => t.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})`;
  const clock = new RegExp(
    `(^|[\\sT])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?(?:[\\s\\u202f]*(${half})(?![A-Za-z]))?${offsetPattern}`,
    'i',
  );
  const hourOnly = new RegExp(`(^|\\s)(\\d{1,2})()()()[\\s\\u202f]*(${half})(?![A-Za-z])${offsetPattern}`, 'i');
  const match = clock.exec(text) ?? hourOnly.exec(text);
  if (!match) return text;
  parts.hour = Number(match[2]);
  parts.minute = Number(match[3] || 0);
  parts.second = Number(match[4] || 0);
  if (match[5]) parts.fraction = Math.round(Number(`0.${match[5]}`) * 10_000_000);
  readOffset(match, parts);
  if (match[6]) parts.hour = halfDayHour(parts.hour, match[6], culture, text);
  return text.slice(0, match.index) + ' '.repeat(match[0].length) + text.slice(match.index + match[0].length);
}

function halfDayHour(hour: number, word: string, culture: CultureInfo, text: string): number {
  if (hour < 1 || hour > 12) throw notADate(text);
  const isPm = word.toLowerCase().startsWith('p') || word.toLowerCase() === culture.date.pm.toLowerCase();
  return (hour % 12) + (isPm ? 12 : 0);
}

/** `Z`, `GMT`, `+02:00` directly behind a time: its minutes; null when there is none. */
const offsetPattern = '(?:\\s*(?:(Z|GMT|UTC)(?![A-Za-z])|([+-])(\\d{1,2})(?::?(\\d{2}))?(?!\\d)))?';

function readOffset(match: RegExpExecArray, parts: DateParts): void {
  const [word, sign, hours, minutes] = match.slice(7, 11);
  if (!word && !sign) return;
  const size = word ? 0 : Number(hours) * 60 + Number(minutes ?? 0);
  parts.offset = sign === '-' ? -size : size;
}

function tokenize(rest: string, whole: string, culture: CultureInfo): Token[] {
  const tokens: Token[] = [];
  const pattern = /(\d+)(?:st|nd|rd|th)?(?![A-Za-z])|(\p{L}[\p{L}.]*)|([/.,-]+)|(\s+)|(.)/gu;
  for (const match of rest.matchAll(pattern)) {
    const [, digits, word, separator, , other] = match;
    if (digits !== undefined)
      tokens.push({ kind: 'number', value: Number(digits), digits: digits.length, index: match.index });
    else if (word !== undefined) tokens.push(...wordToken(word, match.index, whole, culture));
    else if (separator !== undefined) tokens.push({ kind: 'separator', text: separator });
    else if (other !== undefined) throw match.index === 0 ? unknownWord(whole, 0) : notADate(whole);
  }
  return tokens;
}

function wordToken(word: string, index: number, whole: string, { date }: CultureInfo): Token[] {
  const bare = word.replace(/\.$/, '').toLowerCase();
  const among = (names: readonly string[]): number =>
    names.findIndex((name) => name.toLowerCase().replace(/\.$/, '') === bare);
  const month = Math.max(among(date.monthNames), among(date.shortMonthNames));
  if (month >= 0) return [{ kind: 'month', value: month + 1 }];
  if (Math.max(among(date.dayNames), among(date.shortDayNames)) >= 0) return [{ kind: 'weekday' }];
  if (bare === 't') return [];
  throw unknownWord(whole, index);
}

function assignDate(tokens: readonly Token[], parts: DateParts, text: string, culture: CultureInfo): void {
  const numbers = tokens.filter((t) => t.kind === 'number');
  const month = tokens.find((t) => t.kind === 'month');
  if (numbers.some((n) => n.digits > 4)) throw notADate(text);
  if (numbers.length === 0 && !month) {
    if (parts.hour === undefined || tokens.some((t) => t.kind === 'separator')) throw notADate(text);
    return;
  }
  if (month) namedMonth(numbers, month.value, parts, text);
  else numericDate(numbers, parts, text, culture);
}

type NumberToken = Extract<Token, { kind: 'number' }>;

function isYear(token: NumberToken): boolean {
  return token.digits > 2 || token.value > 31;
}

function namedMonth(numbers: readonly NumberToken[], month: number, parts: DateParts, text: string): void {
  parts.month = month;
  const [first, second] = numbers;
  if (numbers.length > 2) throw notADate(text);
  if (first && second) {
    const [day, year] = isYear(first) ? [second, first] : [first, second];
    parts.day = day.value;
    parts.year = fullYear(year);
  } else if (first && isYear(first)) {
    parts.year = fullYear(first);
    parts.day = 1;
  } else if (first) parts.day = first.value;
  else parts.day = 1;
}

function fullYear(token: NumberToken): number {
  if (token.digits > 2) return token.value;
  return token.value + (token.value < 50 ? 2000 : 1900);
}

function numericDate(numbers: readonly NumberToken[], parts: DateParts, text: string, culture: CultureInfo): void {
  const [a, b, c] = numbers;
  if (!a || !b || numbers.length > 3) throw notADate(text);
  if (!c) {
    twoNumbers(a, b, parts, culture);
    return;
  }
  if (isYear(a)) setDay(parts, a, b, c);
  else if (dateOrder(culture) === 'dmy') setDay(parts, c, b, a);
  else if (dateOrder(culture) === 'ymd') setDay(parts, a, b, c);
  else setDay(parts, c, a, b);
}

function twoNumbers(a: NumberToken, b: NumberToken, parts: DateParts, culture: CultureInfo): void {
  if (isYear(a)) Object.assign(parts, { year: fullYear(a), month: b.value, day: 1 });
  else if (isYear(b)) Object.assign(parts, { year: fullYear(b), month: a.value, day: 1 });
  else if (dateOrder(culture) === 'dmy') Object.assign(parts, { day: a.value, month: b.value });
  else Object.assign(parts, { month: a.value, day: b.value });
}

function setDay(parts: DateParts, year: NumberToken, month: NumberToken, day: NumberToken): void {
  parts.year = fullYear(year);
  parts.month = month.value;
  parts.day = day.value;
}

/** The order of day, month and year in a culture's short dates. */
function dateOrder({ date }: CultureInfo): 'dmy' | 'mdy' | 'ymd' {
  const [d, m, y] = ['d', 'M', 'y'].map((letter) => date.shortDate.indexOf(letter)) as [number, number, number];
  if (y < m) return 'ymd';
  return d < m ? 'dmy' : 'mdy';
}

function checkParts(parts: DateParts, text: string): void {
  const { hour = 0, minute = 0, second = 0 } = parts;
  if (hour > 24 || minute > 59 || second > 59) throw notADate(text);
  if (parts.month === undefined) return;
  const year = parts.year ?? new Date().getFullYear();
  if (!isValidDate(year, parts.month, parts.day ?? 1)) throw notADate(text);
}

/** The DateTime of parsed parts: today's date where there was none; an offset makes it local time unless `style` says otherwise. */
export function dateOfParts(parts: DateParts, style: number): DateTime {
  const today = DateTime.now('Local');
  const noDefault = (style & 8) !== 0;
  const day =
    parts.month === undefined
      ? noDefault
        ? { year: 1, month: 1, day: 1 }
        : today.calendar
      : { year: parts.year ?? (noDefault ? 1 : today.year), month: parts.month, day: parts.day ?? 1 };
  const clock = DateTime.of(day, parts);
  if (parts.offset !== undefined) return withOffset(clock, parts.offset, style);
  if ((style & 64) !== 0) return style & 16 ? clock.as('Utc') : clock.as('Utc').toLocal();
  if ((style & 32) !== 0) return style & 16 ? clock.as('Local').toUtc() : clock.as('Local');
  return clock;
}

function withOffset(clock: DateTime, offset: number, style: number): DateTime {
  const utc = clock.as('Utc').plus(BigInt(-offset) * 600_000_000n);
  if ((style & 16) !== 0) return utc;
  if ((style & 128) !== 0 && offset === 0) return utc;
  return utc.toLocal();
}

/** `DateTime.Parse`. `style`: DateTimeStyles. Error: FormatException. */
export function parseDate(text: string, culture: CultureInfo, style = 0): DateTime {
  if (text.trim() === '') throw notADate(text);
  return dateOfParts(parseDateParts(text, culture), style);
}
