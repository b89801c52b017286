import { numericOf, wholeOf } from '../../convert/numeric.js';
import { defineType } from '../../values/net-type.js';
import { Double, isNumeric } from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import type { Value } from '../../values/value.js';
import { valueType } from '../core.js';
import { cultureOf } from '../number-methods.js';
import { tryReading } from './parse-rules.js';
import { parseSpan, parseSpanExact } from './parse-span.js';
import { spanText } from './span-text.js';

const total = (size: bigint) => (self: TimeSpan) => new Double(Number(self.ticks) / Number(size));

const from =
  (size: bigint) =>
  ([count]: [Double]) =>
    TimeSpan.fromUnits(count.value, size);
const constant = (value: bigint) => ({ get: () => value, field: true });

function ofParts(days: number, hours: number, minutes: number, seconds: number, milliseconds = 0): TimeSpan {
  const whole = BigInt(days) * 86400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  return new TimeSpan(whole * ticksPer.second + BigInt(milliseconds) * ticksPer.millisecond);
}

function scaled(self: TimeSpan, factor: number): TimeSpan {
  return TimeSpan.fromUnits(Number(self.ticks) * factor, 1n);
}

const tryInto = tryReading(() => new TimeSpan(0n));

const compare = (a: TimeSpan, b: TimeSpan): number => (a.ticks < b.ticks ? -1 : a.ticks > b.ticks ? 1 : 0);

const text = (self: TimeSpan, [format, provider]: [string?, Value?], ctx: ScriptContext): string =>
  spanText(self, format ?? '', cultureOf(provider, ctx));

