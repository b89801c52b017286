import type {
  Ast,
  PipelineBaseAst,
  StatementAst,
  StatementBlockAst,
  VariableExpressionAst,
  VariablePath,
} from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import type { MessageId } from '../messages.js';
import { parseSingleArgument } from './arguments.js';
import { parseStatementBlock } from './blocks.js';
import { after, errorStatement, type ParserState } from './state.js';

/** The name of a label token without its colon. */
export function labelName(label: LexedToken | null): string | null {
  return label === null ? null : (label.value as string);
}

function reportMissing(parser: ParserState, place: Extent, id: MessageId, ...args: readonly string[]): Extent {
  parser.missing(after(place), id, ...args);
  return place;
}

// while-statement: 'while' '(' pipeline ')' block
/** Reads a while loop behind its keyword. */
export function parseWhile(parser: ParserState, keyword: LexedToken, label: LexedToken | null): StatementAst {
  const start = (label ?? keyword).extent;
  const word = keyword.text.toLowerCase();
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) {
    reportMissing(parser, keyword.extent, 'MissingOpenParenthesisAfterKeyword', keyword.text);
    return errorStatement(extentBetween(start, keyword.extent));
  }
  parser.skipNewlines();
  let condition = parser.grammar.pipeline(parser);
  if (!condition) {
    reportMissing(parser, open.extent, 'MissingExpressionAfterKeyword', word);
    condition = errorStatement(after(open.extent));
  }
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) {
    const known = condition.kind === 'ErrorStatement';
    if (!known) reportMissing(parser, condition.extent, 'MissingEndParenthesisAfterStatement', word);
    return errorStatement(extentBetween(start, condition.extent), [condition]);
  }
  const body = parseStatementBlock(parser);
  if (!body) {
    reportMissing(parser, close.extent, 'MissingLoopStatement', word);
    return errorStatement(extentBetween(start, close.extent), [condition]);
  }
  return {
    kind: 'WhileStatement',
    extent: extentBetween(start, body.extent),
    label: labelName(label),
    condition,
    body,
  };
}

// do-statement: 'do' block ('while' | 'until') '(' pipeline ')'
/** Reads a do loop behind its keyword. */
export function parseDo(parser: ParserState, keyword: LexedToken, label: LexedToken | null): StatementAst {
  const start = (label ?? keyword).extent;
  const body = parseStatementBlock(parser);
  if (!body) {
    reportMissing(parser, keyword.extent, 'MissingLoopStatement', 'do');
    return errorStatement(extentBetween(start, keyword.extent));
  }
  parser.skipNewlines();
  const word = parser.take('While') ?? parser.take('Until');
  if (!word) {
    reportMissing(parser, body.extent, 'MissingWhileOrUntilInDoWhile');
    return errorStatement(extentBetween(start, body.extent), [body]);
  }
  return finishDo(parser, start, body, word, label);
}

function finishDo(
  parser: ParserState,
  start: Extent,
  body: StatementBlockAst,
  word: LexedToken,
  label: LexedToken | null,
): StatementAst {
  const name = word.text.toLowerCase();
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) {
    reportMissing(parser, word.extent, 'MissingOpenParenthesisAfterKeyword', name);
    return errorStatement(extentBetween(start, word.extent), [body]);
  }
  parser.skipNewlines();
  const condition = parser.grammar.pipeline(parser);
  if (!condition) reportMissing(parser, open.extent, 'MissingExpressionAfterKeyword', name);
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close && condition) reportMissing(parser, condition.extent, 'MissingEndParenthesisAfterStatement', name);
  if (!close || !condition) {
    return errorStatement(extentBetween(start, (condition ?? open).extent), condition ? [body, condition] : [body]);
  }
  const kind = word.kind === 'Until' ? 'DoUntilStatement' : 'DoWhileStatement';
  return { kind, extent: extentBetween(start, close.extent), label: labelName(label), condition, body };
}

