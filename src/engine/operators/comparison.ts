import { castCause } from '../convert/cast-errors.js';
import { convertTo, tryConvert } from '../convert/convert.js';
import { displayText, numericOf, parseText } from '../convert/numeric.js';
import { toText, toTextCulture } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { runtimeError, TerminatingError } from '../errors/terminating.js';
import { enumerate, isEnumerable, itemsOf } from '../values/arrays.js';
import { CustomObject, unwrap } from '../values/custom-object.js';
import { EnumValue } from '../values/enums.js';
import { Char, isNumeric, type NumericValue } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings, equalStrings } from '../values/string-compare.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, NetObject, type Value } from '../values/value.js';
import { compareNumbers, equalNumbers } from './number-compare.js';
import { convertOperand } from './number-operands.js';

/** `-eq` of two scalars (§15): the left side decides how. A collection on the left is compared as one object. */
export function compareEqual(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  if (typeof left === 'string') {
    if (typeof right === 'string') return left === right || equalStrings(left, right, !caseSensitive);
    return !isNullish(right) && equalStrings(left, toText(ctx, right), !caseSensitive);
  }
  if (isNullish(left)) return isNullish(right);
  if (isNullish(right)) return false;
  if (typeof left === 'boolean') return left === isTrue(right);
  if (isNumeric(left)) return equalToNumber(left, unwrap(right));
  return equalObjects(ctx, unwrap(left), unwrap(right), caseSensitive);
}

function equalToNumber(left: NumericValue, right: Value): boolean {
  const number =
    typeof right === 'string'
      ? parseText(right)
      : right instanceof SwitchParameter
        ? Number(right.isPresent)
        : numericOf(right);
  return number !== undefined && equalNumbers(left, number);
}

function equalObjects(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): boolean {
  if (typeof left !== 'object' || left === null) return compareEqual(ctx, left, right, caseSensitive);
  if (left === right) return true;
  if (left instanceof Char) return equalChar(ctx, left, right, caseSensitive);
  if (left instanceof SwitchParameter) return left.isPresent === isTrue(right);
  if (sameByRule(ctx, left, right)) return true;
  const type = typeOf(left);
  if (typeOf(right) === type || left instanceof CustomObject || isEnumerable(left)) return false;
  const converted = tryConvertExact(ctx, right, left);
  return converted !== undefined && sameByRule(ctx, left, converted);
}

function tryConvertExact(ctx: ScriptContext, value: Value, like: object): Value {
  const type = typeOf(like);
  if (type.fullName === 'System.String') return toText(ctx, value);
  return tryConvert(ctx, value, type);
}

function sameByRule(ctx: ScriptContext, left: object, right: Value): boolean {
  if (left === right) return true;
  const rule = left instanceof NetObject ? left.netType.rule('equals') : undefined;
  return rule ? rule(left as never, right, ctx) : false;
}

function equalChar(ctx: ScriptContext, left: Char, right: Value, caseSensitive: boolean): boolean {
  if (right instanceof Char || typeof right === 'string') {
    const text = toText(ctx, right);
    if (text.length !== 1) return false;
    return equalStrings(left.toString(), text, !caseSensitive);
  }
  const number = numericOf(right);
  return number !== undefined && equalNumbers(left.code, number);
}

/** The order of two scalars: negative, 0 or positive; throws when they cannot be ordered. */
export function compareOrder(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string') return compareStrings(left, toText(ctx, right), !caseSensitive);
  if (isNullish(left) || isNullish(right)) return nullOrder(left, right);
  const a = unwrap(left);
  const b = unwrap(right);
  if (typeof a === 'string') return compareStrings(a, toText(ctx, b), !caseSensitive);
  if (typeof a === 'boolean') return Number(a) - Number(isTrue(b));
  if (isNumeric(a)) return compareNumbers(a, numberForOrder(ctx, a, b));
  return orderObjects(ctx, a as object, b, caseSensitive);
}

/** The right side of a numeric comparison; what is no number and no text cannot be compared. */
function numberForOrder(ctx: ScriptContext, left: NumericValue, right: Value): NumericValue {
  if (typeof right === 'string' || numericOf(right) !== undefined) return convertOperand(ctx, right, left);
  return convertForOrder(ctx, left, right) as NumericValue;
}

/** `$null` sorts before non-negative numbers and everything else, after negative numbers. */
function nullOrder(left: Value, right: Value): number {
  if (isNullish(left)) return isNullish(right) ? 0 : isNegative(right) ? 1 : -1;
  return isNegative(left) ? -1 : 1;
}

