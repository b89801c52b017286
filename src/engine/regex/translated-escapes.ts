import { patternError } from './pattern-error.js';
import { type AnchorSources, anchorEscape } from './translated-anchors.js';

/** What an escape is translated with. */
export interface EscapeContext {
  readonly anchors: AnchorSources;
  readonly unicode: boolean;
  /** The source of a character that stands for itself. */
  literal(character: string): string;
  /** The source of a back reference that ends before `at`. */
  reference(name: string, at: number): string;
}

/** An escape in JavaScript's syntax and the place behind it. */
export interface TranslatedEscape {
  readonly source: string;
  readonly end: number;
  readonly usesUnicode: boolean;
}

/** Reads the escape whose `\\` stands at `at`. Error: RegexParseException. */
export function translateEscape(pattern: string, at: number, context: EscapeContext): TranslatedEscape {
  const letter = pattern[at + 1];
  if (letter === undefined) throw patternError(pattern, pattern.length, 'Illegal \\ at end of pattern.');
  const start = at + 2;
  const known =
    anchorEscape(letter, context.anchors) ?? (context.unicode ? unicodeEscapes[letter] : asciiEscapes[letter]);
  if (known !== undefined) return plain(known, start);
  if (letter === 'p' || letter === 'P') return unicodeProperty(pattern, start, letter);
  const reference = referenceAt(pattern, start, letter);
  if (reference) return plain(context.reference(reference.name, reference.end), reference.end);
  return characterEscape(pattern, start, letter, context);
}

function plain(source: string, end: number): TranslatedEscape {
  return { source, end, usesUnicode: false };
}

function unicodeProperty(pattern: string, at: number, letter: string): TranslatedEscape {
  const property = /^\{([\w-]+)\}/.exec(pattern.slice(at));
  if (!property) throw patternError(pattern, at, 'Incomplete \\p{X} character escape.');
  return { source: `\\${letter}{${property[1]}}`, end: at + property[0].length, usesUnicode: true };
}

/** `\k<name>`, `\k'name'` or `\12`: the group and the place behind it. */
function referenceAt(pattern: string, at: number, letter: string): { name: string; end: number } | null {
  const rest = pattern.slice(at);
  const named = letter === 'k' ? /^(?:<([^>]+)>|'([^']+)')/.exec(rest) : null;
  if (named) return { name: (named[1] ?? named[2])!, end: at + named[0].length };
  if (!/[1-9]/.test(letter)) return null;
  const digits = /^\d*/.exec(rest)![0];
  return { name: letter + digits, end: at + digits.length };
}

function characterEscape(pattern: string, at: number, letter: string, context: EscapeContext): TranslatedEscape {
  if ('tnrfv'.includes(letter)) return plain(`\\${letter}`, at);
  if (letter === 'a') return plain('\\x07', at);
  if (letter === 'e') return plain('\\x1b', at);
  const code = codeEscape(pattern, at, letter);
  if (code) return plain(code.source, at + code.length);
  if (/[A-Za-z]/.test(letter)) throw patternError(pattern, at, `Unrecognized escape sequence \\${letter}.`);
  return plain(context.literal(letter), at);
}

const wordClass = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}\\u200d\\u200c';

/** Escapes that stand for a class or an anchor, for texts of ASCII. */
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

/** The same for all other texts. */
const unicodeEscapes: Readonly<Record<string, string>> = {
  ...asciiEscapes,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: `[${wordClass}]`,
  W: `[^${wordClass}]`,
  b: `(?:(?<=[${wordClass}])(?![${wordClass}])|(?<![${wordClass}])(?=[${wordClass}]))`,
  B: `(?:(?<=[${wordClass}])(?=[${wordClass}])|(?<![${wordClass}])(?![${wordClass}]))`,
};

/** A character that is named by its code: what JavaScript writes, and how many characters of the pattern it took. */
interface CodeEscape {
  readonly source: string;
  readonly length: number;
}

/** Reads `\x41`, `\u0041`, `\012` or `\cA`, of which `letter` stands before `at`; null when it is none of them. Error: RegexParseException. */
function codeEscape(pattern: string, at: number, letter: string): CodeEscape | null {
  const rest = pattern.slice(at);
  const digits = codeDigits[letter]?.exec(rest);
  if (digits) {
    const code = Number.parseInt(digits[0] || '0', letter === '0' ? 8 : 16);
    return { source: `\\u${code.toString(16).padStart(4, '0')}`, length: digits[0].length };
  }
  if (letter === 'c' && /^[A-Za-z]/.test(rest)) {
    const code = rest.charCodeAt(0) % 32;
    return { source: `\\x${code.toString(16).padStart(2, '0')}`, length: 1 };
  }
  if (letter === 'x' || letter === 'u') throw patternError(pattern, at, 'Insufficient or invalid hexadecimal digits.');
  return null;
}

const codeDigits: Readonly<Record<string, RegExp>> = { x: /^[\da-f]{2}/i, u: /^[\da-f]{4}/i, '0': /^[0-7]{0,2}/ };
