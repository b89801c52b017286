import type { AttributeAst, ExpressionAst, ScriptBlockAst } from '../../language/ast.js';
import { defineTypes } from '../compile/classes.js';
import { type CustomAttribute, customAttribute } from '../compile/custom-attributes.js';
import type { Frame } from '../compile/frame.js';
import { runtimeError } from '../errors/terminating.js';
import type { Host } from '../host.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import '../pipeline/engine-types.js';
import { type BlockCall, BlockRunner, invokeBlock } from '../pipeline/invoke-block.js';
import { type OutFile, openOutFile } from '../pipeline/out-file.js';
import type { ScriptBlock } from '../pipeline/script-block.js';
import { ListSink, nullSink, type Sink } from '../pipeline/sink.js';
import '../types/catalogue.js';
import type { CultureInfo } from '../values/culture.js';
import { englishCulture } from '../values/culture-data.js';
import { callInstance, invokeMethod } from '../values/methods.js';
import type { NetType } from '../values/net-type.js';
import type { Value } from '../values/value.js';
import { defineBuiltInAliases } from './aliases.js';
import { defineAutomaticVariables } from './automatic-variables.js';
import { defineBuiltInFunctions } from './built-in-functions.js';
import type { CmdletTable } from './cmdlet-table.js';
import { readDrive, writeDrive } from './drive-variables.js';
import { Environment } from './environment.js';
import { Location } from './location.js';
import { compileText, type RunOptions, type RunResult, runText } from './run.js';
import { SessionState } from './session-state.js';
import { type OutputDocument, SessionStreams } from './session-streams.js';
import { readTextLines } from './text-files.js';
import { TranscribingHost } from './transcribing-host.js';
import { assignVariable } from './variable-store.js';

/** What a session is made of. */
export interface SessionOptions {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the first current location. */
  readonly location: string;
  /** Makes the document of one run. */
  readonly openOutput: (session: Session) => OutputDocument;
  /** Makes a document whose lines go to `write`, laid out as Out-String does: what native programs get on their input. */
  readonly openText: (session: Session, write: (line: string) => void) => OutputDocument;
  readonly culture?: CultureInfo;
  /** Names are compared, paths written and programs found as Windows does. */
  readonly windows?: boolean;
  /** Told of every error that is a mistake of ours, before it becomes an error of the script. */
  readonly onDefect?: (defect: Error) => void;
  /** Opens a nested prompt (`S` at a question). */
  readonly nestedPrompt?: (session: Session) => void;
}

/** One running PowerShell: its names, its current place, its errors, and the host it speaks through. Several live in one process. */
export class Session extends SessionStreams {
  readonly host: TranscribingHost;
  readonly cmdlets: CmdletTable;
  readonly environment: Environment;
  readonly windows: boolean;
  readonly options: SessionOptions;
  readonly location: Location;
  culture: CultureInfo;
  /** Number of the command line that runs, for InvocationInfo.HistoryId; who reads command lines counts it. */
  historyId = 1n;
  readonly #closers: (() => void)[] = [];

  constructor(options: SessionOptions) {
    super();
    this.options = options;
    this.host = new TranscribingHost(options.host);
    this.cmdlets = options.cmdlets;
    this.windows = options.windows ?? process.platform === 'win32';
    this.environment = new Environment(options.environment, this.windows);
    this.culture = options.culture ?? englishCulture;
    this.location = new Location(this, options.location);
    defineBuiltInAliases(this.global);
    defineAutomaticVariables(this);
    defineBuiltInFunctions(this);
  }

  /** Has something run when the session ends (`PowerShell.Exiting`). */
  onClose(closer: () => void): void {
    this.#closers.push(closer);
  }

  /** There is something to run when the session ends. */
  get hasClosers(): boolean {
    return this.#closers.length > 0;
  }

  /** The session ends: runs what was left for this moment, once, with what it shows. */
  close(): void {
    this.withDocument(() => {
      for (const closer of this.#closers.splice(0)) closer();
    });
  }

  /** A mistake of ours came to light. */
  noteDefect(defect: Error): void {
    this.options.onDefect?.(defect);
  }

  protected override openDocument(): OutputDocument {
    return this.options.openOutput(this);
  }

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

  invokeWithThis(block: object, self: Value, args: readonly Value[], errors?: 'silent'): Value {
    const out = new ListSink();
    const { propagating, streams } = this;
    this.propagating = true;
    if (errors === 'silent') this.streams = { ...streams, error: nullSink };
    try {
      invokeBlock(this, block as ScriptBlock, { args, thisValue: self, out });
    } finally {
      this.propagating = propagating;
      this.streams = streams;
    }
    return out.collapse();
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

  /** `$using:x` has a value only in the session of a job. */
  readUsing(_f: Frame, _key: string, _name: string): Value {
    throw runtimeError(
      'UsingWithoutInvokeCommand',
      'InvalidOperation',
      'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
    );
  }

  /** `$env:x` and `$function:f` are read elsewhere: this is `$drive:name` of any other drive. */
  readDriveVariable(drive: string, name: string): Value {
    return readDrive(this, drive, name);
  }

  writeDriveVariable(drive: string, name: string, value: Value): void {
    writeDrive(this, drive, name, value);
  }

  /** An attribute that a class of the script defines. */
  customAttribute(ast: AttributeAst, value: (ast: ExpressionAst) => Value): CustomAttribute {
    return customAttribute(this, ast, value);
  }

  /** `> file` */
  openOutFile(path: string, append: boolean): OutFile {
    return openOutFile(this, path, append);
  }

  /** The lines of a text file, for `switch -file`. */
  readLines(path: Value): string[] {
    return readTextLines(this, path);
  }

  /** `$PSCmdlet.SessionState`, `$ExecutionContext.SessionState`. */
  sessionState(): Value {
    return new SessionState(this);
  }

  /** `([Base]$this).Method()` */
  invokeBase(self: Value, type: NetType, name: string, args: readonly Value[]): Value {
    const group = type.findMethod(name.toLowerCase());
    return group ? callInstance(this, group, self, name, args) : invokeMethod(this, self, name, args);
  }

  /** A document whose lines go to `write` (`SessionOptions.openText`). */
  openText(write: (line: string) => void): OutputDocument {
    return this.options.openText(this, write);
  }

  nestedPrompt(): void {
    this.options.nestedPrompt?.(this);
  }
}
