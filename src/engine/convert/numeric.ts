import { FormatException } from '../errors/exception-types.js';
import { type NetException, newException } from '../errors/exceptions.js';
import { EnumValue } from '../values/enums.js';
import type { NetType } from '../values/net-type.js';
import {
  BigInteger,
  Char,
  Decimal,
  Double,
  decimalFromDigits,
  decimalLimit,
  divideHalfEven,
  isNumeric,
  type NumericValue,
  roundHalfEven,
  Single,
  toDouble,
} from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { formatFault, invalidCastFault, overflowFault, valueCastError } from './cast-errors.js';
import { scanLoose, scanNumber } from './number-parsing.js';
import { significantText } from './number-text.js';
import { scalarObjectText, toTextCulture } from './text.js';

/** An integer type: its range and how its values are made. */
export interface IntegerSpec {
  readonly low: bigint;
  readonly high: bigint;
  readonly make: (value: bigint) => Value;
}

/** Types whose `IConvertible` exists but cannot become a number: the failure is .NET's, not "no conversion". */
function isConvertible(value: Value): boolean {
  return typeOf(value).fullName === 'System.DateTime';
}

/** Any value to an integer type. `undefined` when there is no rule; throws the cast error when the value does not fit. */
export function toInteger(ctx: ScriptContext, value: Value, type: NetType, spec: IntegerSpec): Value {
  const number = typeof value === 'string' ? integerText(ctx, value, type) : numericOf(value);
  if (number === undefined) return failConvertible(ctx, value, type);
  const whole = wholeOf(number);
  if (whole === undefined || whole < spec.low || whole > spec.high) {
    const id = typeof value === 'string' ? 'InvalidCastFromStringToInteger' : 'InvalidCastIConvertible';
    throw valueCastError(id, displayText(ctx, value), type, overflowFault(type));
  }
  return spec.make(whole);
}

function failConvertible(ctx: ScriptContext, value: Value, type: NetType): undefined {
  if (!isConvertible(value)) return undefined;
  throw valueCastError('InvalidCastIConvertible', displayText(ctx, value), type, invalidCastFault(typeOf(value), type));
}

function integerText(ctx: ScriptContext, text: string, type: NetType): NumericValue {
  return parseText(text) ?? failText(ctx, 'InvalidCastFromStringToInteger', text, type, formatFault(text));
}

function failText(_ctx: ScriptContext, id: string, text: string, type: NetType, fault: NetException): never {
  throw valueCastError(id, text, type, fault);
}

/** A text as a number of whatever type it looks like; the empty text is 0; `undefined` when it is none. */
export function parseText(text: string): NumericValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return scanNumber(trimmed) ?? scanLoose(trimmed);
}

/** Numbers, chars, booleans and enums as a number; `undefined` for everything else. */
export function numericOf(value: Value): NumericValue | undefined {
  if (isNumeric(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Char) return value.code;
  if (value instanceof EnumValue) return value.number;
  return undefined;
}

/** The integer nearest to a number, ties to even; `undefined` for NaN and infinities. */
export function wholeOf(value: NumericValue): bigint | undefined {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) return divideHalfEven(value.units, 10n ** BigInt(value.scale));
  if (typeof value.value === 'bigint') return value.value;
  if (!Number.isFinite(value.value)) return undefined;
  return BigInt(Number.isInteger(value.value) ? value.value : roundHalfEven(value.value));
}

/** Any value to Double or Single. */
export function toReal(ctx: ScriptContext, value: Value, type: NetType, make: (value: number) => Value): Value {
  if (typeof value === 'string') {
    const parsed = parseText(value);
    if (parsed !== undefined) return make(toDouble(parsed));
    throw valueCastError('InvalidCastFromStringToDoubleOrSingle', value, type, formatFault(value));
  }
  const number = numericOf(value);
  return number === undefined ? failConvertible(ctx, value, type) : make(toDouble(number));
}

/** Any value to Decimal. Doubles keep 15 significant digits, singles 7, as .NET's conversion does. */
export function toDecimalValue(ctx: ScriptContext, value: Value, type: NetType): Value {
  const number = typeof value === 'string' ? parseText(value) : numericOf(value);
  if (number === undefined) {
    if (typeof value !== 'string') return failConvertible(ctx, value, type);
    throw valueCastError('InvalidCastFromStringToDecimal', value, type, formatFault(value));
  }
  const decimal = decimalOf(number);
  if (decimal) return decimal;
  const id = typeof value === 'string' ? 'InvalidCastFromStringToDecimal' : 'InvalidCastIConvertible';
  throw valueCastError(id, displayText(ctx, value), type, overflowFault(type));
}

/** A number as Decimal; `undefined` when it does not fit. */
export function decimalOf(value: NumericValue): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (value instanceof Double || value instanceof Single) {
    const digits = value instanceof Double ? 15 : 7;
    if (!(Math.abs(value.value) < 7.9228162514264338e28)) return undefined;
    return trimZeros(decimalFromDigits(significantText(value.value, digits).replace('E', 'e').replace('e+', 'e')));
  }
  const units = wholeOf(value)!;
  return (units < 0n ? -units : units) > decimalLimit ? undefined : new Decimal(units);
}

function trimZeros(value: Decimal): Decimal {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }
  return new Decimal(units, scale);
}

/** Any value to BigInteger; fractions are cut off. */
export function toBigInteger(_ctx: ScriptContext, value: Value, type: NetType): Value {
  if (typeof value === 'string') {
    const text = value.trim();
    if (/^[+-]?\d+$/.test(text)) return new BigInteger(BigInt(text.replace('+', '')));
    throw valueCastError('InvalidCastParseTargetInvocationWithFormatProvider', value, type, parseFault());
  }
  const number = numericOf(value);
  if (number === undefined) return undefined;
  if (number instanceof Double || number instanceof Single) {
    return Number.isFinite(number.value) ? new BigInteger(BigInt(Math.trunc(number.value))) : undefined;
  }
  if (number instanceof Decimal) return new BigInteger(number.units / 10n ** BigInt(number.scale));
  return new BigInteger(wholeOf(number)!);
}

function parseFault(): NetException {
  return newException(FormatException, 'The value could not be parsed.');
}

/** How error texts quote a value: its `.ToString()`, collections by their type. */
export function displayText(ctx: ScriptContext, value: Value): string {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null && typeOf(value).enumerator !== null)) {
    return scalarObjectText(ctx, value, false);
  }
  return toTextCulture(ctx, value);
}
