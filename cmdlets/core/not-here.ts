import type { CmdletBody, CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { PSNotSupportedException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';

/** A cmdlet that is known and does nothing here: it says why, as a terminating error, before it reads any input. */
export function notHere(context: CmdletContext<object>, reason: string): CmdletBody {
  return {
    begin() {
      const text = `${context.invocation.command?.name ?? 'This command'} is not available in migsh: ${reason}`;
      const exception = newException(PSNotSupportedException, text);
      context.throwTerminating(errorRecord({ exception, id: 'NotAvailableHere', category: 'NotImplemented' }));
    },
  };
}
