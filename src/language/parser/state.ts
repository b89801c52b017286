import type {
  Ast,
  ErrorExpressionAst,
  ErrorStatementAst,
  ExpressionAst,
  PipelineBaseAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
} from '../ast.js';
import type { Diagnostic } from '../diagnostic.js';
import { type Extent, extentOf, type Source } from '../extent.js';
import { nextToken } from '../lexer/next-token.js';
import { type LexedToken, type LexerMode, LexerState } from '../lexer/state.js';
import { skipNewlines } from '../lexer/trivia.js';
import { formatMessage, type MessageId } from '../messages.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import type { TokenKind } from '../tokens.js';

/** Nesting beyond this is refused: the call stack of a default Node thread must hold. */
const maximumDepth = 1000;

/** Types in a row (casts, dimensions of an array type) beyond this are refused, as PowerShell does. */
const maximumTypes = 200;

/** The rules that lower ones call back. They are handed in so that the files of the grammar import in one direction only. */
export interface Grammar {
  statement(parser: ParserState): StatementAst | null;
  statementBlock(parser: ParserState): StatementBlockAst | null;
  statementList(parser: ParserState, open: LexedToken): StatementBlockAst;
  pipeline(parser: ParserState): PipelineBaseAst | null;
  expression(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null;
  unary(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null;
  scriptBlock(parser: ParserState, open: LexedToken | null, isFilter: boolean): ScriptBlockAst;
  argument(parser: ParserState): ExpressionAst | null;
}

/** Reading position of a parse: the lexer, one token of lookahead, what was reported. */
export class ParserState {
  readonly source: Source;
  readonly grammar: Grammar;
  readonly diagnostics: Diagnostic[] = [];
  lexer: LexerState;
  /** Inside method and attribute arguments the comma separates arguments. */
  commaSeparates = false;
  /** Places where attributes were tried before a keyword in vain; they are not tried again. */
  readonly plainStarts = new Set<number>();
  /** Places where a param block was tried in vain. */
  readonly withoutParam = new Set<number>();
  private ahead: LexedToken | null = null;
  private readonly reported = new Set<string>();
  private depth = 0;
  private stopped = false;

  constructor(source: Source, grammar: Grammar) {
    this.source = source;
    this.grammar = grammar;
    this.lexer = this.lexerFor(source.text, 0, null);
  }

  /** A lexer for this source or for the text of a `$(…)` in it. */
  lexerFor(text: string, base: number, offsets: readonly number[] | null): LexerState {
    return new LexerState({ source: this.source, text, base, offsets, report: (diagnostic) => this.save(diagnostic) });
  }

  // ---------------------------------------------------------------------------------------------- tokens

  /** Takes the next token. */
  next(): LexedToken {
    const token = this.ahead;
    if (token === null) return nextToken(this.lexer);
    this.ahead = null;
    return token;
  }

  /** Looks at the next token. */
  peek(): LexedToken {
    if (this.ahead !== null) return this.ahead;
    const token = nextToken(this.lexer);
    this.unget(token);
    return token;
  }

  /** Puts the token taken last back. */
  unget(token: LexedToken): void {
    this.ahead = token;
  }

  /** Takes the next token when it is of a kind. */
  take(kind: TokenKind): LexedToken | null {
    if (this.peek().kind !== kind) return null;
    return this.next();
  }

  /** Whether a token was looked at and not taken: then nothing glued to the last token can follow. */
  get lookedAhead(): LexedToken | null {
    return this.ahead;
  }

  /** Forgets the token looked at without taking it; for the end of a nested text. */
  forgetLookahead(): void {
    this.ahead = null;
  }

  /** The place to come back to with `resync`: before the token looked at. */
  mark(): number {
    return this.ahead === null ? this.lexer.index : this.ahead.at;
  }

  /** Goes back to a place; tokens from there on are read again. */
  resync(mark: number): void {
    this.ahead = null;
    this.lexer.resync(mark);
  }

  /** Reads a token again that the next mode may see otherwise. */
  rescanLookahead(): void {
    if (this.ahead !== null) this.resync(this.ahead.at);
  }

  /** Switches the lexer's mode. Returns the mode before. */
  setMode(mode: LexerMode): LexerMode {
    const before = this.lexer.mode;
    if (mode === before) return before;
    if (this.ahead !== null && !hasTrait(this.ahead.kind, TokenFlags.ParseModeInvariant)) this.rescanLookahead();
    this.lexer.mode = mode;
    return before;
  }

  /** Moves over line ends, and over semicolons when asked. */
  skipNewlines(semicolons = false): void {
    const { ahead } = this;
    if (ahead !== null && ahead.kind !== 'NewLine' && !(semicolons && ahead.kind === 'Semi')) return;
    this.ahead = null;
    skipNewlines(this.lexer, semicolons);
  }

  // ---------------------------------------------------------------------------------------------- errors

  /** Reports an error that more input would not mend. */
  error(extent: Extent, id: MessageId, ...args: readonly string[]): void {
    this.save({ id, message: formatMessage(id, args), extent, incomplete: false });
  }

  /** Reports that something is missing at a place; incomplete when nothing follows it. */
  missing(extent: Extent, id: MessageId, ...args: readonly string[]): boolean {
    return this.missingAt(extent, extent, id, ...args);
  }

  /** Reports that something is missing; incomplete when nothing follows the place where that was seen. */
  missingAt(extent: Extent, detected: Extent, id: MessageId, ...args: readonly string[]): boolean {
    const incomplete = this.lexer.isAtEnd(detected.end);
    this.save({ id, message: formatMessage(id, args), extent, incomplete });
    return incomplete;
  }

  /** Keeps an error, once. */
  save(diagnostic: Diagnostic): void {
    if (this.stopped) return;
    const key = `${diagnostic.id} ${diagnostic.extent.start} ${diagnostic.extent.end}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** Forgets the errors reported since there were `count`. */
  dropErrors(count: number): void {
    for (const { id, extent } of this.diagnostics.splice(count))
      this.reported.delete(`${id} ${extent.start} ${extent.end}`);
  }

  /** Goes one level deeper; false when the text is nested too deeply, and the rest of it is then skipped. */
  enter(): boolean {
    this.depth++;
    if (this.depth <= maximumDepth) return true;
    this.refuse();
    return false;
  }

  /** Whether so many types in a row are too many; the rest of the text is then skipped. */
  tooManyTypes(count: number): boolean {
    if (count <= maximumTypes) return false;
    this.refuse();
    return true;
  }

  /** Ends the parse: the text is too complicated. */
  private refuse(): void {
    if (!this.stopped) {
      const at = Math.min(this.lexer.offset(this.mark()), this.source.text.length);
      this.error(extentOf(this.source, at, at), 'ScriptTooComplicated');
      this.stopped = true;
    }
    this.skipRest();
  }

  /** Comes back from a level. */
  leave(): void {
    this.depth--;
    if (this.stopped) this.skipRest();
  }

  private skipRest(): void {
    this.ahead = null;
    this.lexer.index = this.lexer.length;
  }
}

/** The empty extent behind something. */
export function after(extent: Extent): Extent {
  return extentOf(extent.source, extent.end, extent.end);
}

/** The empty extent one before something starts. */
export function before(extent: Extent): Extent {
  const at = Math.max(0, extent.start - 1);
  return extentOf(extent.source, at, at);
}

/** Stands for a missing expression. */
export function errorExpression(extent: Extent, children: readonly Ast[] = []): ErrorExpressionAst {
  return { kind: 'ErrorExpression', extent, children };
}

/** Stands for a broken statement. */
export function errorStatement(extent: Extent, children: readonly Ast[] = []): ErrorStatementAst {
  return { kind: 'ErrorStatement', extent, children };
}
