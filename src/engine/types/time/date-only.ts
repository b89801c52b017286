import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import type { CultureInfo } from '../../values/culture.js';
import { invariantCulture } from '../../values/culture-data.js';
import { DateTime } from '../../values/datetime.js';
import { enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Double } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import { NetObject, type Value } from '../../values/value.js';
import { valueType } from '../core.js';
import { cultureOf } from '../number-methods.js';
import { parseDate, parseDateParts } from './date-parse.js';
import { parseDateExact } from './date-parse-exact.js';
import { dateText } from './datetime.js';

/** `System.DateOnly`. */
class DateOnly extends NetObject {
  readonly date: DateTime;

  constructor(date: DateTime) {
    super();
    this.date = date.date.as('Unspecified');
  }
}

/** `System.TimeOnly`: ticks since midnight. */
class TimeOnly extends NetObject {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ((ticks % ticksPer.day) + ticksPer.day) % ticksPer.day;
  }

  get clock(): DateTime {
    return new DateTime(this.ticks);
  }
}

const dateForm = (self: DateOnly, format: string, culture: CultureInfo): string =>
  dateText(self.date, format === '' ? 'd' : format, culture);
const timeForm = (self: TimeOnly, format: string, culture: CultureInfo): string =>
  dateText(self.clock, format === '' ? 't' : format, culture);

function cast(read: (text: string) => Value, type: () => NetType) {
  return (value: Value): Value => {
    if (typeof value !== 'string') return undefined;
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      throw valueCastError('InvalidCastParseTargetInvocationWithFormatProvider', value, type(), castCause(error));
    }
  };
}

