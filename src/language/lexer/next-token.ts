import type { TokenKind } from '../tokens.js';
import {
  Char,
  EOF,
  isDash,
  isDigit,
  isDoubleQuote,
  isIdentifierStart,
  isLetter,
  isNewline,
  isSingleQuote,
  isVariableStart,
  startsNewToken,
} from './characters.js';
import { scanEscape } from './escapes.js';
import { scanHereString } from './here-strings.js';
import { scanNumber, scanNumberParts } from './numbers.js';
import { isMerging, scanFileRedirection, scanRedirection } from './redirection-tokens.js';
import type { LexedToken, LexerState } from './state.js';
import { StringContent, scanDoubleQuoted, scanSingleQuoted } from './strings.js';
import { skipLineEnd, skipTrivia } from './trivia.js';
import { scanVariablePath } from './variables.js';
import { finishGeneric, scanGeneric, scanIdentifier, scanLabel, scanParameter } from './words.js';

/** Reads the next token in the lexer's mode. Comments and line continuations before it become tokens too. */
export function nextToken(lexer: LexerState): LexedToken {
  while (skipTrivia(lexer)) {
    // skipTrivia moves the reading position
  }
  const start = lexer.index;
  const code = lexer.at(start);
  if (code === EOF) return lexer.endOfInput();
  if (isNewline(code)) {
    skipLineEnd(lexer);
    return lexer.token('NewLine', start);
  }
  if (isIdentifierStart(code)) return scanIdentifier(lexer);
  if (isDigit(code)) return scanDigit(lexer);
  if (isSingleQuote(code)) return scanSingleQuoted(lexer);
  if (isDoubleQuote(code)) return scanDoubleQuoted(lexer);
  if (isDash(code)) return scanDash(lexer);
  return scanPunctuation(lexer, code);
}

function scanPunctuation(lexer: LexerState, code: number): LexedToken {
  switch (code) {
    case Char.Dollar:
      if (lexer.at(lexer.index + 1) === Char.LeftParen) return take(lexer, 2, 'DollarParen');
      return scanVariable(lexer, 'Variable');
    case Char.LeftParen:
      return take(lexer, 1, 'LParen');
    case Char.RightParen:
      return take(lexer, 1, 'RParen');
    case Char.LeftBrace:
      return take(lexer, 1, 'LCurly');
    case Char.RightBrace:
      return take(lexer, 1, 'RCurly');
    case Char.RightBracket:
      return take(lexer, 1, 'RBracket');
    case Char.Semicolon:
      return take(lexer, 1, 'Semi');
    case Char.Comma:
      return take(lexer, 1, 'Comma');
    case Char.Pipe:
      return lexer.at(lexer.index + 1) === Char.Pipe ? take(lexer, 2, 'OrOr') : take(lexer, 1, 'Pipe');
    case Char.Ampersand:
      return lexer.at(lexer.index + 1) === Char.Ampersand ? take(lexer, 2, 'AndAnd') : take(lexer, 1, 'Ampersand');
    case Char.LeftBracket:
      return operatorOrWord(lexer, 1, 'LBracket');
    case Char.At:
      return scanAt(lexer);
    case Char.Backtick:
      return scanEscapedWord(lexer);
    case Char.Less:
      return take(lexer, 1, 'RedirectInStd');
    case Char.Greater:
      return scanFileRedirection(lexer, lexer.index, 1);
    default:
      return scanOperator(lexer, code);
  }
}

function scanOperator(lexer: LexerState, code: number): LexedToken {
  switch (code) {
    case Char.Equals:
      return operatorOrWord(lexer, 1, 'Equals');
    case Char.Plus:
      return scanPlus(lexer);
    case Char.Asterisk:
      if (lexer.at(lexer.index + 1) === Char.Greater) return scanRedirection(lexer, 0);
      return scanAssignable(lexer, 'MultiplyEquals', 'Multiply');
    case Char.Slash:
      return scanAssignable(lexer, 'DivideEquals', 'Divide');
    case Char.Percent:
      return scanAssignable(lexer, 'RemainderEquals', 'Rem');
    case Char.Dot:
      return scanDot(lexer);
    case Char.Exclamation:
      return scanExclamation(lexer);
    case Char.Colon:
      return scanColon(lexer);
    case Char.Question:
      return lexer.mode === 'Expression' ? scanQuestion(lexer) : word(lexer);
    default:
      return word(lexer);
  }
}

function take(lexer: LexerState, length: number, kind: TokenKind): LexedToken {
  const start = lexer.index;
  lexer.index += length;
  return lexer.token(kind, start);
}

/** A word whose first character says nothing. */
function word(lexer: LexerState): LexedToken {
  const start = lexer.index;
  lexer.index++;
  return scanGeneric(lexer, start);
}

/** An operator; in command mode a word when something is glued to it. */
function operatorOrWord(lexer: LexerState, length: number, kind: TokenKind): LexedToken {
  const start = lexer.index;
  lexer.index += length;
  if (lexer.mode === 'Command' && !startsNewToken(lexer.at(lexer.index))) return scanGeneric(lexer, start);
  return lexer.token(kind, start);
}

