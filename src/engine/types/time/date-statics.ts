import { ArgumentOutOfRangeException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { DateTime, daysInMonth, isLeapYear } from '../../values/datetime.js';
import type { EnumValue } from '../../values/enums.js';
import type { Double } from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import type { StaticBody } from '../../values/type-definition.js';
import type { Value } from '../../values/value.js';
import { cultureOf } from '../number-methods.js';
import { plus } from './date-arithmetic.js';
import { fileTimeStart, oaStart } from './date-epochs.js';
import { parseDate } from './date-parse.js';
import { parseDateExact } from './date-parse-exact.js';
import { kindOf } from './date-parts.js';
import { tryReading } from './parse-rules.js';

const tryInto = tryReading(() => new DateTime(0n));

const styleOf = (style: EnumValue | undefined): number => Number(style?.number ?? 0n);

/** The static methods of DateTime. */
export const dateStatics: Record<string, StaticBody | null> = {
  'op_Addition(datetime d, timespan t): datetime': ([d, t]: [DateTime, TimeSpan]) => plus(d, t.ticks),
  'op_Subtraction(datetime d, timespan t): datetime': ([d, t]: [DateTime, TimeSpan]) => plus(d, -t.ticks),
  'op_Subtraction(datetime d1, datetime d2): timespan': ([a, b]: [DateTime, DateTime]) =>
    new TimeSpan(a.ticks - b.ticks),
  'Compare(datetime t1, datetime t2): int': ([a, b]: [DateTime, DateTime]) =>
    a.ticks < b.ticks ? -1 : a.ticks > b.ticks ? 1 : 0,
  'DaysInMonth(int year, int month): int': ([year, month]: [number, number]) => {
    if (month < 1 || month > 12)
      throw netError(
        newException(ArgumentOutOfRangeException, "Month must be between one and twelve. (Parameter 'month')"),
      );
    return daysInMonth(year, month);
  },
  'Equals(datetime t1, datetime t2): bool': ([a, b]: [DateTime, DateTime]) => a.ticks === b.ticks,
  'FromBinary(long dateData): datetime': ([data]: [bigint]) =>
    new DateTime(data & ((1n << 62n) - 1n), data < 0n ? 'Local' : (data & (1n << 62n)) !== 0n ? 'Utc' : 'Unspecified'),
  'FromFileTime(long fileTime): datetime': ([time]: [bigint]) => new DateTime(time + fileTimeStart, 'Utc').toLocal(),
  'FromFileTimeUtc(long fileTime): datetime': ([time]: [bigint]) => new DateTime(time + fileTimeStart, 'Utc'),
  'FromOADate(double d): datetime': ([days]: [Double]) =>
    new DateTime(oaStart + TimeSpan.fromUnits(days.value, ticksPer.day).ticks),
  'IsLeapYear(int year): bool': ([year]: [number]) => isLeapYear(year),
  'Parse(string s): datetime': ([s]: [string], ctx: ScriptContext) => parseDate(s, ctx.culture),
  'Parse(string s, System.IFormatProvider provider): datetime': ([s, provider]: [string, Value], ctx: ScriptContext) =>
    parseDate(s, cultureOf(provider, ctx)),
  'Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles): datetime': (
    [s, provider, style]: [string, Value, EnumValue],
    ctx: ScriptContext,
  ) => parseDate(s, cultureOf(provider, ctx), styleOf(style)),
  'ParseExact(string s, string format, System.IFormatProvider provider): datetime': (
    [s, format, provider]: [string, string, Value],
    ctx: ScriptContext,
  ) => parseDateExact(s, [format], cultureOf(provider, ctx)),
  'ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style): datetime':
    ([s, format, provider, style]: [string, string, Value, EnumValue], ctx: ScriptContext) =>
      parseDateExact(s, [format], cultureOf(provider, ctx), styleOf(style)),
  'ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style): datetime':
    ([s, formats, provider, style]: [string, string[], Value, EnumValue], ctx: ScriptContext) =>
      parseDateExact(s, formats, cultureOf(provider, ctx), styleOf(style)),
  'SpecifyKind(datetime value, System.DateTimeKind kind): datetime': ([value, kind]: [DateTime, EnumValue]) =>
    value.as(kindOf(kind)),
  'TryParse(string s, [ref] datetime result): bool': ([s, result]: [string, Reference], ctx: ScriptContext) =>
    tryInto(result, () => parseDate(s, ctx.culture)),
  'TryParse(string s, System.IFormatProvider provider, [ref] datetime result): bool': (
    [s, provider, result]: [string, Value, Reference],
    ctx: ScriptContext,
  ) => tryInto(result, () => parseDate(s, cultureOf(provider, ctx))),
  'TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] datetime result): bool':
    ([s, provider, style, result]: [string, Value, EnumValue, Reference], ctx: ScriptContext) =>
      tryInto(result, () => parseDate(s, cultureOf(provider, ctx), styleOf(style))),
  'TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result): bool':
    ([s, format, provider, style, result]: [string, string, Value, EnumValue, Reference], ctx: ScriptContext) =>
      tryInto(result, () => parseDateExact(s, [format], cultureOf(provider, ctx), styleOf(style))),
  'TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result): bool':
    ([s, formats, provider, style, result]: [string, string[], Value, EnumValue, Reference], ctx: ScriptContext) =>
      tryInto(result, () => parseDateExact(s, formats, cultureOf(provider, ctx), styleOf(style))),
};
