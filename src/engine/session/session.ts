import type { AttributeAst, ExpressionAst, ScriptBlockAst } from '../../language/ast.js';
import type { ActionPreference } from '../command/common-parameters.js';
import type { ConfirmImpact } from '../command/definition.js';
import { defineTypes } from '../compile/classes.js';
import { type CustomAttribute, customAttribute } from '../compile/custom-attributes.js';
import type { Frame } from '../compile/frame.js';
import { typeNotFound } from '../compile/type-errors.js';
import { typeConstraint } from '../compile/types.js';
import { toText } from '../convert/text.js';
import { recordOfException } from '../errors/engine-exceptions.js';
import { ErrorRecord } from '../errors/error-record.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import { runtimeError, TerminatingError } from '../errors/terminating.js';
import { type Host, HostStoppedError } from '../host.js';
import { CmdletInfo, type FunctionInfo } from '../pipeline/command-info.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import { type BlockCall, BlockRunner, invokeBlock } from '../pipeline/invoke-block.js';
import '../pipeline/engine-types.js';
import '../types/catalogue.js';
import { type OutFile, openOutFile } from '../pipeline/out-file.js';
import type { ScriptBlock } from '../pipeline/script-block.js';
import { ListSink, type Sink } from '../pipeline/sink.js';
import { callDepthOverflow } from '../pipeline/statement-errors.js';
import { WarningRecord } from '../pipeline/stream-records.js';
import { type StreamName, type Streams, screenStreams } from '../pipeline/streams.js';
import { ArrayList } from '../values/collections.js';
import type { CultureInfo } from '../values/culture.js';
import { englishCulture } from '../values/culture-data.js';
import type { EnumValue } from '../values/enums.js';
import { invokeMethod } from '../values/members.js';
import { callInstance } from '../values/methods.js';
import { findType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { defineBuiltInAliases } from './aliases.js';
import { defineAutomaticVariables } from './automatic-variables.js';
import { CallStack } from './call-stack.js';
import type { CmdletEntry, CmdletTable } from './cmdlet-table.js';
import { readDrive, writeDrive } from './drive-variables.js';
import { Environment } from './environment.js';
import { Location } from './location.js';
import { actionValue, confirmValue, readConfirmPreference, readPreference } from './preferences.js';
import { compileText, type RunOptions, type RunResult, runText } from './run.js';
import { Scope } from './scope.js';
import { TypeTable } from './script-types.js';
import { SessionState } from './session-state.js';
import { readTextLines } from './text-files.js';
import { assignConstrained, assignPrivate, assignVariable } from './variable-store.js';
import { Variable, type VariableConstraint } from './variables.js';

/** The open document of one run: what a pipeline at the top outputs, and records of other streams, are laid out by it (src/format). */
export interface OutputDocument {
  process(value: Value, stream?: StreamName | 'output'): void;
  /** Closes the document: what is held back is printed. */
  end(): void;
}

/** What a session is made of. */
export interface SessionOptions {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the first current location. */
  readonly location: string;
  /** Makes the document of one run. */
  readonly openOutput: (session: Session) => OutputDocument;
  readonly culture?: CultureInfo;
  /** Names are compared, paths written and programs found as Windows does. */
  readonly windows?: boolean;
  /** Opens a nested prompt (`S` at a question). */
  readonly nestedPrompt?: (session: Session) => void;
}

/** How deep script calls may nest before CallDepthOverflow. */
export const maximumCallDepth = 5000;

/** `$Error` keeps this many records. */
const maximumErrors = 256;

/** One running PowerShell: its names, its current place, its errors, and the host it speaks through. Several live in one process. */
export class Session implements ScriptContext {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Environment;
  readonly windows: boolean;
  readonly options: SessionOptions;
  readonly global: Scope = new Scope(null, true);
  readonly location: Location;
  readonly types = new TypeTable();
  readonly calls = new CallStack();
  /** `$Error`: newest first. */
  readonly errors = new ArrayList();
  culture: CultureInfo;
  /** The scope of the code that runs now. */
  scope: Scope = this.global;
  /** Where the streams besides output go for the command that runs now. */
  streams: Streams = screenStreams;
  /** `$?` */
  succeeded = true;
  /** Inside a `try`: errors of statements leave their statement list instead of being reported. */
  propagating = false;
  /** The error of the innermost catch or trap that runs: a bare `throw` raises it again. */
  caughtError: ErrorRecord | null = null;
  /** Number of the command line that runs, for InvocationInfo.HistoryId; who reads command lines counts it. */
  historyId = 1n;
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
  readonly #cmdletInfos = new Map<CmdletEntry, CmdletInfo>();

  constructor(options: SessionOptions) {
    this.options = options;
    this.host = options.host;
    this.cmdlets = options.cmdlets;
    this.windows = options.windows ?? process.platform === 'win32';
    this.environment = new Environment(options.environment, this.windows);
    this.culture = options.culture ?? englishCulture;
    this.location = new Location(this, options.location);
    defineBuiltInAliases(this.global);
    defineAutomaticVariables(this);
  }

  // ------------------------------------------------------------------------------------------- running

  /** Parses and runs a text at the top of the session; shows what it outputs and its errors. */
  run(text: string, options: RunOptions = {}): RunResult {
    return runText(this, text, options);
  }

  /** Parses and compiles a script; raises its first parse error. */
  compile(text: string, file: string | null = null): ScriptBlock {
    return compileText(this, text, file);
  }

  /** Called before a script runs: defines its classes and enums. */
  prepareScript(ast: ScriptBlockAst): void {
    defineTypes(this, ast);
  }

  /** Runs `body` with an open output document, unless one is open. */
  withDocument<T>(body: () => T): T {
    if (this.document) return body();
    this.document = this.options.openOutput(this);
    try {
      return body();
    } finally {
      this.document.end();
      this.document = null;
    }
  }

  /** Calls a script block; its output goes to `call.out`. */
  callBlock(block: ScriptBlock, call: BlockCall): void {
    invokeBlock(this, block, call);
  }

  /** A repeated call of one block in the current scope (ForEach-Object, Where-Object): cheaper than `callBlock`. */
  blockRunner(block: ScriptBlock): BlockRunner {
    return new BlockRunner(this, block);
  }

  invokeBlock(block: object, args: readonly Value[], dollarUnder?: Value): Value {
    const out = new ListSink();
    // `.ForEach{ }`, `.Where{ }`, calculated properties: the block works on the names of its caller
    const dotted = dollarUnder !== undefined;
    invokeBlock(this, block as ScriptBlock, { args, dollarUnder, out, dotted });
    return out.collapse();
  }

  invokeWithThis(block: object, self: Value, args: readonly Value[]): Value {
    const out = new ListSink();
    invokeBlock(this, block as ScriptBlock, { args, thisValue: self, out });
    return out.collapse();
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

  // ------------------------------------------------------------------------------------------ stopping

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

  // ----------------------------------------------------------------------------------------- variables

  get ofs(): string {
    const value = this.scope.find('ofs')?.read();
    return value === undefined || value === null ? ' ' : toText(this, value);
  }

  get strictMode(): number {
    return this.scope.strict;
  }

  get currentDirectory(): string {
    return this.location.path;
  }

  setVariable(scope: Scope, key: string, name: string, value: Value): void {
    assignVariable(this, scope, key, name, value);
  }

  setPrivateVariable(scope: Scope, key: string, name: string, value: Value): void {
    assignPrivate(this, scope, key, name, value);
  }

  /** Assigns in a scope; the variable when compiled code may keep it in a cell. */
  assignPlain(scope: Scope, key: string, name: string, value: Value): Variable | undefined {
    const variable = assignVariable(this, scope, key, name, value);
    return variable.cacheable && scope.own(key) === variable ? variable : undefined;
  }

  assignConstrained(
    scope: Scope,
    key: string,
    name: string,
    value: Value,
    constraints: readonly VariableConstraint[],
  ): void {
    assignConstrained(this, scope, key, name, value, constraints);
  }

  /** The scope a qualifier names. */
  scopeFor(scope: Scope, qualifier: string | null): Scope {
    return qualifier === 'global' ? this.global : qualifier === 'script' ? scope.script : scope;
  }

  /** Sets `$Matches` of the running block. */
  setMatches(table: Value): void {
    assignVariable(this, this.scope, 'matches', 'Matches', table);
  }

  /** `$using:x` has a value only in the session of a job. */
  readUsing(_f: Frame, _key: string, _name: string): Value {
    throw runtimeError(
      'UsingWithoutInvokeCommand',
      'InvalidOperation',
      'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
    );
  }

  /** The list behind `-OutVariable name`, in a scope; `+name` goes on with what is there. */
  recordList(scope: Scope, name: string): ArrayList {
    const adds = name.startsWith('+');
    const key = (adds ? name.slice(1) : name).toLowerCase();
    const before = adds ? scope.own(key)?.read() : null;
    const list =
      before instanceof ArrayList ? before : new ArrayList(before === null || before === undefined ? [] : [before]);
    if (list !== before) assignVariable(this, scope, key, adds ? name.slice(1) : name, list);
    return list;
  }

  /** `-PipelineVariable`: the object that a command hands on is a variable for the commands behind it. */
  pipelineVariable(processor: CommandProcessor, name: string): Sink {
    const { out, callerScope } = processor;
    const key = name.toLowerCase();
    processor.onDispose = () => callerScope.remove(key);
    return {
      write: (value) => {
        assignVariable(this, callerScope, key, name, value);
        out.write(value);
      },
    };
  }

  /** `$env:x` and `$function:f` are read elsewhere: this is `$drive:name` of any other drive. */
  readDriveVariable(drive: string, name: string): Value {
    return readDrive(this, drive, name);
  }

  writeDriveVariable(drive: string, name: string, value: Value): void {
    writeDrive(this, drive, name, value);
  }

  // ---------------------------------------------------------------------------------------- preferences

  preference(name: string): ActionPreference {
    return readPreference(this, this.scope, name.toLowerCase());
  }

  errorActionPreference(): ActionPreference {
    return readPreference(this, this.scope, 'erroractionpreference');
  }

  confirmPreference(): ConfirmImpact {
    return readConfirmPreference(this, this.scope);
  }

  isPreferenceTrue(name: string): boolean {
    return this.scope.find(name.toLowerCase())?.read() === true;
  }

  actionValue(name: ActionPreference): EnumValue {
    return actionValue(name);
  }

  confirmValue(name: ConfirmImpact): EnumValue {
    return confirmValue(name);
  }

  definePreference(name: string, value: EnumValue): void {
    this.global.put(new Variable(name, value)).constrain([typeConstraint(value.netType)]);
  }

  defaultParameterValues(): Value {
    return this.scope.find('psdefaultparametervalues')?.read() ?? null;
  }

  // ------------------------------------------------------------------------------------------- commands

  cmdletInfo(entry: CmdletEntry): CmdletInfo {
    let info = this.#cmdletInfos.get(entry);
    if (!info) {
      info = new CmdletInfo(entry);
      this.#cmdletInfos.set(entry, info);
    }
    return info;
  }

  /** Defines a function; `where` is the qualifier of its name. */
  defineFunction(scope: Scope, where: string | null, info: FunctionInfo): void {
    const target = this.scopeFor(scope, where);
    target.functions ??= new Map();
    target.functions.set(info.name.toLowerCase(), info);
  }

  // --------------------------------------------------------------------------------------------- types

  findScriptType(name: string): NetType | null {
    return this.types.find(name);
  }

  /** The type of a name; raises TypeNotFound. */
  typeByName(name: string): NetType {
    const type = this.types.find(name) ?? findType(name);
    if (!type) throw typeNotFound(name);
    return type;
  }

  /** An attribute that a class of the script defines. */
  customAttribute(ast: AttributeAst, value: (ast: ExpressionAst) => Value): CustomAttribute {
    return customAttribute(this, ast, value);
  }

  /** `$ExecutionContext`. */
  engineIntrinsics(): Value {
    return this.global.own('executioncontext')?.read() ?? null;
  }

  // ------------------------------------------------------------------------------------- errors, streams

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
    if (sink) sink.write(record);
    else this.showError(record);
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

  /** `> file` */
  openOutFile(path: string, append: boolean): OutFile {
    return openOutFile(this, path, append);
  }

  /** The lines of a text file, for `switch -file`. */
  readLines(path: string): string[] {
    return readTextLines(this, path);
  }

  /** Imports a module by name or path for `using module`. */
  importScriptModule(_name: string): void {}

  /** `$PSCmdlet.SessionState`, `$ExecutionContext.SessionState`. */
  sessionState(): Value {
    return new SessionState(this);
  }

  /** `([Base]$this).Method()` */
  invokeBase(self: Value, type: NetType, name: string, args: readonly Value[]): Value {
    const group = type.findMethod(name.toLowerCase());
    return group ? callInstance(this, group, self, name, args) : invokeMethod(this, self, name, args);
  }

  /** The lines a value is printed as: what a native program gets on its input. */
  textLines(value: Value): readonly string[] {
    return [toText(this, value)];
  }

  // -------------------------------------------------------------------------------------------- the rest

  /** The exit code that `exit value` stands for. */
  exitCodeOf(value: Value): number {
    if (value === undefined || value === null) return Number(this.global.own('lastexitcode')?.read() ?? 0);
    if (typeof value === 'number') return value;
    const number = Number(typeof value === 'boolean' ? value : toText(this, value));
    return Number.isInteger(number) ? number : 0;
  }

  setLastExitCode(code: number): void {
    assignVariable(this, this.global, 'lastexitcode', 'LASTEXITCODE', code);
  }

  nestedPrompt(): void {
    this.options.nestedPrompt?.(this);
  }

  recordOf(thrown: TerminatingError): ErrorRecord {
    return thrown.record ?? recordOfException(thrown.exception);
  }
}
