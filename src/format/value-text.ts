import { pairText, toTextCulture } from '../engine/convert/text.js';
import { TerminatingError } from '../engine/errors/terminating.js';
import { compositeFormat, formatValue } from '../engine/operators/composite-format.js';
import { enumerate, isEnumerable } from '../engine/values/arrays.js';
import { makeGeneric } from '../engine/values/constructed-types.js';
import { CustomObject, unwrap } from '../engine/values/custom-object.js';
import { Dictionary, DictionaryBase, DictionaryEntry, KeyValuePair } from '../engine/values/dictionaries.js';
import { Decimal, Double, Single } from '../engine/values/numbers.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import { typeOf } from '../engine/values/type-of.js';
import { NetObject, type Value } from '../engine/values/value.js';
import type { FormatContext } from './format-context.js';
import { displayName, readProperty } from './property-reader.js';

/** How a value becomes text. */
export interface TextOptions {
  /** Elements of a collection that are shown; -1 for all (`$FormatEnumerationLimit`). */
  readonly limit: number;
  /** `FormatString` of a calculated property. */
  readonly format?: string | undefined;
  /** A column of a table made from properties: numbers with a fraction show the culture's decimals. */
  readonly inTable?: boolean;
}

/** `$FormatEnumerationLimit` as formatting reads it. */
export function enumerationLimit(context: FormatContext): number {
  const limit = unwrap(context.variable('FormatEnumerationLimit'));
  return typeof limit === 'number' ? limit : 4;
}

/** Text of a value in a cell or a list line (reference/powershell-formatting.md §9.1). Null is empty. */
export function valueText(ctx: ScriptContext, value: Value, options: TextOptions): string {
  if (typeof value === 'string') return options.format ? formattedText(ctx, value, options.format, options) : value;
  if (value === null || value === undefined) return '';
  if (options.format) return formattedText(ctx, value, options.format, options);
  if (typeof value === 'object') return objectText(ctx, value, options);
  return toTextCulture(ctx, value);
}

function formattedText(ctx: ScriptContext, value: Value, format: string, options: TextOptions): string {
  try {
    return format.includes('{0') || format.includes('}')
      ? compositeFormat(ctx, format, [isEnumerable(unwrap(value)) ? toTextCulture(ctx, value) : value])
      : formatValue(ctx, value, format);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    return valueText(ctx, value, { limit: options.limit });
  }
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
  if (typeof item !== 'object' || Array.isArray(item) || hasOwnText(item)) return toTextCulture(ctx, item);
  const name = displayName(ctx, item);
  const shown = name === null ? undefined : readProperty(ctx, item, name);
  return shown === undefined || shown === null ? toTextCulture(ctx, item) : toTextCulture(ctx, shown);
}

/** True for types that declare a text of their own; those that inherit one are shown by name. */
function hasOwnText(item: object): boolean {
  if (item instanceof CustomObject || !(item instanceof NetObject)) return true;
  return typeOf(item).definition.text !== undefined;
}
