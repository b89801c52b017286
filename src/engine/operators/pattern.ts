import { toText } from '../convert/text.js';
import { RuntimeException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, runtimeError, TerminatingError } from '../errors/terminating.js';
import type { RegexMatch } from '../regex/match.js';
import { caselessRegex, dotNetRegex, NetRegex } from '../regex/net-regex.js';
import { firstMatch, hasMatch, replaceByText, replaceMatches } from '../regex/search.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import { Hashtable } from '../values/dictionaries.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { WildcardPattern } from './wildcard.js';

const wildcards = new Map<string, WildcardPattern>();

function wildcard(text: string, caseSensitive: boolean): WildcardPattern {
  const key = (caseSensitive ? 'c' : 'i') + text;
  let pattern = wildcards.get(key);
  if (!pattern) {
    pattern = new WildcardPattern(text, caseSensitive);
    if (wildcards.size > 500) wildcards.clear();
    wildcards.set(key, pattern);
  }
  return pattern;
}

function filtered(left: Value, test: (item: Value) => boolean): Value {
  return isEnumerable(left) ? itemsOf(left).filter(test) : test(left);
}

/** `-like`: a boolean, or the matching elements of a collection. */
export function like(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  const pattern = wildcard(toText(ctx, right), caseSensitive);
  return filtered(left, (item) => pattern.matches(toText(ctx, item)));
}

/** `-notlike`. */
export function notLike(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  const pattern = wildcard(toText(ctx, right), caseSensitive);
  return filtered(left, (item) => !pattern.matches(toText(ctx, item)));
}

/** The regex of an operand: a Regex object keeps its own options. */
function regexOperand(ctx: ScriptContext, operand: Value, caseSensitive: boolean): NetRegex {
  const value = unwrap(operand);
  if (value instanceof NetRegex) return value;
  const pattern = typeof value === 'string' ? value : toText(ctx, value);
  return caseSensitive ? dotNetRegex(pattern) : caselessRegex(pattern);
}

/** `-match`: sets `$Matches` for a scalar that matches; the matching elements of a collection. */
export function match(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  const regex = regexOperand(ctx, right, caseSensitive);
  if (isEnumerable(left)) return itemsOf(left).filter((item) => hasMatch(regex, toText(ctx, item)));
  return matchScalar(ctx, regex, toText(ctx, left));
}

/** A clause of `switch -regex`. */
export function matchPattern(ctx: ScriptContext, text: string, pattern: Value, caseSensitive: boolean): boolean {
  return matchScalar(ctx, checkedPattern(ctx, pattern, caseSensitive), text);
}

/** Matches one text and sets `$Matches` when it does. */
function matchScalar(ctx: ScriptContext, regex: NetRegex, text: string): boolean {
  const found = firstMatch(regex, text);
  if (!found) return false;
  ctx.setMatches(matchTable(found));
  return true;
}

/** `$Matches`: the groups that took part, by number or name. */
function matchTable(found: RegexMatch): Hashtable {
  const table = new Hashtable();
  const { groupNames } = found;
  for (let number = groupNames.length - 1; number >= 0; number--) {
    const text = found.groupText(number);
    if (text === undefined) continue;
    const name = groupNames[number]!;
    table.set(/^\d+$/.test(name) ? Number(name) : name, text);
  }
  return table;
}

/** `-notmatch`; sets `$Matches` as `-match` does. */
export function notMatch(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  const regex = regexOperand(ctx, right, caseSensitive);
  if (isEnumerable(left)) return itemsOf(left).filter((item) => !hasMatch(regex, toText(ctx, item)));
  return !matchScalar(ctx, regex, toText(ctx, left));
}

/** `-replace`; `right` is the pattern, or pattern and substitute (text or script block). */
export function replace(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  const operands = isEnumerable(right) ? itemsOf(right) : [right];
  if (operands.length > 2) {
    const message = `The -replace operator allows only two elements to follow it, not ${operands.length}.`;
    throw runtimeError('BadReplaceArgument', 'InvalidOperation', message, right);
  }
  const regex = checkedPattern(ctx, operands[0], caseSensitive);
  const one = replacer(ctx, regex, operands[1]);
  return isEnumerable(left) ? itemsOf(left).map(one) : one(left);
}

/** The regex of `-replace` and of a switch clause: a bad pattern is an error of the language there, not one of .NET. */
function checkedPattern(ctx: ScriptContext, operand: Value, caseSensitive: boolean): NetRegex {
  try {
    return regexOperand(ctx, operand, caseSensitive);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const pattern = toText(ctx, operand);
    const message = `The regular expression pattern ${pattern} is not valid.`;
    throw engineError(
      newException(RuntimeException, message, error.exception),
      'InvalidRegularExpression',
      'InvalidOperation',
      pattern,
    );
  }
}

/** How one value is replaced: by a text, or by what a script block makes of the match. */
function replacer(ctx: ScriptContext, regex: NetRegex, operand: Value): (item: Value) => string {
  const value = unwrap(operand);
  if (
    typeof value === 'object' &&
    value !== null &&
    typeOf(value).fullName === 'System.Management.Automation.ScriptBlock'
  ) {
    const substitute = (found: RegexMatch): string => toText(ctx, ctx.invokeBlock(value, [found], found));
    return (item) => replaceMatches(regex, toText(ctx, item), substitute);
  }
  const text = toText(ctx, value);
  return (item) => replaceByText(regex, toText(ctx, item), text);
}
