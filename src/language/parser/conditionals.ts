import type { Ast, IfClause, PipelineBaseAst, StatementAst, StatementBlockAst } from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { parseStatementBlock } from './blocks.js';
import { after, before, errorStatement, type ParserState } from './state.js';

// if-statement: 'if' '(' pipeline ')' block ( 'elseif' '(' pipeline ')' block )* ( 'else' block )?
/** Reads an if statement behind its keyword. */
export function parseIf(parser: ParserState, first: LexedToken): StatementAst {
  const clauses: IfClause[] = [];
  const parsed: Ast[] = [];
  let keyword = first;
  for (;;) {
    const clause = parseClause(parser, first, keyword, parsed);
    if (!('body' in clause)) return clause;
    clauses.push(clause);
    parsed.push(clause.body);
    parser.skipNewlines();
    const next = parser.take('ElseIf');
    if (!next) break;
    keyword = next;
  }
  const otherwise = parser.take('Else');
  let elseBody: StatementBlockAst | null = null;
  if (otherwise) {
    elseBody = parseStatementBlock(parser);
    if (!elseBody) {
      parser.missing(after(otherwise.extent), 'MissingStatementBlockAfterElse');
      return errorStatement(extentBetween(first.extent, otherwise.extent), parsed);
    }
  }
  const last = elseBody ?? clauses[clauses.length - 1]!.body;
  return { kind: 'IfStatement', extent: extentBetween(first.extent, last.extent), clauses, elseBody };
}

function parseClause(
  parser: ParserState,
  first: LexedToken,
  keyword: LexedToken,
  parsed: Ast[],
): IfClause | ReturnType<typeof errorStatement> {
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) {
    parser.missing(after(keyword.extent), 'MissingOpenParenthesisInIfStatement', keyword.text);
    return errorStatement(extentBetween(first.extent, keyword.extent), parsed);
  }
  const condition = parseCondition(parser, open, keyword);
  if (condition.kind !== 'ErrorStatement') parsed.push(condition);
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) {
    const next = parser.peek().extent;
    if (condition.kind !== 'ErrorStatement') parser.missing(next, 'MissingEndParenthesisAfterStatement', keyword.text);
    return errorStatement(extentBetween(first.extent, before(next)), parsed);
  }
  const body = parseStatementBlock(parser);
  if (body) return { condition, body };
  parser.missing(close.extent, 'MissingStatementBlock', keyword.text);
  return errorStatement(extentBetween(first.extent, close.extent), parsed);
}

function parseCondition(parser: ParserState, open: LexedToken, keyword: LexedToken): PipelineBaseAst {
  parser.skipNewlines();
  const condition = parser.grammar.pipeline(parser);
  if (condition) return condition;
  const at = after(open.extent);
  parser.missing(at, 'IfStatementMissingCondition', keyword.text);
  return errorStatement(at);
}
