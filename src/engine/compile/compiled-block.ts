import type { ScriptBlockAst } from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import type { ParameterTable } from '../command/parameter-table.js';
import type { Value } from '../values/value.js';
import type { Expression, Frame, Statement } from './frame.js';

/** Attribute arguments of `[CmdletBinding(…)]`. */
export interface BindingAttributes {
  readonly defaultSet: string | null;
  readonly shouldProcess: boolean;
  readonly confirmImpact: 'None' | 'Low' | 'Medium' | 'High';
  readonly positionalBinding: boolean;
}

/** A parameter of a script block as the compiler leaves it. */
export interface CompiledParameter {
  readonly name: string;
  readonly key: string;
  readonly cell: number;
  /** Value when nothing is bound; null without a default. */
  readonly defaultValue: Expression | null;
  /** Value of an unbound parameter without a default (`[int]` 0, `[string]` ''). Looked up when first needed. */
  readonly emptyValue: (frame: Frame) => Value;
}

/** A script block's code. Parts are compiled when the block first runs; one object a block in the source. */
export interface CompiledBlock {
  readonly ast: ScriptBlockAst;
  readonly extent: Extent;
  /** Lower-case names of the variables that the block's code names, by cell number. Grows while parts are compiled. */
  readonly cellKeys: readonly string[];
  readonly parameters: readonly CompiledParameter[];
  /** For the binder; null when the block takes no parameters at all. */
  table(frame: Frame): ParameterTable | null;
  /** Has `[CmdletBinding()]` or `[Parameter()]`. */
  readonly isAdvanced: boolean;
  readonly binding: BindingAttributes;
  /** Calls functions that need the caller's names at `+=` (dot-sourcing, Set-Variable): see powershell-surprises.md, Language. */
  readonly isDynamic: boolean;
  readonly begin: Statement | null;
  readonly process: Statement | null;
  readonly end: Statement | null;
  readonly clean: Statement | null;
  readonly dynamicParam: Statement | null;
}
