import {
  BigInteger,
  Byte,
  Decimal,
  Double,
  decimalFromDigits,
  decimalLimit,
  Int16,
  type NumericValue,
  SByte,
  UInt16,
  UInt32,
  UInt64,
} from '../values/numbers.js';

const shape = /^([+-]?)(?:0x([0-9a-f]*?)|0b([01]*)|((?:\d+\.?\d*|\.\d+))(e[+-]?\d+)?)(u?[ysl]|u|d|n)?([kmgtp]b)?$/i;
const hexShape = /^([+-]?)0x([0-9a-f]*)(u?[sl]|u[y]?|y|n)?([kmgtp]b)?$/i;

const multipliers: Readonly<Record<string, bigint>> = {
  kb: 1n << 10n,
  mb: 1n << 20n,
  gb: 1n << 30n,
  tb: 1n << 40n,
  pb: 1n << 50n,
};

/**
 * Reads a text by the grammar of number literals (§5): sign, decimal, hex or binary digits, suffix, multiplier. `undefined` when it is no
 * number or does not fit its suffix. The text must be trimmed and not empty.
 */
export function scanNumber(text: string): NumericValue | undefined {
  const simple = scanSimple(text);
  if (simple !== undefined) return simple;
  const hex = hexShape.exec(text);
  const match = hex ?? shape.exec(text);
  if (!match) return undefined;
  if (hex) return scaled(radixValue(hex[2]!, 16, hex[1] === '-', isUnsigned(hex[3])), hex[3], hex[4]);
  const [, sign, , binary, digits, exponent, suffix, multiplier] = match;
  if (binary !== undefined) return scaled(radixValue(binary, 2, sign === '-', isUnsigned(suffix)), suffix, multiplier);
  return scanDecimalDigits((sign ?? '') + digits!, exponent, suffix, multiplier);
}

/** Plain integers of at most nine digits, by far the commonest numbers in texts. */
function scanSimple(text: string): number | undefined {
  const length = text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length === start || length - start > 9) return undefined;
  let value = 0;
  for (let i = start; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return start === 1 && value !== 0 ? -value : value;
}

function scanDecimalDigits(
  digits: string,
  exponent: string | undefined,
  suffix: string | undefined,
  multiplier: string | undefined,
): NumericValue | undefined {
  const isReal = exponent !== undefined || digits.includes('.');
  if (suffix?.toLowerCase() === 'd') return decimalLiteral(digits + (exponent ?? ''), multiplier);
  if (!isReal) return scaled(BigInt(digits.replace('+', '')), suffix, multiplier);
  const real = Number(digits + (exponent ?? '')) * Number(factorOf(multiplier));
  if (suffix === undefined) return new Double(real);
  const rounded = Math.round(real);
  return Number.isFinite(rounded) ? withSuffix(BigInt(rounded), suffix) : undefined;
}

function factorOf(multiplier: string | undefined): bigint {
  return multiplier ? multipliers[multiplier.toLowerCase()]! : 1n;
}

/** A text of digits as Decimal, `undefined` when it is out of range. */
function decimalLiteral(text: string, multiplier: string | undefined): Decimal | undefined {
  if (Math.abs(Number(text)) > 7.9228162514264338e28) return undefined;
  const value = decimalFromDigits(text);
  const units = value.units * factorOf(multiplier);
  return (units < 0n ? -units : units) > decimalLimit ? undefined : new Decimal(units, value.scale);
}

function isUnsigned(suffix: string | undefined): boolean {
  return suffix !== undefined && suffix[0]!.toLowerCase() === 'u';
}

/** Digit counts at which the first bit is a sign (PowerShell's parser); other counts, and a leading 0, are unsigned. */
const signedLengths = { 2: [8, 16, 32, 64, 96], 16: [8, 16, 24] };

/** Hex and binary digits: two's complement at the lengths of .NET's types unless an unsigned suffix is there. */
function radixValue(digits: string, radix: 2 | 16, negative: boolean, unsigned: boolean): bigint {
  if (digits === '') return 0n;
  const value = BigInt((radix === 16 ? '0x' : '0b') + digits);
  const bits = digits.length * (radix === 16 ? 4 : 1);
  const isSigned = !unsigned && (signedLengths[radix].includes(digits.length) || bits >= 128);
  const signed = isSigned ? BigInt.asIntN(bits, value) : value;
  return negative ? -signed : signed;
}

function scaled(value: bigint, suffix: string | undefined, multiplier: string | undefined): NumericValue | undefined {
  const product = value * factorOf(multiplier);
  if (suffix === undefined) return smallestInteger(product);
  return withSuffix(product, suffix);
}

/** int → long → decimal → double, the first that holds the value. */
function smallestInteger(value: bigint): NumericValue {
  if (value >= -2147483648n && value <= 2147483647n) return Number(value);
  if (BigInt.asIntN(64, value) === value) return value;
  const size = value < 0n ? -value : value;
  return size <= decimalLimit ? new Decimal(value) : new Double(Number(value));
}

function withSuffix(value: bigint, suffix: string): NumericValue | undefined {
  const fits = (low: bigint, high: bigint): boolean => value >= low && value <= high;
  switch (suffix.toLowerCase()) {
    case 'y':
      return fits(-128n, 127n) ? new SByte(Number(value)) : undefined;
    case 'uy':
      return fits(0n, 255n) ? new Byte(Number(value)) : undefined;
    case 's':
      return fits(-32768n, 32767n) ? new Int16(Number(value)) : undefined;
    case 'us':
      return fits(0n, 65535n) ? new UInt16(Number(value)) : undefined;
    case 'l':
      return BigInt.asIntN(64, value) === value ? value : undefined;
    case 'ul':
      return BigInt.asUintN(64, value) === value ? new UInt64(value) : undefined;
    case 'u':
      if (fits(0n, 4294967295n)) return new UInt32(Number(value));
      return BigInt.asUintN(64, value) === value ? new UInt64(value) : undefined;
    case 'n':
      return new BigInteger(value);
    default:
      return undefined;
  }
}

/** .NET's own number styles where the literal grammar did not match: thousands separators, `Infinity`, `NaN`. */
export function scanLoose(text: string): Double | undefined {
  if (/^[+-]?[\d,]*\.?\d*(e[+-]?\d+)?$/i.test(text) && /\d/.test(text))
    return new Double(Number(text.replaceAll(',', '')));
  switch (text.toLowerCase()) {
    case 'nan':
      return new Double(Number.NaN);
    case 'infinity':
    case '∞':
      return new Double(Infinity);
    case '-infinity':
    case '-∞':
      return new Double(-Infinity);
    default:
      return undefined;
  }
}
