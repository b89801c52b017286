import type {
  AttributeBaseAst,
  BreakStatementAst,
  ContinueStatementAst,
  PipelineBaseAst,
  StatementAst,
} from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import { parseAttributeList } from './attributes.js';
import { parseClass, parseEnum } from './classes.js';
import { parseIf } from './conditionals.js';
import { parseData } from './data.js';
import { parseTrap, parseTry } from './exceptions.js';
import { parseFunction } from './functions.js';
import { parseDo, parseFor, parseForEach, parseWhile } from './loops.js';
import { errorStatement, type ParserState } from './state.js';
import { parseSwitch } from './switches.js';
import { parseUsingStatement } from './using.js';
import { parseLabelOrKey } from './values.js';

// statement: keyword-statement | label? loop-or-switch | pipeline-chain
/** Reads a statement; null when none starts here. */
export function parseStatement(parser: ParserState): StatementAst | null {
  const result = parser.enter() ? parseStatementInside(parser) : null;
  parser.leave();
  return result;
}

function parseStatementInside(parser: ParserState): StatementAst | null {
  const mark = parser.mark();
  const attributes = leadingAttributes(parser);
  const token = parser.next();
  const statement = parseKeywordStatement(parser, token, attributes);
  if (statement) return statement;
  if (attributes.length > 0) parser.resync(mark);
  else parser.unget(token);
  return parser.grammar.pipeline(parser);
}

/** Attributes before a keyword (class, enum); none when what follows them is something else. */
function leadingAttributes(parser: ParserState): readonly AttributeBaseAst[] {
  const first = parser.peek();
  if (first.kind !== 'Generic' || !first.text.startsWith('[')) return [];
  const mark = parser.mark();
  const place = parser.lexer.offset(mark);
  if (parser.plainStarts.has(place)) return [];
  parser.resync(mark);
  const attributes = parseAttributeList(parser, false);
  const { kind } = parser.peek();
  if (attributes.length > 0 && hasTrait(kind, TokenFlags.Keyword)) {
    const type = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
    const refuses = hasTrait(kind, TokenFlags.StatementDoesntSupportAttributes);
    if (refuses && !type) parser.error(attributes[0]!.extent, 'UnexpectedAttribute', attributes[0]!.typeName.fullName);
    if (!refuses && type) parser.error(type.extent, 'TypeNotAllowedBeforeStatement', type.typeName.fullName);
    if (!(refuses && type)) return attributes;
  }
  parser.plainStarts.add(place);
  parser.resync(mark);
  return [];
}

/** Reads a statement that starts with a keyword or label; null when the token starts none. */
function parseKeywordStatement(
  parser: ParserState,
  token: LexedToken,
  attributes: readonly AttributeBaseAst[],
): StatementAst | null {
  switch (token.kind) {
    case 'If':
      return parseIf(parser, token);
    case 'Function':
    case 'Filter':
    case 'Workflow':
      return parseFunction(parser, token);
    case 'Return':
    case 'Throw':
    case 'Exit':
      return parseFlow(parser, token, token.kind);
    case 'Break':
    case 'Continue':
      return parseJump(parser, token, token.kind);
    case 'Trap':
      return parseTrap(parser, token);
    case 'Try':
      return parseTry(parser, token);
    case 'Data':
      return parseData(parser, token);
    case 'Class':
      return parseClass(parser, token, attributes);
    case 'Enum':
      return parseEnum(parser, token, attributes);
    case 'Using':
      return parseLateUsing(parser, token);
    case 'Label':
      return parseLabeled(parser, token);
    default:
      return parseLoop(parser, token, null) ?? parseRefused(parser, token);
  }
}

/** Loops and switch: what can have a label. */
function parseLoop(parser: ParserState, token: LexedToken, label: LexedToken | null): StatementAst | null {
  switch (token.kind) {
    case 'Switch':
      return parseSwitch(parser, token, label);
    case 'Foreach':
      return parseForEach(parser, token, label);
    case 'For':
      return parseFor(parser, token, label);
    case 'While':
      return parseWhile(parser, token, label);
    case 'Do':
      return parseDo(parser, token, label);
    default:
      return null;
  }
}

/** Words that PowerShell keeps for itself, and clauses that lost their statement to an earlier error. */
function parseRefused(parser: ParserState, token: LexedToken): StatementAst | null {
  switch (token.kind) {
    case 'From':
    case 'Define':
    case 'Var':
      parser.error(token.extent, 'ReservedKeywordNotAllowed', token.text.toLowerCase());
      return errorStatement(token.extent);
    case 'Configuration':
      parser.error(token.extent, 'ConfigurationNotSupportedInPowerShellCore');
      return errorStatement(token.extent);
    case 'Parallel':
    case 'Sequence':
      return parseWorkflowBlock(parser, token);
    case 'Else':
    case 'ElseIf':
    case 'Catch':
    case 'Until':
      if (parser.diagnostics.length === 0) return null;
      parser.skipNewlines();
      return parseStatement(parser) ?? errorStatement(token.extent);
    default:
      return null;
  }
}

function parseWorkflowBlock(parser: ParserState, token: LexedToken): StatementAst {
  const body = parser.grammar.statementBlock(parser);
  if (body) parser.error(token.extent, 'UnexpectedKeyword', token.text);
  else parser.missing(token.extent, 'MissingStatementAfterKeyword', token.text);
  return errorStatement(extentBetween(token.extent, (body ?? token).extent), body ? [body] : []);
}

// flow-statement: ('return' | 'throw' | 'exit') pipeline?
function parseFlow(parser: ParserState, token: LexedToken, keyword: 'Return' | 'Throw' | 'Exit'): StatementAst {
  const pipeline: PipelineBaseAst | null = parser.grammar.pipeline(parser);
  const extent = extentBetween(token.extent, (pipeline ?? token).extent);
  return { kind: `${keyword}Statement`, extent, pipeline };
}

// jump-statement: ('break' | 'continue') label?
function parseJump(
  parser: ParserState,
  token: LexedToken,
  keyword: 'Break' | 'Continue',
): BreakStatementAst | ContinueStatementAst {
  const label = parseLabelOrKey(parser);
  const extent = extentBetween(token.extent, (label ?? token).extent);
  return { kind: `${keyword}Statement`, extent, label };
}

// labeled-statement: label loop-or-switch
function parseLabeled(parser: ParserState, label: LexedToken): StatementAst | null {
  parser.skipNewlines();
  const token = parser.next();
  const statement = parseLoop(parser, token, label);
  if (statement) return statement;
  parser.resync(label.at);
  return parser.grammar.pipeline(parser) ?? errorStatement(label.extent);
}

function parseLateUsing(parser: ParserState, token: LexedToken): StatementAst {
  const statement = parseUsingStatement(parser, token);
  parser.error(statement.extent, 'UsingMustBeAtStartOfScript');
  return statement;
}
