import type {
  AttributeBaseAst,
  ExpressionAst,
  NamedAttributeArgumentAst,
  StringConstantExpressionAst,
  VariableExpressionAst,
} from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import { attributeBracket } from '../lexer/glued.js';
import type { LexedToken } from '../lexer/state.js';
import { variablePath } from '../lexer/variables.js';
import { TokenFlags } from '../token-traits.js';
import { parseSimpleName } from './names.js';
import { syncTo } from './recovery.js';
import { after, before, errorExpression, type ParserState } from './state.js';
import { parseTypeName } from './type-names.js';

// attribute-list: attribute+
/**
 * Reads attributes and type constraints; empty when there are none.
 * @param inExpression behind a type only a glued one counts (a cast may follow on the same line)
 */
export function parseAttributeList(parser: ParserState, inExpression: boolean): AttributeBaseAst[] {
  const attributes: AttributeBaseAst[] = [];
  for (;;) {
    const attribute = parseAttribute(parser);
    if (!attribute || parser.tooManyTypes(attributes.length)) return attributes;
    attributes.push(attribute);
    if (!inExpression || attribute.kind === 'Attribute') parser.skipNewlines();
  }
}

function takeBracket(parser: ParserState): LexedToken | null {
  if (parser.lookedAhead === null) return attributeBracket(parser.lexer);
  return parser.lookedAhead.kind === 'LBracket' ? parser.next() : null;
}

// attribute: '[' type-name ( '(' attribute-arguments ')' )? ']'
/** Reads one attribute or type constraint; null when there is none. */
export function parseAttribute(parser: ParserState): AttributeBaseAst | null {
  const bracket = takeBracket(parser);
  if (!bracket) return null;
  parser.skipNewlines();
  const parsed = parseTypeName(parser, true);
  if (!parsed) {
    parser.resync(bracket.at);
    parser.missing(after(bracket.extent), 'MissingTypename');
    return null;
  }
  const next = parser.next();
  if (next.kind === 'LParen') {
    parsed.first.flags |= TokenFlags.AttributeName;
    return parseAttributeRest(parser, bracket, parsed.typeName, next);
  }
  const { typeName } = parsed;
  if (next.kind === 'RBracket')
    return { kind: 'TypeConstraint', extent: extentBetween(bracket.extent, next.extent), typeName };
  parser.unget(next);
  parser.error(before(next.extent), 'EndSquareBracketExpectedAtEndOfAttribute');
  return { kind: 'TypeConstraint', extent: extentBetween(bracket.extent, typeName.extent), typeName };
}

interface Arguments {
  readonly positional: ExpressionAst[];
  readonly named: NamedAttributeArgumentAst[];
  /** Extent of the last thing read. */
  last: Extent;
}

function parseAttributeRest(
  parser: ParserState,
  bracket: LexedToken,
  typeName: AttributeBaseAst['typeName'],
  open: LexedToken,
): AttributeBaseAst {
  parser.skipNewlines();
  const args: Arguments = { positional: [], named: [], last: open.extent };
  const mode = parser.setMode('Expression');
  const commaBefore = parser.commaSeparates;
  parser.commaSeparates = true;
  parseAttributeArguments(parser, args);
  parser.commaSeparates = commaBefore;
  parser.setMode(mode);
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) parser.missing(after(args.last), 'MissingEndParenthesisInExpression');
  parser.skipNewlines();
  const end = parser.take('RBracket');
  if (!end && close) parser.missing(after(close.extent), 'EndSquareBracketExpectedAtEndOfAttribute');
  const extent = extentBetween(bracket.extent, (end ?? close)?.extent ?? args.last);
  return { kind: 'Attribute', extent, typeName, positionalArguments: args.positional, namedArguments: args.named };
}

// attribute-arguments: attribute-argument ( ',' attribute-argument )*
function parseAttributeArguments(parser: ParserState, args: Arguments): void {
  let comma: LexedToken | null = null;
  const names = new Set<string>();
  for (;;) {
    parser.skipNewlines();
    const name = parseSimpleName(parser);
    if (name) parseNamedArgument(parser, args, name, names);
    else parsePositionalArgument(parser, args, comma);
    parser.skipNewlines();
    comma = parser.take('Comma');
    if (!comma) return;
    args.last = comma.extent;
  }
}

// attribute-argument: simple-name ( '=' expression )?
function parseNamedArgument(
  parser: ParserState,
  args: Arguments,
  name: StringConstantExpressionAst,
  names: Set<string>,
): void {
  const equals = parser.take('Equals');
  let argument: ExpressionAst = trueConstant(name.extent);
  if (equals) {
    parser.skipNewlines();
    argument = parser.grammar.expression(parser, false) ?? missingValue(parser, equals);
    args.last = argument.extent;
  }
  if (names.has(name.value)) {
    parser.error(name.extent, 'DuplicateNamedArgument', name.value);
    return;
  }
  names.add(name.value);
  const extent = extentBetween(name.extent, argument.extent);
  args.named.push({ kind: 'NamedAttributeArgument', extent, name: name.value, argument, expressionOmitted: !equals });
}

function missingValue(parser: ParserState, equals: LexedToken): ExpressionAst {
  const at = after(equals.extent);
  parser.missing(at, 'MissingExpressionInNamedArgument');
  syncTo(parser, true, ['Comma', 'RParen', 'RBracket', 'NewLine']);
  return errorExpression(at);
}

function parsePositionalArgument(parser: ParserState, args: Arguments, comma: LexedToken | null): void {
  const expression = parser.grammar.expression(parser, false);
  if (expression) {
    args.positional.push(expression);
    args.last = expression.extent;
  } else if (comma) {
    const at = after(comma.extent);
    parser.missing(at, 'MissingExpressionAfterToken', ',');
    args.positional.push(errorExpression(at));
    args.last = at;
  }
}

/** What a named argument without a value means. */
function trueConstant(extent: Extent): VariableExpressionAst {
  return { kind: 'VariableExpression', extent, path: variablePath('true'), splatted: false };
}
