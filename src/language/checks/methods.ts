import type { FunctionMemberAst, TypeDefinitionAst } from '../ast.js';
import type { Reporter } from './context.js';
import { checkParameters } from './duplicates.js';
import { returnsNothing } from './flow.js';
import { analyseMethod } from './method-flow.js';

/** Rules of a class method's form, and what the flow of control through it shows. */
function checkMethod(method: FunctionMemberAst, definition: TypeDefinitionAst, reporter: Reporter): void {
  const { body } = method;
  if (body.paramBlock) reporter.error(body.paramBlock.extent, 'ParamBlockNotAllowedInMethod');
  const end = body.endBlock?.unnamed ? null : body.endBlock;
  const named = body.dynamicParamBlock ?? body.beginBlock ?? body.processBlock ?? end ?? body.cleanBlock;
  if (named) reporter.error(named.extent, 'NamedBlockNotAllowedInMethod');
  if (method.isConstructor && method.returnType) {
    reporter.error(method.returnType.extent, 'ConstructorCantHaveReturnType');
  }
  if (method.isConstructor && method.isStatic && method.parameters.length > 0) {
    reporter.error(method.parameters[0]!.extent, 'StaticConstructorCantHaveParameters');
  }
  checkParameters(method.parameters, reporter);
  for (const { attributes } of method.parameters) {
    const types = attributes.filter((attribute) => attribute.kind === 'TypeConstraint');
    if (types[1]) reporter.error(types[1].extent, 'MultipleTypeConstraintsOnMethodParam');
  }
  checkMethodFlow(method, definition, reporter);
}

function checkMethodFlow(method: FunctionMemberAst, definition: TypeDefinitionAst, reporter: Reporter): void {
  const { fallsThrough, unassigned, assigned } = analyseMethod(method);
  if (fallsThrough && !returnsNothing(method)) reporter.error(method.nameExtent, 'MethodHasCodePathNotReturn');
  for (const variable of unassigned) reporter.error(variable.extent, 'VariableNotLocal');
  const own = new Set(method.parameters.map(({ variable }) => variable.path.userPath.toLowerCase()));
  const properties = definition.members.filter((member) => member.kind === 'PropertyMember');
  for (const { path, extent } of assigned) {
    const name = path.userPath.toLowerCase();
    const property = own.has(name) ? undefined : properties.find((member) => member.name.toLowerCase() === name);
    if (property?.isStatic) {
      reporter.error(extent, 'MissingTypeInStaticPropertyAssignment', `[${definition.name}]::`, path.userPath);
    } else if (property) {
      reporter.error(extent, 'MissingThis', '$this.', path.userPath);
    }
  }
}

/** Members of one name: properties and enum values once, methods once for each list of parameter types. Then each method. */
export function checkMembers(definition: TypeDefinitionAst, reporter: Reporter): void {
  const seen = new Set<string>();
  for (const member of definition.members) {
    const key = member.kind === 'PropertyMember' ? member.name.toLowerCase() : methodKey(member);
    if (seen.has(key)) reporter.error(member.extent, 'MemberAlreadyDefined', member.name);
    seen.add(key);
    if (member.kind === 'FunctionMember') checkMethod(member, definition, reporter);
    if (member.kind !== 'PropertyMember' || !member.type) continue;
    const type = member.type.typeName.fullName;
    if (/^(system\.)?void$/i.test(type)) reporter.error(member.type.extent, 'TypeNotAllowedForProperty', type);
  }
}

function methodKey(method: FunctionMemberAst): string {
  const types = method.parameters.map(({ attributes }) => {
    const type = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
    return type?.typeName.fullName ?? 'object';
  });
  return `${method.name}(${types.join(',')})${method.isConstructor && method.isStatic ? ' static' : ''}`.toLowerCase();
}
