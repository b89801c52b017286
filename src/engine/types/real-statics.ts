import { Double, type Single } from '../values/numbers.js';
import type { StaticBody, StaticDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { mathOf } from './math-function.js';

/** Static fields of a floating point type that PowerShell shows as `shown`. */
export const realStatics = (
  shown: string,
  make: (value: number) => Value,
  max: number,
  epsilon: number,
): Record<string, StaticDefinition> => ({
  [`MaxValue: ${shown}`]: { get: () => make(max), field: true },
  [`MinValue: ${shown}`]: { get: () => make(-max), field: true },
  [`Epsilon: ${shown}`]: { get: () => make(epsilon), field: true },
  [`NaN: ${shown}`]: { get: () => make(Number.NaN), field: true },
  [`PositiveInfinity: ${shown}`]: { get: () => make(Infinity), field: true },
  [`NegativeInfinity: ${shown}`]: { get: () => make(-Infinity), field: true },
});

/** `IsNaN` and the like of a floating point type. */
export function realTests(shown: string): Record<string, StaticBody> {
  const test =
    (holds: (value: number) => boolean) =>
    ([value]: [Double | Single]) =>
      holds(value.value);
  return {
    [`IsNaN(${shown} d): bool`]: test(Number.isNaN),
    [`IsInfinity(${shown} d): bool`]: test((v) => Math.abs(v) === Infinity),
    [`IsPositiveInfinity(${shown} d): bool`]: test((v) => v === Infinity),
    [`IsNegativeInfinity(${shown} d): bool`]: test((v) => v === -Infinity),
    [`IsFinite(${shown} d): bool`]: test(Number.isFinite),
    [`IsInteger(${shown} d): bool`]: test(Number.isInteger),
    [`IsNegative(${shown} d): bool`]: test((v) => v < 0 || Object.is(v, -0)),
  };
}

/** `Round` of Double, which is that of Math. */
export const realRounding: Record<string, StaticBody> = Object.fromEntries(
  [
    'double x',
    'double x, int digits',
    'double x, System.MidpointRounding mode',
    'double x, int digits, System.MidpointRounding mode',
  ].map((parameters) => [`Round(${parameters}): double`, mathOf('Round')]),
);

/** Constants that only Double has here. */
export const doubleConstants: Record<string, StaticDefinition> = {
  'E: double': { get: () => new Double(Math.E), field: true },
  'Pi: double': { get: () => new Double(Math.PI), field: true },
  'Tau: double': { get: () => new Double(2 * Math.PI), field: true },
  'NegativeZero: double': { get: () => new Double(-0), field: true },
};
