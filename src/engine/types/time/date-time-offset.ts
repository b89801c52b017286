import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { TerminatingError } from '../../errors/terminating.js';
import type { CultureInfo } from '../../values/culture.js';
import { invariantCulture } from '../../values/culture-data.js';
import { DateTimeOffset } from '../../values/date-time-offset.js';
import { DateTime, maxDateTicks, unixEpochTicks } from '../../values/datetime.js';
import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Double } from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import type { Value } from '../../values/value.js';
import { valueType } from '../core.js';
import { cultureOf } from '../number-methods.js';
import { formatDate } from './date-format.js';
import { type DateParts, dateOfParts, parseDateParts } from './date-parse.js';
import { exactParts } from './date-parse-exact.js';
import { tryReading } from './parse-rules.js';

/** A DateTimeOffset by a .NET format; without one the short date, long time and offset. */
function offsetDateText(self: DateTimeOffset, format: string, culture: CultureInfo): string {
  const reading = { time: self.clock, offsetMinutes: self.offsetMinutes };
  if (format === '') return `${formatDate(reading, 'G', culture)} ${formatDate(reading, 'zzz', culture)}`;
  if (format === 'o' || format === 'O')
    return formatDate(reading, "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffzzz", culture);
  if ('rRuU'.includes(format)) return formatDate({ time: self.utc, offsetMinutes: 0 }, format, culture);
  return formatDate(reading, format.replace(/K/g, 'zzz'), culture);
}

function ofParts(parts: DateParts): DateTimeOffset {
  const { offset, ...clock } = parts;
  const time = dateOfParts(clock, 0);
  return offset === undefined ? DateTimeOffset.of(time) : new DateTimeOffset(time, offset);
}

/** `DateTimeOffset.Parse`. Error: FormatException. */
function parseOffsetDate(text: string, culture: CultureInfo): DateTimeOffset {
  return ofParts(parseDateParts(text, culture));
}

function cast(value: Value, _ctx: ScriptContext): Value {
  if (value instanceof DateTime) return DateTimeOffset.of(value);
  if (typeof value !== 'string') return undefined;
  try {
    return parseOffsetDate(value, invariantCulture);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError(
      'InvalidCastParseTargetInvocationWithFormatProvider',
      value,
      dateTimeOffsetType,
      castCause(error),
    );
  }
}

const tryInto = tryReading(() => new DateTimeOffset(new DateTime(0n), 0));

const minutesOf = (span: TimeSpan): number => Number(span.ticks / ticksPer.minute);
const unit =
  (size: bigint) =>
  (self: DateTimeOffset, [count]: [Double]): DateTimeOffset =>
    self.plus(TimeSpan.fromUnits(count.value, size).ticks);
const compare = (a: DateTimeOffset, b: DateTimeOffset): number =>
  a.utcTicks < b.utcTicks ? -1 : a.utcTicks > b.utcTicks ? 1 : 0;
