import type { Ast } from '../../../language/ast.js';

/**
 * What a kind of node is called and made of for scripts: the class it derives from, and its members as `Name` or `Name=field`, the field
 * being ours in src/language/ast.ts. Names are those of System.Management.Automation.Language.
 */
export interface AstShape {
  readonly base: string;
  readonly members: string;
}

/** Classes between `Ast` and the nodes themselves, each with its base. */
export const abstractAsts: readonly (readonly [name: string, base: string])[] = [
  ['StatementAst', 'Ast'],
  ['PipelineBaseAst', 'StatementAst'],
  ['ChainableAst', 'PipelineBaseAst'],
  ['LabeledStatementAst', 'StatementAst'],
  ['LoopStatementAst', 'LabeledStatementAst'],
  ['CommandBaseAst', 'StatementAst'],
  ['CommandElementAst', 'Ast'],
  ['ExpressionAst', 'CommandElementAst'],
  ['RedirectionAst', 'Ast'],
  ['AttributeBaseAst', 'Ast'],
  ['MemberAst', 'Ast'],
];

const loop = { base: 'LoopStatementAst', members: 'Label Condition Body' };
const flow = { base: 'StatementAst', members: 'Pipeline' };

/** Every kind of node. */
export const astShapes: Readonly<
  Record<Exclude<Ast['kind'], 'TypeName' | 'GenericTypeName' | 'ArrayTypeName'>, AstShape>
> = {
  ScriptBlock: {
    base: 'Ast',
    members:
      'UsingStatements=usings ParamBlock BeginBlock ProcessBlock EndBlock CleanBlock DynamicParamBlock ScriptRequirements=requirements',
  },
  NamedBlock: { base: 'Ast', members: 'Unnamed BlockKind=name Statements Traps' },
  StatementBlock: { base: 'Ast', members: 'Statements Traps' },
  ParamBlock: { base: 'Ast', members: 'Attributes Parameters' },
  Parameter: { base: 'Ast', members: 'Attributes Name=variable DefaultValue' },
  Pipeline: { base: 'ChainableAst', members: 'PipelineElements=elements Background' },
  PipelineChain: {
    base: 'ChainableAst',
    members: 'LhsPipelineChain=left RhsPipeline=right Operator Background',
  },
  AssignmentStatement: { base: 'PipelineBaseAst', members: 'Left Operator Right ErrorPosition=operatorExtent' },
  IfStatement: { base: 'StatementAst', members: 'Clauses ElseClause=elseBody' },
  WhileStatement: loop,
  DoWhileStatement: loop,
  DoUntilStatement: loop,
  ForStatement: { base: 'LoopStatementAst', members: 'Label Initializer Condition Iterator Body' },
  ForEachStatement: { base: 'LoopStatementAst', members: 'Label Variable Condition=collection Body' },
  SwitchStatement: { base: 'LabeledStatementAst', members: 'Label Condition Clauses Default=defaultBody' },
  CatchClause: { base: 'Ast', members: 'CatchTypes=types Body' },
  TryStatement: { base: 'StatementAst', members: 'Body CatchClauses Finally=finallyBody' },
  TrapStatement: { base: 'StatementAst', members: 'TrapType=type Body' },
  ThrowStatement: flow,
  ReturnStatement: flow,
  ExitStatement: flow,
  BreakStatement: { base: 'StatementAst', members: 'Label' },
  ContinueStatement: { base: 'StatementAst', members: 'Label' },
  FunctionDefinition: { base: 'StatementAst', members: 'IsFilter Name Parameters Body' },
  DataStatement: { base: 'StatementAst', members: 'Variable CommandsAllowed Body' },
  UsingStatement: { base: 'StatementAst', members: 'UsingStatementKind=usingKind Name ModuleSpecification' },
  TypeDefinition: { base: 'StatementAst', members: 'Name Attributes BaseTypes Members TypeAttributes=typeKind' },
  PropertyMember: {
    base: 'MemberAst',
    members: 'Name PropertyType=type Attributes InitialValue IsStatic IsHidden',
  },
  FunctionMember: {
    base: 'MemberAst',
    members: 'Name Attributes ReturnType Parameters Body IsStatic IsHidden IsConstructor',
  },
  Attribute: { base: 'AttributeBaseAst', members: 'TypeName PositionalArguments NamedArguments' },
  NamedAttributeArgument: { base: 'Ast', members: 'ArgumentName=name Argument ExpressionOmitted' },
  TypeConstraint: { base: 'AttributeBaseAst', members: 'TypeName' },
  Command: { base: 'CommandBaseAst', members: 'CommandElements=elements InvocationOperator Redirections' },
  CommandExpression: { base: 'CommandBaseAst', members: 'Expression Redirections' },
  CommandParameter: {
    base: 'CommandElementAst',
    members: 'ParameterName=name Argument ErrorPosition=nameExtent',
  },
  FileRedirection: { base: 'RedirectionAst', members: 'FromStream Append Location' },
  MergingRedirection: { base: 'RedirectionAst', members: 'FromStream ToStream' },
  BinaryExpression: { base: 'ExpressionAst', members: 'Operator Left Right ErrorPosition=operatorExtent' },
  UnaryExpression: { base: 'ExpressionAst', members: 'TokenKind=operator Child=operand' },
  TernaryExpression: { base: 'ExpressionAst', members: 'Condition IfTrue IfFalse' },
  ConvertExpression: { base: 'AttributedExpressionAst', members: 'Type Attribute=type Child=operand' },
  AttributedExpression: { base: 'ExpressionAst', members: 'Child=operand Attribute' },
  VariableExpression: { base: 'ExpressionAst', members: 'VariablePath=path Splatted' },
  MemberExpression: { base: 'ExpressionAst', members: 'Expression=target Member Static=isStatic NullConditional' },
  InvokeMemberExpression: {
    base: 'MemberExpressionAst',
    members: 'Arguments Expression=target Member Static=isStatic NullConditional',
  },
  IndexExpression: { base: 'ExpressionAst', members: 'Target Index NullConditional' },
  ArrayLiteral: { base: 'ExpressionAst', members: 'Elements' },
  ArrayExpression: { base: 'ExpressionAst', members: 'SubExpression=body' },
  SubExpression: { base: 'ExpressionAst', members: 'SubExpression=body' },
  ParenExpression: { base: 'ExpressionAst', members: 'Pipeline' },
  Hashtable: { base: 'ExpressionAst', members: 'KeyValuePairs=pairs' },
  ScriptBlockExpression: { base: 'ExpressionAst', members: 'ScriptBlock=body' },
  StringConstantExpression: { base: 'ConstantExpressionAst', members: 'StringConstantType=stringKind Value' },
  ExpandableStringExpression: {
    base: 'ExpressionAst',
    members: 'Value StringConstantType=stringKind NestedExpressions=parts',
  },
  ConstantExpression: { base: 'ExpressionAst', members: 'Value' },
  TypeExpression: { base: 'ExpressionAst', members: 'TypeName' },
  ErrorExpression: { base: 'ExpressionAst', members: 'NestedAst=children' },
  ErrorStatement: { base: 'PipelineBaseAst', members: 'NestedAst=children' },
};
