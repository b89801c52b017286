import { RegexParseException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { translateSet } from './regex-set.js';

/** .NET's RegexOptions that change how a pattern is read. */
export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly singleline: boolean;
  readonly ignoreWhitespace: boolean;
  readonly explicitCapture: boolean;
  readonly rightToLeft: boolean;
}

/** For which texts a pattern is rewritten. */
export interface RegexDialect {
  /** `\w`, `\d`, `\b` have their Unicode meaning: the text is not plain ASCII. */
  readonly unicode: boolean;
  /**
   * JavaScript's own `^` and `$` will do: the text does not end in a line feed and has no line ends that only JavaScript knows. They keep
   * the pattern free of lookarounds, which V8's engine without backtracking cannot run.
   */
  readonly plainAnchors: boolean;
}

/** A pattern in JavaScript's syntax, and where .NET's groups are in it. */
export interface Translation {
  readonly source: string;
  /** .NET group number → index in JavaScript's match array. Number 0 is the whole match. */
  readonly groupIndexes: readonly number[];
  /** .NET group number → name (its number as text where it has none). */
  readonly groupNames: readonly string[];
  /** False when options changed inside the pattern, so that letters are spelled out instead of using the `i` flag. */
  readonly ignoreCase: boolean;
  readonly usesUnicode: boolean;
  /** The `m` flag is to be set. */
  readonly lineAnchors: boolean;
  /** True when it matters how the text ends or what line ends it has. */
  readonly hasAnchors: boolean;
  /** True when `\w`, `\d`, `\b` or letters without case make it matter whether the text is plain ASCII. */
  readonly dependsOnText: boolean;
}

/** `Invalid pattern '{0}' at offset {1}. {2}` (RegexParseException). */
export function patternError(pattern: string, offset: number, problem: string): TerminatingError {
  return netError(newException(RegexParseException, `Invalid pattern '${pattern}' at offset ${offset}. ${problem}`));
}

interface Group {
  readonly jsIndex: number;
  readonly name: string | null;
}

type Mode = { -readonly [key in keyof RegexFlags]: RegexFlags[key] };

/** Rewrites a .NET pattern for JavaScript. Error: RegexParseException. */
export function translatePattern(pattern: string, flags: RegexFlags, dialect: RegexDialect): Translation {
  const first = new Translator(pattern, flags, dialect, null);
  first.run();
  if (!first.needsNumbers && !first.mixedCase) return first.result();
  const second = new Translator(pattern, flags, dialect, first);
  second.run();
  return second.result();
}

const wordClass = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}\\u200d\\u200c';

/** One pass over a pattern. A second pass knows the groups of the first. */
class Translator {
  readonly #pattern: string;
  readonly #unicode: boolean;
  readonly #plainAnchors: boolean;
  /** The `m` flag is set: `^` and `$` are those of lines. */
  readonly #lineAnchors: boolean;
  readonly #previous: Translator | null;
  readonly groups: Group[] = [];
  readonly #start: Mode;
  #mode: Mode;
  #at = 0;
  #jsGroups = 0;
  #out = '';
  needsNumbers = false;
  mixedCase = false;
  #usesUnicode: boolean;

  constructor(pattern: string, flags: RegexFlags, dialect: RegexDialect, previous: Translator | null) {
    this.#pattern = pattern;
    this.#unicode = dialect.unicode;
    this.#usesUnicode = dialect.unicode;
    this.#plainAnchors = dialect.plainAnchors;
    this.#previous = previous;
    this.#mode = { ...flags };
    const leading = /^\(\?([imsnx]*)(?:-([imsnx]+))?\)/.exec(pattern);
    if (leading) {
      this.#applyOptions(leading[1]!, leading[2] ?? '');
      this.#at = leading[0].length;
    }
    this.#start = { ...this.#mode };
    this.#lineAnchors = dialect.plainAnchors && this.#start.multiline;
    this.mixedCase = previous?.mixedCase ?? false;
  }

