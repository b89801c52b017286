import { valueArgument } from '../command/command-argument.js';
import { Frame } from '../compile/frame.js';
import { ReturnFlow } from '../errors/flow-control.js';
import type { Session } from '../session/session.js';
import { withVariable } from '../session/temporary-variable.js';
import { Variable } from '../session/variables.js';
import type { Value } from '../values/value.js';
import { ScriptInfo } from './command-info.js';
import { runPipeline } from './pipeline.js';
import type { ScriptBlock } from './script-block.js';
import { ScriptProcessor } from './script-processor.js';
import { nullSink, type Sink } from './sink.js';

/** A call of a script block from TypeScript. */
export interface BlockCall {
  readonly args?: readonly Value[];
  /** `$_`; absent: not set. */
  readonly dollarUnder?: Value;
  /** `$this` */
  readonly thisValue?: Value;
  /** Objects piped in; absent: none. */
  readonly input?: readonly Value[];
  /** Takes the output; absent: it is dropped. */
  readonly out?: Sink;
  /** In the current scope instead of a new one. */
  readonly dotted?: boolean;
}

const noSite = { extent: null, nameExtent: null, operator: null } as const;

/** Calls a script block. */
export function invokeBlock(session: Session, block: ScriptBlock, call: BlockCall): void {
  const processor = new ScriptProcessor(session, {
    info: new ScriptInfo(block),
    block,
    args: (call.args ?? []).map((value) => valueArgument(value, null)),
    site: noSite,
    invocationName: '',
    dotted: call.dotted ?? false,
  });
  processor.preset(call.dollarUnder, call.thisValue);
  const { succeeded } = session;
  const run = (): void =>
    runPipeline(session, [processor], call.input ? { value: [...call.input] } : null, call.out ?? nullSink);
  if (call.dotted && call.dollarUnder !== undefined) withVariable(session.scope, '_', call.dollarUnder, run);
  else run();
  session.succeeded = succeeded;
}

/** Calls one block again and again in the scope it was made in, with `$_` set: the inside of ForEach-Object and Where-Object. */
export class BlockRunner {
  readonly #session: Session;
  readonly #block: ScriptBlock;
  readonly #scope: Session['scope'];
  #frame: Frame | null = null;
  #before: Value = undefined;
  #variable: Variable | null = null;
  #made = false;

  constructor(session: Session, block: ScriptBlock) {
    this.#session = session;
    this.#block = block;
    this.#scope = session.scope;
  }

  /** Runs the block for one object. Blocks with parameters or several parts are called as `. { }`. */
  run(value: Value, out: Sink): void {
    const { code } = this.#block;
    const statement = code.code.end;
    if (code.parameters.length > 0 || !statement || code.code.process || code.code.begin) {
      invokeBlock(this.#session, this.#block, { dollarUnder: value, out, dotted: true, args: [] });
      return;
    }
    const frame = this.#prepare(value);
    this.#frame = null;
    const session = this.#session;
    const { scope } = session;
    session.scope = this.#scope;
    session.enter(frame);
    try {
      frame.leaveBlock(statement(frame, out));
    } catch (thrown) {
      if (!(thrown instanceof ReturnFlow)) throw thrown;
    } finally {
      session.leave(frame);
      session.scope = scope;
      this.#frame = frame;
    }
  }

  /** A call inside a call of the same block needs a frame of its own. */
  #prepare(value: Value): Frame {
    const frame = this.#frame ?? new Frame(this.#session, this.#scope, this.#block.code, false);
    const own = this.#scope.own('_');
    if (this.#variable === null || own !== this.#variable) {
      this.#made = own === undefined;
      this.#before = own?.read();
      this.#variable = own ?? this.#scope.put(new Variable('_', value), '_');
    }
    this.#variable.value = value;
    return frame;
  }

  /** Gives `$_` back what it was before the first call. */
  end(): void {
    if (!this.#variable) return;
    if (this.#made) this.#scope.remove('_');
    else this.#variable.value = this.#before;
    this.#variable = null;
  }
}
