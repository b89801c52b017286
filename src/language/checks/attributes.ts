import type { AttributeAst, AttributedExpressionAst } from '../ast.js';
import { isConstant } from './constants.js';
import type { Reporter } from './context.js';

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
    else if (!isConstant(argument, !inClass)) reporter.error(argument.extent, id);
    names.add(name.toLowerCase());
  }
  for (const argument of attribute.positionalArguments) {
    if (!isConstant(argument, !inClass)) reporter.error(argument.extent, id);
  }
}

/** Attributes in expressions stand at variables only. */
export function checkAttributedExpression(expression: AttributedExpressionAst, reporter: Reporter): void {
  let operand = expression.operand;
  while (operand.kind === 'AttributedExpression' || operand.kind === 'ConvertExpression') operand = operand.operand;
  if (operand.kind === 'VariableExpression') return;
  reporter.error(expression.attribute.extent, 'UnexpectedAttribute', expression.attribute.typeName.fullName);
}
