import type { Extent } from '../../language/extent.js';
import type { Sink } from '../pipeline/sink.js';
import type { Session } from '../session/session.js';
import type { Scope } from '../session/scope.js';
import type { Variable } from '../session/variables.js';
import type { Value } from '../values/value.js';
import type { CompiledBlock } from './compiled-block.js';

/** How a statement ended. Everything but `normal` leaves the statement list it stands in. */
export const completion = { normal: 0, break: 1, continue: 2, return: 3, exit: 4 } as const;

/** One of `completion`. For break and continue the label is in `frame.label`; for exit the value in `frame.exitValue`. */
export type Completion = 0 | 1 | 2 | 3 | 4;

/** A compiled expression. */
export type Expression = (frame: Frame) => Value;

/** A compiled statement; what it outputs is written to `out`. */
export type Statement = (frame: Frame, out: Sink) => Completion;

/** One running script block. */
export class Frame {
  readonly session: Session;
  readonly scope: Scope;
  readonly block: CompiledBlock;
  /** Variables of `scope` that this block names, by the block's cell numbers; undefined until found. Never those of outer scopes. */
  readonly cells: (Variable | undefined)[];
  /** Where the statement that runs stands: errors without a place of their own get this one. */
  position: Extent;
  /** Label of the break or continue that is under way. */
  label: string | null = null;
  exitValue: Value = undefined;
  /** Handlers of the enclosing `trap` statements, innermost last; null without any. */
  traps: readonly TrapHandler[] | null = null;
  /** What `switch` or `foreach` above this block left: see loops. */
  constructor(session: Session, scope: Scope, block: CompiledBlock) {
    this.session = session;
    this.scope = scope;
    this.block = block;
    this.cells = new Array(block.cellKeys.length);
    this.position = block.extent;
  }
}

/** A compiled `trap`. */
export interface TrapHandler {
  /** Full type name as written, null for all errors. */
  readonly matches: ((frame: Frame, error: unknown) => boolean) | null;
  readonly body: Statement;
}
