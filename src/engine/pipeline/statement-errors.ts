import { passedRecord, trapMatch } from '../compile/catch-match.js';
import { type Completion, Frame, type TrapHandler, type TrapList } from '../compile/frame.js';
import { ScriptCallDepthException } from '../errors/engine-exceptions.js';
import { copyRecord, type ErrorRecord } from '../errors/error-record.js';
import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { FlowControl } from '../errors/flow-control.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { engineError, TerminatingError } from '../errors/terminating.js';
import { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import { Variable } from '../session/variables.js';
import { translateHostError } from './host-errors.js';
import type { Sink } from './sink.js';

/**
 * What a statement list does with what one of its statements threw: control flow and errors that a `try` waits for go on,
 * traps are asked, and else the preference decides between reporting, silence and the end.
 */
export function handleStatementError(f: Frame, thrown: unknown, out: Sink): Completion {
  const { session } = f;
  session.scope = f.scope;
  if (thrown instanceof FlowControl) throw thrown;
  const error = asTerminating(thrown, session);
  if (error.crossesMethods) throw error;
  describe(f, error);
  session.succeeded = false;
  session.recordError(error);
  const trap = findTrap(f, error);
  if (trap) return runTrap(f, error, trap, out);
  if (session.propagating || error.fromErrorAction) throw error;
  const preference = session.errorActionPreference();
  if (preference === 'SilentlyContinue' || preference === 'Ignore') return 0;
  if (preference === 'Stop' && !error.fromThrow) throwFromFunction(f, error);
  if (preference === 'Stop') error.fromErrorAction = true;
  if (preference === 'Stop' || error.fromThrow) throw error;
  session.reportError(error.record);
  return 0;
}

/** `f -ErrorAction Stop`: the failing statement ends the function, with an error that points at the call. */
function throwFromFunction(f: Frame, error: TerminatingError): void {
  const { invocation } = f.scope;
  if (!invocation?.cmdlet?.stopsAtErrors) return;
  const record = copyRecord(error.record);
  record.invocationInfo = invocation.invocationInfo;
  throw new TerminatingError(error.exception, record);
}

/** V8's words for a full stack: calls through TypeScript can be deeper than the counted ones. */
const stackOverflow = 'Maximum call stack size exceeded';

/** Any thrown thing as an error a script can see; control flow goes on. */
export function asTerminating(thrown: unknown, session: Session): TerminatingError {
  if (thrown instanceof TerminatingError) return thrown;
  // no regular expression here: there is hardly any stack left
  if (thrown instanceof RangeError && thrown.message === stackOverflow) return callDepthOverflow();
  const translated = translateHostError(thrown);
  if (translated instanceof TerminatingError) return translated;
  if (translated instanceof FlowControl || !(translated instanceof Error)) throw translated;
  return defectError(session, translated);
}

/** A mistake of ours in a command or a type ends its statement, not the shell. Tests have it thrown (`SessionOptions.onDefect`). */
function defectError(session: Session, defect: Error): TerminatingError {
  session.noteDefect(defect);
  const exception = newException(InvalidOperationException, `An internal error: ${defect.message}`);
  return engineError(exception, 'InternalError', 'NotSpecified');
}

/** The error of calls nested too deep. */
export function callDepthOverflow(): TerminatingError {
  const text = 'The script failed due to call depth overflow.';
  return engineError(newException(ScriptCallDepthException, text), 'CallDepthOverflow', 'InvalidOperation', 0);
}

/** Gives an error that has no place that of the running statement, and the call stack. */
export function describe(f: Frame, error: TerminatingError): void {
  const { record } = error;
  if (!record.invocationInfo) record.invocationInfo = new InvocationInfo({ extent: f.position });
  record.scriptStackTrace ??= f.session.calls.trace(f.position);
}

/** The trap that takes an error, and the record its `$_` gets. */
interface FoundTrap {
  readonly handler: TrapHandler;
  readonly list: TrapList;
  readonly record: ErrorRecord;
}

function findTrap(f: Frame, error: TerminatingError): FoundTrap | null {
  for (let list = f.traps; list; list = list.outer) {
    const { handlers } = list;
    const match = trapMatch(
      error,
      handlers.map((one) => one.type?.(f) ?? null),
    );
    if (match) return { handler: handlers[match.index]!, list, record: passedRecord(error, match.exception) };
  }
  return null;
}

/** Unlike a catch, a trap has a scope of its own. */
function trapFrame(f: Frame, record: ErrorRecord): Frame {
  const scope = new Scope(f.scope);
  scope.put(new Variable('_', record), '_');
  const frame = new Frame(f.session, scope, f.block, false);
  frame.name = f.name;
  frame.part = f.part;
  frame.returnSink = f.returnSink;
  return frame;
}

function runTrap(f: Frame, error: TerminatingError, found: FoundTrap, out: Sink): Completion {
  const { session } = f;
  const caught = session.caughtError;
  const frame = trapFrame(f, found.record);
  frame.traps = found.list.outer;
  session.caughtError = error;
  session.scope = frame.scope;
  try {
    const how = found.handler.body(frame, out);
    if (how === 1) throw error;
    if (how === 2) return 0;
    if (how !== 0) {
      f.exitValue = frame.exitValue;
      return how;
    }
  } finally {
    session.scope = f.scope;
    session.caughtError = caught;
  }
  const preference = session.errorActionPreference();
  if (preference === 'Stop') throw error;
  if (preference !== 'SilentlyContinue' && preference !== 'Ignore') session.reportError(error.record);
  return 0;
}
