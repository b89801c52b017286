import type { VariablePath } from '../ast.js';
import type { Diagnostic } from '../diagnostic.js';
import { type Extent, extentOf, type Source } from '../extent.js';
import { formatMessage, type MessageId } from '../messages.js';
import type { Token, TokenKind, TokenValue } from '../tokens.js';
import { Char, EOF, isWhitespace } from './characters.js';

/** How the parser wants the next token read. */
export type LexerMode = 'Command' | 'Expression' | 'TypeName' | 'Signature';

/** `$name` inside an expandable string. */
export interface VariablePiece {
  readonly kind: 'variable';
  readonly extent: Extent;
  readonly path: VariablePath;
}

/** `$(…)` inside an expandable string: not read yet, its text with doubled quotes resolved. */
export interface SubexpressionPiece {
  readonly kind: 'subexpression';
  readonly extent: Extent;
  readonly text: string;
  /** Source offset of the first character of `text`. */
  readonly base: number;
  /** Source offset of each character of `text` and of its end; null when they simply follow each other. */
  readonly offsets: readonly number[] | null;
}

/** Parts of an expandable string as the lexer found them. */
export type StringPiece = string | VariablePiece | SubexpressionPiece;

/** A token while it is being parsed: flags and nested tokens are filled in by the parser. */
export interface LexedToken extends Token {
  flags: number;
  nested: readonly Token[] | null;
  /** Index of its first character in the lexer's text. */
  readonly at: number;
  /** Parts of an expandable string or word; null when it holds nothing to expand. */
  readonly pieces: readonly StringPiece[] | null;
}

/** What a lexer reads: a whole source, or the text of a `$(…)` inside a string. */
export interface LexerInput {
  readonly source: Source;
  readonly text: string;
  readonly base: number;
  readonly offsets: readonly number[] | null;
  /** Where the errors of all lexers of a parse go. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Reading position, mode and tokens so far of one text. The scan functions beside this file work on it. */
export class LexerState {
  readonly source: Source;
  readonly text: string;
  readonly length: number;
  readonly tokens: LexedToken[] = [];
  index = 0;
  mode: LexerMode = 'Command';
  /** Read `-5` as one number. */
  allowSignedNumbers = false;
  /** `?` and `:` end a number. */
  ternaryEndsNumber = false;
  /** Read a member name, key or label: no keywords, no generic words. */
  wantSimpleName = false;
  private readonly base: number;
  private readonly offsets: readonly number[] | null;
  private readonly send: (diagnostic: Diagnostic) => void;

  constructor(input: LexerInput) {
    this.source = input.source;
    this.text = input.text;
    this.length = input.text.length;
    this.base = input.base;
    this.offsets = input.offsets;
    this.send = input.report;
  }

  /** The unit at an index; `EOF` behind the end. */
  at(index: number): number {
    return index < this.length ? this.text.charCodeAt(index) : EOF;
  }

  /** Source offset of an index of this text. */
  offset(index: number): number {
    if (this.offsets === null) return this.base + index;
    const known = this.offsets[index];
    return known ?? this.offsets[this.length]! + index - this.length;
  }

  /** Extent of a piece of this text. */
  extent(start: number, end: number): Extent {
    return extentOf(this.source, this.offset(start), this.offset(end));
  }

  /** Adds a token that ends at the reading position. */
  token(
    kind: TokenKind,
    start: number,
    value: TokenValue = null,
    flags = 0,
    pieces: readonly StringPiece[] | null = null,
  ): LexedToken {
    const extent = this.extent(start, this.index);
    const text = this.source.text.slice(extent.start, extent.end);
    const token: LexedToken = { kind, text, extent, flags, value, nested: null, at: start, pieces };
    this.tokens.push(token);
    return token;
  }

  /** The token behind the last one. Its extent lies one behind the end, as PowerShell's does. */
  endOfInput(): LexedToken {
    const at = this.offset(this.length) + 1;
    const token: LexedToken = {
      kind: 'EndOfInput',
      text: '',
      extent: extentOf(this.source, at, at),
      flags: 0,
      value: null,
      nested: null,
      at: this.length,
      pieces: null,
    };
    this.tokens.push(token);
    return token;
  }

  /** Goes back: tokens from there on are forgotten and will be read again. */
  resync(index: number): void {
    this.index = index;
    const offset = this.offset(index);
    const { tokens } = this;
    while (tokens.length > 0 && tokens[tokens.length - 1]!.extent.start >= offset) tokens.pop();
  }

  /** Reports an error that more input would not mend. */
  error(start: number, end: number, id: MessageId, ...args: readonly string[]): void {
    this.send({ id, message: formatMessage(id, args), extent: this.extent(start, end), incomplete: false });
  }

  /** Reports an error that means "something is missing": incomplete when nothing but blanks and comments follow. */
  missing(start: number, end: number, id: MessageId, ...args: readonly string[]): void {
    const extent = this.extent(start, end);
    this.send({ id, message: formatMessage(id, args), extent, incomplete: this.isAtEnd(extent.end) });
  }

  /**
   * Whether only blanks and comments follow a source offset. (PowerShell compares the offset with the length of the text it is
   * reading, also inside `$(…)` of a string.)
   */
  isAtEnd(offset: number): boolean {
    let i = offset;
    while (i < this.length) {
      const code = this.text.charCodeAt(i);
      if (code === Char.Hash) i = this.lineCommentEnd(i);
      else if (code === Char.Less && this.at(i + 1) === Char.Hash) i = this.blockCommentEnd(i + 2);
      else if (isWhitespace(code)) i++;
      else return false;
    }
    return true;
  }

  /** Index of the line end behind a `#` comment. */
  lineCommentEnd(index: number): number {
    let i = index;
    while (i < this.length) {
      const code = this.text.charCodeAt(i);
      if (code === Char.LineFeed || code === Char.CarriageReturn) break;
      i++;
    }
    return i;
  }

  /** Index behind the `#>` of a block comment whose inside starts at `index`; the end of the text when it has none. */
  blockCommentEnd(index: number): number {
    const end = this.text.indexOf('#>', index);
    return end < 0 ? this.length : end + 2;
  }
}
