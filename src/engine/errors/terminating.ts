import type { Extent } from '../../language/extent.js';
import type { Value } from '../values/value.js';
import type { ErrorCategory } from './categories.js';
import {
  ActionPreferenceStopException,
  CmdletInvocationException,
  isRuntimeException,
  PSInvalidCastException,
  RuntimeException,
  recordOfException,
} from './engine-exceptions.js';
import { ErrorRecord } from './error-record.js';
import { type NetException, newException } from './exceptions.js';
import { InvocationInfo } from './invocation-info.js';

/**
 * What PowerShell wraps around an exception on its way to a `catch`: nothing (the exception is a RuntimeException itself), a RuntimeException
 * (`throw` of another .NET exception or of a record), an ActionPreferenceStopException (a non-terminating error under `-ErrorAction Stop`),
 * a CmdletInvocationException (a terminating error of a cmdlet). Typed catches see the wrapper's type too.
 */
export type ErrorCarrier = 'self' | 'runtime' | 'stop' | 'cmdlet';

/**
 * A .NET exception on its way through TypeScript. Everything that ends a statement is thrown as this, and nothing else is:
 * binding errors, `throw`, failing conversions and methods, cmdlets that give up, errors under `-ErrorAction Stop`.
 */
export class TerminatingError extends Error {
  exception: NetException;
  /** Raised by a `throw` statement: the label of ConciseView is then `Exception`, and SilentlyContinue swallows it. */
  fromThrow = false;
  /** Made from a non-terminating error by `-ErrorAction Stop` or `$ErrorActionPreference`: already decided, never asked again. */
  fromErrorAction = false;
  /** Ends the function whose `$PSCmdlet.ThrowTerminatingError` raised it: no statement of the function itself handles it. */
  crossesMethods = false;
  /** Already in `$Error`: outer levels do not add it a second time. */
  recorded = false;
  /** Given when it is not what the exception's type says. */
  wrappedIn: ErrorCarrier | null = null;
  #record: ErrorRecord | null;

  constructor(exception: NetException, record: ErrorRecord | null = exception.record) {
    super(exception.message);
    this.name = 'TerminatingError';
    this.exception = exception;
    this.#record = record;
  }

  /**
   * A cmdlet let this exception go. One without a record gets PowerShell's for that: its type name as id and no category.
   * Of a failed conversion in the cmdlet's own code its PSInvalidCastException is seen, which the language wraps.
   */
  recordForCmdlet(): ErrorRecord {
    const { inner: cast, typeName } = this.exception;
    const isWrapped = typeName === RuntimeException.fullName && cast?.typeName === PSInvalidCastException.fullName;
    if (isWrapped && cast.record && !this.#record?.invocationInfo) {
      this.exception = cast;
      this.#record = cast.record;
    }
    const { exception } = this;
    this.#record ??= exception.record ??= new ErrorRecord(exception, exception.typeName, 'NotSpecified', null);
    return this.#record;
  }

  /** The record a script sees. An exception that has none gets PowerShell's: its type name as id, category OperationStopped. */
  get record(): ErrorRecord {
    this.#record ??= recordOfException(this.exception);
    return this.#record;
  }

  get carrier(): ErrorCarrier {
    return this.wrappedIn ?? (isRuntimeException(this.exception) ? 'self' : 'runtime');
  }
}

/**
 * An error of the language or the engine itself, for `throw runtimeError(…)`.
 * `id` is the fully qualified error id (no command suffix), `target` the record's TargetObject.
 */
export function runtimeError(
  id: string,
  category: ErrorCategory,
  message: string,
  target: Value = null,
  inner: NetException | null = null,
): TerminatingError {
  return engineError(newException(RuntimeException, message, inner), id, category, target);
}

/** As runtimeError, with an exception of another type than RuntimeException. */
export function engineError(
  exception: NetException,
  id: string,
  category: ErrorCategory,
  target: Value = null,
): TerminatingError {
  const record = new ErrorRecord(exception, id, category, target);
  exception.record = record;
  return new TerminatingError(exception, record);
}

/** Gives an error a place of its own, when it has none yet: for errors that point at a part of their statement. */
export function placedAt(error: unknown, extent: Extent): unknown {
  if (error instanceof TerminatingError) error.record.invocationInfo ??= new InvocationInfo({ extent });
  return error;
}

/** A plain .NET exception in flight, as a .NET method raises it: `throw netError(newException(FormatException, '…'))`. */
export function netError(exception: NetException): TerminatingError {
  return new TerminatingError(exception);
}

/** A terminating error that carries a finished record, as `$PSCmdlet.ThrowTerminatingError($record)` does. */
export function recordError(record: ErrorRecord): TerminatingError {
  return new TerminatingError(record.exception, record);
}

/** The exception of a non-terminating error under `-ErrorAction Stop`: in `-ErrorVariable`, and in what a .NET method reports of it. */
export function stopException(record: ErrorRecord): NetException {
  const message = `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${record.message}`;
  const exception = newException(ActionPreferenceStopException, message);
  exception.record = record;
  return exception;
}

/** The exception that stands for a cmdlet's terminating error in its `-ErrorVariable`. */
export function invocationException(record: ErrorRecord): NetException {
  const exception = newException(CmdletInvocationException, record.message, record.exception);
  exception.record = record;
  return exception;
}
