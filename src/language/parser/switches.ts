import type {
  Ast,
  ExpressionAst,
  PipelineAst,
  PipelineBaseAst,
  StatementAst,
  StatementBlockAst,
  SwitchClause,
  SwitchFlags,
} from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import type { MessageId } from '../messages.js';
import { parseSingleArgument } from './arguments.js';
import { parseStatementBlock } from './blocks.js';
import { labelName } from './loops.js';
import { after, errorStatement, type ParserState } from './state.js';

/** What was read of a switch; `broken` and `incomplete` say what was reported. */
interface SwitchParts {
  readonly flags: { -readonly [K in keyof SwitchFlags]: boolean };
  readonly clauses: SwitchClause[];
  readonly parsed: Ast[];
  condition: PipelineBaseAst | null;
  defaultBody: StatementBlockAst | null;
  /** The last thing that belongs to the statement. */
  end: Extent;
  broken: boolean;
  incomplete: boolean;
}

const flagNames = ['regex', 'wildcard', 'exact', 'casesensitive', 'parallel', 'file'] as const;

// switch-statement: 'switch' flag* ( '(' pipeline ')' )? '{' switch-clause* '}'
/** Reads a switch statement behind its keyword. */
export function parseSwitch(parser: ParserState, keyword: LexedToken, label: LexedToken | null): StatementAst {
  const start = (label ?? keyword).extent;
  const parts: SwitchParts = {
    flags: { regex: false, wildcard: false, exact: false, caseSensitive: false, file: false },
    clauses: [],
    parsed: [],
    condition: null,
    defaultBody: null,
    end: start,
    broken: false,
    incomplete: false,
  };
  parser.skipNewlines();
  const parallel = parseFlags(parser, parts);
  parseCondition(parser, parts);
  parser.skipNewlines();
  const open = parser.take('LCurly');
  if (open) parseClauses(parser, parts, open);
  else if (!parts.incomplete) report(parser, parts, parts.end, 'MissingCurlyBraceInSwitchStatement');
  const extent = extentBetween(start, parts.end);
  if (parallel) parser.error(extent, 'KeywordParameterReservedForFutureUse', 'switch', 'parallel');
  const { condition, flags, clauses, defaultBody } = parts;
  if (parts.broken || !condition)
    return errorStatement(extent, condition ? [condition, ...parts.parsed] : parts.parsed);
  return { kind: 'SwitchStatement', extent, label: labelName(label), flags, condition, clauses, defaultBody };
}

function report(parser: ParserState, parts: SwitchParts, place: Extent, id: MessageId): void {
  parts.broken = true;
  if (parser.missing(after(place), id)) parts.incomplete = true;
}

/** Reads the flags. Returns whether `-parallel` was among them. */
function parseFlags(parser: ParserState, parts: SwitchParts): boolean {
  const { flags } = parts;
  let parallel = false;
  for (let token = parser.take('Parameter'); token; token = parser.take('Parameter')) {
    parts.end = token.extent;
    const name = (token.value as string).toLowerCase();
    const flag = flagNames.find((candidate) => candidate.startsWith(name));
    if (flag === undefined) {
      parts.broken = true;
      parser.error(token.extent, 'InvalidSwitchFlag', token.value as string);
    } else if (flag === 'casesensitive') flags.caseSensitive = true;
    else if (flag === 'parallel') parallel = true;
    else if (flag === 'file') parseFile(parser, parts, token);
    else setMatching(flags, flag);
  }
  return parallel;
}

/** Of regex, wildcard and exact the last one counts. */
function setMatching(flags: SwitchParts['flags'], flag: 'regex' | 'wildcard' | 'exact'): void {
  flags.regex = flag === 'regex';
  flags.wildcard = flag === 'wildcard';
  flags.exact = flag === 'exact';
}

function parseFile(parser: ParserState, parts: SwitchParts, token: LexedToken): void {
  parts.flags.file = true;
  parser.skipNewlines();
  const file = parseSingleArgument(parser, 'FileName');
  if (!file) {
    report(parser, parts, token.extent, 'MissingFilenameOption');
    return;
  }
  parts.end = file.extent;
  parts.condition = pipelineOf(file);
}

function pipelineOf(expression: ExpressionAst): PipelineAst {
  const { extent } = expression;
  const element = { kind: 'CommandExpression', extent, expression, redirections: [] } as const;
  return { kind: 'Pipeline', extent, elements: [element], background: false };
}

// switch-condition: '(' pipeline ')'
function parseCondition(parser: ParserState, parts: SwitchParts): void {
  const open = parser.take('LParen');
  if (!open) {
    if (!parts.condition && !parts.flags.file) report(parser, parts, parts.end, 'PipelineValueRequired');
    return;
  }
  parts.end = open.extent;
  if (parts.flags.file) {
    parts.broken = true;
    parser.error(open.extent, 'PipelineValueRequired');
  }
  parser.skipNewlines();
  parts.condition = parser.grammar.pipeline(parser);
  if (parts.condition) parts.end = parts.condition.extent;
  else report(parser, parts, open.extent, 'PipelineValueRequired');
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (close) parts.end = close.extent;
  else if (!parts.incomplete) report(parser, parts, parts.end, 'MissingEndParenthesisInSwitchStatement');
}

// switch-clause: argument block (';' | newline)*
function parseClauses(parser: ParserState, parts: SwitchParts, open: LexedToken): void {
  parts.end = open.extent;
  parser.skipNewlines();
  for (;;) {
    const pattern = parseSingleArgument(parser, 'SwitchCondition');
    if (!pattern) {
      report(parser, parts, parts.end, 'MissingSwitchConditionExpression');
      parser.take('RCurly');
      return;
    }
    parts.parsed.push(pattern);
    parts.end = pattern.extent;
    parseClauseBody(parser, parts, pattern);
    parser.skipNewlines(true);
    const close = parser.take('RCurly');
    if (close) {
      parts.end = close.extent;
      return;
    }
    const next = parser.peek();
    if (next.kind !== 'EndOfInput') continue;
    if (!parts.incomplete) {
      parts.broken = true;
      parser.missingAt(open.extent, next.extent, 'MissingEndCurlyBrace');
    }
    return;
  }
}

function parseClauseBody(parser: ParserState, parts: SwitchParts, pattern: ExpressionAst): void {
  const body = parseStatementBlock(parser);
  if (!body) {
    report(parser, parts, parts.end, 'MissingSwitchStatementClause');
    return;
  }
  parts.parsed.push(body);
  parts.end = body.extent;
  if (!isDefault(pattern)) {
    parts.clauses.push({ pattern, body });
    return;
  }
  if (parts.defaultBody) {
    parts.broken = true;
    parser.error(pattern.extent, 'MultipleSwitchDefaultClauses');
  }
  parts.defaultBody = body;
}

function isDefault(pattern: ExpressionAst): boolean {
  return (
    pattern.kind === 'StringConstantExpression' &&
    pattern.stringKind === 'BareWord' &&
    pattern.value.toLowerCase() === 'default'
  );
}
