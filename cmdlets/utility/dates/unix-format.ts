import { IndexOutOfRangeException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import { formatValue } from '../../../src/engine/operators/composite-format.js';
import type { DateTime } from '../../../src/engine/values/datetime.js';
import { isoWeek } from '../../../src/engine/values/iso-week.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';

/** .NET patterns of the letters that have one. */
const patterns: Readonly<Record<string, string>> = {
  A: 'dddd',
  a: 'ddd',
  B: 'MMMM',
  b: 'MMM',
  c: 'ddd dd MMM yyyy HH:mm:ss',
  D: 'MM/dd/yy',
  d: 'dd',
  F: 'yyyy-MM-dd',
  H: 'HH',
  h: 'MMM',
  I: 'hh',
  M: 'mm',
  m: 'MM',
  p: 'tt',
  R: 'HH:mm',
  r: 'hh:mm:ss tt',
  S: 'ss',
  T: 'HH:mm:ss',
  X: 'HH:mm:ss',
  x: 'MM/dd/yy',
  Y: 'yyyy',
  y: 'yy',
  Z: 'zz',
};

/** Letters that are computed. */
const computed: Readonly<Record<string, (part: (name: string) => number, date: DateTime) => string>> = {
  C: (part) => String(Math.floor(part('Year') / 100)),
  e: (part) => String(part('Day')).padStart(2),
  G: (_part, date) => String(isoWeek(date).year),
  g: (_part, date) => String(isoWeek(date).year % 100).padStart(2, '0'),
  j: (part) => String(part('DayOfYear')).padStart(3, '0'),
  k: (part) => String(part('Hour')).padStart(2),
  l: (part) => String(part('Hour') % 12 || 12).padStart(2),
  n: () => '\n',
  s: (_part, date) => String(Math.floor(date.toUnixMilliseconds() / 1000)),
  t: () => '\t',
  U: (part) => String(Math.floor(part('DayOfYear') / 7)),
  u: (part) => String(part('DayOfWeek') || 7),
  V: (_part, date) => String(isoWeek(date).week).padStart(2, '0'),
  W: (part) => String(Math.floor(part('DayOfYear') / 7)),
  w: (part) => String(part('DayOfWeek')),
};

/** A date in a format of the Unix command `date` (Get-Date -UFormat). A letter that is none stays. Error: IndexOutOfRangeException when the format ends in `%`. */
export function unixFormat(ctx: ScriptContext, date: DateTime, format: string): string {
  const part = (name: string): number => {
    const value = getProperty(ctx, date, name);
    return typeof value === 'number' ? value : Number((value as { readonly number: bigint }).number);
  };
  const text = format.startsWith('+') ? format.slice(1) : format;
  return text.replace(/%(.?)/gs, (_all, letter: string) => {
    if (letter === '') throw netError(newException(IndexOutOfRangeException));
    const pattern = patterns[letter];
    if (pattern !== undefined) return formatValue(ctx, date, pattern);
    return computed[letter]?.(part, date) ?? letter;
  });
}