/** `System.TimeSpan`. */
defineType({
  name: 'System.TimeSpan',
  accelerators: ['timespan'],
  base: valueType,
  kind: 'struct',
  represents: TimeSpan,
  interfaces: ['System.IComparable', 'System.IFormattable', 'System.ISpanFormattable'],
  convert: (value) => {
    if (!isNumeric(value)) return undefined;
    return new TimeSpan(wholeOf(numericOf(value)!) ?? 0n);
  },
  defaultValue: () => new TimeSpan(0n),
  text: (self: TimeSpan) => self.toString(),
  format: (self: TimeSpan, format, culture) => spanText(self, format, culture),
  equals: (self: TimeSpan, other) => other instanceof TimeSpan && other.ticks === self.ticks,
  compare,
  properties: () => ({
    'Ticks: long': (self: TimeSpan) => self.ticks,
    'Days: int': (self: TimeSpan) => self.days,
    'Hours: int': (self: TimeSpan) => self.hours,
    'Milliseconds: int': (self: TimeSpan) => self.milliseconds,
    'Microseconds: int': (self: TimeSpan) => Number((self.ticks / 10n) % 1000n),
    'Nanoseconds: int': (self: TimeSpan) => Number(self.ticks % 10n) * 100,
    'Minutes: int': (self: TimeSpan) => self.minutes,
    'Seconds: int': (self: TimeSpan) => self.seconds,
    'TotalDays: double': total(ticksPer.day),
    'TotalHours: double': total(ticksPer.hour),
    'TotalMilliseconds: double': total(ticksPer.millisecond),
    'TotalMicroseconds: double': total(10n),
    'TotalNanoseconds: double': (self: TimeSpan) => new Double(Number(self.ticks) * 100),
    'TotalMinutes: double': total(ticksPer.minute),
    'TotalSeconds: double': total(ticksPer.second),
  }),
  methods: () => ({
    'Add(timespan ts): timespan': (self: TimeSpan, [other]: [TimeSpan]) => new TimeSpan(self.ticks + other.ticks),
    'CompareTo(timespan value): int': (self: TimeSpan, [other]: [TimeSpan]) => compare(self, other),
    'Divide(double divisor): timespan': (self: TimeSpan, [by]: [Double]) => scaled(self, 1 / by.value),
    'Divide(timespan ts): double': (self: TimeSpan, [by]: [TimeSpan]) =>
      new Double(Number(self.ticks) / Number(by.ticks)),
    'Duration(): timespan': (self: TimeSpan) => new TimeSpan(self.ticks < 0n ? -self.ticks : self.ticks),
    'Equals(timespan obj): bool': (self: TimeSpan, [other]: [TimeSpan]) => self.ticks === other.ticks,
    'Multiply(double factor): timespan': (self: TimeSpan, [by]: [Double]) => scaled(self, by.value),
    'Negate(): timespan': (self: TimeSpan) => new TimeSpan(-self.ticks),
    'Subtract(timespan ts): timespan': (self: TimeSpan, [other]: [TimeSpan]) => new TimeSpan(self.ticks - other.ticks),
    'ToString(): string': text,
    'ToString(string format): string': text,
    'ToString(string format, System.IFormatProvider formatProvider): string': text,
  }),
  statics: () => ({
    'Zero: timespan': { get: () => new TimeSpan(0n), field: true },
    'MaxValue: timespan': { get: () => new TimeSpan(9223372036854775807n), field: true },
    'MinValue: timespan': { get: () => new TimeSpan(-9223372036854775808n), field: true },
    'TicksPerMillisecond: long': constant(ticksPer.millisecond),
    'TicksPerSecond: long': constant(ticksPer.second),
    'TicksPerMinute: long': constant(ticksPer.minute),
    'TicksPerHour: long': constant(ticksPer.hour),
    'TicksPerDay: long': constant(ticksPer.day),
  }),
  staticMethods: () => ({
    'op_Addition(timespan t1, timespan t2): timespan': ([a, b]: [TimeSpan, TimeSpan]) =>
      new TimeSpan(a.ticks + b.ticks),
    'op_Subtraction(timespan t1, timespan t2): timespan': ([a, b]: [TimeSpan, TimeSpan]) =>
      new TimeSpan(a.ticks - b.ticks),
    'op_Multiply(timespan timeSpan, double factor): timespan': ([span, factor]: [TimeSpan, Double]) =>
      scaled(span, factor.value),
    'op_Multiply(double factor, timespan timeSpan): timespan': ([factor, span]: [Double, TimeSpan]) =>
      scaled(span, factor.value),
    'op_Division(timespan timeSpan, double divisor): timespan': ([span, divisor]: [TimeSpan, Double]) =>
      scaled(span, 1 / divisor.value),
    'op_Division(timespan t1, timespan t2): double': ([a, b]: [TimeSpan, TimeSpan]) =>
      new Double(Number(a.ticks) / Number(b.ticks)),
    'op_UnaryNegation(timespan t): timespan': ([span]: [TimeSpan]) => new TimeSpan(-span.ticks),
    'Compare(timespan t1, timespan t2): int': ([a, b]: [TimeSpan, TimeSpan]) => compare(a, b),
    'FromDays(double value): timespan': from(ticksPer.day),
    'FromHours(double value): timespan': from(ticksPer.hour),
    'FromMicroseconds(double value): timespan': from(10n),
    'FromMilliseconds(double value): timespan': from(ticksPer.millisecond),
    'FromMinutes(double value): timespan': from(ticksPer.minute),
    'FromSeconds(double value): timespan': from(ticksPer.second),
    'FromTicks(long value): timespan': ([ticks]: [bigint]) => new TimeSpan(ticks),
    'Parse(string s): timespan': ([s]: [string]) => parseSpan(s),
    'Parse(string input, System.IFormatProvider formatProvider): timespan': ([s]: [string]) => parseSpan(s),
    'ParseExact(string input, string format, System.IFormatProvider formatProvider): timespan': ([s, format]: [
      string,
      string,
    ]) => parseSpanExact(s, [format]),
    'ParseExact(string input, string[] formats, System.IFormatProvider formatProvider): timespan': ([s, formats]: [
      string,
      string[],
    ]) => parseSpanExact(s, formats),
    'TryParse(string s, [ref] timespan result): bool': ([s, result]: [string, Reference]) =>
      tryInto(result, () => parseSpan(s)),
    'TryParseExact(string input, string format, System.IFormatProvider formatProvider, [ref] timespan result): bool': ([
      s,
      format,
      ,
      result,
    ]: [string, string, Value, Reference]) => tryInto(result, () => parseSpanExact(s, [format])),
  }),
  constructors: () => ({
    'new(long ticks)': ([ticks]: [bigint]) => new TimeSpan(ticks),
    'new(int hours, int minutes, int seconds)': ([h, m, s]: [number, number, number]) => ofParts(0, h, m, s),
    'new(int days, int hours, int minutes, int seconds)': ([d, h, m, s]: [number, number, number, number]) =>
      ofParts(d, h, m, s),
    'new(int days, int hours, int minutes, int seconds, int milliseconds)': ([d, h, m, s, ms]: [
      number,
      number,
      number,
      number,
      number,
    ]) => ofParts(d, h, m, s, ms),
  }),
});
