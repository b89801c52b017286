import { Char, EOF, isNewline, isWhitespace, isWhitespaceOrNewline } from './characters.js';
import type { LexerState } from './state.js';

/** Moves over blanks. */
export function skipWhitespace(lexer: LexerState): void {
  while (isWhitespace(lexer.at(lexer.index))) lexer.index++;
}

/** Moves over one line end: CR, LF or both. */
export function skipLineEnd(lexer: LexerState): void {
  if (lexer.at(lexer.index) === Char.CarriageReturn && lexer.at(lexer.index + 1) === Char.LineFeed) lexer.index++;
  lexer.index++;
}

/** Reads `# …` at the reading position into a comment token. */
export function scanLineComment(lexer: LexerState): void {
  const start = lexer.index;
  lexer.index = lexer.lineCommentEnd(start);
  lexer.token('Comment', start);
}

/** Reads `<# … #>` at the reading position into a comment token. */
export function scanBlockComment(lexer: LexerState): void {
  const start = lexer.index;
  const end = lexer.text.indexOf('#>', start + 2);
  lexer.index = end < 0 ? lexer.length : end + 2;
  if (end < 0) lexer.missing(start, lexer.index, 'MissingTerminatorMultiLineComment');
  lexer.token('Comment', start);
}

/**
 * Moves over what stands between tokens: blanks, comments, a backtick with the line end or blanks behind it.
 * A lone backtick at the end of the text is reported.
 * @returns false when nothing of that kind is at the reading position
 */
export function skipTrivia(lexer: LexerState): boolean {
  const start = lexer.index;
  const code = lexer.at(start);
  if (isWhitespace(code)) {
    skipWhitespace(lexer);
  } else if (code === Char.Hash) {
    scanLineComment(lexer);
  } else if (code === Char.Less && lexer.at(start + 1) === Char.Hash) {
    scanBlockComment(lexer);
  } else if (code === Char.Backtick) {
    return skipBacktick(lexer);
  } else {
    return false;
  }
  return true;
}

function skipBacktick(lexer: LexerState): boolean {
  const start = lexer.index;
  const next = lexer.at(start + 1);
  if (next === EOF) {
    lexer.index = lexer.length;
    lexer.missing(start + 2, start + 2, 'IncompleteString');
    return true;
  }
  if (!isWhitespaceOrNewline(next)) return false;
  lexer.index++;
  if (isNewline(next)) {
    skipLineEnd(lexer);
    lexer.token('LineContinuation', start);
  } else {
    skipWhitespace(lexer);
  }
  return true;
}

/** Moves over line ends and what stands between tokens; over semicolons too when asked. */
export function skipNewlines(lexer: LexerState, semicolons: boolean): void {
  for (;;) {
    const start = lexer.index;
    const code = lexer.at(start);
    if (isNewline(code)) {
      skipLineEnd(lexer);
      lexer.token('NewLine', start);
    } else if (semicolons && code === Char.Semicolon) {
      lexer.index++;
      lexer.token('Semi', start);
    } else if (code === Char.Backtick && lexer.at(start + 1) === EOF) {
      return;
    } else if (!skipTrivia(lexer)) {
      return;
    }
  }
}

/**
 * Whether the text behind a line end goes on with a pipe: the first thing on one of the next lines is `|`,
 * and only lines with comments stand between.
 */
export function isPipeContinuation(lexer: LexerState, index: number): boolean {
  let i = index;
  let lineIsBlank = true;
  while (i < lexer.length) {
    const code = lexer.at(i);
    if (isWhitespace(code)) {
      i++;
    } else if (isNewline(code)) {
      if (lineIsBlank) return false;
      lineIsBlank = true;
      i += code === Char.CarriageReturn && lexer.at(i + 1) === Char.LineFeed ? 2 : 1;
    } else {
      lineIsBlank = false;
      if (code === Char.Hash) i = lexer.lineCommentEnd(i);
      else if (code === Char.Less && lexer.at(i + 1) === Char.Hash) i = lexer.blockCommentEnd(i + 2);
      else return code === Char.Pipe;
    }
  }
  return false;
}
