import { FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import type { CultureInfo } from '../../values/culture.js';
import { invariantCulture } from '../../values/culture-data.js';
import { DateTime } from '../../values/datetime.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Double } from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import { NetObject, type Value } from '../../values/value.js';
import { valueType } from '../core.js';
import { cultureOf } from '../number-methods.js';
import { parseDateParts } from './date-parse.js';
import { parseDateExact } from './date-parse-exact.js';
import { dateText } from './datetime.js';
import { cast, exactly, order, tryReading } from './parse-rules.js';

/** `System.TimeOnly`: ticks since midnight. */
export class TimeOnly extends NetObject {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ((ticks % ticksPer.day) + ticksPer.day) % ticksPer.day;
  }

  get clock(): DateTime {
    return new DateTime(this.ticks);
  }
}

const timeForm = (self: TimeOnly, format: string, culture: CultureInfo): string =>
  dateText(self.clock, format === '' ? 't' : format, culture);

function parseTime(text: string, culture: CultureInfo): TimeOnly {
  const parts = parseDateParts(text, culture);
  if (parts.hour === undefined || parts.month !== undefined) {
    throw netError(newException(FormatException, `String '${text}' was not recognized as a valid TimeOnly.`));
  }
  return new TimeOnly(DateTime.of({ year: 1, month: 1, day: 1 }, parts).ticks);
}

const tryInto = tryReading(() => new TimeOnly(0n));

function exactTime(text: string, format: string, culture: CultureInfo): TimeOnly {
  return exactly(text, 'TimeOnly', () => new TimeOnly(parseDateExact(text, [format], culture).ticks));
}

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
    'Add(timespan value): System.TimeOnly': (self: TimeOnly, [span]: [TimeSpan]) =>
      new TimeOnly(self.ticks + span.ticks),
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
    'ToString(string format, System.IFormatProvider provider): string': (
      self: TimeOnly,
      [format, provider]: [string, Value],
      ctx: ScriptContext,
    ) => timeForm(self, format, cultureOf(provider, ctx)),
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
    'Parse(string s, System.IFormatProvider provider): System.TimeOnly': (
      [text, provider]: [string, Value],
      ctx: ScriptContext,
    ) => parseTime(text, cultureOf(provider, ctx)),
    'ParseExact(string s, string format): System.TimeOnly': ([text, format]: [string, string], ctx: ScriptContext) =>
      exactTime(text, format, ctx.culture),
    'TryParse(string s, [ref] System.TimeOnly result): bool': (
      [text, result]: [string, Reference],
      ctx: ScriptContext,
    ) => tryInto(result, () => parseTime(text, ctx.culture)),
    'TryParseExact(string s, string format, [ref] System.TimeOnly result): bool': (
      [text, format, result]: [string, string, Reference],
      ctx: ScriptContext,
    ) => tryInto(result, () => exactTime(text, format, ctx.culture)),
    'op_Subtraction(System.TimeOnly t1, System.TimeOnly t2): timespan': ([a, b]: [TimeOnly, TimeOnly]) =>
      new TimeSpan(new TimeOnly(a.ticks - b.ticks).ticks),
  },
  constructors: {
    'new(int hour, int minute, int second, int millisecond)': ([hour, minute, second, millisecond]: [
      number,
      number,
      number,
      number,
    ]) =>
      new TimeOnly(
        DateTime.of({ year: 1, month: 1, day: 1 }, { hour, minute, second, fraction: millisecond * 10_000 }).ticks,
      ),
    'new(long ticks)': ([ticks]: [bigint]) => new TimeOnly(ticks),
    'new(int hour, int minute)': ([hour, minute]: [number, number]) =>
      new TimeOnly(DateTime.of({ year: 1, month: 1, day: 1 }, { hour, minute }).ticks),
    'new(int hour, int minute, int second)': ([hour, minute, second]: [number, number, number]) =>
      new TimeOnly(DateTime.of({ year: 1, month: 1, day: 1 }, { hour, minute, second }).ticks),
  },
});
