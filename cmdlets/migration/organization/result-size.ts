import type { CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';

/** What Exchange shows at most unless -ResultSize says otherwise (reference/exchange-limits.md). */
export const DEFAULT_RESULT_SIZE = 1000;

/** Says, in Exchange's words, that there are more than the `shown` objects. */
export function warnOfMore(output: CmdletOutput, shown: number): void {
  output.warning(
    `By default, only the first ${shown} items are returned. Use the ResultSize parameter to specify the number of items returned. To return all items, specify "-ResultSize Unlimited".`,
  );
}
