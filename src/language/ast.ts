/**
 * The syntax tree of the PowerShell language. `kind` is the name of PowerShell's own Ast class without `Ast`.
 * Nodes are plain objects: every node of a kind has all its fields, in one order.
 * One long file on purpose: it is one table of mutually recursive types, read beside PowerShell's own list of Ast classes. A node whose name is
 * that of its class has no comment of its own.
 */
import type { Extent } from './extent.js';
import type { CasedOperatorKind, Token } from './tokens.js';

/** Types a numeric literal can have. */
export type NumericType =
  | 'Int32'
  | 'Int64'
  | 'Double'
  | 'Decimal'
  | 'BigInteger'
  | 'Byte'
  | 'SByte'
  | 'Int16'
  | 'UInt16'
  | 'UInt32'
  | 'UInt64';

/**
 * Value of a numeric literal. `value` is a bigint for Int64, UInt64 and BigInteger, a string of decimal digits
 * (`-?digits[.digits]`, trailing zeros kept) for Decimal, a number for all others.
 */
export interface NumberLiteral {
  readonly type: NumericType;
  readonly value: number | bigint | string;
}

/** Scopes that can stand before the colon of a variable; `variable` is the drive of that name. */
export type VariableScope = 'global' | 'local' | 'script' | 'private' | 'using' | 'variable';

/** What is behind `$` or `@`: `$env:Path` has drive `env` and name `Path`; `$global:x` has scope `global`. */
export interface VariablePath {
  /** As written, with qualifier, escapes resolved, without `$` and braces. */
  readonly userPath: string;
  /** Lower case, null when there is none. */
  readonly scope: VariableScope | null;
  /** Provider drive as written (`env`, `function`, `C`), null when there is none. */
  readonly drive: string | null;
  /** The part behind the qualifier. */
  readonly name: string;
}

/** How a string was written. */
export type StringKind =
  | 'BareWord'
  | 'SingleQuoted'
  | 'DoubleQuoted'
  | 'SingleQuotedHereString'
  | 'DoubleQuotedHereString';

/** Operators between two values, named as PowerShell's token kinds; `-eq` is `Ieq`. */
export type BinaryOperator =
  | 'DotDot'
  | 'Format'
  | 'Multiply'
  | 'Divide'
  | 'Rem'
  | 'Plus'
  | 'Minus'
  | 'QuestionQuestion'
  | 'Join'
  | 'Is'
  | 'IsNot'
  | 'As'
  | 'Shl'
  | 'Shr'
  | 'Band'
  | 'Bor'
  | 'Bxor'
  | 'And'
  | 'Or'
  | 'Xor'
  | CasedOperatorKind;

/** Operators on one value. `!` is `Exclaim`; `-split` and `-isplit` are `Isplit`. */
export type UnaryOperator =
  | 'Not'
  | 'Exclaim'
  | 'Bnot'
  | 'Plus'
  | 'Minus'
  | 'Comma'
  | 'PlusPlus'
  | 'MinusMinus'
  | 'PostfixPlusPlus'
  | 'PostfixMinusMinus'
  | 'Join'
  | 'Isplit'
  | 'Csplit';

/** Assignment operators: `= += -= *= /= %= ??=`. */
export type AssignmentOperator =
  | 'Equals'
  | 'PlusEquals'
  | 'MinusEquals'
  | 'MultiplyEquals'
  | 'DivideEquals'
  | 'RemainderEquals'
  | 'QuestionQuestionEquals';

/** Streams of a redirection; `All` is `*`. */
export type RedirectionStream = 'All' | 'Output' | 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information';

// ---------------------------------------------------------------------------------------------- blocks

