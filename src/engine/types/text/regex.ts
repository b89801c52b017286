import { toText } from '../../convert/text.js';
import { type GroupCapture, RegexMatch } from '../../regex/match.js';
import { dotNetRegex, NetRegex } from '../../regex/net-regex.js';
import { patternError } from '../../regex/pattern-error.js';
import {
  expandSubstitution,
  firstMatch,
  hasMatch,
  matchesInOrder,
  matchesOf,
  replaceMatches,
} from '../../regex/search.js';
import { typedArray } from '../../values/arrays.js';
import { type EnumValue, enumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { TimeSpan } from '../../values/timespan.js';
import { requireType } from '../../values/type-names.js';
import { NetObject, type Value } from '../../values/value.js';
import { callBlock } from '../callbacks.js';
import { objectType } from '../core.js';
import { ListEnumerator } from '../enumerator.js';

/** One of the texts that a group took. */
class RegexCapture extends NetObject {
  readonly capture: GroupCapture;

  constructor(capture: GroupCapture) {
    super();
    this.capture = capture;
  }
}

/** A group of a match; the whole match is group 0. */
class RegexGroup extends NetObject {
  readonly name: string;
  readonly #match: RegexMatch | null;
  readonly #number: number;

  constructor(name: string, match: RegexMatch | null, number: number) {
    super();
    this.name = name;
    this.#match = match;
    this.#number = number;
  }

  get capture(): GroupCapture | undefined {
    return this.#match?.group(this.#number);
  }

  /** What the group took, in order; the last is the group itself. */
  captures(): readonly Value[] {
    const all = this.#match?.captures(this.#number) ?? [];
    return all.map((capture, i) => (i === all.length - 1 ? this : new RegexCapture(capture)));
  }
}

/** The captures of a group. */
class CaptureCollection extends NetObject {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}

/** The groups of a match, by number or name. */
class GroupCollection extends NetObject {
  readonly match: RegexMatch | null;
  readonly names: readonly string[];

  constructor(match: RegexMatch | null, names: readonly string[]) {
    super();
    this.match = match;
    this.names = names;
  }

  at(number: number): Value {
    if (number === 0 && this.match) return this.match;
    return new RegexGroup(this.names[number] ?? String(number), this.match, number);
  }

  get items(): Value[] {
    return this.names.map((_, number) => this.at(number));
  }
}

/** All matches of a pattern in a text. */
class MatchCollection extends NetObject {
  readonly items: readonly RegexMatch[];

  constructor(items: readonly RegexMatch[]) {
    super();
    this.items = items;
  }
}

/** `Match.Empty`: what a failed `Match()` gives. */
class FailedMatch extends NetObject {}

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

const matchOrFailed = (regex: NetRegex, text: string, start?: number): Value =>
  firstMatch(regex, text, start) ?? new FailedMatch();
const all = (regex: NetRegex, text: string, start?: number): Value =>
  new MatchCollection([...matchesOf(regex, text, start)]);
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
const matchName = 'System.Text.RegularExpressions.Match';
const matchesName = 'System.Text.RegularExpressions.MatchCollection';

/** `System.Text.RegularExpressions.Regex`. */
defineType({
  name: 'System.Text.RegularExpressions.Regex',
  accelerators: ['regex'],
  base: objectType,
  represents: NetRegex,
  text: (self: NetRegex) => self.pattern,
  properties: {
    [`Options: ${optionsName}`]: (self: NetRegex) => optionsOf(self),
    'RightToLeft: bool': (self: NetRegex) => self.flags.rightToLeft,
    'MatchTimeout: timespan': () => new TimeSpan(-10_000n),
  },
  methods: {
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
    [`Matches(string input): ${matchesName}`]: (self: NetRegex, [text]: [string]) => all(self, text),
    [`Matches(string input, int startat): ${matchesName}`]: (self: NetRegex, [text, start]: [string, number]) =>
      all(self, text, start),
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
  },
  staticMethods: {
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
      all(regexOf(pattern), text),
    [`Matches(string input, string pattern, ${optionsName} options): ${matchesName}`]: ([text, pattern, options]: [
      string,
      string,
      EnumValue,
    ]) => all(regexOf(pattern, options), text),
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
  },
  constructors: {
    'new(string pattern)': ([pattern]: [string]) => regexOf(pattern),
    [`new(string pattern, ${optionsName} options)`]: ([pattern, options]: [string, EnumValue]) =>
      regexOf(pattern, options),
    [`new(string pattern, ${optionsName} options, timespan matchTimeout)`]: ([pattern, options]: [string, EnumValue]) =>
      regexOf(pattern, options),
  },
});

/** `Regex.Escape`: white space too, as .NET has it. */
export function escapePattern(text: string): string {
  return text.replace(/[\\*+?|{[()^$.# \t\n\r\f\v]/g, (c) => blanks[c] ?? `\\${c}`);
}

const blanks: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '\v': '\\v',
  ' ': '\\ ',
};

/** `Regex.Unescape`. Error: RegexParseException. */
function unescaped(text: string): string {
  return text.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|c[a-z]|0[0-7]{0,2}|[\s\S]?)/gi, (_whole, code: string) => {
    const kind = code[0];
    if (kind === undefined) throw patternError(text, text.length, 'Illegal \\ at end of pattern.');
    if (code.length > 1 && (kind === 'x' || kind === 'u'))
      return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (code.length > 1 && kind === 'c') return String.fromCharCode(code.charCodeAt(1) % 32);
    if (kind === '0') return String.fromCharCode(Number.parseInt(code, 8));
    return controls[kind] ?? code;
  });
}

const controls: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const captureType = defineType({
  name: 'System.Text.RegularExpressions.Capture',
  base: objectType,
  represents: RegexCapture,
  text: (self: RegexCapture | RegexGroup | RegexMatch) => textOf(self),
  properties: {
    'Index: int': (self: RegexCapture) => self.capture.index,
    'Length: int': (self: RegexCapture) => self.capture.value.length,
    'Value: string': (self: RegexCapture) => self.capture.value,
    'ValueSpan: System.Object': () => null,
  },
});

function textOf(self: RegexCapture | RegexGroup | RegexMatch | FailedMatch): string {
  if (self instanceof RegexCapture) return self.capture.value;
  if (self instanceof RegexMatch) return self.value;
  return self instanceof RegexGroup ? (self.capture?.value ?? '') : '';
}

const groupType = defineType({
  name: 'System.Text.RegularExpressions.Group',
  base: captureType,
  represents: RegexGroup,
  properties: {
    'Success: bool': (self: RegexGroup) => self.capture !== undefined,
    'Name: string': (self: RegexGroup) => self.name,
    'Captures: System.Text.RegularExpressions.CaptureCollection': (self: RegexGroup) =>
      new CaptureCollection(self.captures()),
    'Index: int': (self: RegexGroup) => self.capture?.index ?? 0,
    'Length: int': (self: RegexGroup) => self.capture?.value.length ?? 0,
    'Value: string': (self: RegexGroup) => self.capture?.value ?? '',
    'ValueSpan: System.Object': () => null,
  },
});

defineType({
  name: 'System.Text.RegularExpressions.Match',
  base: groupType,
  represents: RegexMatch,
  properties: {
    'Groups: System.Text.RegularExpressions.GroupCollection': (self: RegexMatch) =>
      new GroupCollection(self, self.groupNames),
    'Success: bool': () => true,
    'Name: string': () => '0',
    'Captures: System.Text.RegularExpressions.CaptureCollection': (self: RegexMatch) => new CaptureCollection([self]),
    'Index: int': (self: RegexMatch) => self.index,
    'Length: int': (self: RegexMatch) => self.length,
    'Value: string': (self: RegexMatch) => self.value,
    'ValueSpan: System.Object': () => null,
  },
  methods: {
    [`NextMatch(): ${matchName}`]: (self: RegexMatch) => matchOrFailed(self.regex, self.input, self.nextStart),
    'Result(string replacement): string': (self: RegexMatch, [pattern]: [string]) => expandSubstitution(pattern, self),
  },
});

defineType({
  name: 'System.Text.RegularExpressions.Match#Empty',
  base: requireType('System.Text.RegularExpressions.Match'),
  represents: FailedMatch,
  text: () => '',
  properties: {
    'Groups: System.Text.RegularExpressions.GroupCollection': () => new GroupCollection(null, ['0']),
    'Success: bool': () => false,
    'Name: string': () => '0',
    'Captures: System.Text.RegularExpressions.CaptureCollection': () => new CaptureCollection([]),
    'Index: int': () => 0,
    'Length: int': () => 0,
    'Value: string': () => '',
    'ValueSpan: System.Object': () => null,
  },
});

function groupBy(self: GroupCollection, key: Value, ctx: ScriptContext): Value {
  const name = toText(ctx, key);
  const number = typeof key === 'number' ? key : self.names.indexOf(name);
  return number >= 0 ? self.at(number) : new RegexGroup(name, null, 0);
}

defineType({
  name: 'System.Text.RegularExpressions.GroupCollection',
  base: objectType,
  represents: GroupCollection,
  enumerate: (self: GroupCollection) => self.items,
  getItem: groupBy,
  properties: {
    'Count: int': (self: GroupCollection) => self.names.length,
    'Keys: string[]': (self: GroupCollection) => [...self.names],
    'Values: System.Object': (self: GroupCollection) => self.items,
  },
  methods: {
    'ContainsKey(string key): bool': (self: GroupCollection, [name]: [string]) => self.names.includes(name),
    'GetEnumerator(): System.Collections.IEnumerator': (self: GroupCollection) => new ListEnumerator(self.items),
  },
});

defineType({
  name: 'System.Text.RegularExpressions.CaptureCollection',
  base: objectType,
  represents: CaptureCollection,
  enumerate: (self: CaptureCollection) => self.items,
  getItem: (self: CaptureCollection, index) =>
    self.items[Number(index) < 0 ? Number(index) + self.items.length : Number(index)],
  properties: { 'Count: int': (self: CaptureCollection) => self.items.length },
  methods: {
    'GetEnumerator(): System.Collections.IEnumerator': (self: CaptureCollection) => new ListEnumerator([...self.items]),
  },
});

defineType({
  name: matchesName,
  base: objectType,
  represents: MatchCollection,
  enumerate: (self: MatchCollection) => self.items,
  getItem: (self: MatchCollection, index) =>
    self.items[Number(index) < 0 ? Number(index) + self.items.length : Number(index)],
  properties: { 'Count: int': (self: MatchCollection) => self.items.length },
  methods: {
    'GetEnumerator(): System.Collections.IEnumerator': (self: MatchCollection) => new ListEnumerator(self.items),
  },
});
