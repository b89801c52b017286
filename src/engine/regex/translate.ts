import type { TerminatingError } from '../errors/terminating.js';
import { blankLength } from './blanks.js';
import { translateSet } from './character-set.js';
import { changedMode, type RegexFlags } from './flags.js';
import { GroupNumbers } from './group-numbers.js';
import { patternError, undefinedGroup } from './pattern-error.js';
import { isQuantifier, quantifierAt } from './quantifiers.js';
import { type AnchorSources, anchorSources } from './translated-anchors.js';
import { translateEscape } from './translated-escapes.js';
import type { RegexDialect, Translation } from './translation.js';

/** Rewrites a .NET pattern for JavaScript. Error: RegexParseException. */
export function translatePattern(pattern: string, flags: RegexFlags, dialect: RegexDialect): Translation {
  const first = new Translator(pattern, flags, dialect, null);
  first.run();
  if (!first.needsNumbers && !first.mixedCase) return first.result();
  const second = new Translator(pattern, flags, dialect, first);
  second.run();
  return second.result();
}

/** One pass over a pattern. A second pass knows the groups of the first. */
class Translator {
  readonly #pattern: string;
  readonly #unicode: boolean;
  /** The `m` flag is set: `^` and `$` are those of lines. */
  readonly #lineAnchors: boolean;
  readonly #anchors: AnchorSources;
  readonly #previous: Translator | null;
  readonly groups = new GroupNumbers();
  readonly #start: RegexFlags;
  #mode: RegexFlags;
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
    this.#previous = previous;
    this.#mode = flags;
    const leading = /^\(\?([imsnx]*)(?:-([imsnx]+))?\)/.exec(pattern);
    if (leading) {
      this.#mode = changedMode(this.#mode, leading[1]!, leading[2] ?? '');
      this.#at = leading[0].length;
    }
    this.#start = this.#mode;
    this.#lineAnchors = dialect.plainAnchors && this.#start.multiline;
    this.#anchors = anchorSources(dialect.plainAnchors, this.#lineAnchors);
    this.mixedCase = previous?.mixedCase ?? false;
  }

  run(): void {
    this.#alternatives(0);
    if (this.#at < this.#pattern.length) throw this.#error(this.#at + 1, "Too many )'s.");
  }

  result(): Translation {
    const numbered = this.groups.inOrder();
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
      if (this.#skipsBlank()) continue;
      if (c === '|') {
        this.#out += '|';
        this.#at++;
        quantifiable = false;
      } else if (isQuantifier(this.#pattern, this.#at)) {
        if (!quantifiable) throw this.#error(this.#at + 1, `Quantifier '${c}' following nothing.`);
        this.#quantifier();
        quantifiable = false;
      } else quantifiable = this.#atom(c, depth);
    }
  }

  #skipsBlank(): boolean {
    const length = this.#mode.ignoreWhitespace ? blankLength(this.#pattern, this.#at) : 0;
    this.#at += length;
    return length > 0;
  }

  #quantifier(): void {
    const text = quantifierAt(this.#pattern, this.#at);
    this.#out += text;
    this.#at += text.length;
    if (isQuantifier(this.#pattern, this.#at))
      throw this.#error(this.#at + 1, `Nested quantifier '${this.#pattern[this.#at]}'.`);
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
        this.#out += this.#mode.multiline ? this.#anchors.lineStart : this.#anchors.textStart;
        break;
      case '$':
        this.#out += this.#mode.multiline ? this.#anchors.lineEnd : this.#anchors.lastLineEnd;
        break;
      default:
        this.#out += this.#literal(c);
    }
    this.#at++;
    return true;
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
    const saved = this.#mode;
    this.#mode = changedMode(saved, options[1]!, options[2] ?? '');
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

  /** A group without number: `open` is what JavaScript writes, `length` what .NET wrote. */
  #body(open: string, length: number, depth: number): boolean {
    this.#out += open;
    this.#inside(length, depth);
    this.#out += ')';
    return true;
  }

  #inside(length: number, depth: number): void {
    this.#at += length;
    const saved = this.#mode;
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
    this.groups.add(index, name);
    this.#out += '(';
    this.#inside(length, depth);
    this.#out += ')';
    return true;
  }

  #escape(): void {
    const translated = translateEscape(this.#pattern, this.#at, {
      anchors: this.#anchors,
      unicode: this.#unicode,
      literal: (c) => this.#literal(c),
      reference: (name, at) => this.#reference(name, at),
    });
    this.#out += translated.source;
    this.#at = translated.end;
    if (translated.usesUnicode) this.#usesUnicode = true;
  }

  /** The source of a back reference: the first pass does not know the numbers yet. */
  #reference(name: string, at: number): string {
    this.needsNumbers = true;
    if (!this.#previous) return '';
    const group = this.#previous.groups.find(name);
    if (!group) throw undefinedGroup(this.#pattern, at, name);
    return `(?:\\${group.jsIndex})`;
  }
}
