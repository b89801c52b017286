import { spelledOutCases } from './regex-case.js';
import { guardedExec, needsGuard, repeatsNested } from './regex-guard.js';
import { type RegexDialect, type RegexFlags, type Translation, translatePattern } from './regex-syntax.js';
import { NetObject } from './value.js';

/** A capture of a group: its text and place. */
export interface GroupCapture {
  readonly value: string;
  readonly index: number;
}

/** `System.Text.RegularExpressions.Regex`. */
export class NetRegex extends NetObject {
  readonly pattern: string;
  readonly flags: RegexFlags;
  readonly #plain: Compiled;
  /** The other dialects, by number: 1 Unicode, 2 exact anchors. */
  readonly #variants: (Compiled | undefined)[] = [];

  constructor(pattern: string, flags: RegexFlags) {
    super();
    this.pattern = pattern;
    this.flags = flags;
    this.#plain = compile(pattern, flags, { unicode: false, plainAnchors: true });
  }

  /** The compiled pattern for a text: which dialect is right depends on its characters and its line ends. */
  compiledFor(text: string): Compiled {
    const { dependsOnText, hasAnchors, lineAnchors } = this.#plain.translation;
    const unicode = dependsOnText && !isAscii.test(text);
    const exact = hasAnchors && (text.endsWith('\n') || (lineAnchors && otherLineEnds.test(text)));
    if (!unicode && !exact) return this.#plain;
    const number = (unicode ? 1 : 0) + (exact ? 2 : 0);
    return (this.#variants[number] ??= compile(this.pattern, this.flags, { unicode, plainAnchors: !exact }));
  }

  /** Group numbers by name, in .NET's order. */
  get groupNames(): readonly string[] {
    return this.#plain.translation.groupNames;
  }
}

const isAscii = /^[\0-\x7f]*$/;
/** Line ends to JavaScript's `m` flag, but not to .NET. */
const otherLineEnds = /[\r\u2028\u2029]/;

/** A pattern ready to run in JavaScript. */
export interface Compiled {
  readonly expression: RegExp;
  readonly translation: Translation;
}

function compile(pattern: string, flags: RegexFlags, dialect: RegexDialect): Compiled {
  const translation = translatePattern(pattern, flags, dialect);
  const { ignoreCase, lineAnchors, usesUnicode } = translation;
  // V8 cuts excessive backtracking short only without the `i` flag.
  const spelledOut =
    ignoreCase && !usesUnicode && repeatsNested(translation.source) ? spelledOutCases(translation.source) : null;
  const mode = `g${ignoreCase && spelledOut === null ? 'i' : ''}${lineAnchors ? 'm' : ''}${usesUnicode ? 'u' : ''}`;
  return { expression: new RegExp(spelledOut ?? translation.source, mode), translation };
}

/** `System.Text.RegularExpressions.Match`; groups are read from JavaScript's match when asked for. */
export class RegexMatch extends NetObject {
  readonly regex: NetRegex;
  readonly input: string;
  readonly #raw: RegExpExecArray;
  readonly #compiled: Compiled;
  #places: readonly ([number, number] | undefined)[] | null = null;

  constructor(regex: NetRegex, compiled: Compiled, raw: RegExpExecArray) {
    super();
    this.regex = regex;
    this.input = raw.input;
    this.#raw = raw;
    this.#compiled = compiled;
  }

  get value(): string {
    return this.#raw[0];
  }

  get index(): number {
    return this.#raw.index;
  }

  get length(): number {
    return this.#raw[0].length;
  }

  get groupCount(): number {
    return this.#compiled.translation.groupIndexes.length;
  }

  get groupNames(): readonly string[] {
    return this.#compiled.translation.groupNames;
  }

  /** The text of a group by .NET's number; `undefined` when it did not take part. */
  groupText(number: number): string | undefined {
    const index = this.#compiled.translation.groupIndexes[number];
    return index === undefined ? undefined : this.#raw[index];
  }

  /** Captured groups by .NET's number. */
  get groups(): readonly (GroupCapture | undefined)[] {
    return this.#compiled.translation.groupIndexes.map((_, number) => this.group(number));
  }

  /** A group by .NET's number, with its place; `undefined` when it did not take part. */
  group(number: number): GroupCapture | undefined {
    const value = this.groupText(number);
    if (value === undefined) return undefined;
    if (number === 0) return { value, index: this.index };
    this.#places ??= this.#findPlaces();
    const place = this.#places[this.#compiled.translation.groupIndexes[number]!];
    return { value, index: place?.[0] ?? this.index };
  }

