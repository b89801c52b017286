import type { Ast, SwitchStatementAst } from './ast.js';

type Maybe = Ast | null;

/** The nodes directly below a node, in source order. */
export function childrenOf(ast: Ast): readonly Ast[] {
  return listOf(ast).filter((child) => child !== null);
}

function listOf(ast: Ast): readonly Maybe[] {
  switch (ast.kind) {
    case 'ScriptBlock':
      return [
        ...ast.usings,
        ast.paramBlock,
        ast.dynamicParamBlock,
        ast.beginBlock,
        ast.processBlock,
        ast.endBlock,
        ast.cleanBlock,
      ];
    case 'NamedBlock':
    case 'StatementBlock':
      return ast.traps.length === 0 ? ast.statements : [...ast.traps, ...ast.statements];
    case 'ParamBlock':
      return [...ast.attributes, ...ast.parameters];
    case 'Parameter':
      return [...ast.attributes, ast.variable, ast.defaultValue];
    case 'Attribute':
      return [...ast.positionalArguments, ...ast.namedArguments];
    case 'NamedAttributeArgument':
      return [ast.argument];
    case 'TypeDefinition':
      return [...ast.attributes, ...ast.baseTypes, ...ast.members];
    case 'PropertyMember':
      return [...ast.attributes, ast.type, ast.initialValue];
    case 'FunctionMember':
      return [...ast.attributes, ast.returnType, ...ast.parameters, ...(ast.baseArguments ?? []), ast.body];
    case 'FunctionDefinition':
      return [...(ast.parameters ?? []), ast.body];
    case 'DataStatement':
      return [...ast.commandsAllowed, ast.body];
    case 'UsingStatement':
      return [ast.name, ast.moduleSpecification];
    case 'ErrorStatement':
    case 'ErrorExpression':
      return ast.children;
    default:
      return statementParts(ast) ?? commandParts(ast) ?? expressionParts(ast);
  }
}

function statementParts(ast: Ast): readonly Maybe[] | null {
  switch (ast.kind) {
    case 'AssignmentStatement':
    case 'PipelineChain':
      return [ast.left, ast.right];
    case 'IfStatement':
      return [...ast.clauses.flatMap(({ condition, body }) => [condition, body]), ast.elseBody];
    case 'WhileStatement':
      return [ast.condition, ast.body];
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return [ast.body, ast.condition];
    case 'ForStatement':
      return [ast.initializer, ast.condition, ast.iterator, ast.body];
    case 'ForEachStatement':
      return [ast.variable, ast.collection, ast.body];
    case 'SwitchStatement':
      return switchParts(ast);
    case 'TryStatement':
      return [ast.body, ...ast.catchClauses, ast.finallyBody];
    case 'CatchClause':
      return [...ast.types, ast.body];
    case 'TrapStatement':
      return [ast.type, ast.body];
    case 'ThrowStatement':
    case 'ReturnStatement':
    case 'ExitStatement':
      return [ast.pipeline];
    case 'BreakStatement':
    case 'ContinueStatement':
      return [ast.label];
    default:
      return null;
  }
}

function switchParts(ast: SwitchStatementAst): readonly Maybe[] {
  return [ast.condition, ...ast.clauses.flatMap(({ pattern, body }) => [pattern, body]), ast.defaultBody];
}

function commandParts(ast: Ast): readonly Maybe[] | null {
  switch (ast.kind) {
    case 'Pipeline':
      return ast.elements;
    case 'Command':
      return ast.redirections.length === 0 ? ast.elements : [...ast.elements, ...ast.redirections];
    case 'CommandExpression':
      return [ast.expression, ...ast.redirections];
    case 'CommandParameter':
      return [ast.argument];
    case 'FileRedirection':
      return [ast.location];
    default:
      return null;
  }
}

function expressionParts(ast: Ast): readonly Maybe[] {
  switch (ast.kind) {
    case 'BinaryExpression':
      return [ast.left, ast.right];
    case 'UnaryExpression':
      return [ast.operand];
    case 'TernaryExpression':
      return [ast.condition, ast.ifTrue, ast.ifFalse];
    case 'ConvertExpression':
      return [ast.type, ast.operand];
    case 'AttributedExpression':
      return [ast.attribute, ast.operand];
    case 'MemberExpression':
      return [ast.target, ast.member];
    case 'InvokeMemberExpression':
      return [ast.target, ast.member, ...ast.arguments];
    case 'IndexExpression':
      return [ast.target, ast.index];
    case 'ArrayLiteral':
      return ast.elements;
    case 'ArrayExpression':
    case 'SubExpression':
    case 'ScriptBlockExpression':
      return [ast.body];
    case 'ParenExpression':
      return [ast.pipeline];
    case 'Hashtable':
      return ast.pairs.flatMap(({ key, value }) => [key, value]);
    case 'ExpandableStringExpression':
      return ast.parts.filter((part) => typeof part !== 'string');
    default:
      return [];
  }
}
