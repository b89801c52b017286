import type { AttributeAst, AttributedExpressionAst, ExpressionAst, StatementBlockAst } from '../ast.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import type { Reporter } from './context.js';
import { pureExpression } from './pure-expression.js';

/**
 * Arguments of attributes are constants; outside classes script blocks too. No name is given twice.
 * @param inClass whether the attribute is on a class member
 */
export function checkAttribute(attribute: AttributeAst, inClass: boolean, reporter: Reporter): void {
  const id = inClass
    ? 'ParameterAttributeArgumentNeedsToBeConstant'
    : 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock';
  const names = new Set<string>();
  for (const { name, argument, extent } of attribute.namedArguments) {
    if (names.has(name.toLowerCase())) reporter.error(extent, 'DuplicateNamedArgument', name);
    else if (!isConstant(argument, inClass)) reporter.error(argument.extent, id);
    names.add(name.toLowerCase());
  }
  for (const argument of attribute.positionalArguments) {
    if (!isConstant(argument, inClass)) reporter.error(argument.extent, id);
  }
}

/** Attributes in expressions stand at variables only. */
export function checkAttributedExpression(expression: AttributedExpressionAst, reporter: Reporter): void {
  let operand = expression.operand;
  while (operand.kind === 'AttributedExpression' || operand.kind === 'ConvertExpression') operand = operand.operand;
  if (operand.kind === 'VariableExpression') return;
  reporter.error(expression.attribute.extent, 'UnexpectedAttribute', expression.attribute.typeName.fullName);
}

function canFold(operator: string): boolean {
  return hasTrait(operator as Parameters<typeof hasTrait>[0], TokenFlags.CanConstantFold);
}

/** Whether an expression has its value before the script runs. */
function isConstant(expression: ExpressionAst, inClass: boolean): boolean {
  const all = (parts: readonly ExpressionAst[]): boolean => parts.every((part) => isConstant(part, inClass));
  switch (expression.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'TypeExpression':
    case 'ErrorExpression':
      return true;
    case 'ScriptBlockExpression':
      return !inClass;
    case 'VariableExpression':
      return /^(true|false|null)$/i.test(expression.path.userPath);
    case 'ArrayLiteral':
      return all(expression.elements);
    case 'ArrayExpression':
    case 'SubExpression':
      return isConstantBlock(expression.body, inClass);
    case 'ParenExpression': {
      const inner = pureExpression(expression.pipeline);
      return inner !== null && isConstant(inner, inClass);
    }
    case 'UnaryExpression':
      return canFold(expression.operator) && isConstant(expression.operand, inClass);
    case 'BinaryExpression':
      return canFold(expression.operator) && all([expression.left, expression.right]);
    case 'TernaryExpression':
      return all([expression.condition, expression.ifTrue, expression.ifFalse]);
    case 'ConvertExpression':
      return isConstant(expression.operand, inClass);
    case 'MemberExpression':
      return expression.isStatic && expression.target.kind === 'TypeExpression';
    case 'IndexExpression':
      return all([expression.target, expression.index]);
    default:
      return false;
  }
}

function isConstantBlock(block: StatementBlockAst, inClass: boolean): boolean {
  return block.statements.every((statement) => {
    const inner = pureExpression(statement);
    return inner !== null && isConstant(inner, inClass);
  });
}
