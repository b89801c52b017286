import { decimalOf } from '../convert/numeric.js';
import { BigInteger, Decimal, Double, type NumericValue, Single, toDouble, UInt64 } from '../values/numbers.js';

/** Equality across numeric types. */
export function equalNumbers(left: NumericValue, right: NumericValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return compareNumbers(left, right) === 0;
}

/** Order across numeric types; NaN compares as unequal to all (positive). */
export function compareNumbers(left: NumericValue, right: NumericValue): number {
  if (isReal(left) || isReal(right)) return order(toDouble(left), toDouble(right));
  if (left instanceof Decimal || right instanceof Decimal)
    return compareDecimals(decimalOf(left), decimalOf(right), left, right);
  if (isWide(left) || isWide(right)) {
    const a = wide(left);
    const b = wide(right);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return order(toDouble(left), toDouble(right));
}

function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : a > b ? 1 : Number.NaN;
}

function isReal(value: NumericValue): boolean {
  return value instanceof Double || value instanceof Single;
}

function isWide(value: NumericValue): value is bigint | UInt64 | BigInteger {
  return typeof value === 'bigint' || value instanceof UInt64 || value instanceof BigInteger;
}

function wide(value: NumericValue): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof UInt64 || value instanceof BigInteger) return value.value;
  return BigInt(toDouble(value));
}

function compareDecimals(
  a: Decimal | undefined,
  b: Decimal | undefined,
  left: NumericValue,
  right: NumericValue,
): number {
  if (!a || !b) return order(toDouble(left), toDouble(right));
  const scale = Math.max(a.scale, b.scale);
  const x = a.units * 10n ** BigInt(scale - a.scale);
  const y = b.units * 10n ** BigInt(scale - b.scale);
  return x < y ? -1 : x > y ? 1 : 0;
}
