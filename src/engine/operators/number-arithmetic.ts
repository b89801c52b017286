import { decimalOf } from '../convert/numeric.js';
import { RuntimeException } from '../errors/engine-exceptions.js';
import { DivideByZeroException, OverflowException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import {
  BigInteger,
  Decimal,
  Double,
  decimalLimit,
  divideHalfEven,
  fitDecimal,
  type NumericValue,
  Single,
  toDouble,
  UInt32,
  UInt64,
} from '../values/numbers.js';

/** An arithmetic operator on two numbers. */
export type NumberOperation = 'add' | 'subtract' | 'multiply' | 'divide' | 'remainder';

/** `left op right` in the common type of both (§16): Int32, Int64, UInt32, UInt64, BigInteger, Decimal or Double; integers overflow into Double. */
export function calculate(operation: NumberOperation, left: NumericValue, right: NumericValue): NumericValue {
  if (left instanceof Decimal || right instanceof Decimal) return onDecimals(operation, left, right);
  if (isReal(left) || isReal(right)) return onDoubles(operation, toDouble(left), toDouble(right));
  if (left instanceof BigInteger || right instanceof BigInteger)
    return onBigIntegers(operation, whole(left), whole(right));
  return onIntegers(operation, left, right);
}

function isReal(value: NumericValue): boolean {
  return value instanceof Double || value instanceof Single;
}

function whole(value: NumericValue): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof Decimal) return value.units / 10n ** BigInt(value.scale);
  return typeof value.value === 'bigint' ? value.value : BigInt(Math.trunc(value.value));
}

function onDoubles(operation: NumberOperation, a: number, b: number): Double {
  switch (operation) {
    case 'add':
      return new Double(a + b);
    case 'subtract':
      return new Double(a - b);
    case 'multiply':
      return new Double(a * b);
    case 'divide':
      return new Double(a / b);
    case 'remainder':
      return new Double(a % b);
  }
}

/** `Attempted to divide by zero.` as the language raises it. */
export function divideByZero(): TerminatingError {
  const inner = newException(DivideByZeroException);
  return engineError(newException(RuntimeException, inner.message, inner), 'RuntimeException', 'NotSpecified');
}

function onIntegers(operation: NumberOperation, left: NumericValue, right: NumericValue): NumericValue {
  const a = whole(left);
  const b = whole(right);
  if (operation === 'divide' || operation === 'remainder') {
    if (b === 0n) throw divideByZero();
    if (operation === 'divide' && a % b !== 0n) return new Double(Number(a) / Number(b));
  }
  const exact = exactResult(operation, a, b);
  return fitInteger(exact, left, right) ?? new Double(Number(exact));
}

function exactResult(operation: NumberOperation, a: bigint, b: bigint): bigint {
  switch (operation) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
    case 'remainder':
      return a % b;
  }
}

/** The result in the operands' common integer type; null when it overflows. */
function fitInteger(value: bigint, left: NumericValue, right: NumericValue): NumericValue | null {
  const level = Math.max(level32(left), level32(right));
  if (level === 0) return value >= -2147483648n && value <= 2147483647n ? Number(value) : null;
  if (left instanceof UInt64 || right instanceof UInt64) {
    const negative = isNegative(left) || isNegative(right);
    if (!negative) return BigInt.asUintN(64, value) === value ? new UInt64(value) : null;
    return null;
  }
  if (level === 1 && (left instanceof UInt32 || right instanceof UInt32) && !isNegative(left) && !isNegative(right)) {
    return BigInt.asUintN(32, value) === value ? new UInt32(Number(value)) : null;
  }
  return BigInt.asIntN(64, value) === value ? value : null;
}

/** 0: fits Int32; 1: UInt32; 2: 64 bits. */
function level32(value: NumericValue): number {
  if (typeof value === 'bigint' || value instanceof UInt64) return 2;
  return value instanceof UInt32 ? 1 : 0;
}

function isNegative(value: NumericValue): boolean {
  return whole(value) < 0n;
}

function onBigIntegers(operation: NumberOperation, a: bigint, b: bigint): BigInteger {
  if ((operation === 'divide' || operation === 'remainder') && b === 0n) throw divideByZero();
  return new BigInteger(exactResult(operation, a, b));
}

function onDecimals(operation: NumberOperation, left: NumericValue, right: NumericValue): Decimal {
  const a = decimalOf(left);
  const b = decimalOf(right);
  if (!a || !b) throw decimalOverflow();
  const result = decimalResult(operation, a, b);
  if (!result) throw decimalOverflow();
  return result;
}

/** A Decimal result that does not fit. */
function decimalOverflow(): TerminatingError {
  const inner = newException(OverflowException, 'Value was either too large or too small for a Decimal.');
  return engineError(newException(RuntimeException, inner.message, inner), 'RuntimeException', 'NotSpecified');
}

function decimalResult(operation: NumberOperation, a: Decimal, b: Decimal): Decimal | null {
  switch (operation) {
    case 'multiply':
      return fitDecimal(a.units * b.units, a.scale + b.scale);
    case 'divide':
      return divideDecimals(a, b);
    default: {
      const scale = Math.max(a.scale, b.scale);
      const x = a.units * 10n ** BigInt(scale - a.scale);
      const y = b.units * 10n ** BigInt(scale - b.scale);
      if (operation === 'remainder' && y === 0n) throw divideByZero();
      return fitDecimal(operation === 'add' ? x + y : operation === 'subtract' ? x - y : x % y, scale);
    }
  }
}

/** Exact where the quotient ends, otherwise as many digits as fit; trailing zeros beyond the operands' scales are dropped. */
function divideDecimals(a: Decimal, b: Decimal): Decimal | null {
  if (b.units === 0n) throw divideByZero();
  const least = Math.max(0, a.scale - b.scale);
  for (let scale = 28; scale >= 0; scale--) {
    const shift = scale + b.scale - a.scale;
    const numerator = shift >= 0 ? a.units * 10n ** BigInt(shift) : a.units;
    const denominator = shift >= 0 ? b.units : b.units * 10n ** BigInt(-shift);
    const negative = denominator < 0n;
    const units = divideHalfEven(negative ? -numerator : numerator, negative ? -denominator : denominator);
    if ((units < 0n ? -units : units) <= decimalLimit) return dropZeros(units, scale, least);
  }
  return null;
}

function dropZeros(units: bigint, scale: number, least: number): Decimal {
  let digits = units;
  let places = scale;
  while (places > least && digits % 10n === 0n) {
    digits /= 10n;
    places--;
  }
  return new Decimal(digits, places);
}
