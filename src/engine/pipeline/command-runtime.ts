import type { ActionPreference, CommonValues } from '../command/common-parameters.js';
import { ActionPreferenceStopException } from '../errors/engine-exceptions.js';
import type { ErrorRecord } from '../errors/error-record.js';
import { newException } from '../errors/exceptions.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import type { InvocationInfo } from '../errors/invocation-info.js';
import { engineError, TerminatingError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import type { ArrayList } from '../values/collections.js';
import type { Value } from '../values/value.js';
import type { CommandProcessor } from './command-processor.js';
import { confirmRecord } from './inquire.js';
import { DebugRecord, type InformationRecord, VerboseRecord, WarningRecord } from './stream-records.js';

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
  readonly #errors: ArrayList | null;
  readonly #warnings: ArrayList | null;
  readonly #informations: ArrayList | null;

  constructor(processor: CommandProcessor, common: CommonValues, invocation: () => InvocationInfo) {
    this.#session = processor.session;
    this.#processor = processor;
    this.#common = common;
    this.#invocation = invocation;
    this.#errors = this.#collector(common.errorVariable);
    this.#warnings = this.#collector(common.warningVariable);
    this.#informations = this.#collector(common.informationVariable);
  }

  /** The list behind `-ErrorVariable name`; `+name` goes on with what is there. */
  #collector(name: string | null): ArrayList | null {
    return name === null ? null : this.#session.recordList(this.#processor.callerScope, name);
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
      this.#errors?.items.push(stopException(record));
      throw stopped;
    }
    if (action === 'Inquire' && !confirmRecord(session, record.message, this.#invocation()))
      throw new PipelineStoppedFlow();
    session.addError(record);
    this.#errors?.items.push(record);
    session.streams.recorders?.keep('error', record);
    if (action !== 'SilentlyContinue') session.writeErrorStream(record);
  }

  /** A terminating error of the command: into the error variable, not yet into `$Error`. */
  noteTerminating(error: TerminatingError): void {
    this.#processor.failed = true;
    error.record.invocationInfo ??= this.#invocation();
    error.record.scriptStackTrace ??= this.#session.calls.traceHere();
    if (!error.fromErrorAction) this.#errors?.items.push(error.record);
  }

  warning(text: string): void {
    const record = new WarningRecord(text);
    this.#write('warning', record, text, this.#warnings, this.#common.warningAction, 'WarningPreference');
  }

  verbose(text: string): void {
    const { verbose } = this.#common;
    const action = verbose === null ? null : verbose ? 'Continue' : 'SilentlyContinue';
    this.#write('verbose', new VerboseRecord(text), text, null, action, 'VerbosePreference');
  }

  debug(text: string): void {
    const { debug } = this.#common;
    const action = debug === null ? null : debug ? 'Continue' : 'SilentlyContinue';
    this.#write('debug', new DebugRecord(text), text, null, action, 'DebugPreference');
  }

  /** `shown`: Write-Host, which prints whatever the preference says. */
  information(record: InformationRecord, text: string, shown: boolean): void {
    const action = this.#common.informationAction ?? (shown ? 'Continue' : null);
    this.#write('information', record, text, this.#informations, action, 'InformationPreference');
  }

  #write(
    stream: 'warning' | 'verbose' | 'debug' | 'information',
    record: Value,
    text: string,
    list: ArrayList | null,
    given: ActionPreference | null,
    preference: PreferenceName,
  ): void {
    const session = this.#session;
    const action = given ?? session.preference(preference);
    if (action === 'Ignore') return;
    list?.items.push(record);
    if (stream === 'warning' || stream === 'information') session.streams.recorders?.keep(stream, record);
    if (action === 'Stop') {
      if (stream !== 'information') session.writeStream(stream, record);
      throw this.#stop(preference, text);
    }
    // silent information is not shown, but a redirection gets it
    if (action === 'SilentlyContinue' && (stream !== 'information' || session.streams.information === null)) return;
    session.writeStream(stream, record);
    if (action === 'Inquire' && !confirmRecord(session, text, this.#invocation())) throw new PipelineStoppedFlow();
  }

  #stop(preference: string, text: string): TerminatingError {
    const message = `The running command stopped because the preference variable "${preference}" or common parameter is set to Stop: ${text}`;
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

/** What `-ErrorVariable` holds of an error that `-ErrorAction Stop` made terminating. */
function stopException(record: ErrorRecord): Value {
  const message = `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${record.message}`;
  const exception = newException(ActionPreferenceStopException, message);
  exception.record = record;
  return exception;
}
