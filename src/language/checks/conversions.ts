import type { ConvertExpressionAst } from '../ast.js';
import type { Reporter } from './context.js';

/** `[ordered]` stands at a hash literal; `[ref]` is the last type of a chain and there only once. */
export function checkConvert(expression: ConvertExpressionAst, reporter: Reporter): void {
  const type = expression.type.typeName.fullName;
  if (/^ordered$/i.test(type) && expression.operand.kind !== 'Hashtable') {
    reporter.error(expression.extent, 'OrderedAttributeOnlyOnHashLiteralNode', type);
  }
  const { operand } = expression;
  if (operand.kind !== 'ConvertExpression' || !isReference(operand)) return;
  if (isReference(expression)) reporter.error(operand.type.extent, 'ReferenceNeedsToBeByItselfInTypeSequence');
  else reporter.error(operand.type.extent, 'ReferenceNeedsToBeLastTypeInTypeConversion');
}

function isReference(expression: ConvertExpressionAst): boolean {
  return /^(ref|system\.management\.automation\.psreference)$/i.test(expression.type.typeName.fullName);
}
