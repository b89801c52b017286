import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { eventsOf } from './event-table.js';

/** The parameters of Wait-Event. */
export interface WaitParameters {
  readonly SourceIdentifier: string | undefined;
  readonly Timeout: number | undefined;
}

/**
 * Writes the first event that waits. Nothing but scripts raises events here and a script that waits raises none:
 * a wait with a limit lasts as long as it says, one without is an error instead of a shell that never answers.
 */
export function waitForEvent(context: CmdletContext<WaitParameters>): void {
  const { SourceIdentifier, Timeout } = context.parameters;
  const pattern = SourceIdentifier === undefined ? null : new WildcardPattern(SourceIdentifier, false);
  const { queue } = eventsOf(context.session);
  const found = queue.find((one) => pattern === null || pattern.matches(one.parts.source));
  if (found) {
    context.write(found);
    return;
  }
  if (Timeout !== undefined && Timeout >= 0) {
    context.host.sleep(Timeout * 1000);
    return;
  }
  const text =
    'No such event is in the queue, and none can come while the script waits: give -Timeout, or raise it first.';
  const exception = newException(PSInvalidOperationException, text);
  context.throwTerminating(errorRecord({ exception, id: 'NoEventCanCome', category: 'InvalidOperation' }));
}
