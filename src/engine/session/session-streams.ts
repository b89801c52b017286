import type { Frame } from '../compile/frame.js';
import { tryConvert } from '../convert/convert.js';
import { recordOfException } from '../errors/engine-exceptions.js';
import { ErrorRecord } from '../errors/error-record.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import { TerminatingError } from '../errors/terminating.js';
import { HostStoppedError } from '../host.js';
import type { Sink } from '../pipeline/sink.js';
import { callDepthOverflow } from '../pipeline/statement-errors.js';
import { WarningRecord } from '../pipeline/stream-records.js';
import { type StreamName, type Streams, screenStreams } from '../pipeline/streams.js';
import { int32Type } from '../types/numbers.js';
import { ArrayList } from '../values/lists.js';
import type { Value } from '../values/value.js';
import { CallStack } from './call-stack.js';
import { SessionNames } from './session-names.js';
import { assignVariable } from './variable-store.js';

/** The open document of one run: what a pipeline at the top outputs, and records of other streams, are laid out by it (src/format). */
export interface OutputDocument {
  process(value: Value, stream?: StreamName | 'output'): void;
  /** Closes the document: what is held back is printed. */
  end(): void;
}

/** How deep script calls may nest before CallDepthOverflow. */
const maximumCallDepth = 5000;

/** `$Error` keeps this many records. */
const maximumErrors = 256;

/** What a session writes and how it is stopped: streams, the open document, errors, the call stack. */
export abstract class SessionStreams extends SessionNames {
  readonly calls = new CallStack();
  /** `$Error`: newest first. */
  readonly errors = new ArrayList();
  /** Where the streams besides output go for the command that runs now. */
  streams: Streams = screenStreams;
  /** `$?` */
  succeeded = true;
  /** Inside a `try`: errors of statements leave their statement list instead of being reported. */
  propagating = false;
  /** The error of the innermost catch or trap that runs: a bare `throw` raises it again. */
  caughtError: TerminatingError | null = null;
  /** Script calls that are open. */
  depth = 0;
  /** Takes what the run under way outputs at the top; null between runs. */
  document: OutputDocument | null = null;
  /** The sink of the top of a run: native programs that write to it may write to the screen themselves. */
  readonly topSink: Sink = {
    write: (value) =>
      this.document?.process(value, value instanceof ErrorRecord && value.wasWritten ? 'error' : 'output'),
  };
  #stopping = false;
  #ticks = 0;

  /** Opens the document of a run. */
  protected abstract openDocument(): OutputDocument;

  /** Runs `body` with an open output document, unless one is open. */
  withDocument<T>(body: () => T): T {
    if (this.document) return body();
    this.document = this.openDocument();
    try {
      return body();
    } finally {
      this.document.end();
      this.document = null;
    }
  }

  /** Runs `body` while what runs now waits: with the screen as its streams and an output of its own (nested prompts). */
  aside<T>(body: () => T): T {
    const { scope, streams, propagating, caughtError, depth, document, succeeded } = this;
    const frames = this.calls.frames.splice(0);
    this.streams = screenStreams;
    this.propagating = false;
    this.document = null;
    try {
      return body();
    } finally {
      this.calls.frames.splice(0, this.calls.frames.length, ...frames);
      Object.assign(this, { scope, streams, propagating, caughtError, depth, document, succeeded });
    }
  }

  /** A script block starts to run. Raises CallDepthOverflow. */
  enter(frame: Frame): void {
    if (++this.depth > maximumCallDepth) {
      this.depth--;
      throw callDepthOverflow();
    }
    this.calls.frames.push(frame);
  }

  /** The innermost script block has ended. */
  leave(frame: Frame): void {
    this.depth--;
    const { frames } = this.calls;
    const at = frames.lastIndexOf(frame);
    if (at >= 0) frames.length = at;
  }

  stopRequested(): boolean {
    return !this.#stopping && this.host.stopRequested();
  }

