import { calculate } from '../operators/number-arithmetic.js';
import { compareNumbers } from '../operators/number-compare.js';
import { typedArray } from '../values/arrays.js';
import { Decimal, Double, decimalToDouble } from '../values/numbers.js';
import type { StaticBody } from '../values/type-definition.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { mathOf } from './math-function.js';

/** The four 32-bit parts of a decimal: 96 bits of the number, then sign and scale. */
function decimalBits({ units, scale }: Decimal): Value {
  const number = units < 0n ? -units : units;
  const parts = [0n, 32n, 64n].map((shift) => Number(BigInt.asIntN(32, number >> shift)));
  return typedArray(requireType('System.Int32'), [...parts, (scale << 16) | (units < 0n ? -2147483648 : 0)]);
}

/** Static methods of Decimal. */
export const decimalMath: Record<string, StaticBody> = {
  'Round(decimal d): decimal': mathOf('Round'),
  'Round(decimal d, int decimals): decimal': mathOf('Round'),
  'Round(decimal d, System.MidpointRounding mode): decimal': mathOf('Round'),
  'Round(decimal d, int decimals, System.MidpointRounding mode): decimal': mathOf('Round'),
  'Floor(decimal d): decimal': mathOf('Floor'),
  'Ceiling(decimal d): decimal': mathOf('Ceiling'),
  'Compare(decimal d1, decimal d2): int': ([a, b]: [Decimal, Decimal]) => compareNumbers(a, b),
  'ToInt32(decimal d): int': ([d]: [Decimal]) => Number(d.units / 10n ** BigInt(d.scale)),
  'ToInt64(decimal d): long': ([d]: [Decimal]) => d.units / 10n ** BigInt(d.scale),
  'ToDouble(decimal d): double': ([d]: [Decimal]) => new Double(decimalToDouble(d)),
  'Add(decimal d1, decimal d2): decimal': ([a, b]: [Decimal, Decimal]) => calculate('add', a, b),
  'Subtract(decimal d1, decimal d2): decimal': ([a, b]: [Decimal, Decimal]) => calculate('subtract', a, b),
  'Multiply(decimal d1, decimal d2): decimal': ([a, b]: [Decimal, Decimal]) => calculate('multiply', a, b),
  'Divide(decimal d1, decimal d2): decimal': ([a, b]: [Decimal, Decimal]) => calculate('divide', a, b),
  'Remainder(decimal d1, decimal d2): decimal': ([a, b]: [Decimal, Decimal]) => calculate('remainder', a, b),
  'Equals(decimal d1, decimal d2): bool': ([a, b]: [Decimal, Decimal]) => compareNumbers(a, b) === 0,
  'Clamp(decimal value, decimal min, decimal max): decimal': mathOf('Clamp'),
  'IsInteger(decimal value): bool': ([d]: [Decimal]) => d.units % 10n ** BigInt(d.scale) === 0n,
  'IsNegative(decimal value): bool': ([d]: [Decimal]) => d.units < 0n,
  'IsPositive(decimal value): bool': ([d]: [Decimal]) => d.units >= 0n,
  'IsEvenInteger(decimal value): bool': ([d]: [Decimal]) => d.units % (2n * 10n ** BigInt(d.scale)) === 0n,
  'IsOddInteger(decimal value): bool': ([d]: [Decimal]) => {
    const one = 10n ** BigInt(d.scale);
    return d.units % one === 0n && (d.units / one) % 2n !== 0n;
  },
  'GetBits(decimal d): int[]': ([d]: [Decimal]) => decimalBits(d),
  'Negate(decimal d): decimal': ([d]: [Decimal]) => new Decimal(-d.units, d.scale),
  'Truncate(decimal d): decimal': ([d]: [Decimal]) => new Decimal(d.units / 10n ** BigInt(d.scale)),
};
