import type { BinaryOperator } from '../../language/ast.js';
import { add, multiply, remainder, subtract } from '../operators/arithmetic.js';
import * as comparison from '../operators/comparison.js';
import type { Value } from '../values/value.js';
import type { Expression } from './frame.js';

/** Int32 and string cases decided without a call; the rest goes the general way. Null for operators that have no such cases. */
export function fastPath(operator: BinaryOperator, left: Expression, right: Expression): Expression | null {
  return (
    arithmeticPath(operator, left, right) ?? orderPath(operator, left, right) ?? equalityPath(operator, left, right)
  );
}

function arithmeticPath(operator: BinaryOperator, left: Expression, right: Expression): Expression | null {
  switch (operator) {
    case 'Plus':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') {
          const sum = a + b;
          if (sum === (sum | 0)) return sum;
        } else if (typeof a === 'string' && typeof b === 'string') return a + b;
        return add(f.session, a, b);
      };
    case 'Minus':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') {
          const difference = a - b;
          if (difference === (difference | 0)) return difference;
        }
        return subtract(f.session, a, b);
      };
    case 'Multiply':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') {
          const product = a * b;
          if (product === (product | 0)) return product | 0;
        }
        return multiply(f.session, a, b);
      };
    case 'Rem':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number' && b !== 0) return (a % b) | 0;
        return remainder(f.session, a, b);
      };
    default:
      return null;
  }
}

function orderPath(operator: BinaryOperator, left: Expression, right: Expression): Expression | null {
  switch (operator) {
    case 'Ilt':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a < b : comparison.lessThan(f.session, a, b, false);
      };
    case 'Ile':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a <= b : comparison.lessOrEqual(f.session, a, b, false);
      };
    case 'Igt':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a > b : comparison.greaterThan(f.session, a, b, false);
      };
    case 'Ige':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number'
          ? a >= b
          : comparison.greaterOrEqual(f.session, a, b, false);
      };
    default:
      return null;
  }
}

function equalityPath(operator: BinaryOperator, left: Expression, right: Expression): Expression | null {
  switch (operator) {
    case 'Ieq':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return isSamePrimitive(a, b) || comparison.equal(f.session, a, b, false);
      };
    case 'Ine':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a !== b : comparison.notEqual(f.session, a, b, false);
      };
    default:
      return null;
  }
}

function isSamePrimitive(a: Value, b: Value): boolean {
  return a === b && (typeof a === 'number' || typeof a === 'string' || typeof a === 'boolean');
}
