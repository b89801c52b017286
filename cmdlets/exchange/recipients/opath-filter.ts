import { convertTo } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { compareEqual, compareOrder } from '../../../src/engine/operators/comparison.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { findOwnProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';

/** A -Filter that cannot be read; the message says what and where. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

/** A condition of a -Filter, tested on one object. */
export type FilterTest = (object: Value) => boolean;

type Compare = (ctx: ScriptContext, left: Value, right: Value) => boolean;

const COMPARISONS: Readonly<Record<string, Compare>> = {
  eq: (ctx, left, right) => isEqual(ctx, left, right),
  ne: (ctx, left, right) => !isEqual(ctx, left, right),
  like: (ctx, left, right) => isLike(ctx, left, right),
  notlike: (ctx, left, right) => !isLike(ctx, left, right),
  gt: (ctx, left, right) => left !== null && order(ctx, left, right) > 0,
  ge: (ctx, left, right) => left !== null && order(ctx, left, right) >= 0,
  lt: (ctx, left, right) => left !== null && order(ctx, left, right) < 0,
  le: (ctx, left, right) => left !== null && order(ctx, left, right) <= 0,
};

/** A text compared with a collection (`EmailAddresses -like '*@contoso.com'`) holds when it holds for an element. */
const elements = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [value]);

function isEqual(ctx: ScriptContext, left: Value, right: Value): boolean {
  return elements(left).some((one) => compareEqual(ctx, one, right, false));
}

function isLike(ctx: ScriptContext, left: Value, right: Value): boolean {
  const pattern = new WildcardPattern(toText(ctx, right));
  return elements(left).some((one) => pattern.matches(toText(ctx, one)));
}

function order(ctx: ScriptContext, left: Value, right: Value): number {
  const limit = left instanceof DateTime ? convertTo(ctx, right, requireType('System.DateTime')) : right;
  return compareOrder(ctx, left, limit, false);
}

const TOKEN = /\s*(?:(\(|\))|-(\w+)|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\$?[\w.@*?:/-]+))/y;
type FilterToken =
  | { readonly kind: 'bracket' | 'operator' | 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

function tokensOf(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  TOKEN.lastIndex = 0;
  while (filter.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(filter);
    if (match === null) throw new FilterError(`"${filter.slice(at).trim()}" at position ${at + 1} can't be read.`);
    const [, bracket, operator, single, double, word] = match;
    if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator.toLowerCase() });
    else if (single !== undefined) tokens.push({ kind: 'text', text: single.replaceAll("''", "'") });
    else if (double !== undefined) tokens.push({ kind: 'text', text: double.replaceAll('""', '"') });
    else tokens.push({ kind: 'word', text: word! });
  }
  return tokens;
}

/**
 * Reads an OPATH filter: `RecipientTypeDetails -eq 'SharedMailbox' -and -not (Alias -like 'test*')`. Raises FilterError.
 * or := and { -or and } · and := not { -and not } · not := [-not] ( `(` or `)` | property -operator value )
 */
export function parseFilter(ctx: ScriptContext, filter: string): FilterTest {
  const tokens = tokensOf(filter);
  let at = 0;
  const takes = (kind: FilterToken['kind'], text: string): boolean => {
    const token = tokens[at];
    if (token?.kind !== kind || token.text !== text) return false;
    at++;
    return true;
  };
  const either = (): FilterTest => {
    const parts = [both()];
    while (takes('operator', 'or')) parts.push(both());
    return parts.length === 1 ? parts[0]! : (object) => parts.some((test) => test(object));
  };
  const both = (): FilterTest => {
    const parts = [single()];
    while (takes('operator', 'and')) parts.push(single());
    return parts.length === 1 ? parts[0]! : (object) => parts.every((test) => test(object));
  };
  const single = (): FilterTest => {
    if (takes('operator', 'not')) {
      const test = single();
      return (object) => !test(object);
    }
    if (!takes('bracket', '(')) return comparison();
    const inner = either();
    if (!takes('bracket', ')')) throw new FilterError('A closing bracket is missing.');
    return inner;
  };
  const comparison = (): FilterTest => {
    const [property, operator, value] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    at += 3;
    const compare = operator?.kind === 'operator' ? COMPARISONS[operator.text] : undefined;
    if (property?.kind !== 'word' || compare === undefined || value === undefined || value.kind === 'bracket')
      throw new FilterError(
        `"${[property, operator, value]
          .map((one) => one?.text ?? '')
          .join(' ')
          .trim()}" is not a comparison such as DisplayName -like 'A*' (${Object.keys(COMPARISONS)
          .map((name) => `-${name}`)
          .join(', ')}).`,
      );
    const right = constantOf(value);
    return (object) => compare(ctx, propertyOf(ctx, object, property.text), right);
  };
  const test = either();
  if (at < tokens.length) throw new FilterError(`"${tokens[at]!.text}" is one word too many.`);
  return test;
}

function constantOf({ kind, text }: FilterToken): Value {
  if (kind === 'text') return text;
  const words: Readonly<Record<string, Value>> = { $true: true, $false: false, $null: null };
  const name = text.toLowerCase();
  return name in words ? words[name]! : text;
}

function propertyOf(ctx: ScriptContext, object: Value, name: string): Value {
  const value = findOwnProperty(ctx, object, name, name.toLowerCase());
  if (value === undefined) throw new FilterError(`"${name}" is not a recognized filterable property.`);
  return value;
}
