import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { isTrue } from '../../../src/engine/convert/truth.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Sink } from '../../../src/engine/pipeline/sink.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The parameters of Where-Object with a script block. */
export interface FilterParameters {
  readonly InputObject: Value;
  readonly FilterScript: ScriptBlock | undefined;
}

/** Judges what a filter writes as a condition does: nothing is false, one object by its truth, several are true. */
class Judge implements Sink {
  #count = 0;
  #first: Value = undefined;

  write(value: Value): void {
    if (this.#count === 0) this.#first = value;
    this.#count++;
  }

  /** The verdict; the judge is ready for the next object. */
  take(): boolean {
    const verdict = this.#count === 1 ? isTrue(this.#first) : this.#count > 1;
    this.#count = 0;
    this.#first = undefined;
    return verdict;
  }
}

/** A script block: it runs in the caller's scope with the object in `$_`. */
export function filterBody(context: CmdletContext<FilterParameters>): CmdletBody {
  const runner = context.session.blockRunner(context.parameters.FilterScript!);
  const judge = new Judge();
  const { out } = context;
  return {
    process() {
      const { input } = context;
      runner.run(input, judge);
      if (judge.take()) out.write(input);
    },
    clean() {
      runner.end();
    },
  };
}