/** A script, the body of a function or method, or the inside of `{ … }`. */
export interface ScriptBlockAst {
  readonly kind: 'ScriptBlock';
  /** With the braces where there are any. */
  readonly extent: Extent;
  readonly usings: readonly UsingStatementAst[];
  readonly paramBlock: ParamBlockAst | null;
  readonly dynamicParamBlock: NamedBlockAst | null;
  readonly beginBlock: NamedBlockAst | null;
  readonly processBlock: NamedBlockAst | null;
  /** Statements outside named blocks are an unnamed end block (process block in a filter). */
  readonly endBlock: NamedBlockAst | null;
  readonly cleanBlock: NamedBlockAst | null;
  /** `#Requires` of a script; null elsewhere and when there is none. */
  readonly requirements: ScriptRequirements | null;
  /** The comments PowerShell reads as help of this script or function body; empty when there are none. */
  readonly helpComments: readonly Token[];
}

/** Names of the blocks of a script block. */
export type BlockName = 'Begin' | 'Process' | 'End' | 'Clean' | 'DynamicParam';

export interface NamedBlockAst {
  readonly kind: 'NamedBlock';
  readonly extent: Extent;
  readonly name: BlockName;
  /** True when the statements stand free, without `end { }` around them. */
  readonly unnamed: boolean;
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}

export interface StatementBlockAst {
  readonly kind: 'StatementBlock';
  readonly extent: Extent;
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}

/** What `#Requires` lines ask for. */
export interface ScriptRequirements {
  readonly version: string | null;
  readonly editions: readonly string[];
  readonly modules: readonly RequiredModule[];
  readonly assemblies: readonly string[];
  readonly elevation: boolean;
}

/** One module of `#Requires -Modules`; a hashtable there may name versions. */
export interface RequiredModule {
  readonly name: string;
  readonly moduleVersion: string | null;
  readonly requiredVersion: string | null;
  readonly maximumVersion: string | null;
  readonly guid: string | null;
}

export interface ParamBlockAst {
  readonly kind: 'ParamBlock';
  readonly extent: Extent;
  readonly attributes: readonly AttributeAst[];
  readonly parameters: readonly ParameterAst[];
}

export interface ParameterAst {
  readonly kind: 'Parameter';
  readonly extent: Extent;
  readonly variable: VariableExpressionAst;
  /** Attributes and type constraints in source order. The first type constraint is the parameter's type. */
  readonly attributes: readonly AttributeBaseAst[];
  readonly defaultValue: ExpressionAst | null;
  /** Comments right before the parameter: its description in comment-based help. */
  readonly comments: readonly Token[];
}

// ------------------------------------------------------------------------------------------ statements

/** A pipeline, a chain of them, or an assignment: what can stand in `( … )` and behind `return`. */
export type PipelineBaseAst = PipelineAst | PipelineChainAst | AssignmentStatementAst | ErrorStatementAst;

export type StatementAst =
  | PipelineBaseAst
  | IfStatementAst
  | WhileStatementAst
  | DoWhileStatementAst
  | DoUntilStatementAst
  | ForStatementAst
  | ForEachStatementAst
  | SwitchStatementAst
  | TryStatementAst
  | TrapStatementAst
  | ThrowStatementAst
  | ReturnStatementAst
  | ExitStatementAst
  | BreakStatementAst
  | ContinueStatementAst
  | FunctionDefinitionAst
  | TypeDefinitionAst
  | DataStatementAst
  | UsingStatementAst;

export interface PipelineAst {
  readonly kind: 'Pipeline';
  readonly extent: Extent;
  /** At least one. Only the first can be a CommandExpression. */
  readonly elements: readonly CommandBaseAst[];
  /** Ends in `&`. */
  readonly background: boolean;
}

/** `left && right`, `left || right`; chains lean to the left. */
export interface PipelineChainAst {
  readonly kind: 'PipelineChain';
  readonly extent: Extent;
  readonly left: PipelineAst | PipelineChainAst;
  readonly operator: 'AndAnd' | 'OrOr';
  readonly right: PipelineAst;
  readonly background: boolean;
}

export interface AssignmentStatementAst {
  readonly kind: 'AssignmentStatement';
  readonly extent: Extent;
  /** Variable, member, index, array literal of such, or one of these behind attributes and type constraints. */
  readonly left: ExpressionAst;
  readonly operator: AssignmentOperator;
  readonly right: StatementAst;
  /** Where the operator stands: run-time errors point at it. */
  readonly operatorExtent: Extent;
}

