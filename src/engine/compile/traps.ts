import type { TrapStatementAst } from '../../language/ast.js';
import type { Compiler } from './compiler.js';
import type { TrapHandler } from './frame.js';
import { compileType } from './types.js';

/** The traps of a statement list. */
export function compileTraps(traps: readonly TrapStatementAst[], c: Compiler): TrapHandler[] {
  return traps.map((trap) => ({
    type: trap.type ? compileType(trap.type.typeName, c) : null,
    body: c.statements(trap.body),
  }));
}
