import type {
  AssignmentOperator,
  CommandBaseAst,
  ExpressionAst,
  PipelineAst,
  PipelineBaseAst,
  PipelineChainAst,
} from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { isPipeContinuation } from '../lexer/trivia.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import { parseCommand } from './commands.js';
import { parseExpression } from './expressions.js';
import { parseRedirection, type Redirections } from './redirections.js';
import { after, errorStatement, type ParserState } from './state.js';

// pipeline-chain: assignment | pipeline ( ('&&' | '||') pipeline )* '&'?
/** Reads an assignment, a pipeline or a chain of them; null when none starts here. */
export function parsePipelineChain(parser: ParserState): PipelineBaseAst | null {
  const mode = parser.setMode('Expression');
  const start = parser.enter() ? parseExpression(parser, false) : null;
  const assignment = start && isAssignment(parser.peek()) ? parser.next() : null;
  parser.setMode(mode);
  const result = start && assignment ? finishAssignment(parser, start, assignment) : parseChain(parser, start);
  parser.leave();
  return result;
}

function isAssignment(token: LexedToken): boolean {
  return hasTrait(token.kind, TokenFlags.AssignmentOperator);
}

// assignment: expression assignment-operator statement
function finishAssignment(parser: ParserState, left: ExpressionAst, operator: LexedToken): PipelineBaseAst {
  parser.skipNewlines();
  let right = parser.grammar.statement(parser);
  if (!right) {
    const at = after(operator.extent);
    parser.missing(at, 'ExpectedValueExpression', operator.text);
    right = errorStatement(at);
  }
  return {
    kind: 'AssignmentStatement',
    extent: extentBetween(left.extent, right.extent),
    left,
    operator: operator.kind as AssignmentOperator,
    right,
    operatorExtent: operator.extent,
  };
}

function parseChain(parser: ParserState, start: ExpressionAst | null): PipelineBaseAst | null {
  let chain: PipelineAst | PipelineChainAst | null = null;
  let operator: LexedToken | null = null;
  let startExpression = start;
  for (;;) {
    const pipeline = parsePipeline(parser, startExpression);
    startExpression = null;
    if (!pipeline) {
      if (!chain || !operator) return null;
      parser.missing(after(operator.extent), 'EmptyPipelineChainElement');
      return errorStatement(extentBetween(chain.extent, operator.extent), [chain]);
    }
    chain = chain && operator ? chained(chain, operator, pipeline) : pipeline;
    const next = parser.peek();
    if (next.kind === 'Ampersand') return finishBackground(parser, chain);
    if (next.kind !== 'AndAnd' && next.kind !== 'OrOr') return chain;
    operator = parser.next();
    parser.skipNewlines();
  }
}

function chained(left: PipelineAst | PipelineChainAst, operator: LexedToken, right: PipelineAst): PipelineChainAst {
  const extent = extentBetween(left.extent, right.extent);
  const kind = operator.kind === 'AndAnd' ? 'AndAnd' : 'OrOr';
  return { kind: 'PipelineChain', extent, left, operator: kind, right, background: false };
}

function finishBackground(parser: ParserState, chain: PipelineAst | PipelineChainAst): PipelineBaseAst {
  parser.next();
  const next = parser.peek();
  if (next.kind === 'AndAnd' || next.kind === 'OrOr') {
    parser.next();
    parser.error(next.extent, 'BackgroundOperatorInPipelineChain');
    return errorStatement(extentBetween(chain.extent, next.extent), [chain]);
  }
  return { ...chain, background: true };
}

// pipeline: (expression redirection* | command) ( '|' command )*
function parsePipeline(parser: ParserState, start: ExpressionAst | null): PipelineAst | null {
  const elements: CommandBaseAst[] = [];
  let pipe: LexedToken | null = null;
  let expression = start ?? parseElementExpression(parser);
  for (;;) {
    const element = expression ? finishExpression(parser, expression, elements.length) : parseCommand(parser);
    if (element) elements.push(element);
    else if (elements.length > 0 || parser.peek().kind === 'Pipe') {
      parser.missing(pipe ? after(pipe.extent) : parser.peek().extent, 'EmptyPipeElement');
    }
    pipe = takePipe(parser);
    if (!pipe) break;
    parser.skipNewlines();
    if (parser.peek().kind === 'EndOfInput') {
      parser.missing(after(pipe.extent), 'EmptyPipeElement');
      break;
    }
    expression = parseElementExpression(parser);
  }
  if (elements.length === 0) return null;
  const extent = extentBetween(elements[0]!.extent, elements[elements.length - 1]!.extent);
  return { kind: 'Pipeline', extent, elements, background: false };
}

function parseElementExpression(parser: ParserState): ExpressionAst | null {
  const mode = parser.setMode('Expression');
  const expression = parseExpression(parser, false);
  parser.setMode(mode);
  return expression;
}

/** An expression with its redirections; only the first element may be one. */
function finishExpression(parser: ParserState, expression: ExpressionAst, position: number): CommandBaseAst {
  if (position > 0) parser.error(expression.extent, 'ExpressionsMustBeFirstInPipeline');
  const redirections: Redirections = new Map();
  let end = expression.extent;
  for (let token = parser.peek(); isRedirection(token); token = parser.peek()) {
    end = parseRedirection(parser, parser.next(), redirections)?.extent ?? end;
  }
  const extent = extentBetween(expression.extent, end);
  return { kind: 'CommandExpression', extent, expression, redirections: [...redirections.values()] };
}

function isRedirection(token: LexedToken): boolean {
  return token.kind === 'Redirection' || token.kind === 'RedirectInStd';
}

/** Takes the `|` that goes on with the pipeline, at the start of a later line too; null at its end. */
function takePipe(parser: ParserState): LexedToken | null {
  let next = parser.peek();
  if (next.kind === 'NewLine' && isPipeContinuation(parser.lexer, parser.lexer.index)) {
    parser.skipNewlines();
    next = parser.peek();
  }
  switch (next.kind) {
    case 'Pipe':
      return parser.next();
    case 'Semi':
    case 'NewLine':
    case 'RParen':
    case 'RCurly':
    case 'EndOfInput':
    case 'AndAnd':
    case 'OrOr':
    case 'Ampersand':
      return null;
    default:
      parser.error(next.extent, 'UnexpectedToken', next.text);
      return null;
  }
}