  /** JavaScript tells the places of groups only when asked beforehand: the match is done again at its place. */
  #findPlaces(): readonly ([number, number] | undefined)[] {
    const { expression } = this.#compiled;
    const again = new RegExp(expression.source, `${expression.flags.replace('g', '')}dy`);
    again.lastIndex = this.index;
    return again.exec(this.input)?.indices ?? [];
  }
}

const cache = new Map<string, NetRegex>();
const cacheLimit = 500;

const ignoringCase = new Map<string, NetRegex>();

/** The regex of a pattern without regard to case and otherwise without options: what nearly all operators use. */
export function caselessRegex(pattern: string): NetRegex {
  let regex = ignoringCase.get(pattern);
  if (regex) return regex;
  regex = dotNetRegex(pattern, { ignoreCase: true });
  if (ignoringCase.size >= cacheLimit) ignoringCase.clear();
  ignoringCase.set(pattern, regex);
  return regex;
}

/** The regex of a pattern, from the cache when it was used before. Error: RegexParseException. */
export function dotNetRegex(pattern: string, flags: Partial<RegexFlags> = {}): NetRegex {
  const {
    ignoreCase = false,
    multiline = false,
    singleline = false,
    ignoreWhitespace = false,
    explicitCapture = false,
  } = flags;
  const key = `${+ignoreCase}${+multiline}${+singleline}${+ignoreWhitespace}${+explicitCapture}${pattern}`;
  let regex = cache.get(key);
  if (regex) return regex;
  regex = new NetRegex(pattern, { ignoreCase, multiline, singleline, ignoreWhitespace, explicitCapture });
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, regex);
  return regex;
}

/** The first match at or after `start`; null when there is none. */
export function firstMatch(regex: NetRegex, text: string, start = 0): RegexMatch | null {
  const compiled = regex.compiledFor(text);
  compiled.expression.lastIndex = start;
  const raw = guardedExec(compiled.expression, text);
  return raw && new RegexMatch(regex, compiled, raw);
}

/** True when the pattern matches anywhere. */
export function hasMatch(regex: NetRegex, text: string): boolean {
  const { expression } = regex.compiledFor(text);
  expression.lastIndex = 0;
  return guardedExec(expression, text) !== null;
}

/** All matches from left to right; an empty one moves on by one character. */
export function* matchesOf(regex: NetRegex, text: string, start = 0): Iterable<RegexMatch> {
  let at = start;
  while (at <= text.length) {
    const match = firstMatch(regex, text, at);
    if (!match) return;
    yield match;
    at = match.length === 0 ? match.index + 1 : match.index + match.length;
  }
}

/** Replaces every match (or the first `limit`) by what `substitute` gives. */
export function replaceMatches(
  regex: NetRegex,
  text: string,
  substitute: (match: RegexMatch) => string,
  limit = -1,
): string {
  let result = '';
  let position = 0;
  let left = limit;
  for (const match of matchesOf(regex, text)) {
    if (left-- === 0) break;
    result += text.slice(position, match.index) + substitute(match);
    position = match.index + match.length;
  }
  return position === 0 && result === '' ? text : result + text.slice(position);
}

/** Replaces every match by a text; `$` in it is expanded. */
export function replaceByText(regex: NetRegex, text: string, substitute: string): string {
  const { expression } = regex.compiledFor(text);
  if (substitute.includes('$') || needsGuard(expression, text)) {
    return replaceMatches(regex, text, (match) => expandSubstitution(substitute, match));
  }
  expression.lastIndex = 0;
  return text.replace(expression, () => substitute);
}

/** Expands .NET's substitution pattern: `$1`, `${name}`, `$0`, `$&`, `` $` ``, `$'`, `$+`, `$_`, `$$`; unknown groups stay as written. */
export function expandSubstitution(pattern: string, match: RegexMatch): string {
  if (!pattern.includes('$')) return pattern;
  return pattern.replace(
    /\$(?:\$|(\d+)|\{(\w+)\}|([&`'+_]))/g,
    (whole, number?: string, name?: string, sign?: string) => {
      if (number !== undefined) return groupOr(match, Number(number), whole);
      if (name !== undefined) {
        const found = /^\d+$/.test(name) ? Number(name) : match.groupNames.indexOf(name);
        return found < 0 ? whole : groupOr(match, found, whole);
      }
      return sign === undefined ? '$' : signValue(match, sign);
    },
  );
}

function groupOr(match: RegexMatch, number: number, otherwise: string): string {
  return number < match.groupCount ? (match.groupText(number) ?? '') : otherwise;
}

function signValue(match: RegexMatch, sign: string): string {
  switch (sign) {
    case '&':
      return match.value;
    case '`':
      return match.input.slice(0, match.index);
    case "'":
      return match.input.slice(match.index + match.length);
    case '_':
      return match.input;
    default:
      return match.groupText(match.groupCount - 1) ?? '';
  }
}
