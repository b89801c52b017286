import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { numericOf, wholeOf } from '../../convert/numeric.js';
import { toText } from '../../convert/text.js';
import { TerminatingError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import type { CultureInfo } from '../../values/culture.js';
import { invariantCulture } from '../../values/culture-data.js';
import { DateTime, maxDateTicks, unixEpochTicks } from '../../values/datetime.js';
import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import { Double } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import { requireType } from '../../values/type-names.js';
import type { Value } from '../../values/value.js';
import { valueType } from '../core.js';
import { cultureOf } from '../number-methods.js';
import { addMonths, checked, plus, unit } from './date-arithmetic.js';
import { fileTimeStart, oaStart } from './date-epochs.js';
import { type ClockReading, formatDate } from './date-format.js';
import { parseDate } from './date-parse.js';
import { kindOf, type Numbers, timeAndKind, timeOnly } from './date-parts.js';
import { dateStatics } from './date-statics.js';

/** A DateTime with the offset its formats show. */
function readingOf(time: DateTime): ClockReading {
  return { time, offsetMinutes: time.offsetMinutes };
}

/** A DateTime by a .NET format in a culture. */
export function dateText(time: DateTime, format: string, culture: CultureInfo): string {
  return formatDate(readingOf(time), format, culture);
}

/** A cast reads dates in the invariant culture. */
function castDate(text: string, ctx: ScriptContext): DateTime {
  try {
    return parseDate(text, invariantCulture);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError(
      'InvalidCastParseTargetInvocationWithFormatProvider',
      toText(ctx, text),
      dateTimeType,
      castCause(error),
    );
  }
}

/** `LongDate LongTime`, or one of them after `Get-Date -DisplayHint`. */
function displayText(self: DateTime, ctx: ScriptContext): string {
  const slots = self.members;
  const index = slots?.shape.indexOf('displayhint') ?? -1;
  const hint = index >= 0 ? toText(ctx, slots!.slots[index] as Value).toLowerCase() : '';
  if (hint === 'date') return dateText(self, 'D', ctx.culture);
  return hint === 'time' ? dateText(self, 'T', ctx.culture) : dateText(self, 'F', ctx.culture);
}

function toDateTime(value: Value, ctx: ScriptContext): Value {
  if (typeof value === 'string') return castDate(value, ctx);
  const number = numericOf(value);
  if (number === undefined || typeof value === 'boolean') return undefined;
  return checked(wholeOf(number) ?? -1n, 'Unspecified');
}

const text = (self: DateTime, [format, provider]: [string?, Value?], ctx: ScriptContext): string =>
  dateText(self, format ?? '', cultureOf(provider, ctx));

/** Every standard pattern's text, as GetDateTimeFormats lists them. */
function allFormats(self: DateTime, culture: CultureInfo): Value {
  const letters = ['d', 'D', 'f', 'F', 'g', 'G', 'm', 'M', 'o', 'O', 'r', 'R', 's', 't', 'T', 'u', 'U', 'y', 'Y'];
  return typedArray(
    requireType('System.String'),
    letters.map((letter) => dateText(self, letter, culture)),
  );
}

/** `System.DateTime`. */
const dateTimeType: NetType = defineType({
  name: 'System.DateTime',
  accelerators: ['datetime'],
  base: valueType,
  kind: 'struct',
  represents: DateTime,
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IFormattable', 'System.ISpanFormattable'],
  convert: toDateTime,
  defaultValue: () => new DateTime(0n),
  text: (self: DateTime, ctx, invariant) => dateText(self, 'G', invariant ? invariantCulture : ctx.culture),
  format: (self: DateTime, format, culture) => dateText(self, format, culture),
  equals: (self: DateTime, other) => other instanceof DateTime && other.ticks === self.ticks,
  compare: (self: DateTime, other: DateTime) => (self.ticks < other.ticks ? -1 : self.ticks > other.ticks ? 1 : 0),
  properties: {
    'Date: datetime': (self: DateTime) => self.date,
    'Day: int': (self: DateTime) => self.day,
    'DayOfWeek: System.DayOfWeek': (self: DateTime) => enumOf('System.DayOfWeek', weekDays[self.dayOfWeek]!),
    'DayOfYear: int': (self: DateTime) => self.dayOfYear,
    'Hour: int': (self: DateTime) => self.hour,
    'Kind: System.DateTimeKind': (self: DateTime) => enumOf('System.DateTimeKind', self.kind),
    'Millisecond: int': (self: DateTime) => self.millisecond,
    'Microsecond: int': (self: DateTime) => Number((self.ticks / 10n) % 1000n),
    'Nanosecond: int': (self: DateTime) => Number(self.ticks % 10n) * 100,
    'Minute: int': (self: DateTime) => self.minute,
    'Month: int': (self: DateTime) => self.month,
    'Second: int': (self: DateTime) => self.second,
    'Ticks: long': (self: DateTime) => self.ticks,
    'TimeOfDay: timespan': (self: DateTime) => new TimeSpan(self.ticks % ticksPer.day),
    'Year: int': (self: DateTime) => self.year,
    'DateTime: System.Object': { get: (self: DateTime, ctx) => displayText(self, ctx), kind: 'ScriptProperty' },
  },
  methods: {
    'Add(timespan value): datetime': (self: DateTime, [span]: [TimeSpan]) => plus(self, span.ticks),
    'AddDays(double value): datetime': unit(ticksPer.day),
    'AddHours(double value): datetime': unit(ticksPer.hour),
    'AddMicroseconds(double value): datetime': unit(10n),
    'AddMilliseconds(double value): datetime': unit(ticksPer.millisecond),
    'AddMinutes(double value): datetime': unit(ticksPer.minute),
    'AddMonths(int months): datetime': (self: DateTime, [months]: [number]) => addMonths(self, months),
    'AddSeconds(double value): datetime': unit(ticksPer.second),
    'AddTicks(long value): datetime': (self: DateTime, [ticks]: [bigint]) => plus(self, ticks),
    'AddYears(int value): datetime': (self: DateTime, [years]: [number]) => addMonths(self, years * 12),
    'CompareTo(datetime value): int': (self: DateTime, [other]: [DateTime]) =>
      self.ticks < other.ticks ? -1 : self.ticks > other.ticks ? 1 : 0,
    'Equals(datetime value): bool': (self: DateTime, [other]: [DateTime]) => self.ticks === other.ticks,
    'GetDateTimeFormats(): string[]': (self: DateTime, _args: [], ctx: ScriptContext) => allFormats(self, ctx.culture),
    'GetDateTimeFormats(char format): string[]': (self: DateTime, [letter]: [Value], ctx: ScriptContext) =>
      typedArray(requireType('System.String'), [dateText(self, toText(ctx, letter), ctx.culture)]),
    'GetTypeCode(): System.TypeCode': () => enumOf('System.TypeCode', 'DateTime'),
    'IsDaylightSavingTime(): bool': (self: DateTime) => isSummerTime(self),
    'Subtract(datetime value): timespan': (self: DateTime, [other]: [DateTime]) =>
      new TimeSpan(self.ticks - other.ticks),
    'Subtract(timespan value): datetime': (self: DateTime, [span]: [TimeSpan]) => plus(self, -span.ticks),
    'ToBinary(): long': (self: DateTime) =>
      BigInt.asIntN(64, self.ticks | (self.kind === 'Utc' ? 1n << 62n : self.kind === 'Local' ? 1n << 63n : 0n)),
    'ToFileTime(): long': (self: DateTime) => self.toUtc().ticks - fileTimeStart,
    'ToFileTimeUtc(): long': (self: DateTime) => (self.kind === 'Local' ? self.toUtc() : self).ticks - fileTimeStart,
    'ToLocalTime(): datetime': (self: DateTime) => self.toLocal(),
    'ToLongDateString(): string': (self: DateTime, _args: [], ctx: ScriptContext) => dateText(self, 'D', ctx.culture),
    'ToLongTimeString(): string': (self: DateTime, _args: [], ctx: ScriptContext) => dateText(self, 'T', ctx.culture),
    'ToOADate(): double': (self: DateTime) =>
      new Double(Number((self.ticks - oaStart) / ticksPer.millisecond) / 86_400_000),
    'ToShortDateString(): string': (self: DateTime, _args: [], ctx: ScriptContext) => dateText(self, 'd', ctx.culture),
    'ToShortTimeString(): string': (self: DateTime, _args: [], ctx: ScriptContext) => dateText(self, 't', ctx.culture),
    'ToString(): string': text,
    'ToString(string format): string': text,
    'ToString(System.IFormatProvider provider): string': (self: DateTime, [provider]: [Value], ctx: ScriptContext) =>
      dateText(self, 'G', cultureOf(provider, ctx)),
    'ToString(string format, System.IFormatProvider provider): string': text,
    'ToUniversalTime(): datetime': (self: DateTime) => self.toUtc(),
  },
  statics: {
    'Now: datetime': () => DateTime.now('Local'),
    'Today: datetime': () => DateTime.now('Local').date,
    'UtcNow: datetime': () => DateTime.now('Utc'),
    'MinValue: datetime': { get: () => new DateTime(0n), field: true },
    'MaxValue: datetime': { get: () => new DateTime(maxDateTicks), field: true },
    'UnixEpoch: datetime': { get: () => new DateTime(unixEpochTicks, 'Utc'), field: true },
  },
  staticMethods: dateStatics,
  constructors: {
    'new(long ticks)': ([ticks]: [bigint]) => checked(ticks, 'Unspecified', 'ticks'),
    'new(long ticks, System.DateTimeKind kind)': ([ticks, kind]: [bigint, EnumValue]) =>
      checked(ticks, kindOf(kind), 'ticks'),
    'new(int year, int month, int day)': (args: Numbers) => timeOnly(args, 0),
    'new(int year, int month, int day, int hour, int minute, int second)': (args: Numbers) => timeOnly(args, 3),
    'new(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)': (args: Value[]) =>
      timeAndKind(args, 3),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond)': (args: Numbers) =>
      timeOnly(args, 4),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)': (
      args: Value[],
    ) => timeAndKind(args, 4),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)': (
      args: Numbers,
    ) => timeOnly(args, 5),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.DateTimeKind kind)':
      (args: Value[]) => timeAndKind(args, 5),
  },
});

const weekDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** True when the local clock is ahead of its winter reading. */
function isSummerTime(self: DateTime): boolean {
  if (self.kind === 'Utc') return false;
  const winter = DateTime.of({ year: self.year, month: 1, day: 1 }).offsetMinutes;
  const summer = DateTime.of({ year: self.year, month: 7, day: 1 }).offsetMinutes;
  return winter !== summer && self.offsetMinutes === Math.max(winter, summer);
}
