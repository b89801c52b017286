import type { FunctionDefinitionAst, ScriptBlockAst } from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import type { ParameterTable } from '../command/parameter-table.js';
import type { VariableConstraint } from '../session/variables.js';
import type { Value } from '../values/value.js';
import type { Expression, Frame, Statement } from './frame.js';

/** Arguments of `[CmdletBinding(…)]`. */
export interface BindingAttributes {
  readonly defaultSet: string | null;
  readonly shouldProcess: boolean;
  readonly confirmImpact: 'None' | 'Low' | 'Medium' | 'High';
  readonly positionalBinding: boolean;
}

/** A parameter of a script block as a variable of its scope. */
export interface CompiledParameter {
  readonly name: string;
  readonly key: string;
  /** Value when nothing is bound; null without a default. */
  readonly defaultValue: Expression | null;
  /** Value of an unbound parameter without a default (`[int]` 0, `[string]` ''). */
  emptyValue(frame: Frame): Value;
  /** What later assignments in the block go through; null for none. */
  constraints(frame: Frame): readonly VariableConstraint[] | null;
}

/** The parts of a block as code. */
export interface BlockCode {
  readonly begin: Statement | null;
  readonly process: Statement | null;
  readonly end: Statement | null;
  readonly clean: Statement | null;
  readonly dynamicParam: Statement | null;
}

/** A script block's code; compiled when first asked for. One object a block in the source. */
export interface CompiledBlock {
  readonly ast: ScriptBlockAst;
  readonly extent: Extent;
  /** Lower-case names of the variables that the block's code names, by cell number. Grows while parts are compiled. */
  readonly cellKeys: readonly string[];
  readonly code: BlockCode;
  readonly parameters: readonly CompiledParameter[];
  /** For the binder. Types are resolved here: raises TypeNotFound. `name` is the command's. */
  table(frame: Frame, name: string): ParameterTable;
  /** Has `[CmdletBinding()]` or `[Parameter()]`. */
  readonly isAdvanced: boolean;
  readonly binding: BindingAttributes;
  /** `BlockOptions.expressions`, compiled. */
  readonly expressions: readonly Expression[];
  /** The function definition around the body; null for other blocks. */
  readonly definition: FunctionDefinitionAst | null;
  /** Statements stand free, not in named blocks: call stacks then show the bare name. */
  readonly isUnnamed: boolean;
}
