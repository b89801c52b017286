import type { ExpressionAst, StatementAst } from '../ast.js';

/** The expression that a statement consists of; null when it is anything more. */
export function pureExpression(statement: StatementAst): ExpressionAst | null {
  if (statement.kind !== 'Pipeline' || statement.elements.length !== 1) return null;
  const element = statement.elements[0]!;
  return element.kind === 'CommandExpression' && element.redirections.length === 0 ? element.expression : null;
}
