import { ArgumentException, ArithmeticException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { divideByZero } from '../operators/number-arithmetic.js';
import { Double } from '../values/numbers.js';
import type { StaticBody } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { ValueTuple } from './tuples.js';

/** What the static methods of a whole-number type need to know of it. */
export interface WholeType {
  /** The type as PowerShell prints it. */
  readonly shown: string;
  /** Its width; null for bigint, which has none. */
  readonly bits: number | null;
  readonly signed: boolean;
  make(value: bigint): Value;
}

function whole(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  return BigInt((value as { readonly value: number | bigint }).value);
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** .NET's error for a `Clamp` whose limits are the wrong way round. */
function limits(low: Value, high: Value): TerminatingError {
  return netError(
    newException(ArgumentException, `'${String(whole(low))}' cannot be greater than ${String(whole(high))}.`),
  );
}

/** `Clamp`, `DivRem`, `IsEvenInteger`, `PopCount` … of the whole-number types. */
export function wholeStatics({ shown, bits, signed, make }: WholeType): Record<string, StaticBody> {
  const test =
    (holds: (value: bigint) => boolean) =>
    ([value]: [Value]): boolean =>
      holds(whole(value));
  const pattern = (value: bigint): bigint => (bits === null ? value : BigInt.asUintN(bits, value));
  const fitted = (value: bigint): Value =>
    make(bits === null ? value : signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  const digits = (value: bigint): string =>
    pattern(value)
      .toString(2)
      .padStart(bits ?? 0, '0');
  const larger = (x: bigint, y: bigint): boolean =>
    magnitude(x) > magnitude(y) || (magnitude(x) === magnitude(y) && x > y);
  const rotate = (value: bigint, by: number): Value => {
    if (bits === null) return make(value);
    const left = BigInt(((by % bits) + bits) % bits);
    const all = pattern(value);
    return fitted((all << left) | (all >> (BigInt(bits) - left)));
  };
  return {
    [`Clamp(${shown} value, ${shown} min, ${shown} max): ${shown}`]: ([value, low, high]: [Value, Value, Value]) => {
      if (whole(low) > whole(high)) throw limits(low, high);
      return whole(value) < whole(low) ? low : whole(value) > whole(high) ? high : value;
    },
    [`CopySign(${shown} value, ${shown} sign): ${shown}`]: ([value, sign]: [Value, Value]) =>
      make(whole(sign) < 0n ? -magnitude(whole(value)) : magnitude(whole(value))),
    [`DivRem(${shown} left, ${shown} right): System.ValueTuple[${shown},${shown}]`]: ([left, right]: [
      Value,
      Value,
    ]) => {
      const [a, b] = [whole(left), whole(right)];
      if (b === 0n) throw divideByZero();
      return new ValueTuple([make(a / b), make(a % b)]);
    },
    [`IsEvenInteger(${shown} value): bool`]: test((value) => value % 2n === 0n),
    [`IsOddInteger(${shown} value): bool`]: test((value) => value % 2n !== 0n),
    [`IsPow2(${shown} value): bool`]: test((value) => value > 0n && (value & (value - 1n)) === 0n),
    ...(signed
      ? {
          [`IsNegative(${shown} value): bool`]: test((value) => value < 0n),
          [`IsPositive(${shown} value): bool`]: test((value) => value >= 0n),
        }
      : {}),
    [`LeadingZeroCount(${shown} value): ${shown}`]: ([value]: [Value]) =>
      make(BigInt(/^0*/.exec(digits(whole(value)))![0].length)),
    [`TrailingZeroCount(${shown} value): ${shown}`]: ([value]: [Value]) =>
      make(BigInt(/0*$/.exec(digits(whole(value)))![0].length)),
    [`PopCount(${shown} value): ${shown}`]: ([value]: [Value]) =>
      make(BigInt(digits(whole(value)).replaceAll('0', '').length)),
    [`Log2(${shown} value): ${shown}`]: ([value]: [Value]) => {
      if (whole(value) < 0n)
        throw netError(newException(ArithmeticException, "Value must be non-negative. (Parameter 'value')"));
      return make(BigInt(Math.max(0, whole(value).toString(2).length - 1)));
    },
    [`MaxMagnitude(${shown} x, ${shown} y): ${shown}`]: ([x, y]: [Value, Value]) =>
      larger(whole(x), whole(y)) ? x : y,
    [`MinMagnitude(${shown} x, ${shown} y): ${shown}`]: ([x, y]: [Value, Value]) =>
      larger(whole(x), whole(y)) ? y : x,
    [`RotateLeft(${shown} value, int rotateAmount): ${shown}`]: ([value, by]: [Value, number]) =>
      rotate(whole(value), by),
    [`RotateRight(${shown} value, int rotateAmount): ${shown}`]: ([value, by]: [Value, number]) =>
      rotate(whole(value), -by),
  };
}

type RealFunction = (...values: number[]) => number;

/** Functions of doubles, with the parameters .NET gives them. */
const realFunctions: readonly (readonly [string, string, RealFunction])[] = [
  ...(
    [
      'Acos',
      'Acosh',
      'Asin',
      'Asinh',
      'Atan',
      'Atanh',
      'Cbrt',
      'Cos',
      'Cosh',
      'Exp',
      'Expm1',
      'Floor',
      'Log',
      'Log10',
      'Log2',
      'Sin',
      'Sinh',
      'Sqrt',
      'Tan',
      'Tanh',
    ] as const
  ).map((name) => [name === 'Expm1' ? 'ExpM1' : name, 'double x', Math[name.toLowerCase() as 'sin']] as const),
  ['Ceiling', 'double x', Math.ceil],
  ['Truncate', 'double x', Math.trunc],
  ['Atan2', 'double y, double x', Math.atan2],
  ['Pow', 'double x, double y', (x, y) => x! ** y!],
  ['Hypot', 'double x, double y', Math.hypot],
  ['Log', 'double x, double newBase', (x, base) => Math.log(x!) / Math.log(base!)],
  ['LogP1', 'double x', Math.log1p],
  ['Exp2', 'double x', (x) => 2 ** x!],
  ['Exp10', 'double x', (x) => 10 ** x!],
  ['Lerp', 'double value1, double value2, double amount', (a, b, t) => a! * (1 - t!) + b! * t!],
  ['DegreesToRadians', 'double degrees', (degrees) => (degrees! * Math.PI) / 180],
  ['RadiansToDegrees', 'double radians', (radians) => (radians! * 180) / Math.PI],
  ['RootN', 'double x, int n', (x, n) => (n === 3 ? Math.cbrt(x!) : x! ** (1 / n!))],
  ['CopySign', 'double value, double sign', (x, y) => (y! < 0 || Object.is(y, -0) ? -Math.abs(x!) : Math.abs(x!))],
  ['FusedMultiplyAdd', 'double left, double right, double addend', (a, b, c) => a! * b! + c!],
  ['ReciprocalEstimate', 'double x', (x) => 1 / x!],
  ['MaxMagnitude', 'double x, double y', (x, y) => (Math.abs(x!) >= Math.abs(y!) ? x! : y!)],
  ['MinMagnitude', 'double x, double y', (x, y) => (Math.abs(x!) <= Math.abs(y!) ? x! : y!)],
];

const plain = (value: Value): number => (value instanceof Double ? value.value : Number(value));

/** `[double]::Sqrt(2)` and its relatives, and the tests for whole, even and normal numbers. */
export const realMath: Readonly<Record<string, StaticBody>> = {
  ...Object.fromEntries(
    realFunctions.map(([name, parameters, calculate]) => [
      `${name}(${parameters}): double`,
      (args: readonly Value[]) => new Double(calculate(...args.map(plain))),
    ]),
  ),
  'Clamp(double value, double min, double max): double': ([value, low, high]: [Double, Double, Double]) => {
    if (low.value > high.value)
      throw netError(newException(ArgumentException, `'${low.value}' cannot be greater than ${high.value}.`));
    return new Double(Math.min(Math.max(value.value, low.value), high.value));
  },
  'IsEvenInteger(double value): bool': ([value]: [Double]) => value.value % 2 === 0,
  'IsOddInteger(double value): bool': ([value]: [Double]) => Math.abs(value.value % 2) === 1,
  'IsPositive(double value): bool': ([value]: [Double]) => value.value > 0 || Object.is(value.value, 0),
  'IsRealNumber(double value): bool': ([value]: [Double]) => !Number.isNaN(value.value),
  'IsNormal(double d): bool': ([value]: [Double]) =>
    Number.isFinite(value.value) && Math.abs(value.value) >= 2.2250738585072014e-308,
  'IsSubnormal(double d): bool': ([value]: [Double]) =>
    value.value !== 0 && Math.abs(value.value) < 2.2250738585072014e-308,
};
