import type { CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';
import type { ErrorCategory } from '../../../src/engine/errors/categories.js';
import {
  ItemNotFoundException,
  PSArgumentException,
  PSNotSupportedException,
} from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { type ExceptionType, newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import type { Value } from '../../../src/engine/values/value.js';

/** Nothing is there. */
export function pathNotFound(path: string): ErrorRecord {
  const message = `Cannot find path '${path}' because it does not exist.`;
  const exception = newException(ItemNotFoundException, message, null, { ItemName: path });
  return errorRecord({ exception, id: 'PathNotFound', category: 'ObjectNotFound', target: path });
}

/** A wildcard path of a content cmdlet matches nothing. */
export function noContentItem(path: string): ErrorRecord {
  const message = `An object at the specified path ${path} does not exist, or has been filtered by the -Include or -Exclude parameter.`;
  const exception = newException(ItemNotFoundException, message, null, { ItemName: path });
  return errorRecord({ exception, id: 'ItemNotFound', category: 'ObjectNotFound', target: path });
}

/** A record by parts, for errors that one cmdlet has alone. */
export function itemError(
  type: ExceptionType,
  message: string,
  id: string,
  category: ErrorCategory,
  target: Value = null,
): ErrorRecord {
  return errorRecord({ exception: newException(type, message), id, category, target });
}

/** The provider cannot do this; `message` says more where PowerShell does. */
export function notSupported(
  message = 'Provider operation stopped because the provider does not support this operation.',
): TerminatingError {
  return recordError(itemError(PSNotSupportedException, message, 'NotSupported', 'NotImplemented'));
}

/** `Cannot process argument because the value of argument "path" is not valid. …` */
export function badArgument(name: string, id = 'Argument'): ErrorRecord {
  const message = `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`;
  return itemError(PSArgumentException, message, id, 'InvalidArgument');
}

/** Runs a file operation; a failure is a non-terminating error with this id. True when it succeeded. */
export function tryFile(
  output: CmdletOutput,
  path: string,
  failure: { readonly id: string; readonly category: ErrorCategory },
  action: (path: string) => void,
): boolean {
  try {
    onFile(path, action);
    return true;
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    output.writeError(errorRecord({ exception: error.exception, ...failure, target: path }));
    return false;
  }
}

/** Runs an action for one of several paths: what it raises is a non-terminating error, the next path follows. */
export function eachReporting<T>(output: CmdletOutput, items: Iterable<T>, action: (item: T) => void): void {
  for (const item of items) {
    try {
      action(item);
    } catch (error) {
      if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
      output.writeError(error.record);
    }
  }
}
