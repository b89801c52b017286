/** Classes of characters, by UTF-16 unit. `EOF` stands behind the last one. (PowerShell: CharTraits.) */

/** What a lexer reads behind the end of its text. */
export const EOF = -1;

/** Units that the lexer asks for by name. */
export const Char = {
  Nul: 0,
  Tab: 9,
  LineFeed: 10,
  CarriageReturn: 13,
  Space: 32,
  Exclamation: 33,
  DoubleQuote: 34,
  Hash: 35,
  Dollar: 36,
  Percent: 37,
  Ampersand: 38,
  SingleQuote: 39,
  LeftParen: 40,
  RightParen: 41,
  Asterisk: 42,
  Plus: 43,
  Comma: 44,
  Minus: 45,
  Dot: 46,
  Slash: 47,
  Zero: 48,
  One: 49,
  Colon: 58,
  Semicolon: 59,
  Less: 60,
  Equals: 61,
  Greater: 62,
  Question: 63,
  At: 64,
  LeftBracket: 91,
  Backslash: 92,
  RightBracket: 93,
  Caret: 94,
  Underscore: 95,
  Backtick: 96,
  LeftBrace: 123,
  Pipe: 124,
  RightBrace: 125,
} as const;

const WHITESPACE = 1;
const STARTS_TOKEN = 2;
const ENDS_NUMBER = 4;
const ENDS_NUMBER_IN_TERNARY = 8;
const LETTER = 16;
const DIGIT = 32;
const HEX = 64;
const VARIABLE_START = 128;

const ascii = new Uint8Array(128);

function mark(characters: string, bits: number): void {
  for (let i = 0; i < characters.length; i++) ascii[characters.charCodeAt(i)]! |= bits;
}

mark(' \t\v\f', WHITESPACE);
mark('\0\t\n\v\f\r &(),;{|}', STARTS_TOKEN);
mark('!#%*+-./<=>]', ENDS_NUMBER);
mark('?:', ENDS_NUMBER_IN_TERNARY);
mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', LETTER | VARIABLE_START);
mark('0123456789', DIGIT | HEX | VARIABLE_START);
mark('abcdefABCDEF', HEX);
mark('_?^$:', VARIABLE_START);

// Made at the first character beyond ASCII: each costs a start 0.1 ms.
let unicodeLetter: RegExp | undefined;
let unicodeLetterOrDigit: RegExp | undefined;
let unicodeSeparator: RegExp | undefined;

/** Blank, tab, NBSP, NEL and every Unicode separator; not CR and LF. */
export function isWhitespace(code: number): boolean {
  if (code < 128) return code >= 0 && (ascii[code]! & WHITESPACE) !== 0;
  if (code <= 256) return code === 0x85 || code === 0xa0;
  return (unicodeSeparator ??= /\p{Z}/u).test(String.fromCharCode(code));
}

/** Whitespace as .NET sees it: with line ends. */
export function isWhitespaceOrNewline(code: number): boolean {
  return code === Char.LineFeed || code === Char.CarriageReturn || isWhitespace(code);
}

/** CR or LF. */
export function isNewline(code: number): boolean {
  return code === Char.LineFeed || code === Char.CarriageReturn;
}

/** Ends any word; the end of the text does too. */
export function startsNewToken(code: number): boolean {
  if (code < 128) return code < 0 || (ascii[code]! & STARTS_TOKEN) !== 0;
  return isWhitespace(code);
}

/** Ends a number in an expression; `?` and `:` only where the parser already knows that it reads an expression. */
export function endsNumber(code: number, ternary: boolean): boolean {
  if (code < 128)
    return code >= 0 && (ascii[code]! & (ternary ? ENDS_NUMBER | ENDS_NUMBER_IN_TERNARY : ENDS_NUMBER)) !== 0;
  return isDash(code);
}

/** Minus, en dash, em dash, horizontal bar. */
export function isDash(code: number): boolean {
  return code === Char.Minus || (code >= 0x2013 && code <= 0x2015);
}

/** `'` and the typographic single quotes. */
export function isSingleQuote(code: number): boolean {
  return code === Char.SingleQuote || (code >= 0x2018 && code <= 0x201b);
}

/** `"` and the typographic double quotes. */
export function isDoubleQuote(code: number): boolean {
  return code === Char.DoubleQuote || (code >= 0x201c && code <= 0x201e);
}

/** Any letter. */
export function isLetter(code: number): boolean {
  if (code < 128) return code >= 0 && (ascii[code]! & LETTER) !== 0;
  return (unicodeLetter ??= /\p{L}/u).test(String.fromCharCode(code));
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= Char.Zero && code <= 57;
}

/** 0-9, a-f, A-F. */
export function isHexDigit(code: number): boolean {
  return code >= 0 && code < 128 && (ascii[code]! & HEX) !== 0;
}

/** Any letter or decimal digit. */
export function isLetterOrDigit(code: number): boolean {
  if (code < 128) return code >= 0 && (ascii[code]! & (LETTER | DIGIT)) !== 0;
  return (unicodeLetterOrDigit ??= /[\p{L}\p{Nd}]/u).test(String.fromCharCode(code));
}

/** A letter or `_`. */
export function isIdentifierStart(code: number): boolean {
  return code === Char.Underscore || isLetter(code);
}

/** A letter, a digit or `_`. */
export function isIdentifierFollow(code: number): boolean {
  return code === Char.Underscore || isLetterOrDigit(code);
}

/** What may follow `$`: letters, digits, `_ ? ^ $ :`. */
export function isVariableStart(code: number): boolean {
  if (code < 128) return code >= 0 && (ascii[code]! & VARIABLE_START) !== 0;
  return (unicodeLetterOrDigit ??= /[\p{L}\p{Nd}]/u).test(String.fromCharCode(code));
}
