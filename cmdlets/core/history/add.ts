import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { tryConvert } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidDataException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { type ExecutionStatus, type HistoryInfo, historyOf } from '../../../src/engine/session/history.js';
import { findOwnProperty } from '../../../src/engine/values/properties.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

const statuses: readonly ExecutionStatus[] = ['NotStarted', 'Running', 'Stopping', 'Stopped', 'Completed', 'Failed'];

/** Adds one object that has the properties of a history entry; null, after an error, when it has not. */
export function addEntry(context: CmdletContext<object>, input: Value): HistoryInfo | null {
  const ctx = context.script;
  const read = (name: string): Value => (isNullish(input) ? null : (findOwnProperty(ctx, input, name) ?? null));
  const dateTime = requireType('System.DateTime');
  const time = (name: string): Value => {
    const value = read(name);
    return isNullish(value) ? undefined : tryConvert(ctx, value, dateTime);
  };
  const line = read('commandline');
  const start = time('startexecutiontime');
  const end = time('endexecutiontime');
  const status = statuses.find((one) => one.toLowerCase() === toText(ctx, read('executionstatus')).toLowerCase());
  if (typeof line !== 'string' || line === '' || start === undefined || end === undefined || status === undefined) {
    refuse(context, input);
    return null;
  }
  return historyOf(context.session).add(line, status, start, end);
}

function refuse(context: CmdletContext<object>, target: Value): void {
  const text = 'Cannot add history because the input object has a format that is not valid.';
  const exception = newException(InvalidDataException, text);
  context.writeError(errorRecord({ exception, id: 'AddHistoryInvalidInput', category: 'InvalidData', target }));
}