/** One `if` or `elseif`. */
export interface IfClause {
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface IfStatementAst {
  readonly kind: 'IfStatement';
  readonly extent: Extent;
  readonly clauses: readonly IfClause[];
  readonly elseBody: StatementBlockAst | null;
}

export interface WhileStatementAst {
  readonly kind: 'WhileStatement';
  readonly extent: Extent;
  readonly label: string | null;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface DoWhileStatementAst {
  readonly kind: 'DoWhileStatement';
  readonly extent: Extent;
  readonly label: string | null;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface DoUntilStatementAst {
  readonly kind: 'DoUntilStatement';
  readonly extent: Extent;
  readonly label: string | null;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface ForStatementAst {
  readonly kind: 'ForStatement';
  readonly extent: Extent;
  readonly label: string | null;
  readonly initializer: PipelineBaseAst | null;
  readonly condition: PipelineBaseAst | null;
  readonly iterator: PipelineBaseAst | null;
  readonly body: StatementBlockAst;
}

export interface ForEachStatementAst {
  readonly kind: 'ForEachStatement';
  readonly extent: Extent;
  readonly label: string | null;
  readonly variable: VariableExpressionAst;
  readonly collection: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

/** Flags before the condition of a switch. `file`: the condition is the path of a file to read by lines. */
export interface SwitchFlags {
  readonly regex: boolean;
  readonly wildcard: boolean;
  readonly exact: boolean;
  readonly caseSensitive: boolean;
  readonly file: boolean;
}

export interface SwitchClause {
  /** A StringConstant for a bareword; a ScriptBlockExpression is a test. */
  readonly pattern: ExpressionAst;
  readonly body: StatementBlockAst;
}

export interface SwitchStatementAst {
  readonly kind: 'SwitchStatement';
  readonly extent: Extent;
  readonly label: string | null;
  readonly flags: SwitchFlags;
  readonly condition: PipelineBaseAst;
  readonly clauses: readonly SwitchClause[];
  readonly defaultBody: StatementBlockAst | null;
}

export interface CatchClauseAst {
  readonly kind: 'CatchClause';
  readonly extent: Extent;
  /** Empty: catches everything. */
  readonly types: readonly TypeConstraintAst[];
  readonly body: StatementBlockAst;
}

export interface TryStatementAst {
  readonly kind: 'TryStatement';
  readonly extent: Extent;
  readonly body: StatementBlockAst;
  readonly catchClauses: readonly CatchClauseAst[];
  readonly finallyBody: StatementBlockAst | null;
}

/** Traps are in `traps` of their block, never among its statements. */
export interface TrapStatementAst {
  readonly kind: 'TrapStatement';
  readonly extent: Extent;
  readonly type: TypeConstraintAst | null;
  readonly body: StatementBlockAst;
}

export interface ThrowStatementAst {
  readonly kind: 'ThrowStatement';
  readonly extent: Extent;
  readonly pipeline: PipelineBaseAst | null;
}

export interface ReturnStatementAst {
  readonly kind: 'ReturnStatement';
  readonly extent: Extent;
  readonly pipeline: PipelineBaseAst | null;
}

export interface ExitStatementAst {
  readonly kind: 'ExitStatement';
  readonly extent: Extent;
  readonly pipeline: PipelineBaseAst | null;
}

export interface BreakStatementAst {
  readonly kind: 'BreakStatement';
  readonly extent: Extent;
  readonly label: ExpressionAst | null;
}

export interface ContinueStatementAst {
  readonly kind: 'ContinueStatement';
  readonly extent: Extent;
  readonly label: ExpressionAst | null;
}

export interface FunctionDefinitionAst {
  readonly kind: 'FunctionDefinition';
  readonly extent: Extent;
  /** With the scope prefix as written (`global:f`). */
  readonly name: string;
  readonly nameExtent: Extent;
  readonly isFilter: boolean;
  /** Parameters of `function f($a)`; null when there is no such list (then look at `body.paramBlock`). */
  readonly parameters: readonly ParameterAst[] | null;
  readonly body: ScriptBlockAst;
  /** The comments PowerShell reads as help of this function: before it, or first or last in its body. */
  readonly helpComments: readonly Token[];
}

export interface DataStatementAst {
  readonly kind: 'DataStatement';
  readonly extent: Extent;
  /** Name of the variable that takes the value, null when it is output. */
  readonly variable: string | null;
  readonly commandsAllowed: readonly ExpressionAst[];
  readonly body: StatementBlockAst;
}

export interface UsingStatementAst {
  readonly kind: 'UsingStatement';
  readonly extent: Extent;
  readonly usingKind: 'Namespace' | 'Module' | 'Assembly' | 'Type' | 'Command';
  readonly name: StringConstantExpressionAst | null;
  readonly moduleSpecification: HashtableAst | null;
}

// ----------------------------------------------------------------------------------------------- types

export interface TypeDefinitionAst {
  readonly kind: 'TypeDefinition';
  readonly extent: Extent;
  readonly name: string;
  readonly nameExtent: Extent;
  readonly typeKind: 'Class' | 'Enum';
  readonly attributes: readonly AttributeAst[];
  /** Base class and interfaces; the underlying type of an enum. */
  readonly baseTypes: readonly TypeConstraintAst[];
  readonly members: readonly MemberAst[];
}

export type MemberAst = PropertyMemberAst | FunctionMemberAst;

/** A property of a class or a value of an enum. */
export interface PropertyMemberAst {
  readonly kind: 'PropertyMember';
  readonly extent: Extent;
  readonly name: string;
  readonly type: TypeConstraintAst | null;
  readonly attributes: readonly AttributeAst[];
  readonly initialValue: ExpressionAst | null;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
}

/** A method or a constructor. */
export interface FunctionMemberAst {
  readonly kind: 'FunctionMember';
  readonly extent: Extent;
  readonly name: string;
  readonly nameExtent: Extent;
  readonly returnType: TypeConstraintAst | null;
  readonly attributes: readonly AttributeAst[];
  readonly parameters: readonly ParameterAst[];
  readonly body: ScriptBlockAst;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
  readonly isConstructor: boolean;
  /** Arguments of `: base(…)`; null when it is not written. */
  readonly baseArguments: readonly ExpressionAst[] | null;
}

/** A type as written between brackets. `fullName` is its text without blanks. */
export type TypeName = SimpleTypeName | GenericTypeName | ArrayTypeName;

export interface SimpleTypeName {
  readonly kind: 'TypeName';
  readonly extent: Extent;
  readonly fullName: string;
  readonly assembly: string | null;
}

export interface GenericTypeName {
  readonly kind: 'GenericTypeName';
  readonly extent: Extent;
  readonly fullName: string;
  readonly definition: SimpleTypeName;
  readonly arguments: readonly TypeName[];
}

export interface ArrayTypeName {
  readonly kind: 'ArrayTypeName';
  readonly extent: Extent;
  readonly fullName: string;
  readonly element: TypeName;
  readonly rank: number;
}

export type AttributeBaseAst = AttributeAst | TypeConstraintAst;

/** `[Name(arguments)]`. */
export interface AttributeAst {
  readonly kind: 'Attribute';
  readonly extent: Extent;
  readonly typeName: TypeName;
  readonly positionalArguments: readonly ExpressionAst[];
  readonly namedArguments: readonly NamedAttributeArgumentAst[];
}

export interface NamedAttributeArgumentAst {
  readonly kind: 'NamedAttributeArgument';
  readonly extent: Extent;
  readonly name: string;
  /** The constant `$true` when `expressionOmitted`. */
  readonly argument: ExpressionAst;
  readonly expressionOmitted: boolean;
}

/** `[type]` before a variable, a parameter, a property, a value. */
export interface TypeConstraintAst {
  readonly kind: 'TypeConstraint';
  readonly extent: Extent;
  readonly typeName: TypeName;
}

// -------------------------------------------------------------------------------------------- commands

export type CommandBaseAst = CommandAst | CommandExpressionAst;

export interface CommandAst {
  readonly kind: 'Command';
  readonly extent: Extent;
  /** `&`, `.`, or null for a plain name. */
  readonly invocationOperator: 'Ampersand' | 'Dot' | null;
  /** The first is the command (StringConstant for a plain name); never empty. */
  readonly elements: readonly CommandElementAst[];
  readonly redirections: readonly RedirectionAst[];
}

export interface CommandExpressionAst {
  readonly kind: 'CommandExpression';
  readonly extent: Extent;
  readonly expression: ExpressionAst;
  readonly redirections: readonly RedirectionAst[];
}

export type CommandElementAst = CommandParameterAst | ExpressionAst;

/** `-Name`, or `-Name:argument`. */
export interface CommandParameterAst {
  readonly kind: 'CommandParameter';
  readonly extent: Extent;
  /** Without dash and colon. */
  readonly name: string;
  readonly argument: ExpressionAst | null;
  /** The extent of `-Name` or `-Name:` alone. */
  readonly nameExtent: Extent;
}

export type RedirectionAst = FileRedirectionAst | MergingRedirectionAst;

export interface FileRedirectionAst {
  readonly kind: 'FileRedirection';
  readonly extent: Extent;
  readonly fromStream: RedirectionStream;
  readonly append: boolean;
  readonly location: ExpressionAst;
}

export interface MergingRedirectionAst {
  readonly kind: 'MergingRedirection';
  readonly extent: Extent;
  readonly fromStream: RedirectionStream;
  readonly toStream: RedirectionStream;
}

// ----------------------------------------------------------------------------------------- expressions

export type ExpressionAst =
  | BinaryExpressionAst
  | UnaryExpressionAst
  | TernaryExpressionAst
  | ConvertExpressionAst
  | AttributedExpressionAst
  | VariableExpressionAst
  | MemberExpressionAst
  | InvokeMemberExpressionAst
  | IndexExpressionAst
  | ArrayLiteralAst
  | ArrayExpressionAst
  | SubExpressionAst
  | ParenExpressionAst
  | HashtableAst
  | ScriptBlockExpressionAst
  | StringConstantExpressionAst
  | ExpandableStringExpressionAst
  | ConstantExpressionAst
  | TypeExpressionAst
  | ErrorExpressionAst;

export interface BinaryExpressionAst {
  readonly kind: 'BinaryExpression';
  readonly extent: Extent;
  readonly left: ExpressionAst;
  readonly operator: BinaryOperator;
  readonly right: ExpressionAst;
  /** Where the operator stands. */
  readonly operatorExtent: Extent;
}

export interface UnaryExpressionAst {
  readonly kind: 'UnaryExpression';
  readonly extent: Extent;
  readonly operator: UnaryOperator;
  readonly operand: ExpressionAst;
}

export interface TernaryExpressionAst {
  readonly kind: 'TernaryExpression';
  readonly extent: Extent;
  readonly condition: ExpressionAst;
  readonly ifTrue: ExpressionAst;
  readonly ifFalse: ExpressionAst;
}

/** `[type] operand`: a cast, or a type constraint when it is assigned to. */
export interface ConvertExpressionAst {
  readonly kind: 'ConvertExpression';
  readonly extent: Extent;
  readonly type: TypeConstraintAst;
  readonly operand: ExpressionAst;
}

/** `[attribute(…)] $variable`. */
export interface AttributedExpressionAst {
  readonly kind: 'AttributedExpression';
  readonly extent: Extent;
  readonly attribute: AttributeAst;
  readonly operand: ExpressionAst;
}

export interface VariableExpressionAst {
  readonly kind: 'VariableExpression';
  readonly extent: Extent;
  readonly path: VariablePath;
  readonly splatted: boolean;
}

export interface MemberExpressionAst {
  readonly kind: 'MemberExpression';
  readonly extent: Extent;
  readonly target: ExpressionAst;
  /** A BareWord StringConstant for a plain name. */
  readonly member: ExpressionAst;
  readonly isStatic: boolean;
  /** `?.` */
  readonly nullConditional: boolean;
}

export interface InvokeMemberExpressionAst {
  readonly kind: 'InvokeMemberExpression';
  readonly extent: Extent;
  readonly target: ExpressionAst;
  readonly member: ExpressionAst;
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
  readonly arguments: readonly ExpressionAst[];
  /** Types of `$x.M[int]()`; empty when there are none. */
  readonly genericArguments: readonly TypeName[];
}

export interface IndexExpressionAst {
  readonly kind: 'IndexExpression';
  readonly extent: Extent;
  readonly target: ExpressionAst;
  readonly index: ExpressionAst;
  /** `?[` */
  readonly nullConditional: boolean;
}

export interface ArrayLiteralAst {
  readonly kind: 'ArrayLiteral';
  readonly extent: Extent;
  readonly elements: readonly ExpressionAst[];
}

/** `@( … )` */
export interface ArrayExpressionAst {
  readonly kind: 'ArrayExpression';
  readonly extent: Extent;
  readonly body: StatementBlockAst;
}

/** `$( … )` */
export interface SubExpressionAst {
  readonly kind: 'SubExpression';
  readonly extent: Extent;
  readonly body: StatementBlockAst;
}

/** `( … )` */
export interface ParenExpressionAst {
  readonly kind: 'ParenExpression';
  readonly extent: Extent;
  readonly pipeline: PipelineBaseAst;
}

export interface HashtablePair {
  /** A BareWord StringConstant for a plain name. */
  readonly key: ExpressionAst;
  readonly value: StatementAst;
}

/** `@{ … }` in source order. */
export interface HashtableAst {
  readonly kind: 'Hashtable';
  readonly extent: Extent;
  readonly pairs: readonly HashtablePair[];
}

export interface ScriptBlockExpressionAst {
  readonly kind: 'ScriptBlockExpression';
  readonly extent: Extent;
  readonly body: ScriptBlockAst;
}

export interface StringConstantExpressionAst {
  readonly kind: 'StringConstantExpression';
  readonly extent: Extent;
  /** Quotes removed, escapes resolved. */
  readonly value: string;
  readonly stringKind: StringKind;
}

export interface ExpandableStringExpressionAst {
  readonly kind: 'ExpandableStringExpression';
  readonly extent: Extent;
  /** The text between the quotes with escapes resolved and variables left as written. */
  readonly value: string;
  readonly stringKind: StringKind;
  /** Literal text and expressions (VariableExpression, SubExpression) in order. Text pieces are not empty. */
  readonly parts: readonly (string | ExpressionAst)[];
}

/** A number. */
export interface ConstantExpressionAst {
  readonly kind: 'ConstantExpression';
  readonly extent: Extent;
  readonly value: NumberLiteral;
  /** As written: a string parameter takes this. */
  readonly text: string;
}

export interface TypeExpressionAst {
  readonly kind: 'TypeExpression';
  readonly extent: Extent;
  readonly typeName: TypeName;
}

/** Stands where an expression was missing or broken. Only in trees with diagnostics. */
export interface ErrorExpressionAst {
  readonly kind: 'ErrorExpression';
  readonly extent: Extent;
  readonly children: readonly Ast[];
}

/** Stands where a statement was broken. Only in trees with diagnostics. */
export interface ErrorStatementAst {
  readonly kind: 'ErrorStatement';
  readonly extent: Extent;
  readonly children: readonly Ast[];
}

/** Any node. */
export type Ast =
  | ScriptBlockAst
  | NamedBlockAst
  | StatementBlockAst
  | ParamBlockAst
  | ParameterAst
  | StatementAst
  | CatchClauseAst
  | MemberAst
  | AttributeBaseAst
  | NamedAttributeArgumentAst
  | CommandBaseAst
  | CommandParameterAst
  | RedirectionAst
  | ExpressionAst;
