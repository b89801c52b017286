import { TokenFlags } from '../token-traits.js';
import { Char, EOF, isDoubleQuote, isSingleQuote, isVariableStart } from './characters.js';
import { scanEscape } from './escapes.js';
import type { LexedToken, LexerState, StringPiece, SubexpressionPiece } from './state.js';
import { scanVariablePath } from './variables.js';

/** Collects the value of a string or word and the parts that expand. */
export class StringContent {
  /** Value with escapes resolved and variables as written. */
  value = '';
  readonly pieces: StringPiece[] = [];
  expands = false;
  private literal = '';

  /** Adds literal text. */
  text(text: string): void {
    this.value += text;
    this.literal += text;
  }

  /** Adds a part that expands, with its source text. */
  expansion(piece: StringPiece, source: string): void {
    this.flush();
    this.pieces.push(piece);
    this.value += source;
    this.expands = true;
  }

  /** Takes the last characters of the literal text away again (the line end before a here-string's footer). */
  dropLast(count: number): void {
    if (count === 0) return;
    this.value = this.value.slice(0, -count);
    this.literal = this.literal.slice(0, -count);
  }

  /** The parts; null when nothing expands. */
  finish(): readonly StringPiece[] | null {
    this.flush();
    return this.expands ? this.pieces : null;
  }

  private flush(): void {
    if (this.literal !== '') this.pieces.push(this.literal);
    this.literal = '';
  }
}

/** Reads `'…'` at the reading position. */
export function scanSingleQuoted(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const content = new StringContent();
  const closed = scanSingleQuotedContent(lexer, content);
  return lexer.token('StringLiteral', start, content.value, closed ? 0 : TokenFlags.TokenInError);
}

/**
 * Reads a single-quoted run with its quotes into `content`.
 * @returns false when the closing quote is missing (reported)
 */
export function scanSingleQuotedContent(lexer: LexerState, content: StringContent): boolean {
  const start = lexer.index;
  lexer.index++;
  let runStart = lexer.index;
  for (;;) {
    const code = lexer.at(lexer.index);
    if (code === EOF) break;
    if (isSingleQuote(code)) {
      content.text(lexer.text.slice(runStart, lexer.index));
      lexer.index++;
      if (!isSingleQuote(lexer.at(lexer.index))) return true;
      runStart = lexer.index;
    }
    lexer.index++;
  }
  content.text(lexer.text.slice(runStart, lexer.index));
  lexer.missing(start, lexer.index, 'TerminatorExpectedAtEndOfString', "'");
  return false;
}

/** Reads `"…"` at the reading position. */
export function scanDoubleQuoted(lexer: LexerState): LexedToken {
  const start = lexer.index;
  const content = new StringContent();
  const closed = scanDoubleQuotedContent(lexer, content);
  return lexer.token('StringExpandable', start, content.value, closed ? 0 : TokenFlags.TokenInError, content.finish());
}

/**
 * Reads a double-quoted run with its quotes into `content`.
 * @returns false when the closing quote is missing (reported)
 */
export function scanDoubleQuotedContent(lexer: LexerState, content: StringContent): boolean {
  const start = lexer.index;
  lexer.index++;
  let runStart = lexer.index;
  for (;;) {
    const code = lexer.at(lexer.index);
    if (code === EOF) break;
    if (isDoubleQuote(code)) {
      content.text(lexer.text.slice(runStart, lexer.index));
      lexer.index++;
      if (!isDoubleQuote(lexer.at(lexer.index))) return true;
      runStart = lexer.index;
    } else if (code === Char.Dollar || code === Char.Backtick) {
      content.text(lexer.text.slice(runStart, lexer.index));
      runStart = lexer.index;
      if (scanExpansionOrEscape(lexer, content, false)) {
        runStart = lexer.index;
        continue;
      }
    }
    lexer.index++;
  }
  content.text(lexer.text.slice(runStart, lexer.index));
  lexer.missing(start, lexer.index, 'TerminatorExpectedAtEndOfString', '"');
  return false;
}

/**
 * Reads a variable, a `$(…)` or a backtick escape at the reading position into `content`.
 * @returns false when there is none: the character there is literal
 */
export function scanExpansionOrEscape(lexer: LexerState, content: StringContent, hereString: boolean): boolean {
  const code = lexer.at(lexer.index);
  if (code === Char.Dollar) return scanExpansion(lexer, content, hereString);
  if (code !== Char.Backtick || lexer.at(lexer.index + 1) <= 0) return false;
  lexer.index++;
  content.text(scanEscape(lexer));
  return true;
}

function scanExpansion(lexer: LexerState, content: StringContent, hereString: boolean): boolean {
  const start = lexer.index;
  const next = lexer.at(start + 1);
  if (next === Char.LeftParen) {
    const piece = scanSubexpression(lexer, hereString);
    content.expansion(piece, lexer.text.slice(start, lexer.index));
    return true;
  }
  if (!isVariableStart(next) && next !== Char.LeftBrace) return false;
  const mode = lexer.mode;
  lexer.mode = 'Expression';
  lexer.index++;
  const path = scanVariablePath(lexer, start, true)!;
  lexer.mode = mode;
  const extent = lexer.extent(start, lexer.index);
  content.expansion({ kind: 'variable', extent, path }, lexer.text.slice(start, lexer.index));
  return true;
}

/**
 * Finds the end of a `$(…)` by counting parentheses, as PowerShell does: quotes inside do not hide them.
 * A doubled or backticked quote is one quote to what is inside.
 */
function scanSubexpression(lexer: LexerState, hereString: boolean): SubexpressionPiece {
  const start = lexer.index;
  const skipped: number[] = [];
  let depth = 1;
  lexer.index += 2;
  while (depth > 0 && lexer.index < lexer.length) {
    const code = lexer.at(lexer.index);
    if (code === Char.LeftParen) depth++;
    else if (code === Char.RightParen) depth--;
    else if (
      !hereString &&
      (code === Char.Backtick || isDoubleQuote(code)) &&
      isDoubleQuote(lexer.at(lexer.index + 1))
    ) {
      skipped.push(lexer.index);
      lexer.index++;
    }
    lexer.index++;
  }
  if (depth > 0) lexer.missing(start, lexer.index, 'IncompleteDollarSubexpressionReference');
  return subexpressionPiece(lexer, start, skipped);
}

function subexpressionPiece(lexer: LexerState, start: number, skipped: readonly number[]): SubexpressionPiece {
  const extent = lexer.extent(start, lexer.index);
  const base = lexer.offset(start);
  const source = lexer.text.slice(start, lexer.index);
  const straight = base + source.length === lexer.offset(lexer.index);
  if (skipped.length === 0 && straight) return { kind: 'subexpression', extent, text: source, base, offsets: null };
  const drop = new Set(skipped);
  const offsets: number[] = [];
  let text = '';
  for (let i = start; i < lexer.index; i++) {
    offsets.push(lexer.offset(i));
    if (drop.has(i)) i++;
    text += lexer.text[i]!;
  }
  offsets.push(lexer.offset(lexer.index));
  return { kind: 'subexpression', extent, text, base, offsets };
}
