import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { ErrorCategory } from '../../../src/engine/errors/categories.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import {
  ArgumentException,
  ArgumentOutOfRangeException,
  InvalidOperationException,
  withParameter,
} from '../../../src/engine/errors/exception-types.js';
import { type ExceptionType, newException } from '../../../src/engine/errors/exceptions.js';
import { type HistoryInfo, historyOf } from '../../../src/engine/session/history.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The parameters of Invoke-History. */
export interface RepeatParameters {
  readonly Id: string | undefined;
}

type RepeatContext = CmdletContext<RepeatParameters>;

/** Shows and runs a command again: the one of a number, the last that begins with a text, or the last of all. */
export function repeatEntry(context: RepeatContext): void {
  const entry = entryOf(context);
  if (!context.shouldProcess(entry.commandLine)) return;
  context.session.writeHostLine(entry.commandLine);
  const { session } = context;
  session.callBlock(session.compile(entry.commandLine), { dotted: true, out: context.out });
}

/** The entry that -Id means; the four errors are those of HistoryStrings.resx. */
function entryOf(context: RepeatContext): HistoryInfo {
  const { Id: id } = context.parameters;
  const { entries } = historyOf(context.session);
  if (id === undefined) {
    const last = entries.at(-1);
    const text = 'Cannot locate most recent history.';
    return last ?? fail(context, InvalidOperationException, text, 'NoLastHistoryEntryFound', 'InvalidOperation', null);
  }
  if (/^\s*[-+]?\d+\s*$/.test(id)) return numbered(context, BigInt(id));
  const text = `Cannot locate the history for command line ${id}.`;
  const found = entries.findLast((entry) => entry.commandLine.startsWith(id));
  return found ?? fail(context, ArgumentException, text, 'NoHistoryForCommandline', 'ObjectNotFound', id);
}

function numbered(context: RepeatContext, id: bigint): HistoryInfo {
  if (id <= 0n) {
    const text = `The identifier ${id} is not a valid value for a History identifier. Specify a positive number, and then try again.`;
    const message = withParameter(text, 'Id');
    return fail(context, ArgumentOutOfRangeException, message, 'InvalidIdGetHistory', 'InvalidArgument', id);
  }
  const text = `Cannot locate the history for Id ${id}.`;
  const found = historyOf(context.session).find(Number(id));
  return found ?? fail(context, ArgumentException, text, 'NoHistoryForId', 'ObjectNotFound', id);
}

function fail(
  context: RepeatContext,
  type: ExceptionType,
  message: string,
  id: string,
  category: ErrorCategory,
  target: Value,
): never {
  const exception = newException(type, message);
  return context.throwTerminating(errorRecord({ exception, id: `InvokeHistory${id}`, category, target }));
}
