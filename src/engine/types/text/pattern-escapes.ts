import { patternError } from '../../regex/pattern-error.js';

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
export function unescaped(text: string): string {
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
