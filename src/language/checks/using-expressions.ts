import type { Ast, ExpressionAst } from '../ast.js';
import { isConstant } from './constants.js';
import type { Reporter } from './context.js';

/** Of a `$using:` variable only properties and constant indexes can be read. Outer expressions must be visited before inner ones. */
export class UsingCheck {
  private readonly inner = new Set<Ast>();
  private readonly reporter: Reporter;

  constructor(reporter: Reporter) {
    this.reporter = reporter;
  }

  /** Looks at a member, call or index that may be read from a `$using:` variable. */
  visit(expression: ExpressionAst): void {
    if (this.inner.has(expression)) return;
    const chain: ExpressionAst[] = [];
    let rest = expression;
    while (
      rest.kind === 'MemberExpression' ||
      rest.kind === 'InvokeMemberExpression' ||
      rest.kind === 'IndexExpression'
    ) {
      chain.push(rest);
      rest = rest.target;
    }
    for (const part of chain) this.inner.add(part);
    if (rest.kind !== 'VariableExpression' || rest.path.scope !== 'using') return;
    const refused = firstRefused(chain);
    if (refused) this.reporter.error(refused.extent, 'InvalidUsingExpression');
  }
}

function firstRefused(chain: readonly ExpressionAst[]): ExpressionAst | null {
  for (const part of chain) {
    if (part.kind === 'MemberExpression' && part.member.kind === 'StringConstantExpression') continue;
    if (part.kind !== 'IndexExpression') return part;
    if (!isConstant(part.index, true)) return part.index;
  }
  return null;
}
