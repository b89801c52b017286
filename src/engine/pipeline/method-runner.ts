import type { CompiledBlock } from '../compile/compiled-block.js';
import { Frame } from '../compile/frame.js';
import { ReturnFlow } from '../errors/flow-control.js';
import { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import { Variable } from '../session/variables.js';
import { ListSink, nullSink } from './sink.js';

/** Runs the code of a class: methods, constructors, initial values. */
export class MethodRunner {
  readonly #session: Session;
  /** Scope around the bodies of methods: that of the script which defines the class. */
  readonly #scope: Scope;

  constructor(session: Session, scope: Scope) {
    this.#session = session;
    this.#scope = scope;
  }

  /** A call of some code with `$this`; null in static members. */
  frame(code: CompiledBlock, self: object | null): Frame {
    const scope = new Scope(this.#scope);
    if (self !== null) scope.put(new Variable('this', self), 'this');
    return new Frame(this.#session, scope, code, true);
  }

  /** Only what stands behind `return` is a method's result. */
  runBody(frame: Frame): ListSink {
    const result = new ListSink();
    frame.returnSink = result;
    const { end } = frame.block.code;
    if (!end) return result;
    this.inside(frame, () => {
      try {
        frame.leaveBlock(end(frame, nullSink));
      } catch (thrown) {
        if (!(thrown instanceof ReturnFlow)) throw thrown;
      }
    });
    return result;
  }

  /** In methods errors of statements are never passed over: they go to the caller. */
  inside<T>(frame: Frame, body: () => T): T {
    const session = this.#session;
    const { scope, propagating } = session;
    session.scope = frame.scope;
    session.propagating = true;
    session.enter(frame);
    try {
      return body();
    } finally {
      session.leave(frame);
      session.scope = scope;
      session.propagating = propagating;
    }
  }
}
