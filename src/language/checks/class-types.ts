import type { Ast, ScriptBlockAst, TypeConstraintAst, TypeDefinitionAst, TypeName } from '../ast.js';
import { childrenOf } from '../children.js';
import { checkCreation } from './class-creation.js';
import type { Reporter } from './context.js';
import type { ResolveType } from './known-type.js';

/**
 * Reports types that classes name in base types, properties, parameters and return values and that do not exist.
 * (PowerShell resolves these when it parses; types in code are resolved when it runs.)
 */
export function checkClassTypes(script: ScriptBlockAst, resolveType: ResolveType, reporter: Reporter): void {
  const definitions = typeDefinitions(script);
  const own = new Map(definitions.map((one) => [one.name.toLowerCase(), one]));
  for (const definition of definitions) {
    for (const constraint of namedTypes(definition)) {
      for (const { fullName, extent } of simpleNames(constraint.typeName)) {
        if (!own.has(fullName.toLowerCase()) && !resolveType(fullName))
          reporter.error(extent, 'TypeNotFound', fullName);
      }
    }
    if (definition.typeKind !== 'Class') continue;
    checkBases(definition.baseTypes, resolveType, own, reporter);
    checkCreation(definition, own, resolveType, reporter);
  }
}

/** A class has one base class that is not sealed, first; all others are interfaces. */
function checkBases(
  bases: readonly TypeConstraintAst[],
  resolveType: ResolveType,
  own: ReadonlyMap<string, TypeDefinitionAst>,
  reporter: Reporter,
): void {
  for (const [i, { typeName, extent }] of bases.entries()) {
    if (typeName.kind === 'ArrayTypeName') {
      reporter.error(extent, 'SubtypeArray', typeName.fullName);
      continue;
    }
    const isOwn = own.has(typeName.fullName.toLowerCase());
    const known = isOwn ? null : resolveType(typeName.fullName);
    if (i === 0 && known?.isSealed) reporter.error(extent, 'SealedBaseClass', known.name);
    else if (i > 0 && (isOwn || (known && !known.isInterface)))
      reporter.error(extent, 'InterfaceNameExpected', typeName.fullName);
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
