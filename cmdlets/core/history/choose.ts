import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { type HistoryInfo, historyOf } from '../../../src/engine/session/history.js';

/** The parameters of Get-History. */
export interface ChooseParameters {
  readonly Id: readonly bigint[] | undefined;
  readonly Count: number | undefined;
}

/** How many entries Get-History returns without -Count. */
const defaultCount = 32767;

/** The entries that -Id and -Count mean; a number that is not there is an error for itself. */
export function chosenEntries(context: CmdletContext<ChooseParameters>): readonly HistoryInfo[] {
  const { entries } = historyOf(context.session);
  const { Id, Count = defaultCount } = context.parameters;
  if (Id === undefined) return Count === 0 ? [] : entries.slice(-Count);
  if (Id.length > 1 && context.isBound('Count')) return throwBoth(context);
  const found: HistoryInfo[] = [];
  for (const id of Id) {
    const at = entries.findIndex((entry) => BigInt(entry.id) === id);
    if (at < 0) notFound(context, id);
    else if (context.isBound('Count')) found.push(...entries.slice(Math.max(0, at - Count + 1), at + 1));
    else found.push(entries[at]!);
  }
  return found;
}

/** `Cannot locate the history for Id 99.` */
export function notFound(context: CmdletContext<object>, id: bigint | number | string): void {
  const exception = newException(ArgumentException, `Cannot locate the history for Id ${id}.`);
  context.writeError(
    errorRecord({
      exception,
      id: 'GetHistoryNoHistoryForId',
      category: 'ObjectNotFound',
      target: typeof id === 'string' ? id : BigInt(id),
    }),
  );
}

function throwBoth(context: CmdletContext<object>): never {
  const text = 'The count cannot be combined with multiple Ids.';
  const exception = newException(ArgumentException, text);
  return context.throwTerminating(
    errorRecord({ exception, id: 'GetHistoryNoCountWithMultipleIds', category: 'InvalidArgument' }),
  );
}
