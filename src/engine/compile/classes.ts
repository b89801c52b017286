import type {
  Ast,
  ExpressionAst,
  FunctionMemberAst,
  PropertyMemberAst,
  ScriptBlockAst,
  TypeDefinitionAst,
  TypeName,
} from '../../language/ast.js';
import { childrenOf } from '../../language/children.js';
import { attributeName } from '../command/script-attribute.js';
import { convertTo } from '../convert/convert.js';
import type { ClassDeclaration, ClassMethod, ClassProperty } from '../pipeline/class-declaration.js';
import { ScriptClass } from '../pipeline/script-class.js';
import type { Session } from '../session/session.js';
import type { VariableConstraint } from '../session/variables.js';
import { makeEnum } from '../values/enums.js';
import type { NetType } from '../values/net-type.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { compileBlock, usingsOf } from './compile.js';
import type { CompiledBlock } from './compiled-block.js';
import { type Expression, Frame } from './frame.js';
import { resolveType } from './resolve-type.js';
import { attributeConstraint } from './variable-attributes.js';

/** Defines the classes and enums of a script, before its first statement runs. */
export function defineTypes(session: Session, script: ScriptBlockAst): void {
  if (!/\b(class|enum)\b/i.test(script.extent.source.text)) return;
  const definitions = typeDefinitions(script);
  const usings = usingsOf(script);
  const classes: ScriptClass[] = [];
  for (const ast of definitions) {
    if (ast.typeKind === 'Enum') session.types.define(ast.name, enumOf(session, ast, usings));
    else {
      const type = new ScriptClass(session, session.scope.script, declarationOf(session, ast, usings));
      session.types.define(ast.name, type);
      classes.push(type);
    }
  }
  for (const type of classes) type.initializeStatics();
}

function typeDefinitions(root: Ast): TypeDefinitionAst[] {
  const found: TypeDefinitionAst[] = [];
  const visit = (node: Ast): void => {
    if (node.kind === 'TypeDefinition') found.push(node);
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return found;
}

/** A block without statements: the place where expressions of a class are compiled. */
function expressionBlock(
  ast: TypeDefinitionAst,
  expressions: readonly ExpressionAst[],
  usings: readonly string[],
): CompiledBlock {
  const empty: ScriptBlockAst = {
    kind: 'ScriptBlock',
    extent: ast.extent,
    usings: [],
    paramBlock: null,
    dynamicParamBlock: null,
    beginBlock: null,
    processBlock: null,
    endBlock: null,
    cleanBlock: null,
    requirements: null,
    helpComments: [],
  };
  return compileBlock(empty, usings, { expressions });
}

function enumOf(session: Session, ast: TypeDefinitionAst, usings: readonly string[]): NetType {
  const values = ast.members.filter((member) => member.kind === 'PropertyMember');
  const given = values.flatMap((member) => (member.initialValue ? [member.initialValue] : []));
  const block = expressionBlock(ast, given, usings);
  const frame = new Frame(session, session.scope, block, false);
  const flags = ast.attributes.some((attribute) => attributeName(attribute) === 'flags');
  const underlying = ast.baseTypes[0]
    ? resolveType(session, ast.baseTypes[0].typeName, usings).fullName
    : 'System.Int32';
  const members: Record<string, bigint> = {};
  let next = 0n;
  let at = 0;
  for (const member of values) {
    if (member.initialValue) next = numberOf(session, block.expressions[at++]!(frame));
    members[member.name] = next;
    next += 1n;
  }
  return makeEnum(ast.name, members, { flags, underlying });
}

function numberOf(session: Session, value: Value): bigint {
  return convertTo(session, value, requireType('System.Int64')) as bigint;
}

function declarationOf(session: Session, ast: TypeDefinitionAst, usings: readonly string[]): ClassDeclaration {
  const properties = ast.members.filter((member) => member.kind === 'PropertyMember');
  const initials = properties.flatMap((member) => (member.initialValue ? [member.initialValue] : []));
  const initializer = expressionBlock(ast, initials, usings);
  const bases = ast.baseTypes.map((constraint) => constraint.typeName);
  const resolve = (name: TypeName): NetType => resolveType(session, name, usings);
  let base: NetType | null | undefined;
  return {
    name: ast.name,
    base: () => (base ??= bases.map(resolve).find((type) => !type.isInterface) ?? null),
    interfaces: bases.filter((name) => /(^|\.)I[A-Z]/.test(name.fullName)).map((name) => resolve(name).fullName),
    properties: properties.map((member) => {
      const at = member.initialValue ? initials.indexOf(member.initialValue) : -1;
      return propertyOf(session, ast, member, usings, at < 0 ? null : initializer.expressions[at]!);
    }),
    methods: ast.members
      .filter((member) => member.kind === 'FunctionMember')
      .map((member) => methodOf(session, member, usings)),
    initializer,
  };
}

function propertyOf(
  session: Session,
  owner: TypeDefinitionAst,
  member: PropertyMemberAst,
  usings: readonly string[],
  initialValue: Expression | null,
): ClassProperty {
  const compile = (argument: ExpressionAst): Expression => expressionBlock(owner, [argument], usings).expressions[0]!;
  const checks = member.attributes.map((attribute) => attributeConstraint(attribute, compile));
  let constraints: readonly VariableConstraint[] | null = null;
  let type: NetType | null = null;
  return {
    name: member.name,
    isStatic: member.isStatic,
    isHidden: member.isHidden,
    type() {
      if (member.type) type ??= resolveType(session, member.type.typeName, usings);
      return type;
    },
    initialValue,
    emptyValue: (resolved) => resolved?.definition.defaultValue?.() ?? null,
    constraints(frame) {
      constraints ??= checks.map((check) => check(frame)).filter((one) => one !== null);
      return constraints;
    },
  };
}

function methodOf(session: Session, member: FunctionMemberAst, usings: readonly string[]): ClassMethod {
  const code = compileBlock(member.body, usings, {
    parameters: member.parameters,
    expressions: member.baseArguments ?? [],
  });
  const object = requireType('System.Object');
  const returnName = member.returnType?.typeName;
  const isVoid = member.isConstructor || returnName?.fullName.toLowerCase() === 'void';
  return {
    name: member.name,
    isStatic: member.isStatic,
    isHidden: member.isHidden,
    isConstructor: member.isConstructor,
    code,
    parameterTypes: () =>
      member.parameters.map((parameter) => {
        const constraint = parameter.attributes.find((attribute) => attribute.kind === 'TypeConstraint');
        return constraint ? resolveType(session, constraint.typeName, usings) : object;
      }),
    returnType: () => (isVoid ? null : returnName ? resolveType(session, returnName, usings) : object),
    baseArguments: code.expressions,
  };
}
