import { toText } from '../../convert/text.js';
import { dotNetRegex, NetRegex } from '../../regex/net-regex.js';
import { expandSubstitution, firstMatch, hasMatch, matchesInOrder, replaceMatches } from '../../regex/search.js';
import { typedArray } from '../../values/arrays.js';
import { type EnumValue, enumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan } from '../../values/timespan.js';
import { requireType } from '../../values/type-names.js';
import type { Value } from '../../values/value.js';
import { callBlock } from '../callbacks.js';
import { objectType } from '../core.js';
import { escapePattern, unescaped } from './pattern-escapes.js';
import { allMatches, matchesName, matchName, matchOrFailed } from './regex-captures.js';

const bits = (options: EnumValue | undefined): number => Number(options?.number ?? 0n);

function regexOf(pattern: string, options?: EnumValue): NetRegex {
  const flags = bits(options);
  const regex = dotNetRegex(pattern, {
    ignoreCase: (flags & 1) !== 0,
    multiline: (flags & 2) !== 0,
    explicitCapture: (flags & 4) !== 0,
    singleline: (flags & 16) !== 0,
    ignoreWhitespace: (flags & 32) !== 0,
    rightToLeft: (flags & 64) !== 0,
  });
  const other = flags & otherBits;
  return other === 0 ? regex : new NetRegex(pattern, regex.flags, other);
}

/** `Compiled`, `ECMAScript`, `CultureInvariant`, `NonBacktracking`: kept for `Options`. */
const otherBits = 8 | 256 | 512 | 1024;

function optionsOf({ flags, otherOptions }: NetRegex): EnumValue {
  const number =
    (flags.ignoreCase ? 1 : 0) |
    (flags.multiline ? 2 : 0) |
    (flags.explicitCapture ? 4 : 0) |
    (flags.singleline ? 16 : 0) |
    (flags.ignoreWhitespace ? 32 : 0) |
    (flags.rightToLeft ? 64 : 0) |
    otherOptions;
  return enumValue(requireType('System.Text.RegularExpressions.RegexOptions'), BigInt(number));
}

const withText = (regex: NetRegex, text: string, substitute: string, limit = -1): string =>
  replaceMatches(regex, text, (match) => expandSubstitution(substitute, match), limit);

const withBlock = (regex: NetRegex, text: string, block: Value, ctx: ScriptContext, limit = -1): string =>
  replaceMatches(regex, text, (match) => toText(ctx, callBlock(ctx, block, [match])), limit);

/** Splits at the matches; captured groups are parts too. */
function splitText(regex: NetRegex, text: string, count = 0): Value {
  const parts: string[] = [];
  let position = 0;
  for (const match of matchesInOrder(regex, text, count > 0 ? count - 1 : -1)) {
    if (match.length === 0 && (match.index === 0 || match.index === text.length)) {
      parts.push(text.slice(position, match.index));
      position = match.index;
      continue;
    }
    parts.push(text.slice(position, match.index));
    for (let g = 1; g < match.groupCount; g++) {
      const group = match.groupText(g);
      if (group !== undefined) parts.push(group);
    }
    position = match.index + match.length;
  }
  parts.push(text.slice(position));
  return typedArray(requireType('System.String'), parts);
}

const evaluator = 'System.Text.RegularExpressions.MatchEvaluator';
const optionsName = 'System.Text.RegularExpressions.RegexOptions';

