import type { NumberLiteral } from '../../language/ast.js';
import type { NetType } from './net-type.js';
import type { Value } from './value.js';

/** A number of a .NET type that JavaScript has no primitive for. Immutable; `netType` stands on the prototype. */
abstract class BoxedNumber<T extends number | bigint> {
  declare readonly netType: NetType;
  declare readonly value: T;

  constructor(value: T) {
    this.value = value;
  }
}

/** `System.Double`. */
export class Double extends BoxedNumber<number> {}
/** `System.Single`: the value is rounded to 32 bits when it is made. */
export class Single extends BoxedNumber<number> {
  constructor(value: number) {
    super(Math.fround(value));
  }
}
/** `System.Byte`, 0 to 255. */
export class Byte extends BoxedNumber<number> {}
/** `System.SByte`, -128 to 127. */
export class SByte extends BoxedNumber<number> {}
/** `System.Int16`. */
export class Int16 extends BoxedNumber<number> {}
/** `System.UInt16`. */
export class UInt16 extends BoxedNumber<number> {}
/** `System.UInt32`. */
export class UInt32 extends BoxedNumber<number> {}
/** `System.UInt64`. */
export class UInt64 extends BoxedNumber<bigint> {}
/** `System.Numerics.BigInteger`. */
export class BigInteger extends BoxedNumber<bigint> {}

/** `System.Char`: one UTF-16 code unit. */
export class Char {
  declare readonly netType: NetType;
  declare readonly code: number;

  constructor(code: number) {
    this.code = code;
  }

  toString(): string {
    return String.fromCharCode(this.code);
  }
}

/** The largest mantissa of a Decimal: 2^96 - 1. */
export const decimalLimit = (1n << 96n) - 1n;

/** `System.Decimal`: `units` × 10^-`scale`, |units| < 2^96, scale 0 to 28. The scale is kept (`1.50` has two digits). */
export class Decimal {
  declare readonly netType: NetType;
  declare readonly units: bigint;
  declare readonly scale: number;

  constructor(units: bigint, scale = 0) {
    this.units = units;
    this.scale = scale;
  }
}

/** The integer types narrower than or other than Int32 and Int64. */
export type SmallInteger = Byte | SByte | Int16 | UInt16 | UInt32;
/** Any value that the language treats as a number. */
export type NumericValue = number | bigint | Double | Single | Decimal | SmallInteger | UInt64 | BigInteger;

/** True for every .NET numeric type (not for char, bool or enums). */
export function isNumeric(value: Value): value is NumericValue {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return value instanceof BoxedNumber || value instanceof Decimal;
}

/** True for the integer types, BigInteger included. */
export function isInteger(value: Value): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return value instanceof BoxedNumber && !(value instanceof Double) && !(value instanceof Single);
}

/** A number of any type as a JavaScript double (possibly rounded). */
export function toDouble(value: NumericValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return decimalToDouble(value);
  return Number(value.value);
}

/** A Decimal as the nearest double, by way of its text. */
export function decimalToDouble(value: Decimal): number {
  if (value.scale === 0) return Number(value.units);
  return Number(`${value.units}e-${value.scale}`);
}

/** The PowerShell value of a number literal. */
export function literalValue({ type, value }: NumberLiteral): Value {
  switch (type) {
    case 'Int32':
      return Number(value);
    case 'Int64':
      return BigInt(value);
    case 'Double':
      return new Double(Number(value));
    case 'Decimal':
      return decimalFromDigits(String(value));
    case 'UInt64':
      return new UInt64(BigInt(value));
    case 'BigInteger':
      return new BigInteger(BigInt(value));
    default:
      return new smallTypes[type](Number(value));
  }
}

const smallTypes = { Byte, SByte, Int16, UInt16, UInt32 };

/** `12.50` or `1e3` as a Decimal; digits only, no thousands. The caller has checked the form and the range. */
export function decimalFromDigits(text: string): Decimal {
  const [mantissa, exponentText] = text.toLowerCase().split('e') as [string, string?];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  const units = BigInt(whole + fraction || '0');
  const scale = fraction.length - Number(exponentText ?? 0);
  return scale >= 0 ? fitDecimal(units, scale)! : new Decimal(units * 10n ** BigInt(-scale), 0);
}

/** Rounds half to even until scale ≤ 28 and the mantissa fits 96 bits; null when the number is too large. */
export function fitDecimal(units: bigint, scale: number): Decimal | null {
  let surplus = Math.max(0, scale - 28);
  const size = units < 0n ? -units : units;
  for (; size / 10n ** BigInt(surplus) > decimalLimit; surplus++) if (surplus >= scale) return null;
  if (surplus === 0) return new Decimal(units, scale);
  const rounded = divideHalfEven(units, 10n ** BigInt(surplus));
  if ((rounded < 0n ? -rounded : rounded) > decimalLimit)
    return surplus < scale ? fitDecimal(rounded, scale - surplus) : null;
  return new Decimal(rounded, scale - surplus);
}

/** Integer division rounded to nearest, ties to even; `divisor` is positive. */
export function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const rest = value % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

/** Rounds a double to the nearest integer, ties to even (.NET's `Math.Round`). */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  if (fraction < 0.5) return floor;
  if (fraction > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