function parseTime(text: string, culture: CultureInfo): TimeOnly {
  const parts = parseDateParts(text, culture);
  if (parts.hour === undefined || parts.month !== undefined) {
    throw netError(newException(FormatException, `String '${text}' was not recognized as a valid TimeOnly.`));
  }
  return new TimeOnly(DateTime.of({ year: 1, month: 1, day: 1 }, parts).ticks);
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const dateOnlyType: NetType = defineType({
  name: 'System.DateOnly',
  base: valueType,
  kind: 'struct',
  represents: DateOnly,
  interfaces: ['System.IComparable', 'System.IFormattable'],
  convert: cast(
    (text) => new DateOnly(parseDate(text, invariantCulture)),
    () => dateOnlyType,
  ),
  defaultValue: () => new DateOnly(new DateTime(0n)),
  text: (self: DateOnly, ctx, invariant) => dateForm(self, '', invariant ? invariantCulture : ctx.culture),
  format: (self: DateOnly, format, culture) => dateForm(self, format, culture),
  equals: (self: DateOnly, other) => other instanceof DateOnly && other.date.ticks === self.date.ticks,
  compare: (self: DateOnly, other: DateOnly) => order(self.date.ticks, other.date.ticks),
  properties: {
    'Year: int': (self: DateOnly) => self.date.year,
    'Month: int': (self: DateOnly) => self.date.month,
    'Day: int': (self: DateOnly) => self.date.day,
    'DayOfWeek: System.DayOfWeek': (self: DateOnly) => enumOf('System.DayOfWeek', days[self.date.dayOfWeek]!),
    'DayOfYear: int': (self: DateOnly) => self.date.dayOfYear,
    'DayNumber: int': (self: DateOnly) => Number(self.date.ticks / ticksPer.day),
  },
  methods: {
    'AddDays(int value): System.DateOnly': (self: DateOnly, [count]: [number]) =>
      new DateOnly(self.date.plus(BigInt(count) * ticksPer.day)),
    'AddMonths(int value): System.DateOnly': (self: DateOnly, [count]: [number]) =>
      new DateOnly(self.date.addMonths(count)),
    'AddYears(int value): System.DateOnly': (self: DateOnly, [count]: [number]) =>
      new DateOnly(self.date.addMonths(count * 12)),
    'ToDateTime(System.TimeOnly time): datetime': (self: DateOnly, [time]: [TimeOnly]) => self.date.plus(time.ticks),
    'ToString(): string': (self: DateOnly, _args: [], ctx: ScriptContext) => dateForm(self, '', ctx.culture),
    'ToString(string format): string': (self: DateOnly, [format]: [string], ctx: ScriptContext) =>
      dateForm(self, format, ctx.culture),
    'ToString(string format, System.IFormatProvider provider): string': (
      self: DateOnly,
      [format, provider]: [string, Value],
      ctx: ScriptContext,
    ) => dateForm(self, format, cultureOf(provider, ctx)),
    'ToLongDateString(): string': (self: DateOnly, _args: [], ctx: ScriptContext) => dateForm(self, 'D', ctx.culture),
    'ToShortDateString(): string': (self: DateOnly, _args: [], ctx: ScriptContext) => dateForm(self, 'd', ctx.culture),
  },
  statics: {
    'MinValue: System.DateOnly': () => new DateOnly(new DateTime(0n)),
    'MaxValue: System.DateOnly': () => new DateOnly(DateTime.of({ year: 9999, month: 12, day: 31 })),
  },
  staticMethods: {
    'FromDateTime(datetime dateTime): System.DateOnly': ([time]: [DateTime]) => new DateOnly(time),
    'Parse(string s): System.DateOnly': ([text]: [string], ctx: ScriptContext) =>
      new DateOnly(parseDate(text, ctx.culture)),
    'ParseExact(string s, string format): System.DateOnly': ([text, format]: [string, string], ctx: ScriptContext) =>
      new DateOnly(parseDateExact(text, [format], ctx.culture)),
  },
  constructors: {
    'new(int year, int month, int day)': ([year, month, day]: [number, number, number]) =>
      new DateOnly(DateTime.of({ year, month, day })),
  },
});

const timeOnlyType: NetType = defineType({
  name: 'System.TimeOnly',
  base: valueType,
  kind: 'struct',
  represents: TimeOnly,
  interfaces: ['System.IComparable', 'System.IFormattable'],
  convert: cast(
    (text) => parseTime(text, invariantCulture),
    () => timeOnlyType,
  ),
  defaultValue: () => new TimeOnly(0n),
  text: (self: TimeOnly, ctx, invariant) => timeForm(self, '', invariant ? invariantCulture : ctx.culture),
  format: (self: TimeOnly, format, culture) => timeForm(self, format, culture),
  equals: (self: TimeOnly, other) => other instanceof TimeOnly && other.ticks === self.ticks,
  compare: (self: TimeOnly, other: TimeOnly) => order(self.ticks, other.ticks),
  properties: {
    'Hour: int': (self: TimeOnly) => self.clock.hour,
    'Minute: int': (self: TimeOnly) => self.clock.minute,
    'Second: int': (self: TimeOnly) => self.clock.second,
    'Millisecond: int': (self: TimeOnly) => self.clock.millisecond,
    'Microsecond: int': (self: TimeOnly) => Number((self.ticks / 10n) % 1000n),
    'Nanosecond: int': (self: TimeOnly) => Number(self.ticks % 10n) * 100,
    'Ticks: long': (self: TimeOnly) => self.ticks,
  },
  methods: {
    'AddHours(double value): System.TimeOnly': (self: TimeOnly, [count]: [Double]) =>
      new TimeOnly(self.ticks + TimeSpan.fromUnits(count.value, ticksPer.hour).ticks),
    'AddMinutes(double value): System.TimeOnly': (self: TimeOnly, [count]: [Double]) =>
      new TimeOnly(self.ticks + TimeSpan.fromUnits(count.value, ticksPer.minute).ticks),
    'IsBetween(System.TimeOnly start, System.TimeOnly end): bool': (
      self: TimeOnly,
      [start, end]: [TimeOnly, TimeOnly],
    ) =>
      start.ticks <= end.ticks
        ? self.ticks >= start.ticks && self.ticks < end.ticks
        : self.ticks >= start.ticks || self.ticks < end.ticks,
    'ToTimeSpan(): timespan': (self: TimeOnly) => new TimeSpan(self.ticks),
    'ToString(): string': (self: TimeOnly, _args: [], ctx: ScriptContext) => timeForm(self, '', ctx.culture),
    'ToString(string format): string': (self: TimeOnly, [format]: [string], ctx: ScriptContext) =>
      timeForm(self, format, ctx.culture),
    'ToLongTimeString(): string': (self: TimeOnly, _args: [], ctx: ScriptContext) => timeForm(self, 'T', ctx.culture),
    'ToShortTimeString(): string': (self: TimeOnly, _args: [], ctx: ScriptContext) => timeForm(self, 't', ctx.culture),
  },
  statics: {
    'MinValue: System.TimeOnly': () => new TimeOnly(0n),
    'MaxValue: System.TimeOnly': () => new TimeOnly(ticksPer.day - 1n),
  },
  staticMethods: {
    'FromDateTime(datetime dateTime): System.TimeOnly': ([time]: [DateTime]) => new TimeOnly(time.ticks),
    'FromTimeSpan(timespan timeSpan): System.TimeOnly': ([span]: [TimeSpan]) => new TimeOnly(span.ticks),
    'Parse(string s): System.TimeOnly': ([text]: [string], ctx: ScriptContext) => parseTime(text, ctx.culture),
  },
  constructors: {
    'new(int hour, int minute)': ([hour, minute]: [number, number]) =>
      new TimeOnly(DateTime.of({ year: 1, month: 1, day: 1 }, { hour, minute }).ticks),
    'new(int hour, int minute, int second)': ([hour, minute, second]: [number, number, number]) =>
      new TimeOnly(DateTime.of({ year: 1, month: 1, day: 1 }, { hour, minute, second }).ticks),
  },
});
