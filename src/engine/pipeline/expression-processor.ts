import type { Expression, Frame } from '../compile/frame.js';
import type { Value } from '../values/value.js';
import { CommandProcessor } from './command-processor.js';
import { writeValue } from './sink.js';

/** An expression at the front of a pipeline that has redirections of its own. */
export class ExpressionProcessor extends CommandProcessor {
  readonly #frame: Frame;
  readonly #expression: Expression;

  constructor(frame: Frame, expression: Expression) {
    super(frame.session, null, { extent: null, nameExtent: null, operator: null });
    this.#frame = frame;
    this.#expression = expression;
  }

  protected override begin(): void {}

  protected override process(_value: Value): void {}

  protected override processOnce(): void {
    writeValue(this.out, this.#expression(this.#frame));
  }

  protected override end(): void {}
}
