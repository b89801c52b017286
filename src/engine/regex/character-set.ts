import { patternError } from './pattern-error.js';

/** A `[…]` set in JavaScript's syntax and the place behind it. */
export interface TranslatedSet {
  readonly source: string;
  readonly end: number;
  readonly usesUnicode: boolean;
}

/** How a set is to be read. `ignoreCase`: letters are spelled in both cases, because the `i` flag is not set. */
export interface SetOptions {
  readonly unicode: boolean;
  readonly ignoreCase: boolean;
}

/** Reads the set that opens at `open`; subtraction (`[a-z-[aeiou]]`) becomes a negative lookahead. */
export function translateSet(pattern: string, open: number, options: SetOptions): TranslatedSet {
  let at = open + 1;
  let body = '';
  let subtracted = '';
  let usesUnicode = false;
  const negated = pattern[at] === '^';
  if (negated) at++;
  for (let first = true; ; first = false) {
    const c = pattern[at];
    if (c === undefined) throw patternError(pattern, pattern.length, 'Unterminated [] set.');
    if (c === ']' && !first) break;
    if (c === '-' && pattern[at + 1] === '[' && !first) {
      const inner = translateSet(pattern, at + 1, options);
      subtracted = `(?!${inner.source})`;
      usesUnicode ||= inner.usesUnicode;
      at = inner.end;
      continue;
    }
    const item = readItem(pattern, at, options);
    usesUnicode ||= item.usesUnicode;
    at = item.end;
    if (
      pattern[at] === '-' &&
      pattern[at + 1] !== ']' &&
      pattern[at + 1] !== '[' &&
      item.code !== null &&
      at + 1 < pattern.length
    ) {
      const last = readItem(pattern, at + 1, options);
      if (last.code === null || last.code < item.code)
        throw patternError(pattern, last.end, `[x-y] range in reverse order.`);
      body += rangeSource(item.code, last.code, options.ignoreCase);
      at = last.end;
    } else body += item.code === null ? item.source : rangeSource(item.code, item.code, options.ignoreCase);
  }
  const source = body === '' ? (negated ? '[\\s\\S]' : '[]') : `[${negated ? '^' : ''}${body}]`;
  return { source: subtracted ? `(?:${subtracted}${source})` : source, end: at + 1, usesUnicode };
}

interface Item {
  /** The character's code, null for a class such as `\d`. */
  readonly code: number | null;
  readonly source: string;
  readonly end: number;
  readonly usesUnicode: boolean;
}

function character(code: number, end: number): Item {
  return { code, source: '', end, usesUnicode: false };
}

function readItem(pattern: string, at: number, options: SetOptions): Item {
  const posix = /^\[:\w+:\]/.exec(pattern.slice(at));
  if (posix) throw patternError(pattern, at, 'POSIX classes are not supported.');
  if (pattern[at] !== '\\') return character(pattern.charCodeAt(at), at + 1);
  return readEscape(pattern, at + 1, options);
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, v: 11, a: 7, e: 27, b: 8 };

function readEscape(pattern: string, at: number, options: SetOptions): Item {
  const c = pattern[at];
  if (c === undefined) throw patternError(pattern, pattern.length, 'Illegal \\ at end of pattern.');
  if (/[dDwWsS]/.test(c)) {
    const source = options.unicode ? (unicodeClasses[c] ?? `\\${c}`) : `\\${c}`;
    return { code: null, source, end: at + 1, usesUnicode: false };
  }
  if (c === 'p' || c === 'P') {
    const property = /^\{([\w-]+)\}/.exec(pattern.slice(at + 1));
    if (!property) throw patternError(pattern, at + 1, 'Incomplete \\p{X} character escape.');
    return { code: null, source: `\\${c}{${property[1]}}`, end: at + 1 + property[0].length, usesUnicode: true };
  }
  const control = controls[c];
  if (control !== undefined) return character(control, at + 1);
  const digits =
    c === 'x'
      ? /^[\da-f]{2}/i.exec(pattern.slice(at + 1))
      : c === 'u'
        ? /^[\da-f]{4}/i.exec(pattern.slice(at + 1))
        : null;
  if (digits) return character(Number.parseInt(digits[0], 16), at + 1 + digits[0].length);
  if (c === '0') return character(0, at + 1);
  if (/[A-Za-z]/.test(c)) throw patternError(pattern, at + 1, `Unrecognized escape sequence \\${c}.`);
  return character(c.charCodeAt(0), at + 1);
}

const unicodeClasses: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}',
};

function rangeSource(from: number, to: number, ignoreCase: boolean): string {
  const plain = from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
  return ignoreCase ? plain + otherCase(from, to) : plain;
}

/** The ASCII letters of a range in their other case. */
function otherCase(from: number, to: number): string {
  let extra = '';
  const overlap = (low: number, high: number, shift: number): void => {
    const start = Math.max(from, low);
    const end = Math.min(to, high);
    if (start <= end) extra += `${escaped(start + shift)}-${escaped(end + shift)}`;
  };
  overlap(97, 122, -32);
  overlap(65, 90, 32);
  return extra;
}

function escaped(code: number): string {
  const c = String.fromCharCode(code);
  if (/[A-Za-z0-9_ ]/.test(c)) return c;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
