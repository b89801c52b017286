import { arrayTypeText, pairText, toTextCulture } from '../engine/convert/text.js';
import { TerminatingError } from '../engine/errors/terminating.js';
import { compositeFormat, formatValue } from '../engine/operators/composite-format.js';
import { enumerate, isEnumerable } from '../engine/values/arrays.js';
import { makeGeneric } from '../engine/values/constructed-types.js';
import { CustomObject, unwrap } from '../engine/values/custom-object.js';
import { Dictionary, DictionaryBase, DictionaryEntry, KeyValuePair } from '../engine/values/dictionaries.js';
import { NetType } from '../engine/values/net-type.js';
import { Decimal, Double, Single } from '../engine/values/numbers.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import { typeOf } from '../engine/values/type-of.js';
import { NetObject, type Value } from '../engine/values/value.js';
import { outcomeOf, propertyExpression } from './expressions.js';
import type { FormatContext } from './format-context.js';
import { displayName } from './property-reader.js';

/** How a value becomes text. */
export interface TextOptions {
  /** Elements of a collection that are shown; -1 for all (`$FormatEnumerationLimit`). */
  readonly limit: number;
  /** `FormatString` of a calculated property. */
  readonly format?: string | undefined;
  /** What is shown where the format does not fit the value; absent: the value without it. */
  readonly misfit?: string | undefined;
  /** A column of a table made from properties: numbers with a fraction show the culture's decimals. */
  readonly inTable?: boolean;
}

/** `$global:FormatEnumerationLimit` as formatting reads it: four where it is no Int32. */
export function enumerationLimit(context: FormatContext): number {
  const limit = unwrap(context.globalVariable('FormatEnumerationLimit'));
  return typeof limit === 'number' ? limit : 4;
}

/** Text of a value in a cell or a list line (reference/powershell-formatting.md §9.1). Null is empty. */
export function valueText(ctx: ScriptContext, value: Value, options: TextOptions): string {
  if (options.format) return formattedText(ctx, value ?? '', options.format, options);
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return objectText(ctx, value, options);
  return toTextCulture(ctx, value);
}

function formattedText(ctx: ScriptContext, value: Value, format: string, options: TextOptions): string {
  try {
    return format.includes('{0') || format.includes('}')
      ? compositeFormat(ctx, format, [value], ctx.culture, formatEach)
      : formatEach(ctx, value, format);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    return options.misfit ?? valueText(ctx, value, { limit: options.limit });
  }
}

/** A value under a format; of a collection each element, with blanks between. */
function formatEach(ctx: ScriptContext, value: Value, format: string): string {
  const inner = unwrap(value);
  if (!isEnumerable(inner)) return formatValue(ctx, value, format);
  return [...enumerate(inner)].map((item) => formatValue(ctx, item, format)).join(' ');
}

function objectText(ctx: ScriptContext, value: object, options: TextOptions): string {
  if (value instanceof Double || value instanceof Single || value instanceof Decimal) {
    return options.inTable ? formatValue(ctx, value, 'F') : toTextCulture(ctx, value);
  }
  const items = listItems(value);
  if (items === null) return toTextCulture(ctx, value);
  let text = '{';
  let count = 0;
  for (const item of items) {
    if (count === options.limit) {
      text += '…';
      break;
    }
    if (count > 0) text += ', ';
    text += elementText(ctx, item);
    count++;
  }
  return `${text}}`;
}

/** The elements that a value shows in braces, or that formatting takes apart; null for a single object. */
export function listItems(value: Value): Iterable<Value> | null {
  const inner = unwrap(value);
  if (inner instanceof Dictionary) return pairsOf(inner);
  if (inner instanceof DictionaryBase) return inner.entries();
  return isEnumerable(inner) ? enumerate(inner) : null;
}

function* pairsOf(dictionary: Dictionary): Iterable<Value> {
  const type = makeGeneric('System.Collections.Generic.KeyValuePair', [dictionary.keyType, dictionary.valueType]);
  for (const { key, value } of dictionary.entries()) yield new KeyValuePair(type, key, value);
}

/** Text of one element of a collection: `$null`, the text of types that have one of their own, else the display name's value. */
function elementText(ctx: ScriptContext, item: Value): string {
  if (item === null || item === undefined) return '$null';
  if (item instanceof DictionaryEntry) return pairText(ctx, item.key, item.value, false);
  if (Array.isArray(item)) return toTextCulture(ctx, item) || arrayTypeText(item);
  if (typeof item !== 'object' || hasOwnText(item)) return toTextCulture(ctx, item);
  const name = displayName(ctx, item);
  const outcome = name === null ? null : outcomeOf(ctx, propertyExpression(name), item);
  return outcome !== null && 'value' in outcome ? toTextCulture(ctx, outcome.value) : toTextCulture(ctx, item);
}

/**
 * True for what is shown by its own text: types that declare one, and objects that carry members of their own, as those of
 * Get-ChildItem do (PowerShell's wrapper declares a text). Other types that inherit theirs are shown by name.
 */
function hasOwnText(item: object): boolean {
  if (item instanceof CustomObject || item instanceof NetType || !(item instanceof NetObject)) return true;
  return item.members !== null || typeOf(item).definition.text !== undefined;
}