  /** Raises PipelineStopped when the user pressed Ctrl+C. Loops call it at every turn: most calls only count. */
  checkStop(): void {
    if ((++this.#ticks & 63) === 0 && this.stopRequested()) {
      this.#stopping = true;
      throw new PipelineStoppedFlow();
    }
  }

  /** Runs what must run in spite of Ctrl+C (`finally`, `clean`). */
  unwinding<T>(body: () => T): T {
    const before = this.#stopping;
    this.#stopping = true;
    try {
      return body();
    } finally {
      this.#stopping = before;
    }
  }

  /** The run has ended after Ctrl+C. */
  stopHandled(): void {
    this.#stopping = false;
    this.host.stopHandled();
  }

  sleep(milliseconds: number): void {
    try {
      this.host.sleep(milliseconds);
    } catch (error) {
      if (!(error instanceof HostStoppedError)) throw error;
      this.#stopping = true;
      throw new PipelineStoppedFlow();
    }
  }

  /** Adds an error to `$Error` once. */
  recordError(error: TerminatingError): void {
    if (error.recorded) return;
    error.recorded = true;
    this.addError(error.record);
    this.streams.recorders?.keep('error', error.record);
  }

  addError(record: ErrorRecord): void {
    const { items } = this.errors;
    const [newest] = items;
    if (newest === record || (newest instanceof ErrorRecord && newest.exception === record.exception)) return;
    items.unshift(record);
    if (items.length > maximumErrors) items.length = maximumErrors;
  }

  /** Reports the error of a statement: to the error stream of the running command. */
  reportError(record: ErrorRecord): void {
    this.writeErrorStream(record);
  }

  /** Reports an error of a running function's own command (binding of a pipeline object). */
  reportCommandError(thrown: unknown): void {
    if (!(thrown instanceof TerminatingError) || thrown.fromErrorAction || this.propagating) throw thrown;
    this.recordError(thrown);
    const action = this.errorActionPreference();
    if (action === 'Stop') throw thrown;
    if (action !== 'SilentlyContinue' && action !== 'Ignore') this.writeErrorStream(thrown.record);
  }

  writeErrorStream(record: ErrorRecord): void {
    const sink = this.streams.error;
    record.wasWritten = true;
    if (!sink) {
      this.showError(record);
      return;
    }
    record.onErrorStream = true;
    sink.write(record);
  }

  /** Shows an error on the screen. */
  showError(record: ErrorRecord): void {
    this.withDocument(() => this.document!.process(record, 'error'));
  }

  /** A warning of the engine itself in a running function. */
  writeWarning(text: string): void {
    if (this.preference('WarningPreference') === 'Continue') this.writeStream('warning', new WarningRecord(text));
  }

  /** A record of the warning, verbose, debug or information stream that the preferences let through. */
  writeStream(stream: Exclude<StreamName, 'error'>, record: Value): void {
    const sink = this.streams[stream];
    if (sink) sink.write(record);
    else this.showRecord(stream, record);
  }

  /** Shows a record of a stream on the screen. */
  showRecord(stream: Exclude<StreamName, 'error'>, record: Value): void {
    this.withDocument(() => this.document!.process(record, stream));
  }

  /** A line on the screen past all streams. */
  writeHostLine(text: string): void {
    this.host.write('out', `${text}\n`);
  }

  writeConsole(text: string, toError: boolean): void {
    this.host.write(toError ? 'error' : 'out', text);
  }

  readConsole(): string | null {
    return this.host.readLine('');
  }

  /** True when what is written to the sink goes to the screen as it is: programs may write there themselves. */
  isScreen(sink: Sink): boolean {
    return sink === this.topSink;
  }

  /** A native program is about to write to the screen itself. */
  beforeNative(): void {}

  /** The exit code that `exit value` stands for; 0 for nothing and for what is no number. */
  exitCodeOf(value: Value): number {
    if (value === undefined || value === null) return 0;
    return Number(tryConvert(this, value, int32Type) ?? 0);
  }

  setLastExitCode(code: number): void {
    assignVariable(this, this.global, 'lastexitcode', 'LASTEXITCODE', code);
  }

  recordOf(thrown: TerminatingError): ErrorRecord {
    return thrown.record ?? recordOfException(thrown.exception);
  }
}
