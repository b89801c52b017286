import { ArgumentException, ArithmeticException, OverflowException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { divideByZero } from '../operators/number-arithmetic.js';
import { compareNumbers } from '../operators/number-compare.js';
import { defineType } from '../values/net-type.js';
import { Decimal, Double, type NumericValue, roundHalfEven, Single, toDouble } from '../values/numbers.js';
import type { Reference } from '../values/reference.js';
import type { StaticBody } from '../values/type-definition.js';
import { requireType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import type { Value } from '../values/value.js';
import { rounding, toWhole } from './math-rounding.js';
import { ValueTuple } from './tuples.js';

/** Types that Min, Max, Clamp and Abs take, smallest first. */
const integers = ['sbyte', 'byte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong'] as const;
const numbers = [...integers, 'float', 'double', 'decimal'] as const;
const signed = ['sbyte', 'short', 'int', 'long', 'float', 'double', 'decimal'] as const;

function isNaNValue(value: NumericValue): boolean {
  return (value instanceof Double || value instanceof Single) && Number.isNaN(value.value);
}

function larger(a: NumericValue, b: NumericValue): NumericValue {
  return isNaNValue(a) || compareNumbers(a, b) >= 0 ? a : b;
}

function smaller(a: NumericValue, b: NumericValue): NumericValue {
  return isNaNValue(a) || compareNumbers(a, b) <= 0 ? a : b;
}

function clamp(value: NumericValue, low: NumericValue, high: NumericValue): NumericValue {
  if (compareNumbers(low, high) > 0) {
    throw netError(newException(ArgumentException, `'${plain(low)}' cannot be greater than ${plain(high)}.`));
  }
  return smaller(larger(value, low), high);
}

const plain = (value: NumericValue): string => String(toDouble(value));

/** The opposite number, of the same type. */
function negated(value: NumericValue): NumericValue {
  if (typeof value === 'number' || typeof value === 'bigint') return -value as number;
  if (value instanceof Decimal) return new Decimal(-value.units, value.scale);
  const make = value.constructor as new (inner: number | bigint) => NumericValue;
  return new make(-value.value);
}

const lowest: Readonly<Record<string, number | bigint>> = {
  sbyte: -128,
  short: -32768,
  int: -2147483648,
  long: -(2n ** 63n),
};

function absolute(type: string, value: NumericValue): NumericValue {
  if (compareNumbers(value, 0) >= 0 || isNaNValue(value)) return value;
  const limit = lowest[type];
  if (limit !== undefined && compareNumbers(value, limit) === 0) {
    const message = 'Negating the minimum value of a twos complement number is invalid.';
    throw netError(newException(OverflowException, message));
  }
  return negated(value);
}

function sign(value: NumericValue): number {
  if (isNaNValue(value)) {
    throw netError(newException(ArithmeticException, 'Function does not accept floating point Not-a-Number values.'));
  }
  return Math.sign(compareNumbers(value, 0));
}

function compared(): Record<string, StaticBody> {
  const table: Record<string, StaticBody> = {};
  for (const t of numbers) {
    table[`Max(${t} val1, ${t} val2): ${t}`] = ([a, b]: [NumericValue, NumericValue]) => larger(a, b);
    table[`Min(${t} val1, ${t} val2): ${t}`] = ([a, b]: [NumericValue, NumericValue]) => smaller(a, b);
    table[`Clamp(${t} value, ${t} min, ${t} max): ${t}`] = ([value, low, high]: [
      NumericValue,
      NumericValue,
      NumericValue,
    ]) => clamp(value, low, high);
  }
  for (const t of signed) {
    table[`Abs(${t} value): ${t}`] = ([value]: [NumericValue]) => absolute(t, value);
    table[`Sign(${t} value): int`] = ([value]: [NumericValue]) => sign(value);
  }
  return table;
}

const whole = (value: NumericValue): bigint => BigInt(toDouble(value));

/** Quotient and rest, both of the type of the operands. */
function divided(a: NumericValue, b: NumericValue): [NumericValue, NumericValue] {
  const [left, right] = [typeof a === 'bigint' ? a : whole(a), typeof b === 'bigint' ? b : whole(b)];
  if (right === 0n) throw netError(divideByZero().exception.inner ?? divideByZero().exception);
  return [likeFirst(a, left / right), likeFirst(a, left % right)];
}

function likeFirst(model: NumericValue, value: bigint): NumericValue {
  if (typeof model === 'number') return Number(value);
  if (typeof model === 'bigint') return value;
  if (model instanceof Decimal) return new Decimal(value);
  const make = model.constructor as new (inner: number | bigint) => NumericValue;
  return new make(typeof model.value === 'bigint' ? value : Number(value));
}

function division(): Record<string, StaticBody> {
  const table: Record<string, StaticBody> = {};
  for (const t of integers) {
    table[`DivRem(${t} left, ${t} right): System.ValueTuple[${t},${t}]`] = ([a, b]: [NumericValue, NumericValue]) =>
      new ValueTuple(divided(a, b), [requireType(t), requireType(t)]);
  }
  for (const t of ['int', 'long']) {
    table[`DivRem(${t} a, ${t} b, [ref] ${t} result): ${t}`] = ([a, b, rest]: [
      NumericValue,
      NumericValue,
      Reference,
    ]) => {
      const [quotient, remainder] = divided(a, b);
      rest.value = remainder;
      return quotient;
    };
  }
  return table;
}

/** Functions of one double, by .NET's name and the name of their parameter. */
const functions: readonly (readonly [string, string, (x: number) => number])[] = [
  ['Acos', 'd', Math.acos],
  ['Acosh', 'd', Math.acosh],
  ['Asin', 'd', Math.asin],
  ['Asinh', 'd', Math.asinh],
  ['Atan', 'd', Math.atan],
  ['Atanh', 'd', Math.atanh],
  ['Cbrt', 'd', Math.cbrt],
  ['Cos', 'd', Math.cos],
  ['Cosh', 'value', Math.cosh],
  ['Exp', 'd', Math.exp],
  ['Log', 'd', Math.log],
  ['Log10', 'd', Math.log10],
  ['Log2', 'x', Math.log2],
  ['Sin', 'a', Math.sin],
  ['Sinh', 'value', Math.sinh],
  ['Sqrt', 'd', Math.sqrt],
  ['Tan', 'a', Math.tan],
  ['Tanh', 'value', Math.tanh],
];

function realFunctions(): Record<string, StaticBody> {
  const table: Record<string, StaticBody> = {
    'Atan2(double y, double x): double': ([y, x]: [Double, Double]) => new Double(Math.atan2(y.value, x.value)),
    'IEEERemainder(double x, double y): double': ([x, y]: [Double, Double]) =>
      new Double(x.value - y.value * roundHalfEven(x.value / y.value)),
    'Log(double a, double newBase): double': ([a, base]: [Double, Double]) =>
      new Double(Math.log(a.value) / Math.log(base.value)),
    'Pow(double x, double y): double': ([x, y]: [Double, Double]) => new Double(power(x.value, y.value)),
    'BigMul(int a, int b): long': ([a, b]: [number, number]) => BigInt(a) * BigInt(b),
  };
  for (const [name, parameter, apply] of functions) {
    table[`${name}(double ${parameter}): double`] = ([x]: [Double]) => new Double(apply(x.value));
  }
  return table;
}

/** As C has it: 1 to any power and anything to the power 0 is 1 (JavaScript says NaN for 1 to infinity). */
function power(x: number, y: number): number {
  return x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y;
}

const constant = (value: number) => ({ get: (): Value => new Double(value), field: true });

lazyTypes(['System.Math', 'math'], () => {
  defineType({
    name: 'System.Math',
    accelerators: ['math'],
    kind: 'static',
    statics: { 'E: double': constant(Math.E), 'PI: double': constant(Math.PI), 'Tau: double': constant(2 * Math.PI) },
    staticMethods: {
      ...compared(),
      ...rounding,
      ...toWhole('Ceiling', 'ToPositiveInfinity'),
      ...toWhole('Floor', 'ToNegativeInfinity'),
      ...toWhole('Truncate', 'ToZero'),
      ...division(),
      ...realFunctions(),
    },
  });
});
