import { keywordKind, operatorKind, TokenFlags } from '../token-traits.js';
import {
  Char,
  EOF,
  isDash,
  isDoubleQuote,
  isIdentifierFollow,
  isIdentifierStart,
  isLetterOrDigit,
  isSingleQuote,
  isWhitespace,
  startsNewToken,
} from './characters.js';
import type { LexedToken, LexerState } from './state.js';
import { StringContent, scanDoubleQuotedContent, scanExpansionOrEscape, scanSingleQuotedContent } from './strings.js';

/**
 * Reads a word: a command name or argument. Quoted runs inside lose their quotes, variables and `$(…)` expand.
 * @param start where the word starts; the reading position may be behind its first characters
 */
export function scanGeneric(lexer: LexerState, start: number): LexedToken {
  const content = new StringContent();
  content.text(lexer.text.slice(start, lexer.index));
  return finishGeneric(lexer, start, content);
}

/** Reads the rest of a word of which `content` has the beginning. */
export function finishGeneric(lexer: LexerState, start: number, content: StringContent): LexedToken {
  let runStart = lexer.index;
  for (;;) {
    const code = lexer.at(lexer.index);
    if (startsNewToken(code)) break;
    if (code === Char.Dollar || code === Char.Backtick || isSingleQuote(code) || isDoubleQuote(code)) {
      content.text(lexer.text.slice(runStart, lexer.index));
      runStart = lexer.index;
      if (scanPart(lexer, code, content)) {
        runStart = lexer.index;
        continue;
      }
    }
    lexer.index++;
  }
  content.text(lexer.text.slice(runStart, lexer.index));
  return lexer.token('Generic', start, content.value, 0, content.finish());
}

function scanPart(lexer: LexerState, code: number, content: StringContent): boolean {
  if (isSingleQuote(code)) {
    scanSingleQuotedContent(lexer, content);
    return true;
  }
  if (isDoubleQuote(code)) {
    scanDoubleQuotedContent(lexer, content);
    return true;
  }
  return scanExpansionOrEscape(lexer, content, false);
}

/** Reads a keyword, a name, or a word that starts with a letter; the reading position is on the letter. */
export function scanIdentifier(lexer: LexerState): LexedToken {
  const start = lexer.index;
  while (isIdentifierFollow(lexer.at(lexer.index))) lexer.index++;
  if (lexer.mode === 'TypeName') return scanTypeName(lexer, start);
  if (lexer.wantSimpleName || lexer.mode === 'Expression') return lexer.token('Identifier', start);
  if (lexer.mode === 'Command' && !startsNewToken(lexer.at(lexer.index))) return scanGeneric(lexer, start);
  const keyword = keywordKind(lexer.text.slice(start, lexer.index));
  if (keyword && keyword !== 'InlineScript') return lexer.token(keyword, start);
  return lexer.token('Identifier', start);
}

function scanTypeName(lexer: LexerState, start: number): LexedToken {
  while (isTypeNameFollow(lexer.at(lexer.index))) lexer.index++;
  return lexer.token('Identifier', start, null, TokenFlags.TypeName);
}

function isTypeNameFollow(code: number): boolean {
  return (
    isLetterOrDigit(code) ||
    code === Char.Dot ||
    code === Char.Backtick ||
    code === Char.Underscore ||
    code === Char.Plus ||
    code === Char.Hash ||
    code === Char.Backslash
  );
}

/** Reads `:label`, or a word that starts with a colon (command mode). */
export function scanLabel(lexer: LexerState): LexedToken {
  const start = lexer.index;
  lexer.index++;
  if (isIdentifierStart(lexer.at(lexer.index))) {
    const nameStart = lexer.index;
    while (isIdentifierFollow(lexer.at(lexer.index))) lexer.index++;
    if (startsNewToken(lexer.at(lexer.index))) {
      return lexer.token('Label', start, lexer.text.slice(nameStart, lexer.index));
    }
  }
  return scanGeneric(lexer, start);
}

/** Reads `-name`, `-name:` or an operator word; the reading position is on the dash, a letter, `_` or `?` follows. */
export function scanParameter(lexer: LexerState): LexedToken {
  const start = lexer.index;
  lexer.index++;
  const command = lexer.mode === 'Command';
  for (;;) {
    const code = lexer.at(lexer.index);
    if (endsParameter(code) || (!command && !isAsciiLetter(code))) break;
    if (isSingleQuote(code) || isDoubleQuote(code)) return scanGeneric(lexer, start);
    lexer.index++;
  }
  const name = lexer.text.slice(start + 1, lexer.index);
  if (lexer.mode === 'Expression') {
    const operator = operatorKind(name);
    if (operator) return lexer.token(operator, start);
  }
  if (name === '') return lexer.token('Minus', start);
  if (command && lexer.at(lexer.index) === Char.Colon) lexer.index++;
  return lexer.token('Parameter', start, name);
}

function endsParameter(code: number): boolean {
  switch (code) {
    case EOF:
    case Char.Nul:
    case Char.LineFeed:
    case Char.CarriageReturn:
    case Char.LeftBrace:
    case Char.RightBrace:
    case Char.LeftParen:
    case Char.RightParen:
    case Char.Semicolon:
    case Char.Comma:
    case Char.Pipe:
    case Char.Ampersand:
    case Char.Dot:
    case Char.LeftBracket:
    case Char.Colon:
      return true;
    default:
      return isWhitespace(code);
  }
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Whether a parameter token ended in a colon. */
export function usedColon(token: LexedToken): boolean {
  return token.kind === 'Parameter' && token.text.endsWith(':');
}

/** Whether a word is `--%`, behind which the rest of the line is taken as it is. */
export function isVerbatimMark(token: LexedToken): boolean {
  return token.kind === 'Generic' && token.value === '--%' && isDash(token.text.charCodeAt(0));
}
