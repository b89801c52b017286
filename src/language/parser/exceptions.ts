import type { Ast, CatchClauseAst, StatementAst, TypeConstraintAst } from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { parseAttribute } from './attributes.js';
import { parseStatementBlock } from './blocks.js';
import { after, errorStatement, type ParserState } from './state.js';

// trap-statement: 'trap' type-literal? block
/** Reads a trap behind its keyword. */
export function parseTrap(parser: ParserState, keyword: LexedToken): StatementAst {
  const type = parseType(parser);
  const body = parseStatementBlock(parser);
  if (!body) {
    const last = (type ?? keyword).extent;
    parser.missing(after(last), 'MissingTrapStatement');
    return errorStatement(extentBetween(keyword.extent, last), type ? [type] : []);
  }
  return { kind: 'TrapStatement', extent: extentBetween(keyword.extent, body.extent), type, body };
}

/** Reads a type in brackets; an attribute there is left for what follows. */
function parseType(parser: ParserState): TypeConstraintAst | null {
  const mark = parser.mark();
  parser.skipNewlines();
  const type = parseAttribute(parser);
  if (type === null || type.kind === 'TypeConstraint') return type;
  parser.resync(mark);
  return null;
}

interface TryParts {
  readonly catches: CatchClauseAst[];
  readonly parsed: Ast[];
  /** The last thing that belongs to the statement, once something was found missing. */
  brokenAt: Extent | null;
}

// try-statement: 'try' block catch-clause* ( 'finally' block )?
/** Reads a try statement behind its keyword. */
export function parseTry(parser: ParserState, keyword: LexedToken): StatementAst {
  const body = parseStatementBlock(parser);
  if (!body) {
    parser.missing(after(keyword.extent), 'MissingTryStatementBlock');
    return errorStatement(keyword.extent);
  }
  const parts: TryParts = { catches: [], parsed: [body], brokenAt: null };
  while (parseCatch(parser, parts)) {
    // parseCatch keeps the clause
  }
  parser.skipNewlines();
  const finallyWord = parser.take('Finally');
  const finallyBody = finallyWord && parseStatementBlock(parser);
  if (finallyWord && !finallyBody) {
    parts.brokenAt = finallyWord.extent;
    parser.missing(after(finallyWord.extent), 'MissingFinallyStatementBlock');
  }
  if (parts.catches.length === 0 && !finallyBody && !parts.brokenAt) {
    parts.brokenAt = body.extent;
    parser.missing(after(body.extent), 'MissingCatchOrFinally');
  }
  if (parts.brokenAt)
    return errorStatement(extentBetween(keyword.extent, parts.brokenAt), [...parts.parsed, ...parts.catches]);
  const last = finallyBody ?? parts.catches[parts.catches.length - 1]!;
  const extent = extentBetween(keyword.extent, last.extent);
  return { kind: 'TryStatement', extent, body, catchClauses: parts.catches, finallyBody };
}

// catch-clause: 'catch' ( type-literal ( ',' type-literal )* )? block
function parseCatch(parser: ParserState, parts: TryParts): boolean {
  parser.skipNewlines();
  const keyword = parser.take('Catch');
  if (!keyword) return false;
  const types: TypeConstraintAst[] = [];
  const danglingComma = parseCatchTypes(parser, types);
  if (danglingComma) parts.brokenAt = danglingComma;
  const body = parseStatementBlock(parser);
  if (body) {
    parts.catches.push({ kind: 'CatchClause', extent: extentBetween(keyword.extent, body.extent), types, body });
    return true;
  }
  if (!danglingComma) {
    parts.brokenAt = (types[types.length - 1] ?? keyword).extent;
    parser.missing(after(parts.brokenAt), 'MissingCatchHandlerBlock');
  }
  parts.parsed.push(...types);
  return false;
}

/** Reads the types of a catch. Returns the extent of a comma with no type behind it (reported). */
function parseCatchTypes(parser: ParserState, types: TypeConstraintAst[]): Extent | null {
  let comma: LexedToken | null = null;
  for (;;) {
    const type = parseType(parser);
    if (!type) {
      if (comma) parser.missing(after(comma.extent), 'MissingTypeLiteralToken');
      return comma?.extent ?? null;
    }
    types.push(type);
    parser.skipNewlines();
    comma = parser.take('Comma');
    if (!comma) return null;
  }
}
