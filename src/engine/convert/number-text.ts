import type { CultureInfo } from '../values/culture.js';
import type { Decimal } from '../values/numbers.js';

/** A double as casts and interpolation write it: at most 15 significant digits, invariant (`G15`). */
export function doubleText(value: number): string {
  return significantText(value, 15);
}

/** A single as casts and interpolation write it: at most 7 significant digits. */
export function singleText(value: number): string {
  return significantText(value, 7);
}

/** .NET's `G<digits>`: trailing zeros dropped, exponent form below 1E-05 and from 10^digits. */
export function significantText(value: number, digits: number): string {
  const special = specialText(value);
  if (special !== null) return special;
  const [mantissa, exponentText] = value.toExponential(digits - 1).split('e') as [string, string];
  return layOut(
    mantissa.replace('-', '').replace('.', ''),
    Number(exponentText),
    value < 0 || Object.is(value, -0),
    digits,
  );
}

/** The shortest text that reads back as the same double (`.ToString()`, `R`). */
export function roundTripText(value: number): string {
  const special = specialText(value);
  if (special !== null) return special;
  return shortestText(value.toExponential(), value, 15);
}

/** The shortest text that reads back as the same single. */
export function singleRoundTripText(value: number): string {
  const special = specialText(value);
  if (special !== null) return special;
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toExponential(digits - 1);
    if (Math.fround(Number(text)) === value) return shortestText(text, value, 7);
  }
  return shortestText(value.toExponential(8), value, 7);
}

function shortestText(exponential: string, value: number, limit: number): string {
  const [mantissa, exponentText] = exponential.split('e') as [string, string];
  return layOut(
    mantissa.replace('-', '').replace('.', ''),
    Number(exponentText),
    value < 0 || Object.is(value, -0),
    limit,
  );
}

function specialText(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return 'Infinity';
  if (value === -Infinity) return '-Infinity';
  return null;
}

/** Digits and a decimal exponent as .NET lays them out; exponent form has at least two exponent digits. */
function layOut(digits: string, exponent: number, negative: boolean, limit: number): string {
  const significant = digits.replace(/0+$/, '') || '0';
  const sign = negative ? '-' : '';
  if (exponent >= limit || exponent < -4) {
    const fraction = significant.length > 1 ? `.${significant.slice(1)}` : '';
    const power = Math.abs(exponent).toString().padStart(2, '0');
    return `${sign}${significant[0]}${fraction}E${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${significant}`;
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = significant.slice(exponent + 1);
  return fraction ? `${sign}${whole}.${fraction}` : sign + whole;
}

/** A Decimal with all digits of its scale. */
export function decimalText(value: Decimal): string {
  if (value.scale === 0) return value.units.toString();
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const split = digits.length - value.scale;
  return `${negative ? '-' : ''}${digits.slice(0, split)}.${digits.slice(split)}`;
}

/** Puts a culture's separators, signs and symbols into an invariant number text. */
export function localizeNumber(text: string, culture: CultureInfo): string {
  const { number } = culture;
  if (text === 'NaN') return number.nan;
  if (text === 'Infinity') return number.positiveInfinity;
  if (text === '-Infinity') return number.negativeInfinity;
  if (number.decimalSeparator === '.' && number.negativeSign === '-') return text;
  return text.replace(/[.-]/g, (c) => (c === '.' ? number.decimalSeparator : number.negativeSign));
}
