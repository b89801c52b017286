import { ArgumentException, ArgumentOutOfRangeException, OverflowException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { divideByZero } from '../../operators/number-arithmetic.js';
import { compareNumbers } from '../../operators/number-compare.js';
import { roundDigits } from '../../operators/digit-text.js';
import { decimalText } from '../../convert/number-text.js';
import type { EnumValue } from '../../values/enums.js';
import { defineType, type StaticBody } from '../../values/net-type.js';
import {
  Decimal, decimalFromDigits, Double, Int16, type NumericValue, roundHalfEven, SByte, Single,
} from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { tupleOf } from './tuple.js';

const real = (compute: (value: number) => number) => ([value]: [Double]) => new Double(compute(value.value));

/** How a value halfway between is rounded (MidpointRounding). */
type Midpoint = 'ToEven' | 'AwayFromZero' | 'ToZero' | 'ToNegativeInfinity' | 'ToPositiveInfinity';

function roundWhole(value: number, how: Midpoint): number {
  switch (how) {
    case 'ToEven':
      return roundHalfEven(value);
    case 'AwayFromZero':
      return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
    case 'ToZero':
      return Math.trunc(value);
    case 'ToNegativeInfinity':
      return Math.floor(value);
    case 'ToPositiveInfinity':
      return Math.ceil(value);
  }
}

/** .NET scales by a power of ten, rounds, and scales back. */
function roundDouble(value: number, digits: number, how: Midpoint): Double {
  if (digits < 0 || digits > 15) {
    throw netError(newException(ArgumentOutOfRangeException, "Rounding digits must be between 0 and 15, inclusive. (Parameter 'digits')"));
  }
  if (Math.abs(value) >= 1e16) return new Double(value);
  const power = 10 ** digits;
  return new Double(roundWhole(value * power, how) / power);
}

function roundDecimal(value: Decimal, digits: number, how: Midpoint): Decimal {
  const text = decimalText(value);
  const negative = text.startsWith('-');
  const size = text.replace('-', '');
  const rounded =
    how === 'ToEven' || how === 'AwayFromZero' ? roundDigits(size, digits, 0, how === 'ToEven') : directed(size, digits, negative, how);
  return decimalFromDigits((negative ? '-' : '') + (value.scale <= digits ? size : rounded));
}

/** Cuts digits off towards zero or one of the infinities. */
function directed(size: string, digits: number, negative: boolean, how: Midpoint): string {
  const [whole, fraction = ''] = size.split('.') as [string, string?];
  const cut = fraction.slice(0, digits);
  const rest = fraction.slice(digits);
  const kept = digits > 0 ? `${whole}.${cut.padEnd(digits, '0')}` : whole;
  const away = /[1-9]/.test(rest) && (negative ? how === 'ToNegativeInfinity' : how === 'ToPositiveInfinity');
  if (!away) return kept;
  const scaled = (BigInt(whole + cut.padEnd(digits, '0')) + 1n).toString().padStart(digits + 1, '0');
  return digits > 0 ? `${scaled.slice(0, -digits)}.${scaled.slice(-digits)}` : scaled;
}

const midpoint = (how: EnumValue): Midpoint => how.text as Midpoint;

const numericNames = ['byte', 'sbyte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'];

/** One overload a numeric type. */
function perType(signature: (type: string) => string, body: StaticBody): Record<string, StaticBody> {
  return Object.fromEntries(numericNames.map((type) => [signature(type), body]));
}

function absolute([value]: [NumericValue]): Value {
  if (typeof value === 'number') {
    if (value === -2147483648) throw netError(newException(OverflowException, "Negating the minimum value of a twos complement number is invalid."));
    return Math.abs(value);
  }
  if (typeof value === 'bigint') return value < 0n ? -value : value;
  if (value instanceof Decimal) return value.units < 0n ? new Decimal(-value.units, value.scale) : value;
  if (value instanceof Double) return new Double(Math.abs(value.value));
  if (value instanceof Single) return new Single(Math.abs(value.value));
  if (value instanceof Int16) return new Int16(Math.abs(value.value));
  return value instanceof SByte ? new SByte(Math.abs(value.value)) : value;
}

const isNaNValue = (value: NumericValue): boolean => (value instanceof Double || value instanceof Single) && Number.isNaN(value.value);

function larger([a, b]: [NumericValue, NumericValue]): Value {
  if (isNaNValue(a)) return a;
  return isNaNValue(b) || compareNumbers(a, b) < 0 ? b : a;
}

function smaller([a, b]: [NumericValue, NumericValue]): Value {
  if (isNaNValue(a)) return a;
  return isNaNValue(b) || compareNumbers(a, b) > 0 ? b : a;
}

function clamp([value, low, high]: [NumericValue, NumericValue, NumericValue]): Value {
  if (compareNumbers(low, high) > 0) throw netError(newException(ArgumentException, `'${plain(low)}' cannot be greater than ${plain(high)}.`));
  return compareNumbers(value, low) < 0 ? low : compareNumbers(value, high) > 0 ? high : value;
}

const plain = (value: NumericValue): string => String(typeof value === 'object' && 'value' in value ? value.value : value);

function divideWithRest(a: bigint, b: bigint): readonly [bigint, bigint] {
  if (b === 0n) throw divideByZero();
  return [a / b, a % b];
}

const sign = ([value]: [NumericValue]): number => {
  if (isNaNValue(value)) throw netError(newException(ArgumentException, 'Function does not accept floating point Not-a-Number values.'));
  return Math.sign(compareNumbers(value, 0));
};

/** Truncation and its like on a Decimal. */
const onDecimal = (how: Midpoint) => ([value]: [Decimal]) => roundDecimal(value, 0, how);

defineType({
  name: 'System.Math',
  accelerators: ['math'],
  base: objectType,
  kind: 'static',
  statics: {
    'E: double': { get: () => new Double(Math.E), field: true },
    'PI: double': { get: () => new Double(Math.PI), field: true },
    'Tau: double': { get: () => new Double(Math.PI * 2), field: true },
  },
  staticMethods: {
    ...perType((t) => `Abs(${t} value): ${t}`, absolute),
    'Acos(double d): double': real(Math.acos),
    'Asin(double d): double': real(Math.asin),
    'Atan(double d): double': real(Math.atan),
    'Atan2(double y, double x): double': ([y, x]: [Double, Double]) => new Double(Math.atan2(y.value, x.value)),
    'BigMul(int a, int b): long': ([a, b]: [number, number]) => BigInt(a) * BigInt(b),
    'Cbrt(double d): double': real(Math.cbrt),
    'Ceiling(decimal d): decimal': onDecimal('ToPositiveInfinity'),
    'Ceiling(double a): double': real(Math.ceil),
    ...perType((t) => `Clamp(${t} value, ${t} min, ${t} max): ${t}`, clamp),
    'Cos(double d): double': real(Math.cos),
    'Cosh(double value): double': real(Math.cosh),
    'DivRem(int a, int b, [ref] int result): int': ([a, b, result]: [number, number, Reference]) => {
      const [quotient, rest] = divideWithRest(BigInt(a), BigInt(b));
      result.value = Number(rest);
      return Number(quotient);
    },
    'DivRem(long a, long b, [ref] long result): long': ([a, b, result]: [bigint, bigint, Reference]) => {
      const [quotient, rest] = divideWithRest(a, b);
      result.value = rest;
      return quotient;
    },
    'DivRem(int left, int right): System.ValueTuple[int,int]': ([a, b]: [number, number]) => {
      const [quotient, rest] = divideWithRest(BigInt(a), BigInt(b));
      return tupleOf('System.ValueTuple', [Number(quotient), Number(rest)]);
    },
    'DivRem(long left, long right): System.ValueTuple[long,long]': ([a, b]: [bigint, bigint]) =>
      tupleOf('System.ValueTuple', [...divideWithRest(a, b)]),
    'Exp(double d): double': real(Math.exp),
    'Floor(decimal d): decimal': onDecimal('ToNegativeInfinity'),
    'Floor(double d): double': real(Math.floor),
    'IEEERemainder(double x, double y): double': ([x, y]: [Double, Double]) =>
      new Double(x.value - y.value * roundHalfEven(x.value / y.value)),
    'Log(double a, double newBase): double': ([a, base]: [Double, Double]) => new Double(Math.log(a.value) / Math.log(base.value)),
    'Log(double d): double': real(Math.log),
    'Log10(double d): double': real(Math.log10),
    'Log2(double x): double': real(Math.log2),
    ...perType((t) => `Max(${t} val1, ${t} val2): ${t}`, larger),
    ...perType((t) => `Min(${t} val1, ${t} val2): ${t}`, smaller),
    'Pow(double x, double y): double': ([x, y]: [Double, Double]) => new Double(x.value ** y.value),
    'Round(decimal d): decimal': onDecimal('ToEven'),
    'Round(decimal d, int decimals): decimal': ([d, digits]: [Decimal, number]) => roundDecimal(d, digits, 'ToEven'),
    'Round(decimal d, System.MidpointRounding mode): decimal': ([d, how]: [Decimal, EnumValue]) => roundDecimal(d, 0, midpoint(how)),
    'Round(decimal d, int decimals, System.MidpointRounding mode): decimal': ([d, digits, how]: [Decimal, number, EnumValue]) =>
      roundDecimal(d, digits, midpoint(how)),
    'Round(double a): double': real(roundHalfEven),
    'Round(double value, int digits): double': ([value, digits]: [Double, number]) => roundDouble(value.value, digits, 'ToEven'),
    'Round(double value, System.MidpointRounding mode): double': ([value, how]: [Double, EnumValue]) =>
      roundDouble(value.value, 0, midpoint(how)),
    'Round(double value, int digits, System.MidpointRounding mode): double': ([value, digits, how]: [Double, number, EnumValue]) =>
      roundDouble(value.value, digits, midpoint(how)),
    ...perType((t) => `Sign(${t} value): int`, sign),
    'Sin(double a): double': real(Math.sin),
    'Sinh(double value): double': real(Math.sinh),
    'Sqrt(double d): double': real(Math.sqrt),
    'Tan(double a): double': real(Math.tan),
    'Tanh(double value): double': real(Math.tanh),
    'Truncate(decimal d): decimal': onDecimal('ToZero'),
    'Truncate(double d): double': real(Math.trunc),
  },
});
