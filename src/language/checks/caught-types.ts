import type { Ast, ScriptBlockAst, TryStatementAst } from '../ast.js';
import { childrenOf } from '../children.js';
import type { Reporter } from './context.js';
import type { ResolveType } from './known-type.js';

/** Reports exception types that an earlier catch of the same `try` takes already. Types that are not known yet are left alone, as in PowerShell. */
export function checkCaughtTypes(script: ScriptBlockAst, resolve: ResolveType, reporter: Reporter): void {
  const todo: Ast[] = [script];
  while (todo.length > 0) {
    const node = todo.pop()!;
    if (node.kind === 'TryStatement' && node.catchClauses.length > 1) checkTry(node, resolve, reporter);
    todo.push(...childrenOf(node).toReversed());
  }
}

function checkTry(statement: TryStatementAst, resolve: ResolveType, reporter: Reporter): void {
  const clauses = statement.catchClauses.map(({ types }) =>
    types.flatMap(({ extent, typeName }) => {
      const type = resolve(typeName.fullName);
      return type ? [{ extent, type }] : [];
    }),
  );
  clauses.forEach((earlier, i) => {
    for (const { type } of earlier) {
      for (const later of clauses.slice(i + 1).flat()) {
        if (later.type.isAssignableTo(type)) {
          reporter.error(later.extent, 'ExceptionTypeAlreadyCaught', later.type.fullName);
        }
      }
    }
  });
}
