import type {
  ExpressionAst,
  HashtablePair,
  NumberLiteral,
  ScriptBlockExpressionAst,
  StatementAst,
  StringKind,
  VariablePath,
} from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { expandableString } from './expandable-strings.js';
import { parseSimpleName } from './names.js';
import { syncTo } from './recovery.js';
import { after, before, errorStatement, type ParserState } from './state.js';

const stringKinds: Readonly<Record<string, StringKind>> = {
  StringLiteral: 'SingleQuoted',
  StringExpandable: 'DoubleQuoted',
  HereStringLiteral: 'SingleQuotedHereString',
  HereStringExpandable: 'DoubleQuotedHereString',
};

// value: variable | number | string | '(' pipeline ')' | '$(' statements ')' | '@(' statements ')' | hash-literal | script-block
/** Reads a value without what may be glued behind it; null when none starts here. */
export function parseValue(parser: ParserState): ExpressionAst | null {
  const token = parser.next();
  const { kind, extent } = token;
  switch (kind) {
    case 'Variable':
    case 'SplattedVariable':
      return {
        kind: 'VariableExpression',
        extent,
        path: token.value as VariablePath,
        splatted: kind === 'SplattedVariable',
      };
    case 'Number':
      return { kind: 'ConstantExpression', extent, value: token.value as NumberLiteral, text: token.text };
    case 'StringLiteral':
    case 'HereStringLiteral':
    case 'StringExpandable':
    case 'HereStringExpandable':
      return parseString(parser, token);
    case 'LParen':
      return parseParenthesized(parser, token);
    case 'AtParen':
    case 'DollarParen':
      return parseSubexpression(parser, token);
    case 'AtCurly':
      return parseHashtable(parser, token);
    case 'LCurly':
      return parseScriptBlockExpression(parser, token);
    default:
      parser.unget(token);
      return null;
  }
}

function parseString(parser: ParserState, token: LexedToken): ExpressionAst {
  const stringKind = stringKinds[token.kind]!;
  if (token.pieces) return expandableString(parser, token, stringKind, parseValue);
  return { kind: 'StringConstantExpression', extent: token.extent, value: token.value as string, stringKind };
}

// parenthesized: '(' pipeline ')'
function parseParenthesized(parser: ParserState, open: LexedToken): ExpressionAst {
  const commaBefore = parser.commaSeparates;
  const mode = parser.setMode('Command');
  parser.commaSeparates = false;
  parser.skipNewlines();
  let pipeline = parser.grammar.pipeline(parser);
  if (!pipeline) {
    const at = after(open.extent);
    parser.missing(at, 'ExpectedExpression');
    pipeline = errorStatement(at);
  }
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) parser.missing(after(pipeline.extent), 'MissingEndParenthesisInExpression');
  parser.commaSeparates = commaBefore;
  parser.setMode(mode);
  return { kind: 'ParenExpression', extent: extentBetween(open.extent, (close ?? pipeline).extent), pipeline };
}

// sub-expression: ('$(' | '@(') statement-list? ')'
function parseSubexpression(parser: ParserState, open: LexedToken): ExpressionAst {
  const commaBefore = parser.commaSeparates;
  const mode = parser.setMode('Command');
  parser.commaSeparates = false;
  parser.skipNewlines();
  const body = parser.grammar.statementList(parser, open);
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) parser.missing(parser.peek().extent, 'MissingEndParenthesisInSubexpression');
  parser.commaSeparates = commaBefore;
  parser.setMode(mode);
  const last = close ?? (body.statements.length + body.traps.length > 0 ? body : open);
  const extent = extentBetween(open.extent, last.extent);
  return { kind: open.kind === 'AtParen' ? 'ArrayExpression' : 'SubExpression', extent, body };
}

// script-block-expression: '{' script-block '}'
/** Reads a script block behind its `{`. */
export function parseScriptBlockExpression(parser: ParserState, open: LexedToken): ScriptBlockExpressionAst {
  const commaBefore = parser.commaSeparates;
  const mode = parser.setMode('Command');
  parser.commaSeparates = false;
  parser.skipNewlines();
  const body = parser.grammar.scriptBlock(parser, open, false);
  parser.commaSeparates = commaBefore;
  parser.setMode(mode);
  return { kind: 'ScriptBlockExpression', extent: body.extent, body };
}

// hash-literal: '@{' ( hash-entry ( (';' | newline)+ hash-entry )* )? '}'
function parseHashtable(parser: ParserState, open: LexedToken): ExpressionAst {
  parser.skipNewlines();
  const pairs: HashtablePair[] = [];
  for (let pair = parsePair(parser); pair; pair = parsePair(parser)) {
    pairs.push(pair);
    const { kind } = parser.peek();
    if (kind !== 'NewLine' && kind !== 'Semi') break;
    parser.skipNewlines(true);
  }
  const close = parser.take('RCurly');
  const next = close ?? parser.peek();
  if (!close) parser.missingAt(after(open.extent), next.extent, 'MissingEndCurlyBrace');
  const extent = extentBetween(open.extent, close ? close.extent : before(next.extent));
  return { kind: 'Hashtable', extent, pairs };
}

// hash-entry: (simple-name | unary-expression) '=' statement
function parsePair(parser: ParserState): HashtablePair | null {
  const mode = parser.setMode('Expression');
  const key = parseLabelOrKey(parser);
  const equals = key && parser.take('Equals');
  parser.setMode(mode);
  if (!key) return null;
  if (equals) return { key, value: parsePairValue(parser, equals) };
  const at = after(key.extent);
  parser.error(at, 'MissingEqualsInHashLiteral');
  syncTo(parser, false, ['RCurly', 'Semi', 'NewLine']);
  return { key, value: errorStatement(at) };
}

function parsePairValue(parser: ParserState, equals: LexedToken): StatementAst {
  const mode = parser.setMode('Command');
  parser.skipNewlines();
  const statement = parser.grammar.statement(parser);
  parser.setMode(mode);
  if (statement) return statement;
  const at = after(equals.extent);
  parser.missing(at, 'MissingStatementInHashLiteral');
  return errorStatement(at);
}

// label-or-key: simple-name | unary-expression
/** Reads a hash key or the label of `break` and `continue`; null when there is none. */
export function parseLabelOrKey(parser: ParserState): ExpressionAst | null {
  const name = parseSimpleName(parser);
  if (name) return name;
  const { kind } = parser.peek();
  if (kind === 'NewLine' || kind === 'Semi') return null;
  const commaBefore = parser.commaSeparates;
  parser.commaSeparates = true;
  const expression = parser.grammar.unary(parser, false);
  parser.commaSeparates = commaBefore;
  return expression;
}
