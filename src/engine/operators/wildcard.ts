import { WildcardPatternException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import { equalStrings } from '../values/string-compare.js';

/** A wildcard pattern of PowerShell's: `*`, `?`, `[a-z]`, backtick escapes. Made once, matched often. Error for an unclosed `[`. */
export class WildcardPattern {
  readonly text: string;
  readonly #test: (text: string) => boolean;

  /** `text` is null for the $null in a list of patterns, which stands for no text. */
  constructor(text: string | null, caseSensitive = false) {
    this.text = text ?? '';
    this.#test = compile(this.text, caseSensitive);
  }

  /** True when the whole text matches. */
  matches(text: string): boolean {
    return this.#test(text);
  }

  /** True when a text has characters that make it a pattern. */
  static hasWildcards(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (c === '`') i++;
      else if (c === '*' || c === '?' || c === '[') return true;
    }
    return false;
  }

  /** The text with a backtick before each special character. */
  static escape(text: string): string {
    return text.replace(/[*?[\]`]/g, '`$&');
  }

  /** Takes the backticks of `escape` away. */
  static unescape(text: string): string {
    return text.replace(/`([*?[\]`])/g, '$1');
  }
}

function compile(pattern: string, caseSensitive: boolean): (text: string) => boolean {
  if (pattern === '*') return () => true;
  if (!/[*?[`]/.test(pattern)) {
    return (text) => equalStrings(text, pattern, !caseSensitive);
  }
  const regex = new RegExp(`^${translate(pattern)}$`, caseSensitive ? 's' : 'is');
  return (text) => regex.test(text);
}

function translate(pattern: string): string {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    if (c === '`' && i + 1 < pattern.length) source += literal(pattern[++i]!);
    else if (c === '*') source += source.endsWith('.*') ? '' : '.*';
    else if (c === '?') source += '.';
    else if (c === '[') {
      const end = closing(pattern, i);
      source += bracket(pattern.slice(i + 1, end));
      i = end;
    } else source += literal(c);
  }
  return source;
}

function literal(c: string): string {
  return c.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** The place of the `]` that ends the set opened at `open`; a `]` in the first place belongs to the set. */
function closing(pattern: string, open: number): number {
  for (let i = open + 1; i < pattern.length; i++) {
    if (pattern[i] === '`') i++;
    else if (pattern[i] === ']' && i > open + 1) return i;
  }
  throw invalidPattern(pattern);
}

function bracket(inside: string): string {
  let set = '';
  for (let i = 0; i < inside.length; i++) {
    let c = inside[i]!;
    if (c === '`' && i + 1 < inside.length) c = inside[++i]!;
    else if (c === '-' && i > 0 && i + 1 < inside.length) {
      set += '-';
      continue;
    }
    set += /[\\\]^[-]/.test(c) ? `\\${c}` : c;
  }
  return `[${set}]`;
}

/** `The specified wildcard character pattern is not valid: {0}` */
function invalidPattern(pattern: string): TerminatingError {
  const message = `The specified wildcard character pattern is not valid: ${pattern}`;
  return engineError(newException(WildcardPatternException, message), 'RuntimeException', 'NotSpecified');
}
