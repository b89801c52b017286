import type { FunctionMemberAst, TypeDefinitionAst } from '../ast.js';
import type { Reporter } from './context.js';
import type { DemandedMethod, KnownType, ResolveType } from './known-type.js';

/** What .NET calls the assembly of the first script that declares classes. */
const assembly = 'PowerShell Class Assembly, Version=1.0.0.1, Culture=neutral, PublicKeyToken=null';

/** Reports classes that .NET refuses to make: no constructor for the base class, methods of interfaces left out. */
export function checkCreation(
  definition: TypeDefinitionAst,
  own: ReadonlyMap<string, TypeDefinitionAst>,
  resolveType: ResolveType,
  reporter: Reporter,
): void {
  const base = definition.baseTypes[0]?.typeName.fullName;
  if (base !== undefined && instanceConstructors(definition).length === 0) {
    const declared = own.get(base.toLowerCase());
    const name = declared ? nameIfBlocked(declared) : nameIfUnmakeable(resolveType(base));
    if (name !== null) {
      reporter.error(definition.extent, 'BaseClassNoDefaultCtor', name);
      return;
    }
  }
  const missing = missingMethod(definition, own, resolveType);
  if (missing === null) return;
  const text = `Method '${missing}' in type '${definition.name}' from assembly '${assembly}' does not have an implementation.`;
  reporter.error(definition.extent, 'TypeCreationError', definition.name, text);
}

function methodsOf({ members }: TypeDefinitionAst): readonly FunctionMemberAst[] {
  return members.filter((member) => member.kind === 'FunctionMember');
}

function instanceConstructors(definition: TypeDefinitionAst): readonly FunctionMemberAst[] {
  return methodsOf(definition).filter((member) => member.isConstructor && !member.isStatic);
}

function nameIfBlocked(definition: TypeDefinitionAst): string | null {
  const constructors = instanceConstructors(definition);
  const isMakeable = constructors.length === 0 || constructors.some(({ parameters }) => parameters.length === 0);
  return isMakeable ? null : definition.name;
}

function nameIfUnmakeable(type: KnownType | null): string | null {
  return type === null || type.isInterface || type.hasPlainConstructor ? null : type.name;
}

/** The first method of an interface that neither the class nor its own base classes have. */
function missingMethod(
  definition: TypeDefinitionAst,
  own: ReadonlyMap<string, TypeDefinitionAst>,
  resolveType: ResolveType,
): string | null {
  const methods: FunctionMemberAst[] = [];
  let hasForeignBase = false;
  const demands: DemandedMethod[] = [];
  for (const { typeName } of definition.baseTypes) {
    if (own.has(typeName.fullName.toLowerCase())) continue;
    const known = resolveType(typeName.fullName);
    if (known?.isInterface) demands.push(...known.demandedMethods);
    else hasForeignBase = true;
  }
  // what a .NET base class implements is not known here
  if (hasForeignBase || demands.length === 0) return null;
  const seen = new Set<TypeDefinitionAst>();
  for (let one: TypeDefinitionAst | undefined = definition; one && !seen.has(one); ) {
    seen.add(one);
    methods.push(...methodsOf(one));
    one = own.get(one.baseTypes[0]?.typeName.fullName.toLowerCase() ?? '');
  }
  const isThere = (demand: DemandedMethod): boolean =>
    methods.some(
      ({ name, parameters }) =>
        name.toLowerCase() === demand.name.toLowerCase() && parameters.length === demand.parameterCount,
    );
  return demands.find((demand) => !isThere(demand))?.name ?? null;
}
