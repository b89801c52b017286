import type { TypeDefinitionAst } from '../ast.js';
import type { Reporter } from './context.js';

/** A script defines a type of one name once. */
export function checkTypeNames(definitions: readonly TypeDefinitionAst[], reporter: Reporter): void {
  const seen = new Set<string>();
  for (const { name, extent } of definitions) {
    if (seen.has(name.toLowerCase())) reporter.error(extent, 'MemberAlreadyDefined', name);
    seen.add(name.toLowerCase());
  }
}
