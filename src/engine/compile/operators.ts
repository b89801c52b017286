import type {
  BinaryExpressionAst,
  BinaryOperator,
  TernaryExpressionAst,
  UnaryExpressionAst,
} from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import { isTrue } from '../convert/truth.js';
import { placedAt, TerminatingError } from '../errors/terminating.js';
import { add, divide, multiply, negate, plus, remainder, subtract } from '../operators/arithmetic.js';
import { bitAnd, bitNot, bitOr, bitXor, shiftLeft, shiftRight } from '../operators/bitwise.js';
import * as comparison from '../operators/comparison.js';
import { formatOperator } from '../operators/composite-format.js';
import * as pattern from '../operators/pattern.js';
import { range } from '../operators/range.js';
import { join, joinUnary, split, splitUnary } from '../operators/split-join.js';
import { asType, isType } from '../operators/type-test.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { compileArrayOfOne } from './collections.js';
import type { Compiler } from './compiler.js';
import { fastPath } from './fast-operators.js';
import type { Expression, Frame } from './frame.js';
import { compileIncrement } from './increment.js';

/** An operator on two values that are both evaluated first. */
export type BinaryFunction = (ctx: ScriptContext, left: Value, right: Value) => Value;

type CasedFunction = (ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean) => Value;

const cased: Readonly<Record<string, CasedFunction>> = {
  eq: comparison.equal,
  ne: comparison.notEqual,
  ge: comparison.greaterOrEqual,
  gt: comparison.greaterThan,
  lt: comparison.lessThan,
  le: comparison.lessOrEqual,
  like: pattern.like,
  notlike: pattern.notLike,
  match: pattern.match,
  notmatch: pattern.notMatch,
  replace: pattern.replace,
  contains: comparison.contains,
  notcontains: comparison.notContains,
  in: comparison.isIn,
  notin: comparison.notIn,
  split,
};

const plainOperators: Readonly<Record<string, BinaryFunction>> = {
  DotDot: range,
  Format: formatOperator,
  Multiply: multiply,
  Divide: divide,
  Rem: remainder,
  Plus: add,
  Minus: subtract,
  Join: join,
  Is: isType,
  IsNot: (ctx, left, right) => !isType(ctx, left, right),
  As: asType,
  Shl: shiftLeft,
  Shr: shiftRight,
  Band: bitAnd,
  Bor: bitOr,
  Bxor: bitXor,
};

/** The function of an operator that evaluates both sides. */
function binaryFunction(operator: BinaryOperator): BinaryFunction {
  const own = plainOperators[operator];
  if (own) return own;
  const test = cased[operator.slice(1)];
  if (!test) throw new Error(`No operator ${operator}.`);
  const caseSensitive = operator.startsWith('C');
  return (ctx, left, right) => test(ctx, left, right, caseSensitive);
}

/** `left operator right` */
export function compileBinary(ast: BinaryExpressionAst, c: Compiler): Expression {
  const left = c.expression(ast.left);
  const right = c.expression(ast.right);
  switch (ast.operator) {
    case 'And':
      return (f) => isTrue(left(f)) && isTrue(right(f));
    case 'Or':
      return (f) => isTrue(left(f)) || isTrue(right(f));
    case 'Xor':
      return (f) => isTrue(left(f)) !== isTrue(right(f));
    case 'QuestionQuestion':
      return (f) => left(f) ?? right(f);
    default:
      return (
        fastPath(ast.operator, left, right) ?? general(binaryFunction(ast.operator), left, right, ast.operatorExtent)
      );
  }
}

function general(operator: BinaryFunction, left: Expression, right: Expression, extent: Extent): Expression {
  return (f) => {
    const first = left(f);
    const second = right(f);
    try {
      return operator(f.session, first, second);
    } catch (error) {
      // too many operands of -replace: the error points at the operator
      if (error instanceof TerminatingError && error.record.errorId === 'BadReplaceArgument')
        throw placedAt(error, extent);
      throw error;
    }
  };
}

/** `condition ? a : b` */
export function compileTernary(ast: TernaryExpressionAst, c: Compiler): Expression {
  const condition = c.expression(ast.condition);
  const ifTrue = c.expression(ast.ifTrue);
  const ifFalse = c.expression(ast.ifFalse);
  return (f) => (isTrue(condition(f)) ? ifTrue(f) : ifFalse(f));
}

/** `-operator value`, `value++` */
export function compileUnary(ast: UnaryExpressionAst, c: Compiler): Expression {
  switch (ast.operator) {
    case 'Comma':
      return compileArrayOfOne(c.expression(ast.operand));
    case 'PlusPlus':
    case 'MinusMinus':
    case 'PostfixPlusPlus':
    case 'PostfixMinusMinus':
      return compileIncrement(ast, c);
    case 'Not':
    case 'Exclaim': {
      const operand = c.expression(ast.operand);
      return (f) => !isTrue(operand(f));
    }
    default:
      return applied(unaryFunctions[ast.operator]!, c.expression(ast.operand));
  }
}

const unaryFunctions: Readonly<Record<string, (ctx: ScriptContext, operand: Value) => Value>> = {
  Bnot: bitNot,
  Plus: plus,
  Minus: negate,
  Join: joinUnary,
  Isplit: splitUnary,
  Csplit: splitUnary,
};

function applied(operator: (ctx: ScriptContext, operand: Value) => Value, operand: Expression): Expression {
  return (f: Frame) => operator(f.session, operand(f));
}
