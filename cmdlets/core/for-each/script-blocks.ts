import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The parameters of ForEach-Object with script blocks. */
export interface BlockParameters {
  readonly InputObject: Value;
  readonly Begin: ScriptBlock | undefined;
  readonly Process: readonly (ScriptBlock | null)[] | undefined;
  readonly End: ScriptBlock | undefined;
  readonly RemainingScripts: readonly (ScriptBlock | null)[] | undefined;
}

/**
 * Script blocks: of several positional ones the first runs before, and of more than two the last runs behind, unless -Begin or
 * -End say otherwise. The blocks run in the caller's scope and write straight into the pipeline.
 */
export function blockBody(context: CmdletContext<BlockParameters>): CmdletBody {
  const { session, out } = context;
  const { first, each, last } = plan(context.parameters);
  const runners = each.map((block) => session.blockRunner(block));
  const only = runners.length === 1 ? runners[0]! : null;
  return {
    begin() {
      if (first) session.blockRunner(first).run(undefined, out);
    },
    process() {
      const { input } = context;
      if (only) only.run(input, out);
      else for (const runner of runners) runner.run(input, out);
    },
    end() {
      if (last) session.blockRunner(last).run(undefined, out);
    },
    clean() {
      for (const runner of runners) runner.end();
    },
  };
}

interface Plan {
  readonly first: ScriptBlock | null;
  readonly each: readonly ScriptBlock[];
  readonly last: ScriptBlock | null;
}

function plan(parameters: BlockParameters): Plan {
  const { Begin, End } = parameters;
  const blocks = [...(Begin ? [Begin] : []), ...(parameters.Process ?? [null]), ...(parameters.RemainingScripts ?? [])];
  const start = blocks.length > 1 ? 1 : 0;
  const hasOwnEnd = End === undefined && blocks.length > 2;
  const stop = hasOwnEnd ? blocks.length - 1 : blocks.length;
  return {
    first: start === 1 && stop >= 2 ? (blocks[0] ?? null) : null,
    each: blocks.slice(start, stop).filter((block) => block !== null),
    last: End ?? (hasOwnEnd ? (blocks.at(-1) ?? null) : null),
  };
}
