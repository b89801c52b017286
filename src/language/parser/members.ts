import type { ExpressionAst, TypeName } from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import { genericOpener, invokeOpener, memberAccessOperator } from '../lexer/glued.js';
import type { LexedToken } from '../lexer/state.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import { parseSimpleName } from './names.js';
import { after, errorExpression, type ParserState } from './state.js';
import { parseGenericArguments } from './type-names.js';
import { parseScriptBlockExpression, parseValue } from './values.js';

// primary-expression: value postfix*
/** Reads a value with what is glued to it: members, calls, indexes. Null when no value starts here. */
export function parsePrimary(parser: ParserState): ExpressionAst | null {
  const value = parseValue(parser);
  if (!value) return null;
  const operator = takeMemberOperator(parser);
  return operator ? parsePostfix(parser, operator, value) : value;
}

function takeMemberOperator(parser: ParserState): LexedToken | null {
  return parser.lookedAhead === null ? memberAccessOperator(parser.lexer, true) : null;
}

// postfix: ('.' | '::' | '?.') member-name invocation? | ('[' | '?[') expression ']'
/** Reads members, calls and indexes behind `target`; the first operator has been read. */
export function parsePostfix(parser: ParserState, first: LexedToken, target: ExpressionAst): ExpressionAst {
  let result = target;
  for (let operator: LexedToken | null = first; operator; operator = takeMemberOperator(parser)) {
    parser.skipNewlines();
    const isIndex = operator.kind === 'LBracket' || operator.kind === 'QuestionLBracket';
    result = isIndex ? parseIndex(parser, result, operator) : parseMember(parser, result, operator);
  }
  return result;
}

function parseIndex(parser: ParserState, target: ExpressionAst, bracket: LexedToken): ExpressionAst {
  parser.skipNewlines();
  let index = parser.grammar.expression(parser, true);
  const missing = index === null;
  if (!index) {
    parser.missing(after(bracket.extent), 'MissingArrayIndexExpression');
    index = errorExpression(bracket.extent);
  }
  parser.skipNewlines();
  const close = parser.take('RBracket');
  if (!close && !missing && index.kind !== 'ErrorExpression')
    parser.missing(after(index.extent), 'MissingEndSquareBracket');
  const extent = extentBetween(target.extent, (close ?? index).extent);
  return { kind: 'IndexExpression', extent, target, index, nullConditional: bracket.kind === 'QuestionLBracket' };
}

function parseMember(parser: ParserState, target: ExpressionAst, operator: LexedToken): ExpressionAst {
  const name = parseMemberName(parser);
  const isStatic = operator.kind === 'ColonColon';
  const nullConditional = operator.kind === 'QuestionDot';
  if (name && parser.lookedAhead === null) {
    const genericArguments = parseMethodTypes(parser);
    const open = invokeOpener(parser.lexer);
    if (open) {
      const { args, last } = parseInvocation(parser, open);
      const extent = extentBetween(target.extent, last);
      return {
        kind: 'InvokeMemberExpression',
        extent,
        target,
        member: name,
        isStatic,
        nullConditional,
        arguments: args,
        genericArguments,
      };
    }
  }
  const member = name ?? missingMember(parser, target, operator);
  const extent = extentBetween(target.extent, member.extent);
  return { kind: 'MemberExpression', extent, target, member, isStatic, nullConditional };
}

function missingMember(parser: ParserState, target: ExpressionAst, operator: LexedToken): ExpressionAst {
  parser.missing(after(operator.extent), 'MissingPropertyName');
  return parser.grammar.argument(parser) ?? errorExpression(extentBetween(target.extent, operator.extent));
}

// member-name: simple-name | value | unary-operator unary-expression | type-literal
function parseMemberName(parser: ParserState): ExpressionAst | null {
  const name = parseSimpleName(parser);
  if (name) return name;
  const { kind } = parser.peek();
  if (hasTrait(kind, TokenFlags.UnaryOperator) || kind === 'LBracket') return parser.grammar.unary(parser, false);
  return parseValue(parser);
}

// method-types: '[' type-name ( ',' type-name )* ']'    only when '(' or '{' is glued behind it
function parseMethodTypes(parser: ParserState): readonly TypeName[] {
  const mark = parser.mark();
  const errors = parser.diagnostics.length;
  if (!genericOpener(parser.lexer)) return [];
  const mode = parser.setMode('TypeName');
  parser.skipNewlines();
  const first = parser.next();
  let types: readonly TypeName[] = [];
  let closed = false;
  if (first.kind === 'Identifier' || first.kind === 'LBracket') {
    const parsed = parseGenericArguments(parser, first);
    types = parsed.types;
    closed = parsed.closing !== null && parser.lookedAhead === null && parser.diagnostics.length === errors;
  }
  const next = parser.lexer.text[parser.lexer.index];
  if (!closed || (next !== '(' && next !== '{')) {
    parser.resync(mark);
    parser.dropErrors(errors);
    types = [];
  }
  parser.setMode(mode);
  return types;
}

interface Invocation {
  readonly args: readonly ExpressionAst[];
  readonly last: Extent;
}

// invocation: '(' arguments ')' | script-block
function parseInvocation(parser: ParserState, open: LexedToken): Invocation {
  if (open.kind === 'LParen') return parseArguments(parser, open);
  parser.skipNewlines();
  const argument = parseScriptBlockExpression(parser, open);
  return { args: [argument], last: argument.extent };
}

// arguments: expression ( ',' expression )*
/** Reads the arguments of a method call behind its `(`, and the `)`. */
export function parseArguments(parser: ParserState, open: LexedToken): Invocation {
  const commaBefore = parser.commaSeparates;
  const mode = parser.setMode('Expression');
  parser.commaSeparates = true;
  const args: ExpressionAst[] = [];
  let comma: LexedToken | null = null;
  let reported = false;
  for (;;) {
    parser.skipNewlines();
    const argument = parser.grammar.expression(parser, true);
    if (!argument) {
      if (comma) parser.missing(after(comma.extent), 'MissingExpressionAfterToken', ',');
      reported = comma !== null;
      break;
    }
    args.push(argument);
    parser.skipNewlines();
    comma = parser.take('Comma');
    if (!comma) break;
  }
  parser.skipNewlines();
  const close = parser.take('RParen');
  const lastItem = args[args.length - 1]?.extent ?? open.extent;
  if (!close && !reported) parser.missing(after(lastItem), 'MissingEndParenthesisInMethodCall');
  parser.commaSeparates = commaBefore;
  parser.setMode(mode);
  return { args, last: (close ?? comma)?.extent ?? lastItem };
}
