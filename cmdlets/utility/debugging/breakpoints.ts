import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';

/** How breakpoints are named. */
export interface BreakpointChoice {
  readonly Id: readonly number[] | undefined;
}

/**
 * What the cmdlets that change breakpoints do: no breakpoint can be set here, so every number is one that none has
 * (PowerShell's own error for it), and a pipeline of none does nothing.
 */
export function missingBreakpoints(context: CmdletContext<BreakpointChoice>): CmdletBody {
  return {
    process() {
      for (const id of context.parameters.Id ?? []) {
        const exception = newException(PSArgumentException, `There is no breakpoint with ID '${id}'.`);
        const parts = { exception, id: 'PSBreakpoint:BreakpointIdNotFound', category: 'InvalidArgument' } as const;
        context.writeError(errorRecord({ ...parts, target: id }));
      }
    },
  };
}
