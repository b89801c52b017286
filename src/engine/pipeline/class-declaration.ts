import type { CompiledBlock } from '../compile/compiled-block.js';
import type { Expression, Frame } from '../compile/frame.js';
import type { VariableConstraint } from '../session/variables.js';
import type { NetType } from '../values/net-type.js';
import type { Value } from '../values/value.js';

/** A property as a class declares it. */
export interface ClassProperty {
  readonly name: string;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
  readonly type: () => NetType | null;
  readonly initialValue: Expression | null;
  readonly emptyValue: (type: NetType | null) => Value;
  /** Checks of validation attributes. */
  constraints(frame: Frame): readonly VariableConstraint[];
}

/** A method or constructor as a class declares it. */
export interface ClassMethod {
  readonly name: string;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
  readonly isConstructor: boolean;
  readonly code: CompiledBlock;
  readonly parameterTypes: () => readonly NetType[];
  /** Null: nothing is returned (`[void]` and constructors). */
  readonly returnType: () => NetType | null;
  /** Arguments of `: base(…)`. */
  readonly baseArguments: readonly Expression[];
}

/** What a class statement declares. */
export interface ClassDeclaration {
  readonly name: string;
  readonly base: () => NetType | null;
  readonly interfaces: readonly string[];
  readonly properties: readonly ClassProperty[];
  readonly methods: readonly ClassMethod[];
  /** Block in whose frame initial values are evaluated. */
  readonly initializer: CompiledBlock;
}
