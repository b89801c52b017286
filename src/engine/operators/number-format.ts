import {
  decimalText,
  localizeNumber,
  roundTripText,
  significantText,
  singleRoundTripText,
} from '../convert/number-text.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import type { CultureInfo } from '../values/culture.js';
import {
  Byte,
  Decimal,
  Double,
  Int16,
  isInteger,
  type NumericValue,
  SByte,
  Single,
  toDouble,
  UInt16,
  UInt32,
} from '../values/numbers.js';
import { customNumber } from './custom-number-format.js';
import { groupDigits, roundDigits } from './digit-text.js';

/** `Format specifier was invalid.` */
function formatFault(): TerminatingError {
  return netError(newException(FormatException, 'Format specifier was invalid.'));
}

/** A number by a .NET standard (`N2`, `C`, `P1`, `D3`, `X`, `E2`, `F`, `G`, `R`) or custom (`#,##0.00`) format. */
export function formatNumber(value: NumericValue, format: string, culture: CultureInfo): string {
  if (format === '') return localizeNumber(plainNumber(value), culture);
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format);
  if (!standard) return customNumber(value, format, culture);
  const precision = standard[2] === '' ? null : Number(standard[2]);
  return standardNumber(value, standard[1]!, precision, culture);
}

/** `.ToString()` in the invariant culture: all digits a number has. */
export function plainNumber(value: NumericValue): string {
  if (value instanceof Double) return roundTripText(value.value);
  if (value instanceof Single) return singleRoundTripText(value.value);
  if (value instanceof Decimal) return decimalText(value);
  return typeof value === 'object' ? value.value.toString() : value.toString();
}

function standardNumber(value: NumericValue, letter: string, precision: number | null, culture: CultureInfo): string {
  const { number } = culture;
  const special = specialText(value);
  if (special !== null && !/[dxbXDB]/.test(letter)) return localizeNumber(special, culture);
  switch (letter.toUpperCase()) {
    case 'N':
      return signed(value, culture, groupDigits(fixed(value, precision ?? number.numberDigits), number));
    case 'F':
      return signed(value, culture, ungrouped(fixed(value, precision ?? number.numberDigits), culture));
    case 'C':
      return shaped(
        value,
        number.currencyPositive,
        number.currencyNegative,
        groupDigits(fixed(value, precision ?? number.currencyDigits), number),
      );
    case 'P':
      return shaped(
        value,
        number.percentPositive,
        number.percentNegative,
        groupDigits(fixed(value, precision ?? number.percentDigits, 2), number),
      );
    case 'E':
      return localizeNumber(exponential(value, precision ?? 6, letter), culture);
    case 'G':
      return localizeNumber(general(value, precision, letter), culture);
    case 'R':
      if (isInteger(value)) throw formatFault();
      return localizeNumber(plainNumber(value), culture);
    default:
      return integerOnly(value, letter, precision, culture);
  }
}

function specialText(value: NumericValue): string | null {
  const double = value instanceof Double || value instanceof Single ? value.value : 0;
  return Number.isFinite(double) ? null : plainNumber(value);
}

function isNegative(value: NumericValue): boolean {
  if (value instanceof Decimal) return value.units < 0n;
  return typeof value === 'object' ? value.value < 0 || Object.is(value.value, -0) : value < 0;
}

/** Digits without sign, rounded to a count of decimals; `shift` moves the point to the right first (percent). */
function fixed(value: NumericValue, decimals: number, shift = 0): string {
  if (value instanceof Double || value instanceof Single) return roundDouble(Math.abs(value.value), decimals, shift);
  return roundDigits(plainNumber(value).replace('-', ''), decimals, shift);
}

