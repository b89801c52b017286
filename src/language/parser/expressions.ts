import type { ArrayLiteralAst, AttributeBaseAst, BinaryOperator, ExpressionAst, UnaryOperator } from '../ast.js';
import { extentBetween } from '../extent.js';
import { memberAccessOperator } from '../lexer/glued.js';
import type { LexedToken } from '../lexer/state.js';
import { binaryPrecedence, hasTrait, TokenFlags } from '../token-traits.js';
import { parseAttributeList } from './attributes.js';
import { parsePostfix, parsePrimary } from './members.js';
import { after, before, errorExpression, type ParserState } from './state.js';

// expression: binary-expression ( '?' expression ':' expression )?
/**
 * Reads an expression; null when none starts here.
 * @param ternaryEndsNumber whether `?` and `:` glued to a number end it
 */
export function parseExpression(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null {
  const mode = parser.setMode('Expression');
  const result = parser.enter() ? parseTernary(parser, ternaryEndsNumber) : null;
  parser.leave();
  parser.setMode(mode);
  return result;
}

function parseTernary(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null {
  const condition = parseBinary(parser, ternaryEndsNumber);
  if (!condition) return null;
  const question = parser.take('QuestionMark');
  if (!question) return condition;
  parser.skipNewlines();
  const ifTrue = parseExpression(parser, true) ?? missingOperand(parser, question);
  parser.skipNewlines();
  const colon = parser.take('Colon');
  if (!colon) {
    const next = parser.peek();
    if (ifTrue.kind !== 'ErrorExpression') parser.missing(next.extent, 'MissingColonInTernaryExpression');
    return errorExpression(extentBetween(condition.extent, before(next.extent)), [condition, ifTrue]);
  }
  parser.skipNewlines();
  const ifFalse = parseExpression(parser, true) ?? missingOperand(parser, colon);
  return {
    kind: 'TernaryExpression',
    extent: extentBetween(condition.extent, ifFalse.extent),
    condition,
    ifTrue,
    ifFalse,
  };
}

function missingOperand(parser: ParserState, operator: LexedToken): ExpressionAst {
  const at = after(operator.extent);
  parser.missing(at, 'ExpectedValueExpression', operator.text);
  return errorExpression(at);
}

// binary-expression: array-literal ( binary-operator array-literal )*    all operators lean to the left
function parseBinary(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null {
  const first = parseArrayLiteral(parser, ternaryEndsNumber);
  if (!first) return null;
  const operands: ExpressionAst[] = [first];
  const operators: LexedToken[] = [];
  while (binaryPrecedence(parser.peek().kind) > 0) {
    const operator = parser.next();
    reduce(operands, operators, binaryPrecedence(operator.kind));
    operators.push(operator);
    parser.skipNewlines();
    operands.push(parseArrayLiteral(parser, true) ?? missingOperand(parser, operator));
  }
  reduce(operands, operators, 0);
  return parameterInExpression(parser, operands[0]!);
}

/** Joins the operands of all operators that bind at least as strongly as the next one. */
function reduce(operands: ExpressionAst[], operators: LexedToken[], precedence: number): void {
  while (operators.length > 0 && binaryPrecedence(operators[operators.length - 1]!.kind) >= precedence) {
    const right = operands.pop()!;
    const left = operands.pop()!;
    const operator = operators.pop()!;
    operands.push({
      kind: 'BinaryExpression',
      extent: extentBetween(left.extent, right.extent),
      left,
      operator: operator.kind as BinaryOperator,
      right,
      operatorExtent: operator.extent,
    });
  }
}

/** An unknown `-word` behind an expression is an operator half typed: it is taken so that reading can go on. */
function parameterInExpression(parser: ParserState, expression: ExpressionAst): ExpressionAst {
  const parameter = parser.take('Parameter');
  if (!parameter) return expression;
  parser.error(parameter.extent, 'UnexpectedToken', parameter.text);
  return errorExpression(extentBetween(expression.extent, parameter.extent), [
    expression,
    {
      kind: 'CommandParameter',
      extent: parameter.extent,
      name: parameter.value as string,
      argument: null,
      nameExtent: parameter.extent,
    },
  ]);
}

// array-literal: unary-expression ( ',' unary-expression )*
function parseArrayLiteral(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null {
  const first = parseUnary(parser, ternaryEndsNumber);
  if (!first || parser.commaSeparates || parser.peek().kind !== 'Comma') return first;
  const elements = [first];
  for (let comma = parser.take('Comma'); comma; comma = parser.take('Comma')) {
    parser.skipNewlines();
    const element = parseUnary(parser, true);
    elements.push(element ?? errorExpression(comma.extent));
    if (element) continue;
    parser.missing(after(comma.extent), 'MissingExpressionAfterToken', comma.text);
    break;
  }
  return arrayLiteral(elements);
}

function arrayLiteral(elements: readonly ExpressionAst[]): ArrayLiteralAst {
  const extent = extentBetween(elements[0]!.extent, elements[elements.length - 1]!.extent);
  return { kind: 'ArrayLiteral', extent, elements };
}

// unary-expression: primary postfix-operator? | unary-operator unary-expression | attribute-list unary-expression?
/** Reads an expression without binary operators; null when none starts here. */
export function parseUnary(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null {
  const result = parser.enter() ? parseUnaryInside(parser, ternaryEndsNumber) : null;
  parser.leave();
  return result;
}

function parseUnaryInside(parser: ParserState, ternaryEndsNumber: boolean): ExpressionAst | null {
  const token = peekOperand(parser, ternaryEndsNumber);
  if (hasTrait(token.kind, TokenFlags.UnaryOperator)) {
    if (parser.commaSeparates && token.kind === 'Comma') return null;
    return parseUnaryOperator(parser);
  }
  const operand = token.kind === 'LBracket' ? parseTyped(parser) : parsePrimary(parser);
  return operand && parsePostfixOperator(parser, operand);
}

/** Looks at the next token where `-5` is a number. */
function peekOperand(parser: ParserState, ternaryEndsNumber: boolean): LexedToken {
  const { lexer } = parser;
  const signed = lexer.allowSignedNumbers;
  const ternary = lexer.ternaryEndsNumber;
  lexer.allowSignedNumbers = true;
  lexer.ternaryEndsNumber = ternaryEndsNumber;
  const ahead = parser.lookedAhead?.kind;
  if (ahead === 'Minus' || ahead === 'Plus') parser.rescanLookahead();
  const token = parser.peek();
  lexer.allowSignedNumbers = signed;
  lexer.ternaryEndsNumber = ternary;
  return token;
}

function parseUnaryOperator(parser: ParserState): ExpressionAst {
  const operator = parser.next();
  parser.skipNewlines();
  const operand = parseUnary(parser, true);
  if (!operand) {
    parser.missing(after(operator.extent), 'MissingExpressionAfterOperator', operator.text);
    return errorExpression(operator.extent);
  }
  const extent = extentBetween(operator.extent, operand.extent);
  const expression: ExpressionAst =
    operator.kind === 'Comma'
      ? { kind: 'ArrayLiteral', extent, elements: [operand] }
      : { kind: 'UnaryExpression', extent, operator: operator.kind as UnaryOperator, operand };
  return parsePostfixOperator(parser, expression);
}

function parsePostfixOperator(parser: ParserState, operand: ExpressionAst): ExpressionAst {
  const { kind } = parser.peek();
  if (kind !== 'PlusPlus' && kind !== 'MinusMinus') return operand;
  const extent = extentBetween(operand.extent, parser.next().extent);
  const operator = kind === 'PlusPlus' ? 'PostfixPlusPlus' : 'PostfixMinusMinus';
  return { kind: 'UnaryExpression', extent, operator, operand };
}

/** A type literal, a cast, or attributes before a variable. */
function parseTyped(parser: ParserState): ExpressionAst | null {
  const start = parser.peek().extent;
  const attributes = parseAttributeList(parser, true);
  const last = attributes[attributes.length - 1];
  if (!last) return null;
  let result: ExpressionAst;
  if (last.kind === 'Attribute') {
    parser.skipNewlines();
    const operand = parseUnary(parser, true);
    if (!operand) {
      parser.missing(last.extent, 'UnexpectedAttribute', last.typeName.fullName);
      return errorExpression(extentBetween(start, last.extent), attributes);
    }
    result = typed(last, operand);
  } else {
    result = parseTypeOrCast(parser, last);
  }
  for (let i = attributes.length - 2; i >= 0; i--) result = typed(attributes[i]!, result);
  return result;
}

function typed(attribute: AttributeBaseAst, operand: ExpressionAst): ExpressionAst {
  const extent = extentBetween(attribute.extent, operand.extent);
  if (attribute.kind === 'Attribute') return { kind: 'AttributedExpression', extent, attribute, operand };
  return { kind: 'ConvertExpression', extent, type: attribute, operand };
}

function parseTypeOrCast(parser: ParserState, type: AttributeBaseAst): ExpressionAst {
  const literal: ExpressionAst = { kind: 'TypeExpression', extent: type.extent, typeName: type.typeName };
  const operator = parser.lookedAhead === null ? memberAccessOperator(parser.lexer, false) : null;
  if (operator) return parsePostfix(parser, operator, literal);
  const { kind } = parser.peek();
  if (kind === 'NewLine' || kind === 'Comma') return literal;
  const operand = parseUnary(parser, true);
  return operand ? typed(type, operand) : literal;
}
