import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { WildcardPattern } from '../operators/wildcard.js';
import { type EnumValue, enumByName, enumData, enumValue, isDeclared } from '../values/enums.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { castError, noConversion, valueCastError } from './cast-errors.js';
import { displayText, numericOf, parseText, wholeOf } from './numeric.js';

/** Any value to an enum type: names (unique prefixes too), comma lists, numbers. */
export function toEnum(ctx: ScriptContext, value: Value, type: NetType): Value {
  if (typeof value === 'string') return enumFromText(value, type);
  if (Array.isArray(value))
    return combine(
      value.map((item) => toEnum(ctx, item, type) as EnumValue),
      type,
    );
  const number = numericOf(value);
  if (number === undefined) throw noConversion(displayText(ctx, value), typeOf(value).fullName, type);
  const whole = wholeOf(number);
  if (whole === undefined || !isDeclared(type, whole)) throw undeclared(`value "${displayText(ctx, value)}"`, type);
  return enumValue(type, whole);
}

function combine(values: readonly EnumValue[], type: NetType): EnumValue {
  return enumValue(
    type,
    values.reduce((bits, value) => bits | value.number, 0n),
  );
}

/** `Cannot convert … due to enumeration values that are not valid.`; `what` is `null` or `value "9"`. */
export function undeclared(what: string, type: NetType): Error {
  return undeclaredName(what, type.fullName, enumData(type).names);
}

/** As `undeclared`, for an enumeration of which only the names are known. */
export function undeclaredName(what: string, typeName: string, names: readonly string[]): Error {
  return castError(
    'UndefinedIntegerToEnum',
    `Cannot convert ${what} to type "${typeName}" due to enumeration values that are not valid. Specify one of the following ` +
      `enumeration values and try again. The possible enumeration values are "${names.join(',')}".`,
  );
}

function enumFromText(text: string, type: NetType): EnumValue {
  const parts = text.split(',').map((part) => part.trim());
  return combine(
    parts.map((part) => oneName(part, text, type)),
    type,
  );
}

function oneName(part: string, whole: string, type: NetType): EnumValue {
  const exact = enumByName(type, part);
  if (exact) return exact;
  if (/^[+-]?\d/.test(part)) {
    const number = wholeOf(parseText(part) ?? Number.NaN);
    if (number !== undefined && isDeclared(type, number)) return enumValue(type, number);
    throw undeclared(`value "${whole}"`, type);
  }
  return byPattern(part, type) ?? byPrefix(part, whole, type);
}

/** All that a pattern matches, for the types whose names may be patterns. */
function byPattern(part: string, type: NetType): EnumValue | undefined {
  const { names, values, patterns } = enumData(type);
  if (!patterns || !WildcardPattern.hasWildcards(part)) return undefined;
  const pattern = new WildcardPattern(part);
  const hits = values.filter((_value, index) => pattern.matches(names[index]!));
  return hits.length === 0 ? undefined : combine(hits, type);
}

function byPrefix(part: string, whole: string, type: NetType): EnumValue {
  const { names, values } = enumData(type);
  const lower = part.toLowerCase();
  const hits = names.flatMap((name, i) => (name.toLowerCase().startsWith(lower) ? [i] : []));
  if (hits.length === 1) return values[hits[0]!]!;
  const message =
    hits.length === 0
      ? `Unable to match the identifier name ${part} to a valid enumerator name. Specify one of the following enumerator names and ` +
        `try again:\n${names.join(', ')}`
      : `The identifier name ${part} cannot be processed because it is either too similar or identical to the following enumerator ` +
        `names: ${hits.map((i) => names[i]).join(', ')}. Use a more specific identifier name.`;
  throw valueCastError(
    'SubstringDisambiguationEnumParseThrewAnException',
    whole,
    type,
    newException(FormatException, message),
  );
}
