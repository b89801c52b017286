import type { RedirectionValue } from '../tokens.js';
import { Char } from './characters.js';
import type { LexedToken, LexerState } from './state.js';

/** Whether `n>` at the reading position goes on as `n>&1` or `n>&2`. */
export function isMerging(lexer: LexerState): boolean {
  const target = lexer.at(lexer.index + 3);
  return lexer.at(lexer.index + 2) === Char.Ampersand && (target === Char.One || target === Char.One + 1);
}

/** Reads `n>`, `n>>`, `n>&1` with the stream at the reading position. */
export function scanRedirection(lexer: LexerState, from: number): LexedToken {
  const start = lexer.index;
  const target = lexer.at(start + 3);
  const merges =
    lexer.at(start + 2) === Char.Ampersand && (target === Char.One || (from > 0 && target === Char.One + 1));
  if (merges) {
    lexer.index += 4;
    return lexer.token('Redirection', start, redirection(from, target - Char.Zero, false));
  }
  lexer.index++;
  return scanFileRedirection(lexer, start, from);
}

/** Reads `>` or `>>` at the reading position; `start` is where the operator with its stream begins. */
export function scanFileRedirection(lexer: LexerState, start: number, from: number): LexedToken {
  lexer.index++;
  const append = lexer.at(lexer.index) === Char.Greater;
  if (append) lexer.index++;
  return lexer.token('Redirection', start, redirection(from, null, append));
}

function redirection(from: number, to: number | null, append: boolean): RedirectionValue {
  return { from, to, append };
}
