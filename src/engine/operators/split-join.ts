import { convertTo } from '../convert/convert.js';
import { joinedText, toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { ParseException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import { dotNetRegex, type NetRegex } from '../regex/net-regex.js';
import { matchesInOrder } from '../regex/search.js';
import { isEnumerable, itemsOf, typedArray } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import type { EnumValue } from '../values/enums.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';

/** Binary `-join`: the elements' texts with a separator between; a scalar is its own text. */
export function join(ctx: ScriptContext, left: Value, right: Value): string {
  return joinItems(ctx, left, isNullish(right) ? '' : toText(ctx, right));
}

/** Unary `-join`. */
export function joinUnary(ctx: ScriptContext, operand: Value): string {
  return joinItems(ctx, operand, '');
}

function joinItems(ctx: ScriptContext, value: Value, separator: string): string {
  if (!isEnumerable(value)) return toText(ctx, value);
  return joinedText(ctx, itemsOf(value), separator);
}

/** Unary `-split`: at runs of white space, after trimming. */
export function splitUnary(ctx: ScriptContext, operand: Value): Value {
  const parts = textsOf(ctx, operand).flatMap((text) => {
    const trimmed = text.trim();
    return trimmed === '' ? [''] : trimmed.split(/\s+/);
  });
  return strings(parts);
}

function strings(parts: string[]): Value {
  return typedArray(requireType('System.String'), parts);
}

function textsOf(ctx: ScriptContext, value: Value): string[] {
  return isEnumerable(value) ? itemsOf(value).map((item) => toText(ctx, item)) : [toText(ctx, value)];
}

/** Binary `-split`; `right` is the separator (a pattern or a script block), or separator, limit, options. */
export function split(ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean): Value {
  const operands = isEnumerable(right) ? itemsOf(right) : [right];
  const limit = operands.length > 1 ? (convertTo(ctx, operands[1], requireType('System.Int32')) as number) : 0;
  const separator = unwrap(operands[0]);
  const texts = textsOf(ctx, left);
  const options = optionsOf(ctx, operands[2]);
  if (isBlock(separator) && options !== 0) {
    throw parseError(
      'InvalidSplitOptionWithPredicate',
      'Options are not allowed on the -split operator with a predicate.',
    );
  }
  if (isBlock(separator)) return strings(texts.flatMap((text) => splitByBlock(ctx, text, separator, limit)));
  const literal = limit === 0 && operands.length < 3 ? literalSeparator(separator) : null;
  if (literal !== null)
    return strings(texts.length === 1 ? texts[0]!.split(literal) : texts.flatMap((text) => text.split(literal)));
  const regex = separatorRegex(ctx, separator, options, caseSensitive, limit < 0);
  return strings(texts.flatMap((text) => splitText(text, regex, limit)));
}

function isBlock(value: Value): value is object {
  return (
    typeof value === 'object' && value !== null && typeOf(value).fullName === 'System.Management.Automation.ScriptBlock'
  );
}

/** A separator without letters and without anything that a regular expression would read: the commonest kind. */
function literalSeparator(separator: Value): string | null {
  return typeof separator === 'string' && /^[ ,;:=@#&%!~<>/_"'\d\t\n-]+$/.test(separator) ? separator : null;
}

const splitOption = {
  simpleMatch: 1,
  ignorePatternWhitespace: 8,
  multiline: 16,
  singleline: 32,
  ignoreCase: 64,
  explicitCapture: 128,
} as const;

function optionsOf(ctx: ScriptContext, options: Value): number {
  if (isNullish(options) || options === '') return 0;
  const type = requireType('System.Management.Automation.SplitOptions');
  return Number((convertTo(ctx, options, type) as EnumValue).number);
}

function separatorRegex(
  ctx: ScriptContext,
  separator: Value,
  options: number,
  caseSensitive: boolean,
  rightToLeft: boolean,
): NetRegex {
  const pattern = toText(ctx, separator);
  const has = (option: number): boolean => (options & option) !== 0;
  const isSimple = has(splitOption.simpleMatch);
  if (isSimple && (options & ~(splitOption.simpleMatch | splitOption.ignoreCase)) !== 0) {
    throw parseError(
      'InvalidSplitOptionCombination',
      'The combination of options with the -split operator is not valid.',
    );
  }
  return dotNetRegex(isSimple ? pattern.replace(/[\\*+?|{[()^$.#\s]/g, '\\$&') : pattern, {
    ignoreCase: has(splitOption.ignoreCase) || !caseSensitive,
    multiline: has(splitOption.multiline),
    singleline: has(splitOption.singleline),
    ignoreWhitespace: has(splitOption.ignorePatternWhitespace),
    explicitCapture: has(splitOption.explicitCapture),
    rightToLeft,
  });
}

function parseError(id: string, message: string): TerminatingError {
  return engineError(newException(ParseException, message), id, 'ParserError');
}

/** Splits one text: captured groups are parts too; a positive limit keeps the rest in the last part, a negative one counts from the right. */
function splitText(text: string, regex: NetRegex, limit: number): string[] {
  if (limit === 1 || limit === -1) return [text];
  const matches = matchesInOrder(regex, text, limit === 0 ? -1 : Math.abs(limit) - 1);
  const parts: string[] = [];
  let position = 0;
  for (const match of matches) {
    parts.push(text.slice(position, match.index));
    for (let g = 1; g < match.groups.length; g++) {
      const group = match.groups[g];
      if (group) parts.push(group.value);
    }
    position = match.index + match.length;
  }
  parts.push(text.slice(position));
  return parts;
}

/** Splits where the block is true of `$_`, one character at a time; a negative limit counts from the right. */
function splitByBlock(ctx: ScriptContext, text: string, block: object, limit: number): string[] {
  const places = Array.from({ length: text.length }, (_, i) => i);
  if (limit < 0) places.reverse();
  const cuts: number[] = [];
  for (const at of places) {
    if (limit !== 0 && cuts.length + 1 >= Math.abs(limit)) break;
    if (isTrue(ctx.invokeBlock(block, [text[at], text, at], text[at]))) cuts.push(at);
  }
  const parts: string[] = [];
  let start = 0;
  for (const cut of limit < 0 ? cuts.reverse() : cuts) {
    parts.push(text.slice(start, cut));
    start = cut + 1;
  }
  parts.push(text.slice(start));
  return parts;
}
