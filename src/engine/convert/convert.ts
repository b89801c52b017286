import { TerminatingError } from '../errors/terminating.js';
import { isEnumerable, itemsOf, typedArray } from '../values/arrays.js';
import { CustomObject, unwrap } from '../values/custom-object.js';
import { Hashtable, OrderedDictionary } from '../values/dictionaries.js';
import type { NetType } from '../values/net-type.js';
import { Char } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import { byteArray } from './byte-array.js';
import { castCause, castError, noConversion, nullConversion, valueCastError } from './cast-errors.js';
import { toEnum, undeclared } from './enum-conversion.js';
import { displayText } from './numeric.js';
import { createFrom, createFromTable } from './object-creation.js';
import { toStringCulture } from './text.js';

/** `[type]value` (§14): throws PowerShell's cast error (a RuntimeException around a PSInvalidCastException) when it fails. */
export function convertTo(ctx: ScriptContext, value: Value, type: NetType): Value {
  if (isNullish(value)) return convertNull(type);
  const from = typeOf(value);
  if (from === type || from.isAssignableTo(type)) return value;
  const inner = unwrap(value);
  if (inner !== value) return convertTo(ctx, inner, type);
  const rule = type.definition.convert;
  if (rule) {
    const converted = rule(inner, ctx);
    if (converted !== undefined) return converted;
  }
  if (type.elementType !== null) return toArray(ctx, inner, type, type.elementType);
  if (type.isEnum) return toEnum(ctx, inner, type);
  return byOtherMeans(ctx, inner, type);
}

/** The value for `-as`: dates and numbers in the session's culture when the target is a string; `undefined` when the cast fails. */
export function tryConvert(ctx: ScriptContext, value: Value, type: NetType): Value {
  if (type.fullName === 'System.String' && !isNullish(value)) return toStringCulture(ctx, value);
  try {
    return convertTo(ctx, value, type);
  } catch (error) {
    if (error instanceof TerminatingError) return undefined;
    throw error;
  }
}

function convertNull(type: NetType): Value {
  const { definition } = type;
  if (definition.fromNull) return definition.fromNull();
  if (type.isEnum) throw undeclared('null', type);
  if (type.isValueType) throw nullConversion(type);
  return null;
}

function toArray(ctx: ScriptContext, value: Value, type: NetType, element: NetType): Value {
  if (type.fullName.endsWith(',]')) throw noConversion(displayText(ctx, value), typeOf(value).fullName, type);
  if (typeof value === 'string' && element.fullName === 'System.Char') return typedArray(element, charsOf(value));
  try {
    const items = isEnumerable(value)
      ? itemsOf(value).map((item) => convertTo(ctx, item, element))
      : [convertTo(ctx, value, element)];
    return element.fullName === 'System.Byte' ? byteArray(items) : typedArray(element, items);
  } catch (error) {
    if (!(error instanceof TerminatingError) || isEnumerable(value)) throw error;
    throw wrapElementError(ctx, error, value, type);
  }
}

/** `[char[]]'abc'`: its characters. */
function charsOf(text: string): Value[] {
  return Array.from({ length: text.length }, (_, i) => new Char(text.charCodeAt(i)));
}

function wrapElementError(ctx: ScriptContext, error: TerminatingError, value: Value, type: NetType): TerminatingError {
  const cause = castCause(error);
  const text = `Cannot convert value "${displayText(ctx, value)}" to type "${type.fullName}". Error: "${cause.message}"`;
  return castError('InvalidCastExceptionForArray', text, cause);
}

/** Constructors, `Parse`, and properties from a table: the last resorts of the conversion order. */
function byOtherMeans(ctx: ScriptContext, value: Value, type: NetType): Value {
  const created = createFrom(ctx, value, type);
  if (created !== undefined) return created;
  if (value instanceof Hashtable || value instanceof OrderedDictionary || value instanceof CustomObject) {
    const filled = isDictionaryType(type) ? undefined : createFromTable(ctx, value, type);
    if (filled !== undefined) return filled;
  }
  const failure = noConversion(displayText(ctx, value), typeOf(value).fullName, type);
  if (!(value instanceof CustomObject)) throw failure;
  throw valueCastError('InvalidCastExceptionPSObject', displayText(ctx, value), type, castCause(failure));
}

function isDictionaryType(type: NetType): boolean {
  return type.isAssignableTo(requireType('System.Collections.IDictionary'));
}
