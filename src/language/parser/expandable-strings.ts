import type { ExpandableStringExpressionAst, ExpressionAst, StringKind } from '../ast.js';
import { extentOf } from '../extent.js';
import type { LexedToken, SubexpressionPiece, VariablePiece } from '../lexer/state.js';
import type { Token } from '../tokens.js';
import { errorExpression, type ParserState } from './state.js';

/**
 * Builds the node of a string or word that expands: the text of each `$(…)` is parsed now.
 * @param parseValue the rule that reads a `$(…)`
 */
export function expandableString(
  parser: ParserState,
  token: LexedToken,
  stringKind: StringKind,
  parseValue: (parser: ParserState) => ExpressionAst | null,
): ExpandableStringExpressionAst {
  const parts: (string | ExpressionAst)[] = [];
  const nested: Token[] = [];
  for (const piece of token.pieces ?? []) {
    if (typeof piece === 'string') parts.push(piece);
    else if (piece.kind === 'variable') parts.push(variable(piece, nested));
    else parts.push(parseSubexpression(parser, piece, nested, parseValue));
  }
  token.nested = nested;
  return { kind: 'ExpandableStringExpression', extent: token.extent, value: token.value as string, stringKind, parts };
}

function variable(piece: VariablePiece, nested: Token[]): ExpressionAst {
  const { extent, path } = piece;
  const text = extent.source.text.slice(extent.start, extent.end);
  nested.push({ kind: 'Variable', text, extent, flags: 0, value: path, nested: null });
  return { kind: 'VariableExpression', extent, path, splatted: false };
}

function parseSubexpression(
  parser: ParserState,
  piece: SubexpressionPiece,
  nested: Token[],
  parseValue: (parser: ParserState) => ExpressionAst | null,
): ExpressionAst {
  const outer = parser.lexer;
  const ahead = parser.lookedAhead;
  parser.forgetLookahead();
  parser.lexer = parser.lexerFor(piece.text, piece.base, piece.offsets);
  parser.lexer.mode = outer.mode;
  const expression = parser.enter() ? parseValue(parser) : null;
  for (const token of parser.lexer.tokens) if (token.kind !== 'EndOfInput') nested.push(token);
  parser.forgetLookahead();
  parser.lexer = outer;
  if (ahead) parser.unget(ahead);
  parser.leave();
  return expression ?? errorExpression(extentOf(parser.source, piece.extent.start, piece.extent.end));
}
