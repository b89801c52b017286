import { tryConvert } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { TerminatingError } from '../errors/terminating.js';
import { compareOrder } from '../operators/comparison.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import { DictionaryBase } from '../values/dictionaries.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import * as text from './validation-texts.js';

/**
 * A check of an argument, as the Validate… attributes make it. `check` returns the text behind
 * "Cannot validate argument on parameter 'X'." or null when the argument is acceptable.
 */
export interface Validation {
  /** `ValidateSet`, `ValidateRange`, …: for help, completion and the attribute objects of variables. */
  readonly kind: string;
  /** The choices of a set, for completion and help; null for other kinds. */
  readonly values: readonly string[] | null;
  /** How help and the index print it: `range:1..99`, `notNullOrEmpty`. */
  readonly text: string;
  check(ctx: ScriptContext, value: Value): string | null;
}

/** Runs a check on every element of a collection, or on the value. Null is refused. */
export function eachElement(check: (ctx: ScriptContext, element: Value) => string | null): Validation['check'] {
  return (ctx, value) => {
    if (isNullish(value)) return text.nullElement;
    if (!isCollection(value)) return check(ctx, value);
    for (const element of itemsOf(value)) {
      const message = isNullish(element) ? text.isNull : check(ctx, element);
      if (message !== null) return message;
    }
    return null;
  };
}

function isCollection(value: Value): boolean {
  return isEnumerable(value) && !(value instanceof DictionaryBase);
}

/** ValidateSet: any case unless `caseSensitive`. */
export function validSet(
  values: readonly string[],
  options: { readonly caseSensitive?: boolean; readonly errorMessage?: string } = {},
): Validation {
  const fold = (value: string): string => (options.caseSensitive ? value : value.toLowerCase());
  const allowed = new Set(values.map(fold));
  const check = (ctx: ScriptContext, element: Value): string | null => {
    const given = toText(ctx, element);
    return allowed.has(fold(given)) ? null : text.notInSet(given, values.join(','), options.errorMessage);
  };
  return {
    kind: 'ValidateSet',
    values,
    text: `set:${values.join(',')}`,
    check: eachElement((ctx, v) => check(ctx, v)),
  };
}

/** ValidateRange of a cmdlet: two limits; fractions are compared as they are. */
export function range(minimum: Value, maximum: Value): Validation {
  return {
    kind: 'ValidateRange',
    values: null,
    text: `range:${limitText(minimum)}..${limitText(maximum)}`,
    check: eachElement((ctx, element) => outsideRange(ctx, element, minimum, maximum)),
  };
}

function limitText(limit: Value): string {
  return String(typeof limit === 'object' && limit !== null && 'value' in limit ? limit.value : limit);
}

function outsideRange(ctx: ScriptContext, element: Value, minimum: Value, maximum: Value): string | null {
  const plain = unwrap(element);
  const type = typeOf(minimum);
  const value = typeOf(plain) === type ? plain : tryConvert(ctx, plain, type);
  if (value === undefined) return text.rangeType(typeOf(plain).name, type.name);
  const exact = value === null ? plain : comparable(plain, value);
  if (compareOrder(ctx, exact, minimum, true) < 0) return text.belowRange(toText(ctx, plain), toText(ctx, minimum));
  if (compareOrder(ctx, exact, maximum, true) > 0) return text.aboveRange(toText(ctx, plain), toText(ctx, maximum));
  return null;
}

/** A number that is no whole one is compared as it is (5.5 between 1 and 5 is outside); a text as the number it means. */
function comparable(given: Value, converted: Value): Value {
  return typeof given === 'string' ? converted : given;
}

/** ValidatePattern; `matches` is the compiled pattern. */
export function pattern(source: string, matches: (given: string) => boolean, errorMessage?: string): Validation {
  return {
    kind: 'ValidatePattern',
    values: null,
    text: `pattern:${source}`,
    check: eachElement((ctx, element) => {
      const given = toText(ctx, element);
      return matches(given) ? null : text.noPatternMatch(given, source, errorMessage);
    }),
  };
}

/** ValidateLength of strings. */
export function lengthBetween(minimum: number, maximum: number): Validation {
  return {
    kind: 'ValidateLength',
    values: null,
    text: `length:${minimum}..${maximum}`,
    check: eachElement((_ctx, element) => {
      if (typeof element !== 'string') return text.lengthNeedsString;
      if (element.length < minimum) return text.tooShort(minimum, element.length);
      return element.length > maximum ? text.tooLong(maximum, element.length) : null;
    }),
  };
}

/** ValidateCount of a collection. */
export function countBetween(minimum: number, maximum: number): Validation {
  return {
    kind: 'ValidateCount',
    values: null,
    text: `count:${minimum}..${maximum}`,
    check: (_ctx, value) => {
      const count = countOf(value);
      if (count === null) return text.countNeedsCollection;
      if (count >= minimum && count <= maximum) return null;
      return minimum === maximum ? text.wrongExactCount(minimum, count) : text.wrongCount(minimum, maximum, count);
    },
  };
}

/** How many a collection holds, a text its characters as .NET enumerates it; null for what is no collection. */
function countOf(value: Value): number | null {
  if (isNullish(value)) return 0;
  if (typeof value === 'string') return value.length;
  if (value instanceof DictionaryBase) return value.count;
  return isEnumerable(value) ? itemsOf(value).length : null;
}

/** ValidateScript: the block sees the value as `$_` and must give something true. */
export function script(block: object, source: string, errorMessage?: string): Validation {
  return {
    kind: 'ValidateScript',
    values: null,
    text: 'script',
    check: eachElement((ctx, element) => {
      try {
        const result = ctx.invokeBlock(block, [element], element);
        return isTrue(result) ? null : text.scriptRefused(ctx, element, source, errorMessage);
      } catch (error) {
        // What the script throws is what is wrong with the value.
        if (error instanceof TerminatingError) return error.exception.message;
        throw error;
      }
    }),
  };
}

/** ValidateNotNull: neither the value nor an element may be null. */
export const notNull: Validation = {
  kind: 'ValidateNotNull',
  values: null,
  text: 'notNull',
  check: (_ctx, value) => {
    if (isNullish(value)) return text.isNull;
    if (isCollection(value) && itemsOf(value).some(isNullish)) return text.hasNull;
    return null;
  },
};

/** ValidateNotNullOrEmpty: no null, no '', no empty collection, no such elements. */
export const notNullOrEmpty: Validation = {
  kind: 'ValidateNotNullOrEmpty',
  values: null,
  text: 'notNullOrEmpty',
  check: (_ctx, value) => {
    if (isNullish(value) || value === '') return text.nullOrEmpty;
    if (value instanceof DictionaryBase) return value.count === 0 ? text.nullElement : null;
    if (!isEnumerable(value)) return null;
    const items = itemsOf(value);
    const bad = items.length === 0 || items.some((item) => isNullish(item) || item === '');
    return bad ? text.nullElement : null;
  },
};

/** ValidateNotNullOrWhiteSpace: as notNullOrEmpty, and blanks are nothing. */
export const notNullOrWhiteSpace: Validation = {
  kind: 'ValidateNotNullOrWhiteSpace',
  values: null,
  text: 'notNullOrWhiteSpace',
  check: (_ctx, value) => {
    const blank = (one: Value): boolean => isNullish(one) || (typeof one === 'string' && one.trim() === '');
    if (blank(value)) return text.nullOrWhiteSpace;
    if (!isCollection(value)) return null;
    const items = itemsOf(value);
    return items.length === 0 || items.some(blank) ? text.whiteSpaceElement : null;
  },
};