function scanAssignable(lexer: LexerState, assignment: TokenKind, plain: TokenKind): LexedToken {
  if (lexer.at(lexer.index + 1) === Char.Equals) return operatorOrWord(lexer, 2, assignment);
  return operatorOrWord(lexer, 1, plain);
}

function scanVariable(lexer: LexerState, kind: 'Variable' | 'SplattedVariable'): LexedToken {
  const start = lexer.index;
  lexer.index++;
  const next = lexer.at(lexer.index);
  if (isVariableStart(next) || (next === Char.LeftBrace && kind === 'Variable')) {
    const path = scanVariablePath(lexer, start, false);
    if (path) return lexer.token(kind, start, path);
    lexer.index = start;
  }
  return scanGeneric(lexer, start);
}

function scanAt(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const next = lexer.at(start + 1);
  if (next === Char.LeftBrace) return take(lexer, 2, 'AtCurly');
  if (next === Char.LeftParen) return take(lexer, 2, 'AtParen');
  if (isSingleQuote(next) || isDoubleQuote(next)) return scanHereString(lexer);
  if (isVariableStart(next)) return scanVariable(lexer, 'SplattedVariable');
  lexer.error(start, start + 1, 'UnrecognizedToken');
  return take(lexer, 1, 'Unknown');
}

function scanEscapedWord(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const content = new StringContent();
  lexer.index++;
  content.text(scanEscape(lexer));
  return finishGeneric(lexer, start, content);
}

/** Reads `1` or `1>`; streams 1 to 6 can be redirected. */
function scanDigit(lexer: LexerState): LexedToken {
  const code = lexer.at(lexer.index);
  const redirectable = code >= Char.One && code <= Char.One + 5;
  if (redirectable && lexer.at(lexer.index + 1) === Char.Greater) {
    if (lexer.mode !== 'Expression' || isMerging(lexer)) return scanRedirection(lexer, code - Char.Zero);
    const start = lexer.index;
    lexer.index++;
    return lexer.token('Number', start, { type: 'Int32', value: code - Char.Zero });
  }
  return numberOrWord(lexer);
}

function numberOrWord(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const token = scanNumber(lexer);
  if (token) return token;
  lexer.index = start;
  return scanGeneric(lexer, start);
}

function scanPlus(lexer: LexerState): LexedToken {
  const next = lexer.at(lexer.index + 1);
  if (next === Char.Plus) return operatorOrWord(lexer, 2, 'PlusPlus');
  if (next === Char.Equals) return operatorOrWord(lexer, 2, 'PlusEquals');
  if (lexer.allowSignedNumbers && (isDigit(next) || next === Char.Dot)) return numberOrWord(lexer);
  return operatorOrWord(lexer, 1, 'Plus');
}

function scanDash(lexer: LexerState): LexedToken {
  const next = lexer.at(lexer.index + 1);
  if (isDash(next)) return operatorOrWord(lexer, 2, 'MinusMinus');
  if (next === Char.Equals) return operatorOrWord(lexer, 2, 'MinusEquals');
  if (isLetter(next) || next === Char.Underscore || next === Char.Question) return scanParameter(lexer);
  if (lexer.allowSignedNumbers && (isDigit(next) || next === Char.Dot)) return numberOrWord(lexer);
  return operatorOrWord(lexer, 1, 'Minus');
}

function scanDot(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const next = lexer.at(start + 1);
  if (next === Char.Dot) return operatorOrWord(lexer, 2, 'DotDot');
  if (isDigit(next)) return numberOrWord(lexer);
  const dotSourcesValue = next === Char.Dollar || next === Char.DoubleQuote || next === Char.SingleQuote;
  return dotSourcesValue ? take(lexer, 1, 'Dot') : operatorOrWord(lexer, 1, 'Dot');
}

/** `!` before a name is a word; `!` before digits is one when they form no number. */
function scanExclamation(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const next = lexer.at(start + 1);
  if (lexer.mode === 'Expression') {
    if (isIdentifierStart(next)) return word(lexer);
    if (isDigit(next) || next === Char.Dot) {
      const isNumber = scanNumberParts(lexer) !== null;
      lexer.index = start;
      if (!isNumber) return word(lexer);
    }
  }
  return operatorOrWord(lexer, 1, 'Exclaim');
}

function scanColon(lexer: LexerState): LexedToken {
  if (lexer.at(lexer.index + 1) === Char.Colon) {
    return lexer.wantSimpleName ? take(lexer, 2, 'ColonColon') : operatorOrWord(lexer, 2, 'ColonColon');
  }
  return lexer.mode === 'Command' ? scanLabel(lexer) : take(lexer, 1, 'Colon');
}

function scanQuestion(lexer: LexerState): LexedToken {
  if (lexer.at(lexer.index + 1) !== Char.Question) return take(lexer, 1, 'QuestionMark');
  return lexer.at(lexer.index + 2) === Char.Equals
    ? take(lexer, 3, 'QuestionQuestionEquals')
    : take(lexer, 2, 'QuestionQuestion');
}
