import { TokenFlags } from '../token-traits.js';
import { Char, EOF, isDoubleQuote, isNewline, isSingleQuote, isWhitespace } from './characters.js';
import type { LexedToken, LexerState } from './state.js';
import { StringContent, scanExpansionOrEscape } from './strings.js';
import { skipLineEnd } from './trivia.js';

/** Reads `@'` or `@"`, its lines and its footer at the reading position. */
export function scanHereString(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const expandable = isDoubleQuote(lexer.at(start + 1));
  const kind = expandable ? 'HereStringExpandable' : 'HereStringLiteral';
  lexer.index += 2;
  if (!scanHeaderEnd(lexer, start, expandable)) return lexer.token(kind, start, '', TokenFlags.TokenInError);
  const content = new StringContent();
  const closed = scanLines(lexer, start, expandable, content);
  return lexer.token(kind, start, content.value, closed ? 0 : TokenFlags.TokenInError, content.finish());
}

/** Only blanks may stand between the header and its line end. */
function scanHeaderEnd(lexer: LexerState, start: number, expandable: boolean): boolean {
  while (isWhitespace(lexer.at(lexer.index))) lexer.index++;
  const code = lexer.at(lexer.index);
  if (isNewline(code)) {
    skipLineEnd(lexer);
    return true;
  }
  if (code === EOF) {
    lexer.missing(start, lexer.index, 'TerminatorExpectedAtEndOfString', expandable ? '"@' : "'@");
    return false;
  }
  lexer.error(lexer.index, lexer.index + 1, 'UnexpectedCharactersAfterHereStringHeader');
  skipRestOfHeader(lexer, expandable ? '"@' : "'@");
  return false;
}

/** After text behind the header: go on behind a footer on the same line, else at the line end. */
function skipRestOfHeader(lexer: LexerState, footer: string): void {
  while (lexer.index < lexer.length && !isNewline(lexer.at(lexer.index))) {
    if (lexer.text.startsWith(footer, lexer.index)) {
      lexer.index += 2;
      return;
    }
    lexer.index++;
  }
}

/** Reads line by line until a footer at the start of a line. Returns false when there is none (reported). */
function scanLines(lexer: LexerState, start: number, expandable: boolean, content: StringContent): boolean {
  let lineEndLength = 0;
  let falseFooter = -1;
  for (;;) {
    if (isFooter(lexer, lexer.index, expandable)) {
      lexer.index += 2;
      content.dropLast(lineEndLength);
      return true;
    }
    if (falseFooter < 0) falseFooter = indentedFooter(lexer, expandable);
    lineEndLength = scanLine(lexer, expandable, content);
    if (lineEndLength === 0) {
      reportMissingFooter(lexer, start, falseFooter, expandable);
      return false;
    }
  }
}

function isFooter(lexer: LexerState, index: number, expandable: boolean): boolean {
  const quote = lexer.at(index);
  return (expandable ? isDoubleQuote(quote) : isSingleQuote(quote)) && lexer.at(index + 1) === Char.At;
}

/** Index of a footer with blanks before it in the line at the reading position; -1 when there is none. */
function indentedFooter(lexer: LexerState, expandable: boolean): number {
  let i = lexer.index;
  while (isWhitespace(lexer.at(i))) i++;
  return isFooter(lexer, i, expandable) ? i : -1;
}

/** Reads one line with its end. Returns the length of the line end, 0 at the end of the text. */
function scanLine(lexer: LexerState, expandable: boolean, content: StringContent): number {
  let runStart = lexer.index;
  for (;;) {
    const code = lexer.at(lexer.index);
    if (code === EOF || isNewline(code)) break;
    if (expandable && (code === Char.Dollar || code === Char.Backtick)) {
      content.text(lexer.text.slice(runStart, lexer.index));
      runStart = lexer.index;
      if (scanExpansionOrEscape(lexer, content, true)) {
        runStart = lexer.index;
        continue;
      }
    }
    lexer.index++;
  }
  const lineEnd = lexer.index;
  if (lexer.index < lexer.length) skipLineEnd(lexer);
  content.text(lexer.text.slice(runStart, lexer.index));
  return lexer.index - lineEnd;
}

function reportMissingFooter(lexer: LexerState, start: number, falseFooter: number, expandable: boolean): void {
  if (falseFooter >= 0) lexer.missing(falseFooter, lexer.index, 'WhitespaceBeforeHereStringFooter');
  else lexer.missing(start, lexer.index, 'TerminatorExpectedAtEndOfString', expandable ? '"@' : "'@");
}
