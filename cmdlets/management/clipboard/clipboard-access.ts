import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { HostStoppedError, NotInteractiveError } from '../../../src/engine/host.js';

type Context = Pick<CmdletContext<unknown>, 'host' | 'throwTerminating'>;

/** What the host says when there is no clipboard is the error of the cmdlet. */
function onClipboard<T>(context: Context, access: () => T): T {
  try {
    return access();
  } catch (error) {
    if (error instanceof HostStoppedError || error instanceof NotInteractiveError || !(error instanceof Error))
      throw error;
    const exception = newException(InvalidOperationException, error.message);
    const id = 'FailedToGetClipboardUnsupportedPlatform';
    return context.throwTerminating(errorRecord({ exception, id, category: 'InvalidOperation', target: 'Clipboard' }));
  }
}

/** The text on the clipboard. Ends the cmdlet when there is none to be asked. */
export function readClipboard(context: Context): string {
  return onClipboard(context, () => context.host.clipboard.get());
}

/** Puts a text on the clipboard. Ends the cmdlet when there is none. */
export function writeClipboard(context: Context, text: string): void {
  onClipboard(context, () => context.host.clipboard.set(text));
}
