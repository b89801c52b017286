import type { CultureInfo } from '../../values/culture.js';
import { invariantCulture } from '../../values/culture-data.js';
import { DateTime } from '../../values/datetime.js';
import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { ticksPer } from '../../values/timespan.js';
import { NetObject, type Value } from '../../values/value.js';
import { valueType } from '../core.js';
import { cultureOf } from '../number-methods.js';
import { parseDate } from './date-parse.js';
import { parseDateExact } from './date-parse-exact.js';
import { kindOf } from './date-parts.js';
import { dateText } from './datetime.js';
import { cast, exactly, order, tryReading } from './parse-rules.js';
import type { TimeOnly } from './time-only.js';

/** `System.DateOnly`. */
class DateOnly extends NetObject {
  readonly date: DateTime;

  constructor(date: DateTime) {
    super();
    this.date = date.date.as('Unspecified');
  }
}

const dateForm = (self: DateOnly, format: string, culture: CultureInfo): string =>
  dateText(self.date, format === '' ? 'd' : format, culture);
const tryInto = tryReading(() => new DateOnly(new DateTime(0n)));

function exactDate(text: string, format: string, culture: CultureInfo): DateOnly {
  return exactly(text, 'DateOnly', () => new DateOnly(parseDateExact(text, [format], culture)));
}

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
    'ToDateTime(System.TimeOnly time, System.DateTimeKind kind): datetime': (
      self: DateOnly,
      [time, kind]: [TimeOnly, EnumValue],
    ) => self.date.plus(time.ticks).as(kindOf(kind)),
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
    'FromDayNumber(int dayNumber): System.DateOnly': ([day]: [number]) =>
      new DateOnly(new DateTime(BigInt(day) * ticksPer.day)),
    'Parse(string s, System.IFormatProvider provider): System.DateOnly': (
      [text, provider]: [string, Value],
      ctx: ScriptContext,
    ) => new DateOnly(parseDate(text, cultureOf(provider, ctx))),
    'ParseExact(string s, string format): System.DateOnly': ([text, format]: [string, string], ctx: ScriptContext) =>
      exactDate(text, format, ctx.culture),
    'ParseExact(string s, string format, System.IFormatProvider provider): System.DateOnly': (
      [text, format, provider]: [string, string, Value],
      ctx: ScriptContext,
    ) => exactDate(text, format, cultureOf(provider, ctx)),
    'TryParse(string s, [ref] System.DateOnly result): bool': (
      [text, result]: [string, Reference],
      ctx: ScriptContext,
    ) => tryInto(result, () => new DateOnly(parseDate(text, ctx.culture))),
    'TryParseExact(string s, string format, [ref] System.DateOnly result): bool': (
      [text, format, result]: [string, string, Reference],
      ctx: ScriptContext,
    ) => tryInto(result, () => exactDate(text, format, ctx.culture)),
  },
  constructors: {
    'new(int year, int month, int day)': ([year, month, day]: [number, number, number]) =>
      new DateOnly(DateTime.of({ year, month, day })),
  },
});
