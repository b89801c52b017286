import { Char, endsNumber, isDash, isDigit, isHexDigit, startsNewToken } from './characters.js';
import { type NumberParts, numberValue } from './number-value.js';
import type { LexedToken, LexerState } from './state.js';

const multipliers: Readonly<Record<string, number>> = {
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
  p: 1024 ** 5,
};

/**
 * Reads a number whose first character (digit, dot, or sign) is at the reading position.
 * @returns null when it is no number (`7z`): the caller reads a word from `start` instead
 */
export function scanNumber(lexer: LexerState): LexedToken | null {
  const start = lexer.index;
  const parts = scanNumberParts(lexer);
  if (!parts) return null;
  const value = numberValue(parts);
  if (value === null) {
    if (lexer.mode !== 'Expression') return null;
    const end = lexer.index;
    lexer.error(start, end, 'BadNumericConstant', lexer.text.slice(start, end));
  }
  return lexer.token('Number', start, value ?? { type: 'Int32', value: 0 });
}

/**
 * Reads a number up to the character that ends it.
 * @returns null when what is there does not form a number, or does not end like one
 */
export function scanNumberParts(lexer: LexerState): NumberParts | null {
  const sign = lexer.at(lexer.index);
  const negative = isDash(sign);
  if (negative || sign === Char.Plus || sign === Char.Exclamation) lexer.index++;
  const head = scanDigits(lexer);
  if (!head) return null;
  const suffix = scanSuffix(lexer);
  const multiplier = scanMultiplier(lexer);
  if (suffix === null || multiplier === null) return null;
  const next = lexer.at(lexer.index);
  const ended = startsNewToken(next) || (lexer.mode === 'Expression' && endsNumber(next, lexer.ternaryEndsNumber));
  return ended ? { negative, format: head.format, digits: head.digits, real: head.real, suffix, multiplier } : null;
}

interface Digits {
  readonly format: NumberParts['format'];
  readonly digits: string;
  readonly real: boolean;
}

function scanDigits(lexer: LexerState): Digits | null {
  const first = lexer.at(lexer.index);
  const second = lexer.at(lexer.index + 1) | 32;
  if (first === Char.Zero && second === 120) return scanPrefixed(lexer, 'Hex', isHexDigit);
  if (first === Char.Zero && second === 98) return scanPrefixed(lexer, 'Binary', isBinaryDigit);
  return scanDecimal(lexer);
}

function isBinaryDigit(code: number): boolean {
  return code === Char.Zero || code === Char.One;
}

function scanPrefixed(lexer: LexerState, format: 'Hex' | 'Binary', accept: (code: number) => boolean): Digits | null {
  lexer.index += 2;
  const start = lexer.index;
  while (accept(lexer.at(lexer.index))) lexer.index++;
  const digits = lexer.text.slice(start, lexer.index);
  return digits === '' && format === 'Binary' ? null : { format, digits, real: false };
}

function scanDecimal(lexer: LexerState): Digits | null {
  const start = lexer.index;
  skipDigits(lexer);
  let real = false;
  if (lexer.at(lexer.index) === Char.Dot && lexer.at(lexer.index + 1) !== Char.Dot) {
    real = true;
    lexer.index++;
    skipDigits(lexer);
  }
  if ((lexer.at(lexer.index) | 32) === 101) {
    real = true;
    lexer.index++;
    const sign = lexer.at(lexer.index);
    if (sign === Char.Plus || isDash(sign)) lexer.index++;
    if (skipDigits(lexer) === 0) return null;
  }
  const digits = lexer.text.slice(start, lexer.index).replace(/[\u2013-\u2015]/, '-');
  return /\d/.test(digits) && !/^\.e/i.test(digits) ? { format: 'Decimal', digits, real } : null;
}

function skipDigits(lexer: LexerState): number {
  const start = lexer.index;
  while (isDigit(lexer.at(lexer.index))) lexer.index++;
  return lexer.index - start;
}

/** Reads `y uy s us l ul u d n`; null when two letters do not go together. */
function scanSuffix(lexer: LexerState): string | null {
  const first = suffixLetter(lexer);
  if (first === '') return '';
  lexer.index++;
  const second = suffixLetter(lexer);
  if (second === '') return first;
  lexer.index++;
  return first === 'u' && 'lsy'.includes(second) ? first + second : null;
}

function suffixLetter(lexer: LexerState): string {
  const letter = (lexer.text[lexer.index] ?? '').toLowerCase();
  return letter !== '' && 'usldyn'.includes(letter) ? letter : '';
}

/** Reads `kb mb gb tb pb`; null when the `b` is missing. */
function scanMultiplier(lexer: LexerState): number | null {
  const letter = (lexer.text[lexer.index] ?? '').toLowerCase();
  const factor = Object.hasOwn(multipliers, letter) ? multipliers[letter]! : 1;
  if (factor === 1) return 1;
  lexer.index++;
  if ((lexer.at(lexer.index) | 32) !== 98) return null;
  lexer.index++;
  return factor;
}
