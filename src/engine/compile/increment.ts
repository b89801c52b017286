import type { UnaryExpressionAst } from '../../language/ast.js';
import { increment } from '../operators/arithmetic.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression } from './frame.js';
import { compilePlace } from './places.js';

/** `++x`, `x--` … on any place that can be assigned. */
export function compileIncrement(ast: UnaryExpressionAst, c: Compiler): Expression {
  const step = ast.operator === 'PlusPlus' || ast.operator === 'PostfixPlusPlus' ? 1 : -1;
  const postfix = ast.operator.startsWith('Postfix');
  const place = compilePlace(ast.operand, c);
  return (f) => {
    let before: Value = null;
    let after: Value = null;
    place.update(f, (value) => {
      before = value;
      const sum = typeof value === 'number' ? value + step : Number.NaN;
      after = sum === (sum | 0) ? sum : increment(f.session, value, step);
      return after;
    });
    // what was not set counts from 0
    return postfix ? (before ?? 0) : after;
  };
}
