import { tryConvert } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { PSArgumentOutOfRangeException, ValidationMetadataException } from '../errors/engine-exceptions.js';
import { withParameter } from '../errors/exception-types.js';
import { type NetException, newException } from '../errors/exceptions.js';
import { engineError, netError, type TerminatingError } from '../errors/terminating.js';
import { compareOrder } from '../operators/comparison.js';
import { unwrap } from '../values/custom-object.js';
import { methodFault } from '../values/member-errors.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeCodes } from '../values/type-codes.js';
import { requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { eachElement, type Validation } from './validation.js';
import * as text from './validation-texts.js';

/** Kinds of ValidateRange without limits. */
export const rangeKinds = ['Positive', 'NonNegative', 'Negative', 'NonPositive'] as const;

/** ValidateRange by sign. Values that are no numbers are refused. */
export function rangeKind(kind: (typeof rangeKinds)[number]): Validation {
  return {
    kind: 'ValidateRange',
    values: null,
    text: `range:${kind}`,
    check: eachElement((ctx, element) => {
      const plain = unwrap(element);
      const type = commonType(requireType('System.Int32'), typeOf(plain));
      const number = type ? tryConvert(ctx, plain, type) : undefined;
      if (number === undefined) return text.rangeType(typeOf(plain).name, type?.name ?? 'Int32');
      const order = compareOrder(ctx, number, 0, true);
      const fits = { Positive: order > 0, NonNegative: order >= 0, Negative: order < 0, NonPositive: order <= 0 }[kind];
      return fits ? null : text.wrongSign(toText(ctx, number), kind);
    }),
  };
}

/** ValidateRange of a script: values are converted to the type of the limits before they are compared. Limits that do not fit are an error. */
export function rangeOf(ctx: ScriptContext, low: Value, high: Value): Validation {
  const [minimum, maximum] = likeLimits(ctx, low, high);
  const type = typeOf(minimum);
  return {
    kind: 'ValidateRange',
    values: null,
    text: `range:${toText(ctx, minimum)}..${toText(ctx, maximum)}`,
    check: eachElement((given, element) => {
      const plain = unwrap(element);
      const value = typeOf(plain) === type ? plain : tryConvert(given, plain, type);
      if (value === undefined) return text.rangeType(typeOf(plain).name, type.name);
      if (compareOrder(given, value, minimum, true) < 0) {
        return text.belowRange(toText(given, value), toText(given, minimum));
      }
      if (compareOrder(given, value, maximum, true) <= 0) return null;
      return text.aboveRange(toText(given, value), toText(given, maximum));
    }),
  };
}

function likeLimits(ctx: ScriptContext, low: Value, high: Value): [Value, Value] {
  let limits: [Value, Value] = [low, high];
  if (typeOf(low) !== typeOf(high)) {
    const type = commonType(typeOf(low), typeOf(high));
    const common: [Value, Value] | null = type && [tryConvert(ctx, low, type), tryConvert(ctx, high, type)];
    if (!common || common.includes(undefined))
      throw badAttribute(text.unlikeLimits(typeOf(low).name, typeOf(high).name));
    limits = common;
  }
  if (compareOrder(ctx, limits[0], limits[1], true) > 0) throw badAttribute(text.maximumBelowMinimum.range);
  return limits;
}

/** Checks the two arguments of ValidateLength and ValidateCount as their constructors do. */
export function checkedLimits(kind: 'length' | 'count', minimum: number, maximum: number): void {
  const wrong =
    minimum < 0 ? (['minLength', minimum] as const) : maximum <= 0 ? (['maxLength', maximum] as const) : null;
  if (wrong) throw methodFault(netError(outOfRange(wrong[0], String(wrong[1]))), '.ctor', 2);
  if (maximum < minimum) throw badAttribute(text.maximumBelowMinimum[kind]);
}

/** `[ValidateSet()]`: the constructor, which the compiler calls itself, refuses a set of nothing. */
export function emptySet(): TerminatingError {
  return engineError(outOfRange('validValues', 'System.String[]'), 'ArgumentOutOfRange', 'InvalidArgument');
}

function outOfRange(name: string, actual: string): NetException {
  const message = `${withParameter(text.argumentOutOfRange(name), name)}\nActual value was ${actual}.`;
  return newException(PSArgumentOutOfRangeException, message);
}

function badAttribute(message: string): unknown {
  return methodFault(netError(newException(ValidationMetadataException, message)), '.ctor', 2);
}

const signed = new Set([5, 7, 9, 11]);

/** The type in which values of two types are compared; null when there is none. */
function commonType(first: NetType, second: NetType): NetType | null {
  // an object of any other type counts as small: the conversion refuses it
  const codes = [first, second].map(({ name }) => typeCodes[name] ?? 1);
  const code = Math.max(...codes);
  const name = commonName(
    code,
    codes.some((one) => signed.has(one)),
  );
  return name ? requireType(`System.${name}`) : null;
}

function commonName(code: number, anySigned: boolean): string | null {
  if (code <= 9) return 'Int32';
  if (code === 10) return anySigned ? 'Double' : 'UInt32';
  if (code === 11) return 'Int64';
  if (code === 12) return anySigned ? 'Double' : 'UInt64';
  if (code === 15) return 'Decimal';
  return code === 13 || code === 14 ? 'Double' : null;
}
