import type {
  Ast,
  AttributeAst,
  FunctionDefinitionAst,
  FunctionMemberAst,
  NamedBlockAst,
  ParameterAst,
  PropertyMemberAst,
  ScriptBlockAst,
  ScriptRequirements,
  TypeDefinitionAst,
} from '../../../src/language/ast.js';
import { textOf } from '../../../src/language/extent.js';
import { block, lines, type Print } from './layout.js';

/** Prints script blocks, functions, parameters, attributes and classes; null for other nodes. */
export function printDefinition(ast: Ast, print: Print): string | null {
  switch (ast.kind) {
    case 'ScriptBlock':
      return printScript(ast, print);
    case 'NamedBlock':
      return printNamedBlock(ast, print);
    case 'ParamBlock':
      return `${attributes(ast.attributes, print)}param(${parameters(ast.parameters, print)})`;
    case 'Parameter':
      return printParameter(ast, print);
    case 'FunctionDefinition':
      return printFunction(ast, print);
    case 'Attribute':
      return printAttribute(ast, print);
    case 'NamedAttributeArgument':
      return ast.expressionOmitted ? ast.name : `${ast.name} = ${print(ast.argument)}`;
    case 'TypeConstraint':
      return `[${ast.typeName.fullName}]`;
    case 'TypeDefinition':
      return printType(ast, print);
    case 'PropertyMember':
      return printProperty(ast, print);
    case 'FunctionMember':
      return printMethod(ast, print);
    default:
      return null;
  }
}

/** The inside of a script block, without braces. */
function printScript(ast: ScriptBlockAst, print: Print): string {
  const named = [ast.dynamicParamBlock, ast.beginBlock, ast.processBlock, ast.endBlock, ast.cleanBlock];
  const parts = [
    ...printRequirements(ast.requirements),
    ...ast.usings.map(print),
    ast.paramBlock ? print(ast.paramBlock) : '',
    ...named.map((part) => (part ? print(part) : '')),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function printRequirements(requirements: ScriptRequirements | null): readonly string[] {
  if (!requirements) return [];
  const found: string[] = [];
  if (requirements.version !== null) found.push(`-Version ${requirements.version}`);
  if (requirements.editions.length > 0) found.push(`-PSEdition ${requirements.editions.join(', ')}`);
  for (const assembly of requirements.assemblies) found.push(`-Assembly '${assembly}'`);
  for (const module of requirements.modules) {
    const fields = Object.entries(module).filter(([, value]) => value !== null);
    const name = fields.map(([field, value]) => `${field === 'name' ? 'ModuleName' : field} = '${value}'`).join('; ');
    found.push(`-Modules @{ ${name} }`);
  }
  if (requirements.elevation) found.push('-RunAsAdministrator');
  return found.map((text) => `#Requires ${text}`);
}

function printNamedBlock(ast: NamedBlockAst, print: Print): string {
  const body = lines([...ast.traps, ...ast.statements].map(print));
  return ast.unnamed ? body : `${ast.name.toLowerCase()} ${block(body)}`;
}

function attributes(list: readonly Ast[], print: Print): string {
  return list.map((attribute) => `${print(attribute)}\n`).join('');
}

function parameters(list: readonly ParameterAst[], print: Print): string {
  return list.map(print).join(', ');
}

function printParameter(ast: ParameterAst, print: Print): string {
  const value = ast.defaultValue ? ` = ${print(ast.defaultValue)}` : '';
  return [...ast.attributes.map(print), print(ast.variable)].join(' ') + value;
}

function printFunction(ast: FunctionDefinitionAst, print: Print): string {
  const list = ast.parameters ? `(${parameters(ast.parameters, print)})` : '';
  return `${ast.isFilter ? 'filter' : 'function'} ${textOf(ast.nameExtent)} ${list} ${block(print(ast.body))}`;
}

function printAttribute(ast: AttributeAst, print: Print): string {
  const all = [...ast.positionalArguments, ...ast.namedArguments].map(print);
  return `[${ast.typeName.fullName}(${all.join(', ')})]`;
}

function printType(ast: TypeDefinitionAst, print: Print): string {
  const bases = ast.baseTypes.map(({ typeName }) => typeName.fullName).join(', ');
  const head = `${attributes(ast.attributes, print)}${ast.typeKind.toLowerCase()} ${ast.name}${bases ? ` : ${bases}` : ''}`;
  const members = ast.members.map((member) => {
    if (ast.typeKind === 'Class' || member.kind !== 'PropertyMember') return print(member);
    return member.initialValue ? `${member.name} = ${print(member.initialValue)}` : member.name;
  });
  return `${head} ${block(members.join('\n'))}`;
}

function modifiers(ast: PropertyMemberAst | FunctionMemberAst): string {
  return (ast.isHidden ? 'hidden ' : '') + (ast.isStatic ? 'static ' : '');
}

function printProperty(ast: PropertyMemberAst, print: Print): string {
  const type = ast.type ? `${print(ast.type)} ` : '';
  const value = ast.initialValue ? ` = ${print(ast.initialValue)}` : '';
  return `${attributes(ast.attributes, print)}${modifiers(ast)}${type}$${ast.name}${value}`;
}

function printMethod(ast: FunctionMemberAst, print: Print): string {
  const type = ast.returnType ? `${print(ast.returnType)} ` : '';
  const base = ast.baseArguments ? ` : base(${ast.baseArguments.map(print).join(', ')})` : '';
  const head = `${attributes(ast.attributes, print)}${modifiers(ast)}${type}${ast.name}(${parameters(ast.parameters, print)})`;
  return `${head}${base} ${block(print(ast.body))}`;
}