/** Rounds the exact value of a double; a value that lies exactly between goes to the even digit. */
function roundDouble(value: number, decimals: number, shift: number): string {
  if (shift > 0 && value < 1e15)
    return roundDigits(value.toFixed(Math.min(100, decimals + shift + 25)), decimals, shift, true);
  if (shift > 0) return roundDigits(exactText(value), decimals, shift);
  const quick = quickRound(value, decimals);
  if (quick !== null) return quick;
  if (value >= 1e21) return BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
  if (decimals > 75) return value.toFixed(100).padEnd(decimals, '0');
  const exact = value.toFixed(Math.min(100, decimals + 25));
  return roundDigits(exact, decimals, 0, true);
}

const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** Rounding by arithmetic where the value is small and clearly not halfway between two digits; null otherwise. */
function quickRound(value: number, decimals: number): string | null {
  const power = powers[decimals];
  if (power === undefined || value > 1e9) return null;
  const scaled = value * power;
  const fraction = scaled - Math.floor(scaled);
  if (Math.abs(fraction - 0.5) < 1e-6) return null;
  const rounded = Math.round(scaled);
  if (decimals === 0) return String(rounded);
  const whole = Math.floor(rounded / power);
  return `${whole}.${String(rounded - whole * power).padStart(decimals, '0')}`;
}

function exactText(value: number): string {
  return value >= 1e21 ? BigInt(value).toString() : value.toFixed(40);
}

function ungrouped(text: string, culture: CultureInfo): string {
  return text.replace('.', culture.number.decimalSeparator);
}

function signed(value: NumericValue, culture: CultureInfo, text: string): string {
  return isNegative(value) && /[1-9]/.test(text)
    ? culture.number.negativeSign + text
    : isMinusZero(value)
      ? `-${text}`
      : text;
}

function isMinusZero(value: NumericValue): boolean {
  return (value instanceof Double || value instanceof Single) && (Object.is(value.value, -0) || value.value < 0);
}

function shaped(value: NumericValue, positive: string, negative: string, text: string): string {
  const shape = isNegative(value) && /[1-9]/.test(text) ? negative : positive;
  return shape.replace('{n}', () => text);
}

function exponential(value: NumericValue, digits: number, letter: string): string {
  const text = toDouble(value).toExponential(Math.min(digits, 100));
  const [mantissa, exponent] = text.split('e') as [string, string];
  const power = Math.abs(Number(exponent)).toString().padStart(3, '0');
  return `${mantissa}${letter}${exponent.startsWith('-') ? '-' : '+'}${power}`;
}

function general(value: NumericValue, precision: number | null, letter: string): string {
  if (precision === null || precision === 0) return plainNumber(value);
  if (value instanceof Decimal) return significantText(toDouble(value), Math.min(precision, 29));
  if (isInteger(value) && plainNumber(value).replace('-', '').length <= precision) return plainNumber(value);
  const text = significantText(toDouble(value), Math.min(precision, 100));
  return letter === 'g' ? text.toLowerCase() : text;
}

function integerOnly(value: NumericValue, letter: string, precision: number | null, culture: CultureInfo): string {
  if (!isInteger(value)) throw formatFault();
  const digits = precision ?? 0;
  switch (letter.toUpperCase()) {
    case 'D': {
      const text = plainNumber(value).replace('-', '').padStart(digits, '0');
      return isNegative(value) ? culture.number.negativeSign + text : text;
    }
    case 'X': {
      const text = bits(value).toString(16).padStart(digits, '0');
      return letter === 'X' ? text.toUpperCase() : text;
    }
    case 'B':
      return bits(value).toString(2).padStart(digits, '0');
    default:
      throw formatFault();
  }
}

function widthOf(value: object): number {
  if (value instanceof Byte || value instanceof SByte) return 8;
  if (value instanceof Int16 || value instanceof UInt16) return 16;
  return value instanceof UInt32 ? 32 : 64;
}

/** The bits of an integer in its own width, as an unsigned number. */
function bits(value: NumericValue): bigint {
  if (typeof value === 'number') return BigInt.asUintN(32, BigInt(value));
  if (typeof value === 'bigint') return BigInt.asUintN(64, value);
  return BigInt.asUintN(widthOf(value), BigInt((value as { value: number | bigint }).value));
}
