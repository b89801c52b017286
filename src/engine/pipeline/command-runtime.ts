import type { ActionPreference, CommonValues } from '../command/common-parameters.js';
import { ActionPreferenceStopException } from '../errors/engine-exceptions.js';
import type { ErrorRecord } from '../errors/error-record.js';
import { newException } from '../errors/exceptions.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { engineError, invocationException, stopException, TerminatingError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import type { Value } from '../values/value.js';
import type { CommandProcessor } from './command-processor.js';
import { confirmRecord } from './inquire.js';
import type { RecordedStream } from './recorders.js';
import {
  DebugRecord,
  InformationalRecord,
  type InformationRecord,
  VerboseRecord,
  WarningRecord,
} from './stream-records.js';

/** Name of a preference variable. */
type PreferenceName =
  | 'ErrorActionPreference'
  | 'WarningPreference'
  | 'VerbosePreference'
  | 'DebugPreference'
  | 'InformationPreference';

/** The streams of one running command: preferences, `-ErrorAction` and relatives, `-ErrorVariable` and relatives. */
export class CommandRuntime {
  readonly #session: Session;
  readonly #processor: CommandProcessor;
  readonly #common: CommonValues;
  readonly #invocation: () => InvocationInfo;

  constructor(processor: CommandProcessor, common: CommonValues, invocation: () => InvocationInfo) {
    this.#session = processor.session;
    this.#processor = processor;
    this.#common = common;
    this.#invocation = invocation;
  }

  /** `-ErrorVariable` and relatives, of this command and of functions around it. */
  #keep(stream: RecordedStream, record: Value): void {
    this.#processor.streams.recorders?.keep(stream, record);
  }

  /** A non-terminating error of the command. */
  writeError(record: ErrorRecord): void {
    const session = this.#session;
    this.#processor.failed = true;
    record.invocationInfo ??= this.#invocation();
    record.scriptStackTrace ??= session.calls.traceHere();
    const action = this.#common.errorAction ?? session.errorActionPreference();
    if (action === 'Ignore') return;
    if (action === 'Stop') {
      const stopped = new TerminatingError(record.exception, record);
      stopped.fromErrorAction = true;
      stopped.wrappedIn = 'stop';
      this.#keep('error', stopException(record));
      throw stopped;
    }
    if (action === 'Inquire') this.#confirm(record.message);
    session.addError(record);
    this.#keep('error', record);
    if (action !== 'SilentlyContinue') session.writeErrorStream(record);
  }

  /** A terminating error of the command: into the error variable, not yet into `$Error`. */
  noteTerminating(error: TerminatingError): void {
    this.#processor.failed = true;
    const record = error.recordForCmdlet();
    if (!record.invocationInfo) error.wrappedIn ??= 'cmdlet';
    record.invocationInfo ??= this.#invocation();
    record.scriptStackTrace ??= this.#session.calls.traceHere();
    if (error.fromErrorAction) return;
    this.#keep('error', error.wrappedIn === 'cmdlet' ? invocationException(record) : record);
  }

  warning(text: string): void {
    const record = new WarningRecord(text);
    this.#write('warning', record, text, this.#common.warningAction, 'WarningPreference');
  }

  verbose(text: string): void {
    const { verbose } = this.#common;
    const action = verbose === null ? null : verbose ? 'Continue' : 'SilentlyContinue';
    this.#write('verbose', new VerboseRecord(text), text, action, 'VerbosePreference');
  }

  debug(text: string): void {
    const { debug } = this.#common;
    const action = debug === null ? null : debug ? 'Continue' : 'SilentlyContinue';
    this.#write('debug', new DebugRecord(text), text, action, 'DebugPreference');
  }

  /** `shown`: Write-Host, which prints whatever the preference says, unless that is Ignore. */
  information(record: InformationRecord, text: string, shown: boolean): void {
    const given = this.#common.informationAction ?? this.#session.preference('InformationPreference');
    const action = shown && given === 'SilentlyContinue' ? 'Continue' : given;
    this.#write('information', record, text, action, 'InformationPreference');
  }

  #write(
    stream: 'warning' | 'verbose' | 'debug' | 'information',
    record: Value,
    text: string,
    given: ActionPreference | null,
    preference: PreferenceName,
  ): void {
    const session = this.#session;
    const action = given ?? session.preference(preference);
    if (action === 'Ignore') return;
    if (record instanceof InformationalRecord) record.invocationInfo = callerOf(session);
    if (stream === 'warning' || stream === 'information') this.#keep(stream, record);
    if (action === 'Stop') {
      if (stream !== 'information') session.writeStream(stream, record);
      throw this.#stop(preference, text);
    }
    // silent information is not shown, but a redirection gets it
    if (action === 'SilentlyContinue' && (stream !== 'information' || session.streams.information === null)) return;
    session.writeStream(stream, record);
    if (action === 'Inquire') this.#confirm('Continue with this operation?');
  }

  /** The preference Inquire: goes on, or ends the command when the user wants that. */
  #confirm(question: string): void {
    if (confirmRecord(this.#session, question, this.#invocation())) return;
    throw this.#stopError('The running command stopped because the user selected the Stop option.');
  }

  #stop(preference: string, text: string): TerminatingError {
    return this.#stopError(
      `The running command stopped because the preference variable "${preference}" or common parameter is set to Stop: ${text}`,
    );
  }

  #stopError(message: string): TerminatingError {
    const error = engineError(
      newException(ActionPreferenceStopException, message),
      'ActionPreferenceStop',
      'OperationStopped',
    );
    error.record.invocationInfo = this.#invocation();
    error.fromErrorAction = true;
    return error;
  }
}

/** `$MyInvocation` of the code that called the command. */
function callerOf(session: Session): InvocationInfo | null {
  const value = session.scope.find('myinvocation')?.read();
  return value instanceof InvocationInfo ? value : null;
}
