import type {
  ExpressionAst,
  FunctionDefinitionAst,
  ParameterAst,
  ScriptBlockAst,
  StatementAst,
  TrapStatementAst,
} from '../../language/ast.js';
import type { CompiledBlock } from './compiled-block.js';
import type { Expression, Statement } from './frame.js';

/** What the compiler of a kind of node needs of the rest: it stands for the script block that is being compiled. */
export interface Compiler {
  expression(ast: ExpressionAst): Expression;
  /** As `expression`, for a piece of an expandable string: unset variables are silent. */
  interpolated(ast: ExpressionAst): Expression;
  statement(ast: StatementAst): Statement;
  /** One statement with the error handling of a list around it: its error is reported, and what follows runs. */
  guarded(ast: StatementAst): Statement;
  /** A list of statements with error handling and traps around it. */
  statements(body: StatementList): Statement;
  /** The value of a statement: nothing, one object, or an array of all it wrote. */
  value(ast: StatementAst): Expression;
  /** A condition: the value of a pipeline as a pipeline's output is judged. */
  condition(ast: StatementAst): (frame: Parameters<Expression>[0]) => boolean;
  /** The number of the cell for a variable of this block; `key` is lower case. */
  cell(key: string): number;
  /** A script block inside this one. */
  block(ast: ScriptBlockAst, options?: BlockOptions): CompiledBlock;
  /** The block dot-sources something or calls Set-Variable: `+=` then sees the caller's variables. */
  seesCaller(): boolean;
  /** Namespaces of `using namespace` in this script. */
  readonly usings: readonly string[];
}

/** Statements with the traps that guard them. */
export interface StatementList {
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}

/** How a nested block is to be compiled. */
export interface BlockOptions {
  /** Parameters of `function f($a)`. */
  readonly parameters?: readonly ParameterAst[] | null;
  readonly isFilter?: boolean;
  /** Expressions to be compiled as if they stood in the block: arguments of a base constructor, initial values. */
  readonly expressions?: readonly ExpressionAst[];
  /** The function the block is the body of: its help comments are there. */
  readonly definition?: FunctionDefinitionAst;
}
