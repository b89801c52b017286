/** Tokens that count only when they stand directly behind what was read: no blank may be skipped before them. */
import { TokenFlags } from '../token-traits.js';
import { Char, EOF, isDoubleQuote, isNewline, isWhitespace, isWhitespaceOrNewline } from './characters.js';
import type { LexedToken, LexerState } from './state.js';
import { scanBlockComment, scanLineComment, skipWhitespace } from './trivia.js';

/**
 * Reads `.`, `::`, `[`, `?.` or `?[` glued to an expression (block comments may stand before it).
 * @param brackets whether `[` is an index here
 */
export function memberAccessOperator(lexer: LexerState, brackets: boolean): LexedToken | null {
  while (lexer.at(lexer.index) === Char.Less && lexer.at(lexer.index + 1) === Char.Hash) scanBlockComment(lexer);
  const start = lexer.index;
  const next = lexer.at(start + 1);
  switch (lexer.at(start)) {
    case Char.Dot:
      return next === Char.Dot || endsCommandWord(lexer, next) ? null : glued(lexer, 1, 'Dot');
    case Char.Colon:
      return next !== Char.Colon || endsCommandWord(lexer, lexer.at(start + 2)) ? null : glued(lexer, 2, 'ColonColon');
    case Char.LeftBracket:
      return brackets ? glued(lexer, 1, 'LBracket') : null;
    case Char.Question:
      if (next === Char.Dot) return glued(lexer, 2, 'QuestionDot');
      return next === Char.LeftBracket && brackets ? glued(lexer, 2, 'QuestionLBracket') : null;
    default:
      return null;
  }
}

/** In command mode an operator with a blank behind it is none. */
function endsCommandWord(lexer: LexerState, next: number): boolean {
  return lexer.mode === 'Command' && (next === EOF || next === Char.Nul || isWhitespaceOrNewline(next));
}

function glued(lexer: LexerState, length: number, kind: LexedToken['kind']): LexedToken {
  const start = lexer.index;
  lexer.index += length;
  return lexer.token(kind, start);
}

/** Reads `(` or `{` glued to a member name. */
export function invokeOpener(lexer: LexerState): LexedToken | null {
  const code = lexer.at(lexer.index);
  if (code === Char.LeftParen) return glued(lexer, 1, 'LParen');
  return code === Char.LeftBrace ? glued(lexer, 1, 'LCurly') : null;
}

/** Reads the `[` of a generic method call's types, glued to a member name. */
export function genericOpener(lexer: LexerState): LexedToken | null {
  return lexer.at(lexer.index) === Char.LeftBracket ? glued(lexer, 1, 'LBracket') : null;
}

/**
 * Reads the `[` of an attribute or type; blanks and comments may stand before it.
 * When a member operator follows blanks instead, the reading position goes back so that the blanks are seen.
 */
export function attributeBracket(lexer: LexerState): LexedToken | null {
  const begin = lexer.index;
  let sawBlank = false;
  for (;;) {
    const code = lexer.at(lexer.index);
    if (isWhitespace(code)) {
      sawBlank = true;
      skipWhitespace(lexer);
    } else if (code === Char.Hash) {
      sawBlank = true;
      scanLineComment(lexer);
    } else if (code === Char.Less && lexer.at(lexer.index + 1) === Char.Hash) {
      sawBlank = false;
      scanBlockComment(lexer);
    } else {
      break;
    }
  }
  const code = lexer.at(lexer.index);
  if (code === Char.LeftBracket) return glued(lexer, 1, 'LBracket');
  if (sawBlank && (code === Char.Dot || code === Char.Colon)) lexer.resync(begin);
  return null;
}

/** Reads the rest of the line behind `--%`: up to a line end, `|` or `&&` outside double quotes. */
export function verbatimArgument(lexer: LexerState): LexedToken {
  skipWhitespace(lexer);
  const start = lexer.index;
  let quoted = false;
  for (; lexer.index < lexer.length; lexer.index++) {
    const code = lexer.at(lexer.index);
    if (isNewline(code)) break;
    if (isDoubleQuote(code)) quoted = !quoted;
    else if (!quoted && (code === Char.Pipe || (code === Char.Ampersand && lexer.at(lexer.index + 1) === code))) break;
  }
  return lexer.token('Generic', start, lexer.text.slice(start, lexer.index));
}

/** Reads the name of an assembly behind the comma of a type name, with `, Version=…` and the like. */
export function assemblyName(lexer: LexerState): string {
  let name = assemblyWord(lexer);
  while (lexer.at(lexer.index) === Char.Comma) {
    glued(lexer, 1, 'Comma');
    name += `, ${assemblyWord(lexer)}`;
    if (lexer.at(lexer.index) === Char.Equals) {
      glued(lexer, 1, 'Equals');
      name += `=${assemblyWord(lexer)}`;
    }
  }
  return name;
}

function assemblyWord(lexer: LexerState): string {
  skipWhitespace(lexer);
  const start = lexer.index;
  while (!endsAssemblyWord(lexer.at(lexer.index))) lexer.index++;
  const { text } = lexer.token('Identifier', start, null, TokenFlags.TypeName);
  skipWhitespace(lexer);
  return text;
}

function endsAssemblyWord(code: number): boolean {
  return (
    code === EOF ||
    code === Char.Nul ||
    code === Char.Comma ||
    code === Char.Equals ||
    code === Char.RightBracket ||
    isWhitespaceOrNewline(code)
  );
}