  run(): void {
    this.#alternatives(0);
    if (this.#at < this.#pattern.length) throw this.#error(this.#at + 1, "Too many )'s.");
  }

  result(): Translation {
    const numbered = this.#numberedGroups();
    return {
      source: this.#out,
      groupIndexes: [0, ...numbered.map((g) => g.jsIndex)],
      groupNames: ['0', ...numbered.map((g, i) => g.name ?? String(i + 1))],
      ignoreCase: this.#start.ignoreCase && !this.mixedCase,
      usesUnicode: this.#usesUnicode,
      lineAnchors: this.#lineAnchors,
      hasAnchors: /[$^]|\\Z/.test(this.#pattern),
      dependsOnText: /\\[wWdDbBpP]/.test(this.#pattern),
    };
  }

  /** .NET numbers unnamed groups first, named ones after them. */
  #numberedGroups(): readonly Group[] {
    const { groups } = this;
    const named: Group[] = [];
    for (const group of groups) if (group.name !== null && !named.some((g) => g.name === group.name)) named.push(group);
    return [...groups.filter((g) => g.name === null), ...named];
  }

  #error(offset: number, problem: string): TerminatingError {
    return patternError(this.#pattern, offset, problem);
  }

  /** alternatives: term* ('|' term*)* up to a `)` or the end. */
  #alternatives(depth: number): void {
    let quantifiable = false;
    while (this.#at < this.#pattern.length) {
      const c = this.#pattern[this.#at]!;
      if (c === ')') {
        if (depth === 0) throw this.#error(this.#at + 1, "Too many )'s.");
        return;
      }
      if (this.#skipsWhitespace(c)) continue;
      if (c === '|') {
        this.#out += '|';
        this.#at++;
        quantifiable = false;
      } else if (this.#isQuantifier(c)) {
        if (!quantifiable) throw this.#error(this.#at + 1, `Quantifier '${c}' following nothing.`);
        this.#quantifier();
        quantifiable = false;
        const next = this.#pattern[this.#at];
        if (next !== undefined && this.#isQuantifier(next))
          throw this.#error(this.#at + 1, `Nested quantifier '${next}'.`);
      } else quantifiable = this.#atom(c, depth);
    }
  }

  #skipsWhitespace(c: string): boolean {
    if (!this.#mode.ignoreWhitespace) return false;
    if (/\s/.test(c)) {
      this.#at++;
      return true;
    }
    if (c !== '#') return false;
    const end = this.#pattern.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#pattern.length : end + 1;
    return true;
  }

  #isQuantifier(c: string): boolean {
    if (c === '*' || c === '+' || c === '?') return true;
    return c === '{' && /^\{\d+(,\d*)?\}/.test(this.#pattern.slice(this.#at));
  }

  #quantifier(): void {
    const text = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at))![0];
    const bounds = /^\{(\d+),(\d+)\}/.exec(text);
    if (bounds && Number(bounds[1]) > Number(bounds[2]))
      throw this.#error(this.#at + text.length, 'Illegal {x,y} with x > y.');
    this.#out += text;
    this.#at += text.length;
  }

