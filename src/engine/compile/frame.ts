import type { Extent } from '../../language/extent.js';
import { BreakFlow, ContinueFlow, ExitFlow, ReturnFlow } from '../errors/flow-control.js';
import type { Sink } from '../pipeline/sink.js';
import type { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import type { Variable } from '../session/variables.js';
import type { NetType } from '../values/net-type.js';
import type { Value } from '../values/value.js';
import type { CompiledBlock } from './compiled-block.js';

/** How a statement ended. Everything but `normal` leaves the statement list it stands in. */
const completion = { normal: 0, break: 1, continue: 2, return: 3, exit: 4 } as const;

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
  /** The scope was made for this call; false for dot-sourced blocks, which work on the caller's names. */
  readonly ownScope: boolean;
  /** Variables of `scope` that this block names, by the block's cell numbers; undefined until found. Never those of outer scopes. */
  readonly cells: (Variable | undefined)[];
  /** Where the statement that runs stands: errors without a place of their own get this one. */
  position: Extent;
  /** Name of the running function for call stacks. */
  name = '<ScriptBlock>';
  /** `Begin`, `Process` … when the block has named parts. */
  part: string | null = null;
  /** Takes what `return` gives, where that is kept apart from other output (methods of classes). */
  returnSink: Sink | null = null;
  /** Label of the break or continue that is under way. */
  label: string | null = null;
  /** Value of the `exit` that is under way. */
  exitValue: Value = undefined;
  /** Handlers of the enclosing `trap` statements, innermost list last; null without any. */
  traps: TrapList | null = null;

  constructor(session: Session, scope: Scope, block: CompiledBlock, ownScope: boolean) {
    this.session = session;
    this.scope = scope;
    this.block = block;
    this.ownScope = ownScope;
    this.cells = new Array(block.cellKeys.length);
    this.position = block.extent;
  }

  /** As call stacks name it: `f`, `f<Process>`. */
  get title(): string {
    return this.part === null ? this.name : `${this.name}<${this.part}>`;
  }

  /** As `leave` at the end of a block: a return has done its work. */
  leaveBlock(how: Completion): void {
    if (how !== completion.normal && how !== completion.return) this.leave(how);
  }

  /** Carries a completion out of an expression (`$( break )`) or out of the whole block. */
  leave(how: Completion): void {
    switch (how) {
      case completion.normal:
        return;
      case completion.break:
        throw new BreakFlow(this.label);
      case completion.continue:
        throw new ContinueFlow(this.label);
      case completion.return:
        throw new ReturnFlow();
      default:
        throw new ExitFlow(this.exitValue);
    }
  }
}

/** The traps of one statement list, and those around it. */
export interface TrapList {
  readonly outer: TrapList | null;
  readonly handlers: readonly TrapHandler[];
}

/** A compiled `trap`. */
export interface TrapHandler {
  /** The type of errors it takes; null for a trap without a type. */
  readonly type: ((frame: Frame) => NetType) | null;
  readonly body: Statement;
}
