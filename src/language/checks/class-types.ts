import type { Ast, ScriptBlockAst, TypeConstraintAst, TypeDefinitionAst, TypeName } from '../ast.js';
import { childrenOf } from '../children.js';
import type { Reporter } from './context.js';

/**
 * Reports types that classes name in base types, properties, parameters and return values and that do not exist.
 * (PowerShell resolves these when it parses; types in code are resolved when it runs.)
 */
export function checkClassTypes(
  script: ScriptBlockAst,
  isKnown: (fullName: string) => boolean,
  reporter: Reporter,
): void {
  const definitions = typeDefinitions(script);
  const own = new Set(definitions.map(({ name }) => name.toLowerCase()));
  for (const definition of definitions) {
    for (const constraint of namedTypes(definition)) {
      for (const { fullName, extent } of simpleNames(constraint.typeName)) {
        if (!own.has(fullName.toLowerCase()) && !isKnown(fullName)) reporter.error(extent, 'TypeNotFound', fullName);
      }
    }
  }
}

function typeDefinitions(script: ScriptBlockAst): readonly TypeDefinitionAst[] {
  const found: TypeDefinitionAst[] = [];
  const todo: Ast[] = [script];
  while (todo.length > 0) {
    const node = todo.pop()!;
    if (node.kind === 'TypeDefinition') found.push(node);
    todo.push(...childrenOf(node).toReversed());
  }
  return found;
}

function namedTypes(definition: TypeDefinitionAst): readonly TypeConstraintAst[] {
  const types = [...definition.baseTypes];
  for (const member of definition.members) {
    if (member.kind === 'PropertyMember') {
      if (member.type) types.push(member.type);
      continue;
    }
    if (member.returnType) types.push(member.returnType);
    for (const { attributes } of member.parameters) {
      types.push(...attributes.filter((attribute) => attribute.kind === 'TypeConstraint'));
    }
  }
  return types;
}

function simpleNames(type: TypeName): readonly TypeName[] {
  switch (type.kind) {
    case 'ArrayTypeName':
      return simpleNames(type.element);
    case 'GenericTypeName':
      return type.arguments.flatMap((argument) => simpleNames(argument));
    default:
      return [type];
  }
}
