import { Char, EOF, isHexDigit } from './characters.js';
import type { LexerState } from './state.js';

const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What stands for a Unicode escape that is not valid. */
const invalidCharacter = '\uffff';

/**
 * Reads what follows a backtick (the reading position is on it, and it is not the end of the text).
 * @returns the character that is meant
 */
export function scanEscape(lexer: LexerState): string {
  const letter = lexer.text[lexer.index]!;
  lexer.index++;
  if (letter === 'u') return scanUnicodeEscape(lexer);
  return simpleEscapes[letter] ?? letter;
}

/** Reads `{hhhhhh}` behind `` `u ``. */
function scanUnicodeEscape(lexer: LexerState): string {
  const start = lexer.index - 2;
  if (lexer.at(lexer.index) !== Char.LeftBrace) {
    lexer.error(start, lexer.index, 'InvalidUnicodeEscapeSequence');
    return invalidCharacter;
  }
  lexer.index++;
  const digits = lexer.index;
  while (lexer.index < digits + 6 && isHexDigit(lexer.at(lexer.index))) lexer.index++;
  const count = lexer.index - digits;
  const next = lexer.at(lexer.index);
  if (next !== Char.RightBrace) {
    reportBadEnd(lexer, count, next);
    return invalidCharacter;
  }
  lexer.index++;
  if (count === 0) {
    lexer.error(start, lexer.index, 'InvalidUnicodeEscapeSequence');
    return invalidCharacter;
  }
  const value = Number.parseInt(lexer.text.slice(digits, digits + count), 16);
  if (value > 0x10ffff) {
    lexer.error(digits, lexer.index - 1, 'InvalidUnicodeEscapeSequenceValue');
    return invalidCharacter;
  }
  return String.fromCodePoint(value);
}

function reportBadEnd(lexer: LexerState, count: number, next: number): void {
  const at = lexer.index;
  if (count < 6) lexer.error(at, at + 1, 'InvalidUnicodeEscapeSequence');
  else if (next !== EOF && isHexDigit(next)) lexer.error(at, at + 1, 'TooManyDigitsInUnicodeEscapeSequence');
  else lexer.error(at, at + 1, 'MissingUnicodeEscapeSequenceTerminator');
}
