import { formatFault, overflowFault } from '../convert/cast-errors.js';
import { convertTo } from '../convert/convert.js';
import { scanNumber } from '../convert/number-parsing.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, TerminatingError } from '../errors/terminating.js';
import type { CultureInfo, NumberFormat } from '../values/culture.js';
import type { NetType } from '../values/net-type.js';
import { BigInteger, Double } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** The bits of `System.Globalization.NumberStyles`. */
const allow = {
  leadingWhite: 1,
  trailingWhite: 2,
  leadingSign: 4,
  trailingSign: 8,
  parentheses: 16,
  decimalPoint: 32,
  thousands: 64,
  exponent: 128,
  currencySymbol: 256,
  hexSpecifier: 512,
  binarySpecifier: 1024,
} as const;

/** What `Parse` allows when no style is given: `Integer`, `Float | AllowThousands`, `Number`. */
function defaultStyle(type: NetType): number {
  if (type.name === 'Decimal') return 111;
  return type.name === 'Double' || type.name === 'Single' ? 231 : 7;
}

/** .NET's `Parse` of a number. Errors: FormatException, OverflowException. */
export function parseNumber(
  text: string,
  type: NetType,
  ctx: ScriptContext,
  culture: CultureInfo = ctx.culture,
  style: number = defaultStyle(type),
): Value {
  const has = (bit: number): boolean => (style & bit) !== 0;
  if (has(allow.hexSpecifier)) return parseDigits(text, type, ctx, '0x', /^[\da-f]+$/i);
  if (has(allow.binarySpecifier)) return parseDigits(text, type, ctx, '0b', /^[01]+$/);
  const special = isReal(type) ? specialText(text.trim(), culture.number) : undefined;
  if (special !== undefined) return convertTo(ctx, new Double(special), type);
  const plain = canonical(text, culture.number, has);
  if (plain === null) throw unreadable(text, type);
  return ofCanonical(plain, type, ctx);
}

function unreadable(text: string, type: NetType): TerminatingError {
  if (type.name !== 'BigInteger') return netError(formatFault(text));
  return netError(newException(FormatException, 'The value could not be parsed.'));
}

function isReal(type: NetType): boolean {
  return type.name === 'Double' || type.name === 'Single';
}

function specialText(text: string, format: NumberFormat): number | undefined {
  const lower = text.toLowerCase();
  if (lower === format.nan.toLowerCase() || lower === 'nan') return Number.NaN;
  if (lower === format.positiveInfinity.toLowerCase() || lower === 'infinity') return Number.POSITIVE_INFINITY;
  return lower === format.negativeInfinity.toLowerCase() || lower === '-infinity'
    ? Number.NEGATIVE_INFINITY
    : undefined;
}

function parseDigits(text: string, type: NetType, ctx: ScriptContext, prefix: string, form: RegExp): Value {
  const digits = text.trim();
  if (!form.test(digits)) throw unreadable(text, type);
  if (type.name === 'BigInteger') return new BigInteger(BigInt(prefix + digits));
  return overflowing(type, () => convertTo(ctx, prefix + digits, type));
}

/** The text with `.` as its point, without group separators and with its sign in front; null when the style does not allow it. */
function canonical(text: string, format: NumberFormat, has: (bit: number) => boolean): string | null {
  let rest = text;
  if (has(allow.leadingWhite)) rest = rest.trimStart();
  if (has(allow.trailingWhite)) rest = rest.replace(/[\s\0]+$/, '');
  let isNegative = false;
  if (has(allow.parentheses) && rest.startsWith('(') && rest.endsWith(')')) {
    isNegative = true;
    rest = rest.slice(1, -1);
  }
  if (has(allow.currencySymbol)) rest = rest.replace(format.currencySymbol, '').trim();
  const sign = /^[+-]/.exec(rest) ?? /[+-]$/.exec(rest);
  if (sign) {
    if (!has(sign.index === 0 ? allow.leadingSign : allow.trailingSign)) return null;
    isNegative = sign[0] === '-';
    rest = sign.index === 0 ? rest.slice(1) : rest.slice(0, -1);
  }
  if (has(allow.currencySymbol)) rest = rest.replace(format.currencySymbol, '').trim();
  const digits = digitsOf(rest, format, has);
  return digits === null ? null : (isNegative ? '-' : '') + digits;
}

function digitsOf(text: string, format: NumberFormat, has: (bit: number) => boolean): string | null {
  const exponent = has(allow.exponent) ? (/e[+-]?\d+$/i.exec(text)?.[0] ?? '') : '';
  const mantissa = text.slice(0, text.length - exponent.length);
  const pointAt = has(allow.decimalPoint) ? mantissa.indexOf(format.decimalSeparator) : -1;
  let whole = pointAt < 0 ? mantissa : mantissa.slice(0, pointAt);
  const fraction = pointAt < 0 ? '' : mantissa.slice(pointAt + format.decimalSeparator.length);
  if (has(allow.thousands) && /^\d/.test(whole)) whole = whole.replaceAll(format.groupSeparator, '');
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || whole + fraction === '') return null;
  return `${whole || '0'}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}

function ofCanonical(plain: string, type: NetType, ctx: ScriptContext): Value {
  if (isReal(type)) return convertTo(ctx, new Double(Number(plain)), type);
  if (type.name === 'Decimal') {
    const scanned = scanNumber(`${plain}d`);
    if (scanned === undefined) throw netError(overflowFault(type));
    return scanned;
  }
  if (/\.0*[1-9]/.test(plain)) throw netError(overflowFault(type));
  const whole = plain.replace(/\.0*/, '');
  if (type.name === 'BigInteger') return new BigInteger(BigInt(whole));
  return overflowing(type, () => convertTo(ctx, whole, type));
}

/** A number that does not fit is an OverflowException here, not a failed cast. */
function overflowing(type: NetType, convert: () => Value): Value {
  try {
    return convert();
  } catch (error) {
    throw error instanceof TerminatingError ? netError(overflowFault(type)) : error;
  }
}
