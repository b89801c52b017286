import { calculate } from '../operators/number-arithmetic.js';
import { compareNumbers } from '../operators/number-compare.js';
import { BigInteger, Double } from '../values/numbers.js';
import type { StaticBody } from '../values/type-definition.js';

/** `[bigint]` arithmetic beyond the operators. */
export const bigMath: Record<string, StaticBody> = {
  'Compare(bigint left, bigint right): int': ([a, b]: [BigInteger, BigInteger]) => compareNumbers(a, b),
  'Log(bigint value): double': ([value]: [BigInteger]) => new Double(Math.log(Number(value.value))),
  'Log10(bigint value): double': ([value]: [BigInteger]) => new Double(Math.log10(Number(value.value))),
  'Pow(bigint value, int exponent): bigint': ([value, exponent]: [BigInteger, number]) =>
    new BigInteger(value.value ** BigInt(exponent)),
  'Add(bigint left, bigint right): bigint': ([a, b]: [BigInteger, BigInteger]) => new BigInteger(a.value + b.value),
  'Subtract(bigint left, bigint right): bigint': ([a, b]: [BigInteger, BigInteger]) =>
    new BigInteger(a.value - b.value),
  'Multiply(bigint left, bigint right): bigint': ([a, b]: [BigInteger, BigInteger]) =>
    new BigInteger(a.value * b.value),
  'Divide(bigint dividend, bigint divisor): bigint': ([a, b]: [BigInteger, BigInteger]) => calculate('divide', a, b),
  'Remainder(bigint dividend, bigint divisor): bigint': ([a, b]: [BigInteger, BigInteger]) =>
    calculate('remainder', a, b),
  'Negate(bigint value): bigint': ([value]: [BigInteger]) => new BigInteger(-value.value),
  'GreatestCommonDivisor(bigint left, bigint right): bigint': ([a, b]: [BigInteger, BigInteger]) =>
    new BigInteger(commonDivisor(a.value, b.value)),
  'ModPow(bigint value, bigint exponent, bigint modulus): bigint': ([value, exponent, modulus]: [
    BigInteger,
    BigInteger,
    BigInteger,
  ]) => new BigInteger(modularPower(value.value, exponent.value, modulus.value)),
};

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function modularPower(value: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let base = value % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}
