import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { convertTo } from '../../../src/engine/convert/convert.js';
import { toTextCulture } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { Decimal, Double, type NumericValue, Single, toDouble } from '../../../src/engine/values/numbers.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import type { RandomSource } from './random-source.js';

/** Parameters that Get-Random and Get-SecureRandom share. */
interface RandomParameters {
  readonly Minimum: Value;
  readonly Maximum: Value;
  readonly Count: number | undefined;
  readonly Shuffle: boolean;
  readonly InputObject: readonly Value[] | undefined;
}

type RandomContext = Pick<CmdletContext<unknown>, 'script' | 'write' | 'throwTerminating' | 'parameterSet'>;

/** Random numbers, or objects chosen at random without repetition. */
export function randomBody(context: RandomContext, p: RandomParameters, source: RandomSource): CmdletBody {
  const values: Value[] = [];
  return {
    process() {
      // Which set it is may only be known when the first object comes.
      if (context.parameterSet === 'RandomNumberParameterSet') writeNumbers(context, p, source);
      for (const value of p.InputObject ?? []) values.push(value);
    },
    end() {
      const wanted = p.Shuffle ? values.length : Math.min(p.Count ?? 1, values.length);
      for (let k = 0; k < wanted; k++) {
        const other = k + source.below(values.length - k);
        [values[k], values[other]] = [values[other], values[k]];
        context.write(values[k]);
      }
    },
  };
}

function writeNumbers(context: RandomContext, p: RandomParameters, source: RandomSource): void {
  const minimum = numberOf(context, p.Minimum);
  const maximum = numberOf(context, p.Maximum);
  const isReal = isFraction(minimum) || isFraction(maximum);
  const isLong = typeof minimum === 'bigint' || typeof maximum === 'bigint';
  const from = minimum === null ? 0 : toDouble(minimum);
  const to = maximum === null ? (isReal ? Number.MAX_VALUE : isLong ? 2 ** 63 : 2_147_483_647) : toDouble(maximum);
  if (from >= to) {
    const message = `The Minimum value (${shown(context, p.Minimum, 0)}) cannot be greater than or equal to the Maximum value (${shown(context, p.Maximum, to)}).`;
    const exception = newException(ArgumentException, message);
    context.throwTerminating(errorRecord({ exception, id: 'MinGreaterThanOrEqualMax', category: 'InvalidArgument' }));
  }
  for (let k = 0; k < (p.Count ?? 1); k++) context.write(oneNumber(source, from, to, isReal, isLong));
}

function oneNumber(source: RandomSource, from: number, to: number, isReal: boolean, isLong: boolean): Value {
  if (isReal) return new Double(from + source.fraction() * (to - from));
  const span = to - from;
  const number = span <= 2 ** 48 - 1 ? from + source.below(span) : from + Math.floor(source.fraction() * span);
  return isLong ? BigInt(number) : number;
}

function isFraction(value: NumericValue | null): boolean {
  return value instanceof Double || value instanceof Single || value instanceof Decimal;
}

function numberOf({ script }: RandomContext, value: Value): NumericValue | null {
  if (isNullish(value)) return null;
  const inner = unwrap(value);
  if (typeof inner === 'number' || typeof inner === 'bigint' || inner instanceof Double) return inner;
  if (inner instanceof Single || inner instanceof Decimal) return inner;
  const type = typeof inner === 'string' && /^[+-]?\d{1,9}$/.test(inner.trim()) ? 'System.Int32' : 'System.Double';
  return convertTo(script, inner, requireType(type)) as NumericValue;
}

function shown({ script }: RandomContext, value: Value, otherwise: number): string {
  return isNullish(value) ? String(otherwise) : toTextCulture(script, value);
}
