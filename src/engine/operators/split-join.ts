import { convertTo } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { runtimeError } from '../errors/terminating.js';
import { isEnumerable, itemsOf, typedArray } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import { requireType, typeOf } from '../values/net-type.js';
import { dotNetRegex, matchesOf, type NetRegex } from '../values/regex.js';
import type { ScriptContext } from '../values/script-access.js';
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
  const items = itemsOf(value);
  let text = '';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += separator;
    const item = items[i];
    text += typeof item === 'string' ? item : elementText(ctx, item);
  }
  return text;
}

/** A collection inside the joined one shows its type. */
function elementText(ctx: ScriptContext, item: Value): string {
  return Array.isArray(item) ? typeOf(item).fullName : toText(ctx, item);
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
  if (isBlock(separator)) return strings(texts.flatMap((text) => splitByBlock(ctx, text, separator, limit)));
  const literal = limit === 0 && operands.length < 3 ? literalSeparator(separator) : null;
  if (literal !== null)
    return strings(texts.length === 1 ? texts[0]!.split(literal) : texts.flatMap((text) => text.split(literal)));
  const regex = separatorRegex(ctx, separator, operands[2], caseSensitive);
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

const knownOptions = [
  'simplematch',
  'regexmatch',
  'cultureinvariant',
  'ignorepatternwhitespace',
  'multiline',
  'singleline',
  'ignorecase',
  'explicitcapture',
];

function separatorRegex(ctx: ScriptContext, separator: Value, options: Value, caseSensitive: boolean): NetRegex {
  const pattern = toText(ctx, separator);
  const names = isNullish(options)
    ? []
    : textsOf(ctx, options)
        .flatMap((t) => t.split(','))
        .map((t) => t.trim().toLowerCase());
  for (const name of names) {
    if (name !== '' && !knownOptions.includes(name)) {
      throw runtimeError('InvalidSplitOption', 'InvalidArgument', `The split option '${name}' is not valid.`);
    }
  }
  const has = (name: string): boolean => names.includes(name);
  if (has('simplematch') && has('regexmatch')) {
    const message = 'The options SimpleMatch and RegexMatch cannot be combined.';
    throw runtimeError('InvalidSplitOptionCombination', 'InvalidArgument', message);
  }
  const ignoreCase = options === undefined || names.length === 0 ? !caseSensitive : has('ignorecase') || !caseSensitive;
  const flags = {
    ignoreCase,
    multiline: has('multiline'),
    singleline: has('singleline'),
    ignoreWhitespace: has('ignorepatternwhitespace'),
    explicitCapture: has('explicitcapture'),
  };
  return dotNetRegex(has('simplematch') ? pattern.replace(/[\\*+?|{[()^$.#\s]/g, '\\$&') : pattern, flags);
}

/** Splits one text: captured groups are parts too; a positive limit keeps the rest in the last part, a negative one counts from the right. */
function splitText(text: string, regex: NetRegex, limit: number): string[] {
  if (limit === 1 || limit === -1) return [text];
  let matches = [...matchesOf(regex, text)];
  if (limit > 1) matches = matches.slice(0, limit - 1);
  if (limit < -1) matches = matches.slice(limit + 1);
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

/** Splits where the block is true of `$_`, one character at a time. */
function splitByBlock(ctx: ScriptContext, text: string, block: object, limit: number): string[] {
  const chars = [...text];
  const parts: string[] = [];
  let current = '';
  for (let i = 0; i < chars.length; i++) {
    if (limit > 0 && parts.length + 1 >= limit) {
      parts.push(current + chars.slice(i).join(''));
      return parts;
    }
    if (isTrue(ctx.invokeBlock(block, [chars[i], text, i], chars[i]))) {
      parts.push(current);
      current = '';
    } else current += chars[i];
  }
  parts.push(current);
  return parts;
}
