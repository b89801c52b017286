import type { TrapStatementAst, TypeConstraintAst } from '../../language/ast.js';
import type { TerminatingError } from '../errors/terminating.js';
import { catchMatch } from './catch-match.js';
import type { Compiler } from './compiler.js';
import type { Frame, TrapHandler } from './frame.js';
import { compileType } from './types.js';

/** The traps of a statement list. */
export function compileTraps(traps: readonly TrapStatementAst[], c: Compiler): TrapHandler[] {
  return traps.map((trap) => ({
    matches: trap.type ? matcher(trap.type, c) : null,
    body: c.statements(trap.body),
  }));
}

function matcher(constraint: TypeConstraintAst, c: Compiler): (f: Frame, error: TerminatingError) => boolean {
  const type = compileType(constraint.typeName, c);
  return (f, error) => catchMatch(error, [type(f)]) !== null;
}