  /** One atom; false when nothing may quantify it (an option group or a comment). */
  #atom(c: string, depth: number): boolean {
    switch (c) {
      case '(':
        return this.#group(depth);
      case '[':
        this.#set();
        return true;
      case '\\':
        this.#escape();
        return true;
      case '.':
        this.#out += this.#mode.singleline ? '[\\s\\S]' : '[^\\n]';
        break;
      case '^':
        this.#out += this.#mode.multiline ? this.#lineStart() : this.#textStart();
        break;
      case '$':
        this.#out += this.#mode.multiline ? this.#lineEnd() : this.#lastLineEnd();
        break;
      default:
        this.#out += this.#literal(c);
    }
    this.#at++;
    return true;
  }

  #lineStart(): string {
    return this.#lineAnchors ? '^' : '(?:(?<=\\n)|^)';
  }

  #lineEnd(): string {
    return this.#lineAnchors ? '$' : '(?=\\n|$)';
  }

  #textStart(): string {
    return this.#lineAnchors ? '(?<![\\s\\S])' : '^';
  }

  #textEnd(): string {
    return this.#lineAnchors ? '(?![\\s\\S])' : '$';
  }

  /** The end of the text or the line feed before it. */
  #lastLineEnd(): string {
    return this.#plainAnchors ? this.#textEnd() : '(?=\\n?$)';
  }

  #literal(c: string): string {
    if (/[\\^$.*+?()[\]{}|/]/.test(c)) return `\\${c}`;
    if (this.mixedCase && this.#mode.ignoreCase) {
      const lower = c.toLowerCase();
      const upper = c.toUpperCase();
      if (lower !== upper && lower.length === 1 && upper.length === 1) return `[${lower}${upper}]`;
    }
    return c;
  }

  #set(): void {
    const ignoreCase = this.mixedCase && this.#mode.ignoreCase;
    const set = translateSet(this.#pattern, this.#at, { unicode: this.#unicode, ignoreCase });
    this.#out += set.source;
    this.#at = set.end;
    if (set.usesUnicode) this.#usesUnicode = true;
  }

  #group(depth: number): boolean {
    const rest = this.#pattern.slice(this.#at);
    if (rest.startsWith('(?#')) return this.#comment();
    const options = /^\(\?([imsnx]*)(?:-([imsnx]+))?([):])/.exec(rest);
    if (options && (options[1] !== '' || options[2] !== undefined)) return this.#optionGroup(options, depth);
    const plain = /^\(\?(?::|=|!|<=|<!)/.exec(rest);
    if (plain) return this.#body(plain[0], plain[0].length, depth);
    if (rest.startsWith('(?>')) return this.#atomic(depth);
    const named = /^\(\?(?:<([A-Za-z_]\w*|\d+)>|'([A-Za-z_]\w*|\d+)')/.exec(rest);
    if (named) return this.#capture((named[1] ?? named[2])!, named[0].length, depth);
    if (rest.startsWith('(?')) throw this.#error(this.#at + 3, 'Unrecognized grouping construct.');
    if (this.#mode.explicitCapture) return this.#body('(?:', 1, depth);
    return this.#capture(null, 1, depth);
  }

  #comment(): boolean {
    const end = this.#pattern.indexOf(')', this.#at);
    if (end < 0) throw this.#error(this.#pattern.length, 'Unterminated (?#...) comment.');
    this.#at = end + 1;
    return false;
  }

  #optionGroup(options: RegExpExecArray, depth: number): boolean {
    const saved = { ...this.#mode };
    this.#applyOptions(options[1]!, options[2] ?? '');
    if (this.#mode.ignoreCase !== saved.ignoreCase && !this.mixedCase) {
      this.mixedCase = true;
      this.needsNumbers = true;
    }
    if (options[3] === ')') {
      this.#at += options[0].length;
      return false;
    }
    this.#body('(?:', options[0].length, depth);
    this.#mode = saved;
    return true;
  }

  #applyOptions(on: string, off: string): void {
    for (const letter of on) this.#setOption(letter, true);
    for (const letter of off) this.#setOption(letter, false);
  }

  #setOption(letter: string, value: boolean): void {
    if (letter === 'i') this.#mode.ignoreCase = value;
    else if (letter === 'm') this.#mode.multiline = value;
    else if (letter === 's') this.#mode.singleline = value;
    else if (letter === 'x') this.#mode.ignoreWhitespace = value;
    else this.#mode.explicitCapture = value;
  }

  /** A group without number: `open` is what JavaScript writes, `length` what .NET wrote. */
  #body(open: string, length: number, depth: number): boolean {
    this.#out += open;
    this.#inside(length, depth);
    this.#out += ')';
    return true;
  }

  #inside(length: number, depth: number): void {
    this.#at += length;
    const saved = { ...this.#mode };
    this.#alternatives(depth + 1);
    if (this.#pattern[this.#at] !== ')') throw this.#error(this.#pattern.length, "Not enough )'s.");
    this.#at++;
    this.#mode = saved;
  }

  /** `(?>…)`: a lookahead captures, a back reference consumes, so nothing inside is tried again. */
  #atomic(depth: number): boolean {
    const index = ++this.#jsGroups;
    this.#out += '(?:(?=(';
    this.#inside(3, depth);
    this.#out += `))\\${index})`;
    return true;
  }

  #capture(name: string | null, length: number, depth: number): boolean {
    const index = ++this.#jsGroups;
    const isNumber = name !== null && /^\d+$/.test(name);
    this.groups.push({ jsIndex: index, name: isNumber ? null : name });
    this.#out += '(';
    this.#inside(length, depth);
    this.#out += ')';
    return true;
  }

  #escape(): void {
    const c = this.#pattern[this.#at + 1];
    if (c === undefined) throw this.#error(this.#pattern.length, 'Illegal \\ at end of pattern.');
    this.#at += 2;
    if (this.#classEscape(c) || this.#reference(c)) return;
    this.#out += this.#characterEscape(c);
  }

  #classEscape(c: string): boolean {
    const anchor = this.#anchorEscape(c);
    const known = anchor ?? (this.#unicode ? unicodeEscapes[c] : asciiEscapes[c]);
    if (known !== undefined) {
      this.#out += known;
      return true;
    }
    if (c !== 'p' && c !== 'P') return false;
    const property = /^\{([\w-]+)\}/.exec(this.#pattern.slice(this.#at));
    if (!property) throw this.#error(this.#at, 'Incomplete \\p{X} character escape.');
    this.#usesUnicode = true;
    this.#out += `\\${c}{${property[1]}}`;
    this.#at += property[0].length;
    return true;
  }

  #anchorEscape(c: string): string | undefined {
    if (c === 'A') return this.#textStart();
    if (c === 'z') return this.#textEnd();
    return c === 'Z' ? this.#lastLineEnd() : undefined;
  }

  #reference(c: string): boolean {
    const named = c === 'k' ? /^(?:<([^>]+)>|'([^']+)')/.exec(this.#pattern.slice(this.#at)) : null;
    if (named) {
      this.#at += named[0].length;
      this.#refer((named[1] ?? named[2])!);
      return true;
    }
    if (!/[1-9]/.test(c)) return false;
    const digits = /^\d*/.exec(this.#pattern.slice(this.#at))![0];
    this.#at += digits.length;
    this.#refer(c + digits);
    return true;
  }

  #refer(name: string): void {
    this.needsNumbers = true;
    if (!this.#previous) return;
    const numbered = this.#previous.#numberedGroups();
    const group = /^\d+$/.test(name) ? numbered[Number(name) - 1] : numbered.find((g) => g.name === name);
    if (!group)
      throw this.#error(this.#at, `Reference to undefined group ${/^\d+$/.test(name) ? 'number' : 'name'} ${name}.`);
    this.#out += `(?:\\${group.jsIndex})`;
  }

  #characterEscape(c: string): string {
    if ('tnrfv'.includes(c)) return `\\${c}`;
    if (c === 'a') return '\\x07';
    if (c === 'e') return '\\x1b';
    const code = this.#codeEscape(c);
    if (code !== null) return code;
    if (/[A-Za-z]/.test(c)) throw this.#error(this.#at, `Unrecognized escape sequence \\${c}.`);
    return this.#literal(c);
  }

  #codeEscape(c: string): string | null {
    const rest = this.#pattern.slice(this.#at);
    const digits =
      c === 'x'
        ? /^[\da-f]{2}/i.exec(rest)
        : c === 'u'
          ? /^[\da-f]{4}/i.exec(rest)
          : c === '0'
            ? /^[0-7]{0,2}/.exec(rest)
            : null;
    if (digits) {
      this.#at += digits[0].length;
      const code = Number.parseInt(digits[0] || '0', c === '0' ? 8 : 16);
      return `\\u${code.toString(16).padStart(4, '0')}`;
    }
    if (c === 'c' && /^[A-Za-z]/.test(rest))
      return `\\x${(this.#pattern.charCodeAt(this.#at++) % 32).toString(16).padStart(2, '0')}`;
    if (c === 'x' || c === 'u') throw this.#error(this.#at, 'Insufficient or invalid hexadecimal digits.');
    return null;
  }
}

const asciiEscapes: Readonly<Record<string, string>> = {
  d: '\\d',
  D: '\\D',
  w: '\\w',
  W: '\\W',
  s: '\\s',
  S: '\\S',
  b: '\\b',
  B: '\\B',
  G: '',
};

const unicodeEscapes: Readonly<Record<string, string>> = {
  ...asciiEscapes,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: `[${wordClass}]`,
  W: `[^${wordClass}]`,
  b: `(?:(?<=[${wordClass}])(?![${wordClass}])|(?<![${wordClass}])(?=[${wordClass}]))`,
  B: `(?:(?<=[${wordClass}])(?=[${wordClass}])|(?<![${wordClass}])(?![${wordClass}]))`,
};
