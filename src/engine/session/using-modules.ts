import { dirname, isAbsolute, resolve } from 'node:path';
import type { HashtableAst, UsingStatementAst } from '../../language/ast.js';
import { callCmdlet } from '../pipeline/call-cmdlet.js';
import type { Session } from './session.js';

/** Imports the module of a `using module`; false when it is nowhere. `file`: the script, beside which relative paths begin. */
export function useModule(session: Session, using: UsingStatementAst, file: string | null): boolean {
  const name = using.name?.value ?? nameIn(using.moduleSpecification);
  if (name === null) return false;
  const isRelative = /^\.{1,2}[\\/]/.test(name) || (/[\\/]/.test(name) && !isAbsolute(name));
  const path = isRelative && file !== null ? resolve(dirname(file), name.replaceAll('\\', '/')) : name;
  const module = callCmdlet(session, 'Import-Module', { Name: [path], PassThru: true, ErrorAction: 'Ignore' });
  return module !== undefined && module !== null;
}

/** `@{ ModuleName = 'x'; ModuleVersion = '1.0' }` */
function nameIn(table: HashtableAst | null): string | null {
  for (const { key, value } of table?.pairs ?? []) {
    if (key.kind !== 'StringConstantExpression' || key.value.toLowerCase() !== 'modulename') continue;
    const [element] = value.kind === 'Pipeline' ? value.elements : [];
    if (element?.kind === 'CommandExpression' && element.expression.kind === 'StringConstantExpression')
      return element.expression.value;
  }
  return null;
}
