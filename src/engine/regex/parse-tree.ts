import { blankLength } from './blanks.js';
import { translateSet } from './character-set.js';
import { changedMode, type RegexFlags } from './flags.js';
import { groupNamesOf, isNumber } from './group-numbers.js';
import { patternError, undefinedGroup } from './pattern-error.js';
import type { RegexNode, RegexTree } from './tree.js';
import { anchorEscapes, atLastLineEnd, atLineEnd, wordCharacter } from './tree-anchors.js';

/** True for constructs that JavaScript cannot express: balancing groups and conditionals. */
export function needsTree(pattern: string): boolean {
  return /\(\?(?:<|')\w*-\w+(?:>|')|\(\?\(/.test(pattern);
}

/** Reads a .NET pattern. Error: RegexParseException. */
export function parseTree(pattern: string, flags: RegexFlags): RegexTree {
  const names = groupNamesOf(pattern, flags.explicitCapture);
  return { root: new TreeParser(pattern, flags, names).parse(), groupNames: names };
}

class TreeParser {
  readonly #pattern: string;
  readonly #names: readonly string[];
  #mode: RegexFlags;
  #at = 0;
  #unnamed = 0;

  constructor(pattern: string, flags: RegexFlags, names: readonly string[]) {
    this.#pattern = pattern;
    this.#names = names;
    this.#mode = flags;
  }

  parse(): RegexNode {
    const root = this.#alternatives();
    if (this.#at < this.#pattern.length) throw patternError(this.#pattern, this.#at + 1, "Too many )'s.");
    return root;
  }

  #alternatives(): RegexNode {
    const options: RegexNode[] = [];
    let items: RegexNode[] = [];
    for (;;) {
      const c = this.#pattern[this.#at];
      if (c === undefined || c === ')') break;
      if (c === '|') {
        this.#at++;
        options.push({ kind: 'sequence', items });
        items = [];
      } else if (!this.#skipsBlank()) {
        const atom = this.#atom(c);
        if (atom) items.push(this.#repeated(atom));
      }
    }
    options.push({ kind: 'sequence', items });
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  #skipsBlank(): boolean {
    const length = this.#mode.ignoreWhitespace ? blankLength(this.#pattern, this.#at) : 0;
    this.#at += length;
    return length > 0;
  }

  #repeated(node: RegexNode): RegexNode {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.#pattern.slice(this.#at));
    if (!found) return node;
    this.#at += found[0].length;
    const [, sign, low, comma, high, lazy] = found;
    const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
    const bounded = high ? Number(high) : comma ? Number.POSITIVE_INFINITY : least;
    const most = sign === undefined ? bounded : sign === '?' ? 1 : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', node, least, most, isLazy: lazy === '?' };
  }

  #atom(c: string): RegexNode | null {
    if (/[*+?]/.test(c)) throw patternError(this.#pattern, this.#at + 1, `Quantifier '${c}' following nothing.`);
    if (c === '(') return this.#group();
    if (c === '[') return this.#set();
    if (c === '\\') return this.#escape();
    this.#at++;
    const { multiline, singleline } = this.#mode;
    if (c === '^') return anchor((text, at) => at === 0 || (multiline && text[at - 1] === '\n'));
    if (c === '$') return anchor(multiline ? atLineEnd : atLastLineEnd);
    if (c === '.') return { kind: 'character', test: singleline ? () => true : (one) => one !== '\n' };
    return this.#literal(c);
  }

  #literal(c: string): RegexNode {
    if (!this.#mode.ignoreCase) return { kind: 'character', test: (one) => one === c };
    const lower = c.toLowerCase();
    return { kind: 'character', test: (one) => one.toLowerCase() === lower };
  }

  #set(): RegexNode {
    const set = translateSet(this.#pattern, this.#at, { unicode: true, ignoreCase: false });
    this.#at = set.end;
    return this.#ofSource(set.source);
  }

  #ofSource(source: string): RegexNode {
    const expression = new RegExp(`^(?:${source})$`, this.#mode.ignoreCase ? 'iu' : 'u');
    return { kind: 'character', test: (one) => expression.test(one) };
  }

  #escape(): RegexNode {
    const c = this.#pattern[this.#at + 1] ?? '';
    const assertion = anchorEscapes[c];
    if (assertion) {
      this.#at += 2;
      return anchor(assertion);
    }
    const named = /^\\k(?:<(\w+)>|'(\w+)')/.exec(this.#pattern.slice(this.#at));
    const digits = /^\\([1-9]\d*)/.exec(this.#pattern.slice(this.#at));
    if (named || digits) {
      this.#at += (named ?? digits)![0].length;
      return {
        kind: 'reference',
        group: this.#number((named?.[1] ?? named?.[2] ?? digits?.[1])!),
        ignoreCase: this.#mode.ignoreCase,
      };
    }
    return this.#classEscape(c);
  }

  /** An escape is read as a set of its own: `\d` is `[\d]`. */
  #classEscape(c: string): RegexNode {
    if (c === 'W') {
      this.#at += 2;
      return { kind: 'character', test: (one) => !wordCharacter.test(one) };
    }
    const length = /^\\(?:[pP]\{[\w-]+\}|x[\da-f]{2}|u[\da-f]{4}|c.|0[0-7]{0,2}|[\s\S]?)/i.exec(
      this.#pattern.slice(this.#at),
    )![0].length;
    const text = this.#pattern.slice(this.#at, this.#at + length);
    this.#at += length;
    return this.#ofSource(translateSet(`[${text}]`, 0, { unicode: true, ignoreCase: false }).source);
  }

  #group(): RegexNode | null {
    const rest = this.#pattern.slice(this.#at);
    const comment = /^\(\?#[^)]*\)/.exec(rest);
    if (comment) return this.#skip(comment[0].length);
    const options = /^\(\?([imsnx]*)(?:-([imsnx]+))?([):])/.exec(rest);
    if (options && options[0] !== '(?:') return this.#options(options);
    if (rest.startsWith('(?:')) return this.#inside(3);
    if (rest.startsWith('(?>')) return { kind: 'atomic', node: this.#inside(3) };
    const look = /^\(\?(<?)([=!])/.exec(rest);
    if (look) return this.#look(look[0].length, look[1] === '<', look[2] === '!');
    if (rest.startsWith('(?(')) return this.#condition();
    const named = /^\(\?(?:<(\w*)(?:-(\w+))?>|'(\w*)(?:-(\w+))?')/.exec(rest);
    if (named) return this.#capture(named[0].length, named[1] ?? named[3] ?? '', named[2] ?? named[4]);
    if (rest.startsWith('(?')) throw patternError(this.#pattern, this.#at + 3, 'Unrecognized grouping construct.');
    if (this.#mode.explicitCapture) return this.#inside(1);
    const capture = ++this.#unnamed;
    return { kind: 'group', node: this.#inside(1), capture, release: null };
  }

  #skip(length: number): null {
    this.#at += length;
    return null;
  }

  #options([whole, on, off, end]: RegExpExecArray): RegexNode | null {
    const saved = this.#mode;
    this.#mode = changedMode(saved, on ?? '', off ?? '');
    if (end === ')') return this.#skip(whole.length);
    const node = this.#inside(whole.length);
    this.#mode = saved;
    return node;
  }

  #look(length: number, isBehind: boolean, isNegative: boolean): RegexNode {
    return { kind: 'look', node: this.#inside(length), isBehind, isNegative };
  }

  #capture(length: number, name: string, released: string | undefined): RegexNode {
    const release = released === undefined ? null : this.#number(released);
    const capture = name === '' ? null : isNumber(name) ? ++this.#unnamed : this.#number(name);
    return { kind: 'group', node: this.#inside(length), capture, release };
  }

  /** `(?(group)yes|no)` when there is a group of that name or number, else `(?(expression)yes|no)`. */
  #condition(): RegexNode {
    const name = /^\(\?\((\w+)\)/.exec(this.#pattern.slice(this.#at));
    let test: number | RegexNode;
    if (name && this.#names.includes(name[1]!)) {
      test = this.#names.indexOf(name[1]!);
      this.#at += name[0].length - 1;
    } else {
      this.#at += 2;
      const isLook = /^\(\?<?[=!]/.test(this.#pattern.slice(this.#at));
      test = isLook ? this.#group()! : this.#look(1, false, false);
      this.#at--;
    }
    const branches = this.#inside(1);
    const nothing: RegexNode = { kind: 'sequence', items: [] };
    if (branches.kind !== 'choice') return { kind: 'condition', test, yes: branches, no: nothing };
    if (branches.options.length > 2) throw patternError(this.#pattern, this.#at, 'Too many | in (?()|).');
    return { kind: 'condition', test, yes: branches.options[0]!, no: branches.options[1]! };
  }

  #inside(length: number): RegexNode {
    this.#at += length;
    const saved = this.#mode;
    const node = this.#alternatives();
    if (this.#pattern[this.#at] !== ')') throw patternError(this.#pattern, this.#pattern.length, "Not enough )'s.");
    this.#at++;
    this.#mode = saved;
    return node;
  }

  #number(name: string): number {
    const number = this.#names.indexOf(name);
    if (number >= 0) return number;
    throw undefinedGroup(this.#pattern, this.#at, name);
  }
}

function anchor(test: (text: string, at: number, start: number) => boolean): RegexNode {
  return { kind: 'anchor', test };
}