function isNegative(value: Value): boolean {
  const number = isNumeric(value) ? value : undefined;
  return number !== undefined && compareNumbers(number, 0) < 0;
}

function orderObjects(ctx: ScriptContext, left: object, right: Value, caseSensitive: boolean): number {
  if (left instanceof Char) return orderChar(ctx, left, right, caseSensitive);
  if (left instanceof CustomObject) throw notSameType(ctx, left, right);
  if (left instanceof EnumValue && isNumeric(right)) return compareNumbers(left.number, right);
  const type = typeOf(left);
  const rule = type.rule('compare');
  if (!rule) {
    if (left === right) return 0;
    throw runtimeError(
      'NotIcomparable',
      'InvalidOperation',
      `Cannot compare "${displayText(ctx, left)}" because it is not IComparable.`,
    );
  }
  const asItIs = typeOf(right).isAssignableTo(type) || type.rule('comparesAnything') === true;
  const other = asItIs ? right : convertForOrder(ctx, left, right);
  return rule(left as never, other as never, ctx);
}

function orderChar(ctx: ScriptContext, left: Char, right: Value, caseSensitive: boolean): number {
  const number = numericOf(right);
  if (number !== undefined && !(right instanceof Char)) return compareNumbers(left.code, number);
  return compareStrings(left.toString(), toText(ctx, right), !caseSensitive);
}

function convertForOrder(ctx: ScriptContext, left: object | NumericValue, right: Value): Value {
  try {
    return convertTo(ctx, right, typeOf(left));
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const cause = castCause(error);
    const message = `Could not compare "${toTextCulture(ctx, left)}" to "${toTextCulture(ctx, right)}". Error: "${cause.message}"`;
    throw runtimeError('ComparisonFailure', 'InvalidOperation', message, null, cause);
  }
}

function notSameType(ctx: ScriptContext, left: Value, right: Value): TerminatingError {
  const shown = toText(ctx, left);
  const message =
    `Cannot compare "${shown}" to "${toText(ctx, right)}" because the objects are not the same type or the object "${shown}" does not ` +
    'implement "IComparable".';
  return runtimeError('PSObjectCompareTo', 'NotSpecified', message);
}

type Test = (ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean) => boolean;

/** The test's answer for a scalar, the passing elements for a collection. */
function filter(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean, test: Test): Value {
  if (typeof left === 'object' && left !== null && isEnumerable(left)) {
    return itemsOf(left).filter((item) => test(ctx, item, right, caseSensitive));
  }
  return test(ctx, left, right, caseSensitive);
}

const isNotEqual: Test = (ctx, left, right, caseSensitive) => !compareEqual(ctx, left, right, caseSensitive);
const isLess: Test = (ctx, left, right, caseSensitive) => compareOrder(ctx, left, right, caseSensitive) < 0;
const isLessOrEqual: Test = (ctx, left, right, caseSensitive) => compareOrder(ctx, left, right, caseSensitive) <= 0;
const isGreater: Test = (ctx, left, right, caseSensitive) => compareOrder(ctx, left, right, caseSensitive) > 0;
const isGreaterOrEqual: Test = (ctx, left, right, caseSensitive) => compareOrder(ctx, left, right, caseSensitive) >= 0;

/** `-eq`: a boolean, or the matching elements when the left side is a collection. */
export function equal(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return filter(ctx, left, right, caseSensitive, compareEqual);
}

/** `-ne`. */
export function notEqual(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left !== right;
  return filter(ctx, left, right, caseSensitive, isNotEqual);
}

/** `-lt`. */
export function lessThan(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return filter(ctx, left, right, caseSensitive, isLess);
}

/** `-le`. */
export function lessOrEqual(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left <= right;
  return filter(ctx, left, right, caseSensitive, isLessOrEqual);
}

/** `-gt`. */
export function greaterThan(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left > right;
  return filter(ctx, left, right, caseSensitive, isGreater);
}

/** `-ge`. */
export function greaterOrEqual(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left >= right;
  return filter(ctx, left, right, caseSensitive, isGreaterOrEqual);
}

/** `-contains`: whether any element equals the right side. */
export function contains(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): boolean {
  for (const item of enumerate(left === undefined ? null : left))
    if (compareEqual(ctx, item, right, caseSensitive)) return true;
  return false;
}

/** `-notcontains`. */
export function notContains(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): boolean {
  return !contains(ctx, left, right, caseSensitive);
}

/** `-in`. */
export function isIn(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): boolean {
  return contains(ctx, right, left, caseSensitive);
}

/** `-notin`. */
export function notIn(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): boolean {
  return !contains(ctx, right, left, caseSensitive);
}