const text = (self: DateTimeOffset, [format, provider]: [string?, Value?], ctx: ScriptContext): string =>
  offsetDateText(self, format ?? '', cultureOf(provider, ctx));
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `System.DateTimeOffset`. */
const dateTimeOffsetType: NetType = defineType({
  name: 'System.DateTimeOffset',
  base: valueType,
  kind: 'struct',
  represents: DateTimeOffset,
  interfaces: ['System.IComparable', 'System.IFormattable'],
  convert: cast,
  defaultValue: () => new DateTimeOffset(new DateTime(0n), 0),
  text: (self: DateTimeOffset, ctx, invariant) => offsetDateText(self, '', invariant ? invariantCulture : ctx.culture),
  format: (self: DateTimeOffset, format, culture) => offsetDateText(self, format, culture),
  equals: (self: DateTimeOffset, other) => other instanceof DateTimeOffset && compare(self, other) === 0,
  compare,
  properties: {
    'DateTime: datetime': (self: DateTimeOffset) => self.clock,
    'UtcDateTime: datetime': (self: DateTimeOffset) => self.utc,
    'LocalDateTime: datetime': (self: DateTimeOffset) => self.utc.toLocal(),
    'Date: datetime': (self: DateTimeOffset) => self.clock.date,
    'Day: int': (self: DateTimeOffset) => self.clock.day,
    'DayOfWeek: System.DayOfWeek': (self: DateTimeOffset) => enumOf('System.DayOfWeek', days[self.clock.dayOfWeek]!),
    'DayOfYear: int': (self: DateTimeOffset) => self.clock.dayOfYear,
    'Hour: int': (self: DateTimeOffset) => self.clock.hour,
    'Millisecond: int': (self: DateTimeOffset) => self.clock.millisecond,
    'Microsecond: int': (self: DateTimeOffset) => Number((self.clock.ticks / 10n) % 1000n),
    'Nanosecond: int': (self: DateTimeOffset) => Number(self.clock.ticks % 10n) * 100,
    'Minute: int': (self: DateTimeOffset) => self.clock.minute,
    'Month: int': (self: DateTimeOffset) => self.clock.month,
    'Offset: timespan': (self: DateTimeOffset) => new TimeSpan(BigInt(self.offsetMinutes) * ticksPer.minute),
    'TotalOffsetMinutes: int': (self: DateTimeOffset) => self.offsetMinutes,
    'Second: int': (self: DateTimeOffset) => self.clock.second,
    'Ticks: long': (self: DateTimeOffset) => self.clock.ticks,
    'UtcTicks: long': (self: DateTimeOffset) => self.utcTicks,
    'TimeOfDay: timespan': (self: DateTimeOffset) => new TimeSpan(self.clock.ticks % ticksPer.day),
    'Year: int': (self: DateTimeOffset) => self.clock.year,
  },
  methods: {
    'Add(timespan timeSpan): System.DateTimeOffset': (self: DateTimeOffset, [span]: [TimeSpan]) =>
      self.plus(span.ticks),
    'AddDays(double days): System.DateTimeOffset': unit(ticksPer.day),
    'AddHours(double hours): System.DateTimeOffset': unit(ticksPer.hour),
    'AddMilliseconds(double milliseconds): System.DateTimeOffset': unit(ticksPer.millisecond),
    'AddMinutes(double minutes): System.DateTimeOffset': unit(ticksPer.minute),
    'AddMonths(int months): System.DateTimeOffset': (self: DateTimeOffset, [months]: [number]) =>
      new DateTimeOffset(self.clock.addMonths(months), self.offsetMinutes),
    'AddSeconds(double seconds): System.DateTimeOffset': unit(ticksPer.second),
    'AddTicks(long ticks): System.DateTimeOffset': (self: DateTimeOffset, [ticks]: [bigint]) => self.plus(ticks),
    'AddYears(int years): System.DateTimeOffset': (self: DateTimeOffset, [years]: [number]) =>
      new DateTimeOffset(self.clock.addMonths(years * 12), self.offsetMinutes),
    'CompareTo(System.DateTimeOffset other): int': (self: DateTimeOffset, [other]: [DateTimeOffset]) =>
      compare(self, other),
    'Equals(System.DateTimeOffset other): bool': (self: DateTimeOffset, [other]: [DateTimeOffset]) =>
      compare(self, other) === 0,
    'EqualsExact(System.DateTimeOffset other): bool': (self: DateTimeOffset, [other]: [DateTimeOffset]) =>
      compare(self, other) === 0 && self.offsetMinutes === other.offsetMinutes,
    'Subtract(System.DateTimeOffset value): timespan': (self: DateTimeOffset, [other]: [DateTimeOffset]) =>
      new TimeSpan(self.utcTicks - other.utcTicks),
    'Subtract(timespan value): System.DateTimeOffset': (self: DateTimeOffset, [span]: [TimeSpan]) =>
      self.plus(-span.ticks),
    'ToLocalTime(): System.DateTimeOffset': (self: DateTimeOffset) => DateTimeOffset.of(self.utc.toLocal()),
    'ToOffset(timespan offset): System.DateTimeOffset': (self: DateTimeOffset, [span]: [TimeSpan]) =>
      self.at(minutesOf(span)),
    'ToString(): string': text,
    'ToString(string format): string': text,
    'ToString(System.IFormatProvider formatProvider): string': (
      self: DateTimeOffset,
      [provider]: [Value],
      ctx: ScriptContext,
    ) => offsetDateText(self, '', cultureOf(provider, ctx)),
    'ToString(string format, System.IFormatProvider formatProvider): string': text,
    'ToUniversalTime(): System.DateTimeOffset': (self: DateTimeOffset) => self.at(0),
    'ToUnixTimeMilliseconds(): long': (self: DateTimeOffset) => (self.utcTicks - unixEpochTicks) / ticksPer.millisecond,
    'ToUnixTimeSeconds(): long': (self: DateTimeOffset) => (self.utcTicks - unixEpochTicks) / ticksPer.second,
  },
  statics: {
    'Now: System.DateTimeOffset': () => DateTimeOffset.of(DateTime.now('Local')),
    'UtcNow: System.DateTimeOffset': () => DateTimeOffset.of(DateTime.now('Utc')),
    'MinValue: System.DateTimeOffset': { get: () => new DateTimeOffset(new DateTime(0n), 0), field: true },
    'MaxValue: System.DateTimeOffset': { get: () => new DateTimeOffset(new DateTime(maxDateTicks), 0), field: true },
    'UnixEpoch: System.DateTimeOffset': { get: () => DateTimeOffset.atUtcTicks(unixEpochTicks), field: true },
  },
  staticMethods: {
    'op_Addition(System.DateTimeOffset dateTimeOffset, timespan timeSpan): System.DateTimeOffset': ([at, span]: [
      DateTimeOffset,
      TimeSpan,
    ]) => at.plus(span.ticks),
    'op_Subtraction(System.DateTimeOffset dateTimeOffset, timespan timeSpan): System.DateTimeOffset': ([at, span]: [
      DateTimeOffset,
      TimeSpan,
    ]) => at.plus(-span.ticks),
    'op_Subtraction(System.DateTimeOffset left, System.DateTimeOffset right): timespan': ([a, b]: [
      DateTimeOffset,
      DateTimeOffset,
    ]) => new TimeSpan(a.utcTicks - b.utcTicks),
    'Compare(System.DateTimeOffset first, System.DateTimeOffset second): int': ([a, b]: [
      DateTimeOffset,
      DateTimeOffset,
    ]) => compare(a, b),
    'FromUnixTimeMilliseconds(long milliseconds): System.DateTimeOffset': ([ms]: [bigint]) =>
      DateTimeOffset.fromUnixMilliseconds(ms),
    'FromUnixTimeSeconds(long seconds): System.DateTimeOffset': ([s]: [bigint]) =>
      DateTimeOffset.fromUnixMilliseconds(s * 1000n),
    'Parse(string input): System.DateTimeOffset': ([s]: [string], ctx: ScriptContext) =>
      parseOffsetDate(s, ctx.culture),
    'Parse(string input, System.IFormatProvider formatProvider): System.DateTimeOffset': (
      [s, provider]: [string, Value],
      ctx: ScriptContext,
    ) => parseOffsetDate(s, cultureOf(provider, ctx)),
    'Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles): System.DateTimeOffset':
      ([s, provider]: [string, Value, EnumValue], ctx: ScriptContext) => parseOffsetDate(s, cultureOf(provider, ctx)),
    'ParseExact(string input, string format, System.IFormatProvider formatProvider): System.DateTimeOffset': (
      [s, format, provider]: [string, string, Value],
      ctx: ScriptContext,
    ) => ofParts(exactParts(s, [format], cultureOf(provider, ctx))),
    'TryParse(string input, [ref] System.DateTimeOffset result): bool': (
      [s, result]: [string, Reference],
      ctx: ScriptContext,
    ) => tryInto(result, () => parseOffsetDate(s, ctx.culture)),
  },
  constructors: {
    'new(datetime dateTime)': ([time]: [DateTime]) => DateTimeOffset.of(time),
    'new(datetime dateTime, timespan offset)': ([time, span]: [DateTime, TimeSpan]) =>
      new DateTimeOffset(time, minutesOf(span)),
    'new(long ticks, timespan offset)': ([ticks, span]: [bigint, TimeSpan]) =>
      new DateTimeOffset(new DateTime(ticks), minutesOf(span)),
    'new(int year, int month, int day, int hour, int minute, int second, timespan offset)': ([
      y,
      mo,
      d,
      h,
      mi,
      s,
      span,
    ]: [number, number, number, number, number, number, TimeSpan]) =>
      new DateTimeOffset(
        DateTime.of({ year: y, month: mo, day: d }, { hour: h, minute: mi, second: s }),
        minutesOf(span),
      ),
  },
});
