import type { FunctionMemberAst, PropertyMemberAst } from '../ast.js';
import type { Extent } from '../extent.js';
import type { MessageId } from '../messages.js';

/** Where checks report what they find. */
export interface Reporter {
  error(extent: Extent, id: MessageId, ...args: readonly string[]): void;
}

/** What a jump meets on its way out, innermost first. */
export interface FlowFrame {
  /** `body`: a script block, named block or trap, which no jump to a known place leaves. */
  readonly kind: 'loop' | 'switch' | 'finally' | 'body' | 'function' | 'method';
  readonly label: string | null;
  readonly outer: FlowFrame | null;
}

/** What surrounds a node. */
export interface Context {
  /** The class member whose own code this is; null outside classes and inside script blocks of members. */
  readonly member: FunctionMemberAst | PropertyMemberAst | null;
  readonly flow: FlowFrame | null;
}
