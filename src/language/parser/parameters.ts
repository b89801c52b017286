import type {
  AttributeAst,
  AttributeBaseAst,
  ExpressionAst,
  ParamBlockAst,
  ParameterAst,
  VariablePath,
} from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { variablePath } from '../lexer/variables.js';
import { parseAttributeList } from './attributes.js';
import { commentsAbove } from './help-comments.js';
import { syncTo } from './recovery.js';
import { after, before, type ParserState } from './state.js';

// param-block: attribute-list? 'param' '(' parameter-list? ')'
/** Reads a param block; null when there is none (the caller goes back). */
export function parseParamBlock(parser: ParserState): ParamBlockAst | null {
  const candidates = parseAttributeList(parser, false);
  parser.skipNewlines();
  const keyword = parser.take('Param');
  if (!keyword) return null;
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) return null;
  const parameters = parseParameterList(parser);
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) reportOpenList(parser, parameters, open);
  const end = close ? close.extent : before(parser.peek().extent);
  return {
    kind: 'ParamBlock',
    extent: extentBetween(keyword.extent, end),
    attributes: onlyAttributes(parser, candidates),
    parameters,
  };
}

function onlyAttributes(parser: ParserState, candidates: readonly AttributeBaseAst[]): AttributeAst[] {
  const attributes: AttributeAst[] = [];
  for (const candidate of candidates) {
    if (candidate.kind === 'Attribute') attributes.push(candidate);
    else parser.error(candidate.extent, 'TypeNotAllowedBeforeParam', candidate.typeName.fullName);
  }
  return attributes;
}

/** Reports the missing `)` of a parameter list. */
export function reportOpenList(parser: ParserState, parameters: readonly ParameterAst[], open: LexedToken): void {
  const last = parameters[parameters.length - 1] ?? open;
  parser.missing(after(last.extent), 'MissingEndParenthesisInFunctionParameterList');
}

// parameter-list: parameter ( ',' parameter )*
/** Reads the parameters between parentheses. */
export function parseParameterList(parser: ParserState): ParameterAst[] {
  const parameters: ParameterAst[] = [];
  let comma: LexedToken | null = null;
  for (;;) {
    const parameter = parseParameter(parser);
    if (!parameter) {
      if (comma) parser.missing(after(comma.extent), 'MissingExpressionAfterToken', ',');
      return parameters;
    }
    parameters.push(parameter);
    parser.skipNewlines();
    comma = parser.take('Comma');
    if (!comma) return parameters;
  }
}

// parameter: attribute-list? variable ( '=' expression )?
function parseParameter(parser: ParserState): ParameterAst | null {
  const commaBefore = parser.commaSeparates;
  const mode = parser.setMode('Expression');
  parser.commaSeparates = true;
  const parameter = parser.enter() ? parseParameterInside(parser) : null;
  parser.leave();
  parser.commaSeparates = commaBefore;
  parser.setMode(mode);
  return parameter;
}

function parseParameterInside(parser: ParserState): ParameterAst | null {
  parser.skipNewlines();
  const attributes = parseAttributeList(parser, false);
  parser.skipNewlines();
  const token = parser.next();
  if (token.kind !== 'Variable' && token.kind !== 'SplattedVariable') {
    parser.unget(token);
    return attributes.length > 0 ? brokenParameter(parser, attributes) : null;
  }
  const defaultValue = parseDefault(parser);
  const start = attributes[0]?.extent ?? token.extent;
  return {
    kind: 'Parameter',
    extent: extentBetween(start, (defaultValue ?? token).extent),
    variable: {
      kind: 'VariableExpression',
      extent: token.extent,
      path: token.value as VariablePath,
      splatted: token.kind === 'SplattedVariable',
    },
    attributes,
    defaultValue,
    comments: commentsAbove(parser.lexer.tokens, start),
  };
}

function parseDefault(parser: ParserState): ExpressionAst | null {
  parser.skipNewlines();
  const equals = parser.take('Equals');
  if (!equals) return null;
  parser.skipNewlines();
  const value = parser.grammar.expression(parser, false);
  if (!value) parser.missing(after(equals.extent), 'MissingExpressionAfterToken', '=');
  return value;
}

/** Attributes without a variable: kept for completion, the rest of the list is skipped. */
function brokenParameter(parser: ParserState, attributes: readonly AttributeBaseAst[]): ParameterAst {
  const last = attributes[attributes.length - 1]!;
  parser.missing(after(last.extent), 'InvalidFunctionParameter');
  syncTo(parser, true, ['RParen']);
  const extent = extentBetween(attributes[0]!.extent, last.extent);
  const path = variablePath('__error__');
  return {
    kind: 'Parameter',
    extent,
    variable: { kind: 'VariableExpression', extent, path, splatted: false },
    attributes,
    defaultValue: null,
    comments: [],
  };
}
