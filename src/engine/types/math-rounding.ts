import { ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import type { EnumValue } from '../values/enums.js';
import { Decimal, Double, roundHalfEven } from '../values/numbers.js';
import type { StaticBody } from '../values/type-definition.js';

type Rounding = 'ToEven' | 'AwayFromZero' | 'ToZero' | 'ToNegativeInfinity' | 'ToPositiveInfinity';

/** Rounds to a whole number by one of .NET's five rules. */
function roundWhole(value: number, mode: Rounding): number {
  switch (mode) {
    case 'ToEven':
      return Number.isFinite(value) ? roundHalfEven(value) : value;
    case 'AwayFromZero': {
      const whole = Math.trunc(value);
      return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
    }
    case 'ToZero':
      return Math.trunc(value);
    case 'ToNegativeInfinity':
      return Math.floor(value);
    case 'ToPositiveInfinity':
      return Math.ceil(value);
  }
}

/** .NET scales by a power of ten, rounds and scales back; beyond 1e16 a double has no fraction. */
function roundDouble(value: number, digits: number, mode: Rounding): Double {
  if (digits < 0 || digits > 15) throw outOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  if (Math.abs(value) >= 1e16) return new Double(value);
  const power = 10 ** digits;
  return new Double(roundWhole(value * power, mode) / power);
}

function roundUnits(units: bigint, divisor: bigint, mode: Rounding): bigint {
  const quotient = units / divisor;
  const rest = units % divisor;
  if (rest === 0n) return quotient;
  const away = units < 0n ? quotient - 1n : quotient + 1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  switch (mode) {
    case 'ToZero':
      return quotient;
    case 'ToNegativeInfinity':
      return units < 0n ? away : quotient;
    case 'ToPositiveInfinity':
      return units < 0n ? quotient : away;
    case 'AwayFromZero':
      return twice >= divisor ? away : quotient;
    case 'ToEven':
      return twice > divisor || (twice === divisor && quotient % 2n !== 0n) ? away : quotient;
  }
}

function roundDecimal(value: Decimal, digits: number, mode: Rounding): Decimal {
  if (digits < 0 || digits > 28) {
    throw outOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
  }
  if (value.scale <= digits) return value;
  return new Decimal(roundUnits(value.units, 10n ** BigInt(value.scale - digits), mode), digits);
}

function outOfRange(parameter: string, message: string): TerminatingError {
  return netError(
    newException(ArgumentOutOfRangeException, `${message} (Parameter '${parameter}')`, null, { ParamName: parameter }),
  );
}

const modeOf = (mode: EnumValue): Rounding => mode.text as Rounding;

/** `Math.Round` for decimals and doubles. */
export const rounding: Record<string, StaticBody> = {
  'Round(decimal d): decimal': ([d]: [Decimal]) => roundDecimal(d, 0, 'ToEven'),
  'Round(decimal d, int decimals): decimal': ([d, digits]: [Decimal, number]) => roundDecimal(d, digits, 'ToEven'),
  'Round(decimal d, System.MidpointRounding mode): decimal': ([d, mode]: [Decimal, EnumValue]) =>
    roundDecimal(d, 0, modeOf(mode)),
  'Round(decimal d, int decimals, System.MidpointRounding mode): decimal': ([d, digits, mode]: [
    Decimal,
    number,
    EnumValue,
  ]) => roundDecimal(d, digits, modeOf(mode)),
  'Round(double a): double': ([a]: [Double]) => new Double(roundWhole(a.value, 'ToEven')),
  'Round(double value, int digits): double': ([a, digits]: [Double, number]) => roundDouble(a.value, digits, 'ToEven'),
  'Round(double value, System.MidpointRounding mode): double': ([a, mode]: [Double, EnumValue]) =>
    new Double(roundWhole(a.value, modeOf(mode))),
  'Round(double value, int digits, System.MidpointRounding mode): double': ([a, digits, mode]: [
    Double,
    number,
    EnumValue,
  ]) => roundDouble(a.value, digits, modeOf(mode)),
};

/** `Floor`, `Ceiling`, `Truncate`: for decimals and doubles. */
export function toWhole(name: string, mode: Rounding): Record<string, StaticBody> {
  return {
    [`${name}(decimal d): decimal`]: ([d]: [Decimal]) => roundDecimal(d, 0, mode),
    [`${name}(double d): double`]: ([d]: [Double]) => new Double(roundWhole(d.value, mode)),
  };
}