// for-statement: 'for' '(' pipeline? (';' | newline) pipeline? (';' | newline) pipeline? ')' block
/** Reads a for loop behind its keyword. */
export function parseFor(parser: ParserState, keyword: LexedToken, label: LexedToken | null): StatementAst {
  const start = (label ?? keyword).extent;
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) {
    reportMissing(parser, keyword.extent, 'MissingOpenParenthesisAfterKeyword', 'for');
    return errorStatement(extentBetween(start, keyword.extent));
  }
  const parts: (PipelineBaseAst | null)[] = [];
  let last = open.extent;
  for (let i = 0; i < 3; i++) {
    parser.skipNewlines();
    const part = parser.grammar.pipeline(parser);
    const semicolon = i < 2 ? parser.take('Semi') : null;
    last = (semicolon ?? part)?.extent ?? last;
    parts.push(part);
  }
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) last = reportMissing(parser, last, 'MissingEndParenthesisAfterStatement', 'for');
  const body = close ? parseStatementBlock(parser) : null;
  if (close && !body) last = reportMissing(parser, close.extent, 'MissingLoopStatement', 'for');
  const [initializer = null, condition = null, iterator = null] = parts;
  if (!body)
    return errorStatement(
      extentBetween(start, last),
      parts.filter((part) => part !== null),
    );
  const extent = extentBetween(start, body.extent);
  return { kind: 'ForStatement', extent, label: labelName(label), initializer, condition, iterator, body };
}

// foreach-statement: 'foreach' '(' variable 'in' pipeline ')' block
/** Reads a foreach loop behind its keyword. */
export function parseForEach(parser: ParserState, keyword: LexedToken, label: LexedToken | null): StatementAst {
  const start = (label ?? keyword).extent;
  parser.skipNewlines();
  const flags = parseForEachFlags(parser);
  const open = parser.take('LParen');
  if (!open) {
    reportMissing(parser, keyword.extent, 'MissingOpenParenthesisAfterKeyword', 'foreach');
    return errorStatement(extentBetween(start, keyword.extent));
  }
  parser.skipNewlines();
  const token = parser.take('Variable') ?? parser.take('SplattedVariable');
  if (!token) {
    reportMissing(parser, open.extent, 'MissingVariableNameAfterForeach');
    return errorStatement(extentBetween(start, open.extent));
  }
  const path = token.value as VariablePath;
  const variable: VariableExpressionAst = {
    kind: 'VariableExpression',
    extent: token.extent,
    path,
    splatted: token.kind === 'SplattedVariable',
  };
  const { collection, body, last } = parseForEachRest(parser, variable);
  if (!collection || !body) {
    const children: Ast[] = collection ? [variable, collection] : [variable];
    return errorStatement(extentBetween(start, last), children);
  }
  const extent = extentBetween(start, body.extent);
  reportForEachFlags(parser, extent, flags);
  return { kind: 'ForEachStatement', extent, label: labelName(label), variable, collection, body };
}

interface ForEachRest {
  readonly collection: PipelineBaseAst | null;
  readonly body: StatementBlockAst | null;
  readonly last: Extent;
}

function parseForEachRest(parser: ParserState, variable: VariableExpressionAst): ForEachRest {
  parser.skipNewlines();
  const word = parser.take('In');
  if (!word)
    return { collection: null, body: null, last: reportMissing(parser, variable.extent, 'MissingInInForeach') };
  parser.skipNewlines();
  const collection = parser.grammar.pipeline(parser);
  if (!collection)
    return { collection, body: null, last: reportMissing(parser, word.extent, 'MissingForeachExpression') };
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) {
    return {
      collection,
      body: null,
      last: reportMissing(parser, collection.extent, 'MissingEndParenthesisAfterForeach'),
    };
  }
  const body = parseStatementBlock(parser);
  if (!body) return { collection, body, last: reportMissing(parser, close.extent, 'MissingForeachStatement') };
  return { collection, body, last: body.extent };
}

/** Reads `-parallel` and `-throttlelimit n`, which belong to workflows. Returns those seen. */
function parseForEachFlags(parser: ParserState): readonly string[] {
  const flags: string[] = [];
  for (let token = parser.take('Parameter'); token; token = parser.take('Parameter')) {
    const name = (token.value as string).toLowerCase();
    if ('parallel'.startsWith(name)) {
      flags.push('parallel');
    } else if ('throttlelimit'.startsWith(name)) {
      flags.push('throttlelimit');
      parser.skipNewlines();
      if (!parseSingleArgument(parser, 'Argument')) reportMissing(parser, token.extent, 'MissingThrottleLimit');
    } else {
      parser.error(token.extent, 'InvalidForeachFlag', token.value as string);
    }
    parser.skipNewlines();
  }
  return flags;
}

function reportForEachFlags(parser: ParserState, extent: Extent, flags: readonly string[]): void {
  for (const flag of flags) parser.error(extent, 'KeywordParameterReservedForFutureUse', 'foreach', flag);
}
