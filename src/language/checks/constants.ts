import type { ExpressionAst, StatementBlockAst } from '../ast.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import { pureExpression } from './pure-expression.js';

function canFold(operator: string): boolean {
  return hasTrait(operator as Parameters<typeof hasTrait>[0], TokenFlags.CanConstantFold);
}

/**
 * Whether an expression has its value before the script runs.
 * @param scriptBlocks whether a script block counts as a constant
 */
export function isConstant(expression: ExpressionAst, scriptBlocks: boolean): boolean {
  const all = (parts: readonly ExpressionAst[]): boolean => parts.every((part) => isConstant(part, scriptBlocks));
  switch (expression.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'TypeExpression':
    case 'ErrorExpression':
      return true;
    case 'ScriptBlockExpression':
      return scriptBlocks;
    case 'VariableExpression':
      return /^(true|false|null)$/i.test(expression.path.userPath);
    case 'ArrayLiteral':
      return all(expression.elements);
    case 'ArrayExpression':
    case 'SubExpression':
      return isConstantBlock(expression.body, scriptBlocks);
    case 'ParenExpression': {
      const inner = pureExpression(expression.pipeline);
      return inner !== null && isConstant(inner, scriptBlocks);
    }
    case 'UnaryExpression':
      return canFold(expression.operator) && isConstant(expression.operand, scriptBlocks);
    case 'BinaryExpression':
      return canFold(expression.operator) && all([expression.left, expression.right]);
    case 'TernaryExpression':
      return all([expression.condition, expression.ifTrue, expression.ifFalse]);
    case 'ConvertExpression':
      return isConstant(expression.operand, scriptBlocks);
    case 'MemberExpression':
      return expression.isStatic && expression.target.kind === 'TypeExpression';
    case 'IndexExpression':
      return all([expression.target, expression.index]);
    default:
      return false;
  }
}

function isConstantBlock(block: StatementBlockAst, scriptBlocks: boolean): boolean {
  return block.statements.every((statement) => {
    const inner = pureExpression(statement);
    return inner !== null && isConstant(inner, scriptBlocks);
  });
}
