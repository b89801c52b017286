import type { Extent } from '../../language/extent.js';
import type { Frame } from '../compile/frame.js';
import { toText } from '../convert/text.js';
import { RuntimeException } from '../errors/engine-exceptions.js';
import { ErrorRecord } from '../errors/error-record.js';
import { NetException, newException } from '../errors/exceptions.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { engineError, TerminatingError } from '../errors/terminating.js';
import type { Value } from '../values/value.js';

/** What `throw value` raises. `bare`: nothing was behind `throw`, which in a catch block raises the caught error again. */
export function throwValue(f: Frame, value: Value, bare: boolean, extent: Extent): TerminatingError {
  const caught = bare ? f.session.caughtError : null;
  if (caught) return rethrown(caught);
  if (value instanceof ErrorRecord) return thrownRecord(value, extent);
  const error = value instanceof NetException ? thrownException(value) : thrownValue(f, value);
  error.record.invocationInfo = new InvocationInfo({ extent });
  error.fromThrow = true;
  return error;
}

/** `throw` alone: the caught error goes on as it came. */
function rethrown(caught: TerminatingError): TerminatingError {
  const error = new TerminatingError(caught.exception, caught.record);
  error.wrappedIn = caught.wrappedIn;
  error.fromThrow = true;
  return error;
}

/** `throw $_`: the record keeps the place of its first throw. */
function thrownRecord(record: ErrorRecord, extent: Extent): TerminatingError {
  const error = new TerminatingError(record.exception, record);
  error.wrappedIn = 'runtime';
  error.fromThrow = true;
  record.invocationInfo ??= new InvocationInfo({ extent });
  return error;
}

function thrownException(exception: NetException): TerminatingError {
  if (exception.record) return new TerminatingError(exception, exception.record);
  return engineError(exception, exception.message, 'OperationStopped', null);
}

function thrownValue(f: Frame, value: Value): TerminatingError {
  const nothing = value === null || value === undefined;
  const text = nothing ? 'ScriptHalted' : toText(f.session, value);
  const exception = newException(RuntimeException, text);
  exception.thrownByScript = true;
  return engineError(exception, text, 'OperationStopped', value ?? null);
}