/** `System.Text.RegularExpressions.Regex`. */
defineType({
  name: 'System.Text.RegularExpressions.Regex',
  accelerators: ['regex'],
  base: objectType,
  represents: NetRegex,
  text: (self: NetRegex) => self.pattern,
  properties: () => ({
    [`Options: ${optionsName}`]: (self: NetRegex) => optionsOf(self),
    'RightToLeft: bool': (self: NetRegex) => self.flags.rightToLeft,
    'MatchTimeout: timespan': () => new TimeSpan(-10_000n),
  }),
  methods: () => ({
    'GetGroupNames(): string[]': (self: NetRegex) => typedArray(requireType('System.String'), [...self.groupNames]),
    'GetGroupNumbers(): int[]': (self: NetRegex) =>
      typedArray(
        requireType('System.Int32'),
        self.groupNames.map((_, i) => i),
      ),
    'GroupNameFromNumber(int i): string': (self: NetRegex, [number]: [number]) => self.groupNames[number] ?? '',
    'GroupNumberFromName(string name): int': (self: NetRegex, [name]: [string]) => self.groupNames.indexOf(name),
    'IsMatch(string input): bool': (self: NetRegex, [text]: [string]) => hasMatch(self, text),
    'IsMatch(string input, int startat): bool': (self: NetRegex, [text, start]: [string, number]) =>
      firstMatch(self, text, start) !== null,
    [`Match(string input): ${matchName}`]: (self: NetRegex, [text]: [string]) => matchOrFailed(self, text),
    [`Match(string input, int startat): ${matchName}`]: (self: NetRegex, [text, start]: [string, number]) =>
      matchOrFailed(self, text, start),
    [`Matches(string input): ${matchesName}`]: (self: NetRegex, [text]: [string]) => allMatches(self, text),
    [`Matches(string input, int startat): ${matchesName}`]: (self: NetRegex, [text, start]: [string, number]) =>
      allMatches(self, text, start),
    'Replace(string input, string replacement): string': (self: NetRegex, [text, by]: [string, string]) =>
      withText(self, text, by),
    'Replace(string input, string replacement, int count): string': (
      self: NetRegex,
      [text, by, limit]: [string, string, number],
    ) => withText(self, text, by, limit),
    [`Replace(string input, ${evaluator} evaluator): string`]: (
      self: NetRegex,
      [text, block]: [string, Value],
      ctx: ScriptContext,
    ) => withBlock(self, text, block, ctx),
    [`Replace(string input, ${evaluator} evaluator, int count): string`]: (
      self: NetRegex,
      [text, block, limit]: [string, Value, number],
      ctx: ScriptContext,
    ) => withBlock(self, text, block, ctx, limit),
    'Split(string input): string[]': (self: NetRegex, [text]: [string]) => splitText(self, text),
    'Split(string input, int count): string[]': (self: NetRegex, [text, count]: [string, number]) =>
      splitText(self, text, count),
    'ToString(): string': (self: NetRegex) => self.pattern,
  }),
  staticMethods: () => ({
    'Escape(string str): string': ([text]: [string]) => escapePattern(text),
    'Unescape(string str): string': ([text]: [string]) => unescaped(text),
    'IsMatch(string input, string pattern): bool': ([text, pattern]: [string, string]) =>
      hasMatch(regexOf(pattern), text),
    [`IsMatch(string input, string pattern, ${optionsName} options): bool`]: ([text, pattern, options]: [
      string,
      string,
      EnumValue,
    ]) => hasMatch(regexOf(pattern, options), text),
    [`Match(string input, string pattern): ${matchName}`]: ([text, pattern]: [string, string]) =>
      matchOrFailed(regexOf(pattern), text),
    [`Match(string input, string pattern, ${optionsName} options): ${matchName}`]: ([text, pattern, options]: [
      string,
      string,
      EnumValue,
    ]) => matchOrFailed(regexOf(pattern, options), text),
    [`Matches(string input, string pattern): ${matchesName}`]: ([text, pattern]: [string, string]) =>
      allMatches(regexOf(pattern), text),
    [`Matches(string input, string pattern, ${optionsName} options): ${matchesName}`]: ([text, pattern, options]: [
      string,
      string,
      EnumValue,
    ]) => allMatches(regexOf(pattern, options), text),
    'Replace(string input, string pattern, string replacement): string': ([text, pattern, by]: [
      string,
      string,
      string,
    ]) => withText(regexOf(pattern), text, by),
    [`Replace(string input, string pattern, string replacement, ${optionsName} options): string`]: ([
      text,
      pattern,
      by,
      options,
    ]: [string, string, string, EnumValue]) => withText(regexOf(pattern, options), text, by),
    [`Replace(string input, string pattern, ${evaluator} evaluator): string`]: (
      [text, pattern, block]: [string, string, Value],
      ctx: ScriptContext,
    ) => withBlock(regexOf(pattern), text, block, ctx),
    [`Replace(string input, string pattern, ${evaluator} evaluator, ${optionsName} options): string`]: (
      [text, pattern, block, options]: [string, string, Value, EnumValue],
      ctx: ScriptContext,
    ) => withBlock(regexOf(pattern, options), text, block, ctx),
    'Split(string input, string pattern): string[]': ([text, pattern]: [string, string]) =>
      splitText(regexOf(pattern), text),
    [`Split(string input, string pattern, ${optionsName} options): string[]`]: ([text, pattern, options]: [
      string,
      string,
      EnumValue,
    ]) => splitText(regexOf(pattern, options), text),
  }),
  constructors: () => ({
    'new(string pattern)': ([pattern]: [string]) => regexOf(pattern),
    [`new(string pattern, ${optionsName} options)`]: ([pattern, options]: [string, EnumValue]) =>
      regexOf(pattern, options),
    [`new(string pattern, ${optionsName} options, timespan matchTimeout)`]: ([pattern, options]: [string, EnumValue]) =>
      regexOf(pattern, options),
  }),
});
