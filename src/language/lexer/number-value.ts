import type { NumberLiteral, NumericType } from '../ast.js';

/** What the letters of a number say; the value is worked out by `numberValue`. */
export interface NumberParts {
  readonly negative: boolean;
  readonly format: 'Decimal' | 'Hex' | 'Binary';
  /** Digits without sign and prefix; with point and exponent when `real`. */
  readonly digits: string;
  readonly real: boolean;
  /** Lower case: `''`, `u`, `s`, `us`, `l`, `ul`, `y`, `uy`, `d`, `n`. */
  readonly suffix: string;
  /** 1, or the value of `kb` to `pb`. */
  readonly multiplier: number;
}

interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

const decimalLimit = 79228162514264337593543950335n;

const ranges: Readonly<Partial<Record<NumericType, Range>>> = {
  SByte: { low: -128n, high: 127n },
  Byte: { low: 0n, high: 255n },
  Int16: { low: -32768n, high: 32767n },
  UInt16: { low: 0n, high: 65535n },
  Int32: { low: -2147483648n, high: 2147483647n },
  UInt32: { low: 0n, high: 4294967295n },
  Int64: { low: -9223372036854775808n, high: 9223372036854775807n },
  UInt64: { low: 0n, high: 18446744073709551615n },
  Decimal: { low: -decimalLimit, high: decimalLimit },
};

/** Types that a suffix allows, in the order in which they are tried. */
const typesOfSuffix: Readonly<Record<string, readonly NumericType[]>> = {
  '': ['Int32', 'Int64', 'Decimal'],
  /** Hexadecimal or binary without a suffix. */
  bits: ['Int32', 'Int64'],
  y: ['SByte'],
  uy: ['Byte'],
  s: ['Int16'],
  us: ['UInt16'],
  l: ['Int64'],
  ul: ['UInt64'],
  u: ['UInt32', 'UInt64'],
  d: ['Decimal'],
  n: ['BigInteger'],
};

/**
 * The value of a numeric literal (PowerShell: about_Numeric_Literals).
 * @returns null when the value does not fit the type that the suffix asks for
 */
export function numberValue(parts: NumberParts): NumberLiteral | null {
  if (parts.real) return realValue(parts);
  if (parts.digits === '') return null;
  const integer = integerValue(parts) * BigInt(parts.multiplier);
  const found = firstThatFits(integer, typesOfSuffix[suffixWithWidth(parts)] ?? []);
  if (found || parts.suffix !== '') return found;
  const double = Number(integer);
  return parts.format === 'Decimal' && Number.isFinite(double) ? { type: 'Double', value: double } : null;
}

/** A hexadecimal or binary number written with all the digits of 64 bits is 64 bits wide whatever its value. */
function suffixWithWidth(parts: NumberParts): string {
  const wide = parts.format === 'Hex' ? 16 : 64;
  if (parts.format === 'Decimal' || parts.digits.length !== wide) return unlimitedDecimal(parts);
  if (parts.suffix === '') return 'l';
  return parts.suffix === 'u' ? 'ul' : parts.suffix;
}

/** Only decimal notation may grow into Decimal without a suffix. */
function unlimitedDecimal(parts: NumberParts): string {
  return parts.suffix === '' && parts.format !== 'Decimal' ? 'bits' : parts.suffix;
}

function integerValue(parts: NumberParts): bigint {
  const magnitude = parts.format === 'Decimal' ? BigInt(parts.digits) : bitsValue(parts);
  return parts.negative ? -magnitude : magnitude;
}

/** Hexadecimal and binary digits are two's complement at 8, 16, 24 … digits (hex: at 8, then every 8) unless unsigned. */
function bitsValue(parts: NumberParts): bigint {
  const { digits, format } = parts;
  const unsigned = parts.suffix.startsWith('u');
  const magnitude = BigInt((format === 'Hex' ? '0x' : '0b') + digits);
  const signed = !unsigned && (format === 'Hex' ? digits.length % 8 === 0 : isSignedBinary(digits.length));
  return signed ? BigInt.asIntN(format === 'Hex' ? digits.length * 4 : digits.length, magnitude) : magnitude;
}

/** Widths of .NET's integer types, and whole bytes beyond them. */
function isSignedBinary(length: number): boolean {
  return (
    length === 8 ||
    length === 16 ||
    length === 32 ||
    length === 64 ||
    length === 96 ||
    (length >= 128 && length % 8 === 0)
  );
}

function firstThatFits(value: bigint, types: readonly NumericType[]): NumberLiteral | null {
  for (const type of types) {
    const range = ranges[type];
    if (range && (value < range.low || value > range.high)) continue;
    if (type === 'Int64' || type === 'UInt64' || type === 'BigInteger') return { type, value };
    return { type, value: type === 'Decimal' ? value.toString() : Number(value) };
  }
  return null;
}

function realValue(parts: NumberParts): NumberLiteral | null {
  if (parts.suffix === 'd') return decimalValue(parts);
  const magnitude = Number(parts.digits) * parts.multiplier;
  const value = parts.negative ? -magnitude : magnitude;
  if (parts.suffix === '') return { type: 'Double', value };
  if (!Number.isFinite(value)) return null;
  return firstThatFits(BigInt(roundHalfEven(value)), typesOfSuffix[parts.suffix] ?? []);
}

/** Rounds a double to an integer, halves to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

const realPattern = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** `1.50d`: exact, trailing zeros kept, at most 28 decimals. */
function decimalValue(parts: NumberParts): NumberLiteral | null {
  const match = realPattern.exec(parts.digits);
  if (!match) return null;
  const fraction = match[2] ?? '';
  const exponent = Number(match[3] ?? '0');
  if (Math.abs(exponent) > 100) return exponent < 0 ? { type: 'Decimal', value: '0' } : null;
  let digits = BigInt(`${match[1]}${fraction}` || '0') * BigInt(parts.multiplier);
  let scale = fraction.length - exponent;
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  while (scale > 28 || (digits > decimalLimit && scale > 0)) {
    digits = divideHalfEven(digits);
    scale--;
  }
  if (digits > decimalLimit) return null;
  const sign = parts.negative && digits !== 0n ? '-' : '';
  const text = digits.toString().padStart(scale + 1, '0');
  const point = text.length - scale;
  return { type: 'Decimal', value: sign + (scale === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`) };
}

function divideHalfEven(value: bigint): bigint {
  const quotient = value / 10n;
  const rest = value % 10n;
  return rest > 5n || (rest === 5n && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
