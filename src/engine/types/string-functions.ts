import { toText } from '../convert/text.js';
import { ArgumentException, ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { typedArray } from '../values/arrays.js';
import type { EnumValue } from '../values/enums.js';
import { Char } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings, upperInvariant } from '../values/string-compare.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';

/** ArgumentOutOfRangeException with .NET's text about a parameter. */
export function outOfRange(message: string, parameter: string): TerminatingError {
  return netError(newException(ArgumentOutOfRangeException, `${message} (Parameter '${parameter}')`));
}

/** A `string[]`. */
export function strings(items: readonly string[]): Value {
  return typedArray(requireType('System.String'), [...items]);
}

/** How a StringComparison compares: by case or not, by code units or linguistically. */
export function comparisonRule(comparison: EnumValue): { readonly ignoreCase: boolean; readonly ordinal: boolean } {
  const number = Number(comparison.number);
  return { ignoreCase: number % 2 === 1, ordinal: number >= 4 };
}

/** Equality of two texts under a StringComparison. */
export function equalBy(a: string, b: string, comparison: EnumValue): boolean {
  return compareBy(a, b, comparison) === 0;
}

/** Order of two texts under a StringComparison. */
export function compareBy(a: string, b: string, comparison: EnumValue): number {
  const { ignoreCase, ordinal } = comparisonRule(comparison);
  if (!ordinal) return compareStrings(a, b, ignoreCase);
  const [x, y] = ignoreCase ? [upperInvariant(a), upperInvariant(b)] : [a, b];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** A text in the case a StringComparison compares in. */
export function fold(text: string, comparison: EnumValue): string {
  return comparisonRule(comparison).ignoreCase ? upperInvariant(text) : text;
}

/** `Substring` with its range checks. */
export function checkedSlice(self: string, start: number, length: number | undefined, what: 'startIndex'): string {
  if (start < 0) throw outOfRange('StartIndex cannot be less than zero.', what);
  if (start > self.length) throw outOfRange('startIndex cannot be larger than length of string.', what);
  if (length === undefined) return self.slice(start);
  if (length < 0) throw outOfRange('Length cannot be less than zero.', 'length');
  if (start + length > self.length)
    throw outOfRange('Index and length must refer to a location within the string.', 'length');
  return self.slice(start, start + length);
}

/** `IndexOf` from a place, within a count. */
export function indexFrom(self: string, what: string, start = 0, count?: number): number {
  if (start < 0 || start > self.length)
    throw outOfRange(
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
      'startIndex',
    );
  const end = count === undefined ? self.length : start + count;
  const found = self.slice(0, end).indexOf(what, start);
  return found;
}

/** `LastIndexOf` back from a place. */
export function lastIndexFrom(self: string, what: string, start?: number): number {
  return self.lastIndexOf(what, start === undefined ? self.length : start - what.length + 1);
}

/** Chars as texts of one character. */
export function anyOf(chars: readonly Value[] | null): string[] {
  return (chars ?? []).map((c) => (c as Char).toString());
}

/** The first place of any of the characters. */
export function indexOfAny(self: string, chars: readonly Value[], start = 0): number {
  const set = anyOf(chars);
  for (let i = start; i < self.length; i++) if (set.includes(self[i]!)) return i;
  return -1;
}

/** The last place of any of the characters. */
export function lastIndexOfAny(self: string, chars: readonly Value[], start = self.length - 1): number {
  const set = anyOf(chars);
  for (let i = start; i >= 0; i--) if (set.includes(self[i]!)) return i;
  return -1;
}

/** `Trim` and its like; null trims white space. */
export function trimChars(self: string, chars: readonly Value[] | null, atStart: boolean, atEnd: boolean): string {
  const set = chars && chars.length > 0 ? anyOf(chars) : null;
  const strips = (c: string): boolean =>
    set ? set.includes(c) : /[\s\u0085\u200b]/.test(c) && c !== '\u200b' && c !== '\ufeff';
  let start = 0;
  let end = self.length;
  while (atStart && start < end && strips(self[start]!)) start++;
  while (atEnd && end > start && strips(self[end - 1]!)) end--;
  return self.slice(start, end);
}

/** `PadLeft` and `PadRight`. */
export function padded(self: string, width: number, fill: string, left: boolean): string {
  if (width < 0) throw outOfRange('Non-negative number required.', 'totalWidth');
  return left ? self.padStart(width, fill) : self.padEnd(width, fill);
}

/** `Replace`, by code units. */
export function replaced(self: string, from: string, to: string | null): string {
  if (from === '')
    throw netError(newException(ArgumentException, "The value cannot be an empty string. (Parameter 'oldValue')"));
  return self.replaceAll(from, () => to ?? '');
}

/** `Replace` with or without case. */
export function replacedBy(self: string, from: string, to: string | null, ignoreCase: boolean): string {
  if (!ignoreCase) return replaced(self, from, to);
  if (from === '') return replaced(self, from, to);
  const upper = upperInvariant(self);
  const wanted = upperInvariant(from);
  let result = '';
  let at = 0;
  for (let found = upper.indexOf(wanted); found >= 0; found = upper.indexOf(wanted, at)) {
    result += self.slice(at, found) + (to ?? '');
    at = found + from.length;
  }
  return result + self.slice(at);
}

/** `Insert`. */
export function inserted(self: string, at: number, text: string): string {
  if (at < 0 || at > self.length)
    throw outOfRange('Specified argument was out of the range of valid values.', 'startIndex');
  return self.slice(0, at) + text + self.slice(at);
}

/** `Remove`. */
export function removed(self: string, start: number, count?: number): string {
  if (start < 0) throw outOfRange('StartIndex cannot be less than zero.', 'startIndex');
  if (count === undefined) {
    if (start > self.length) throw outOfRange('startIndex must be less than length of string.', 'startIndex');
    return self.slice(0, start);
  }
  if (count < 0) throw outOfRange('Count cannot be less than zero.', 'count');
  if (start + count > self.length)
    throw outOfRange('Index and count must refer to a location within the string.', 'count');
  return self.slice(0, start) + self.slice(start + count);
}

/** `Join`. */
export function joinTexts(ctx: ScriptContext, separator: Value, items: Iterable<Value>): string {
  return [...items].map((item) => toText(ctx, item)).join(toText(ctx, separator));
}

/** `Join` of a part of an array. Error: ArgumentOutOfRangeException. */
export function joinPart(
  ctx: ScriptContext,
  separator: Value,
  items: readonly Value[],
  start: number,
  count: number,
): string {
  const last = items.length - count;
  if (start < 0) throw refused(`startIndex ('${start}') must be a non-negative value.`, 'startIndex', start);
  if (count < 0) throw refused(`count ('${count}') must be a non-negative value.`, 'count', count);
  if (start > last)
    throw refused(`startIndex ('${start}') must be less than or equal to '${last}'.`, 'startIndex', start);
  return joinTexts(ctx, separator, items.slice(start, start + count));
}

/** .NET's refusal of a figure, which it repeats. */
function refused(message: string, parameter: string, actual: number): TerminatingError {
  return netError(
    newException(ArgumentOutOfRangeException, `${message} (Parameter '${parameter}')\nActual value was ${actual}.`),
  );
}

/** `Concat`. */
export function concat(ctx: ScriptContext, items: Iterable<Value>): string {
  return [...items].map((item) => toText(ctx, item)).join('');
}

/** `ToCharArray`. */
export function chars(text: string): Value {
  return typedArray(
    requireType('System.Char'),
    Array.from({ length: text.length }, (_, i) => new Char(text.charCodeAt(i))),
  );
}

/** `Normalize`. */
export function normalized(self: string, form: EnumValue): string {
  return self.normalize(form.text.replace('Form', 'NF'));
}

/** `StartsWith`, linguistically. */
export const starts = (self: string, text: string, ignoreCase: boolean): boolean =>
  compareStrings(self.slice(0, text.length), text, ignoreCase) === 0;
/** `EndsWith`, linguistically. */
export const ends = (self: string, text: string, ignoreCase: boolean): boolean =>
  text.length <= self.length && compareStrings(self.slice(self.length - text.length), text, ignoreCase) === 0;
