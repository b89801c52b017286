import type { ErrorRecord } from '../errors/error-record.js';
import type { Host } from '../host.js';
import { HostStoppedError } from '../host.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import { invokeBlock, type BlockCall, BlockRunner } from '../pipeline/invoke-block.js';
import type { ScriptBlock } from '../pipeline/script-block.js';
import { ListSink, type Sink } from '../pipeline/sink.js';
import { screenStreams, type StreamName, type Streams } from '../pipeline/streams.js';
import { ArrayList } from '../values/collections.js';
import { CultureInfo, invariantCulture } from '../values/culture.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { defineAutomaticVariables } from './automatic-variables.js';
import { defineBuiltInAliases } from './aliases.js';
import type { CmdletTable } from './cmdlet-table.js';
import { Environment } from './environment.js';
import { Location } from './location.js';
import { runText, type RunOptions, type RunResult } from './run.js';
import { Scope } from './scope.js';
import { unset, Variable } from './variables.js';

/** The open document of one run: what a pipeline at the top outputs is laid out by it (src/format's OutDefault). */
export interface OutputDocument {
  process(value: Value): void;
  /** Closes the document: what is held back is printed. */
  end(): void;
}

export interface SessionOptions {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the first current location. */
  readonly location: string;
  /** Makes the document of one run. */
  readonly openOutput: (session: Session) => OutputDocument;
  /** Lines of an error for the error stream, without line ends (src/engine/errors/view.ts). */
  readonly culture?: CultureInfo;
  /** Names are compared, paths written and programs found as Windows does. */
  readonly windows?: boolean;
}

/** How deep script calls may nest before CallDepthOverflow. */
export const maximumCallDepth = 5000;

/** One running PowerShell: its names, its current place, its errors, and the host it speaks through. Several live in one process. */
export class Session implements ScriptContext {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Environment;
  readonly windows: boolean;
  readonly global: Scope = new Scope(null, true);
  readonly location: Location;
  readonly openOutput: (session: Session) => OutputDocument;
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
  /** Script calls that are open. */
  depth = 0;
  /** The document that takes top-level output of the run under way; null between runs. */
  document: OutputDocument | null = null;

  constructor(options: SessionOptions) {
    this.host = options.host;
    this.cmdlets = options.cmdlets;
    this.windows = options.windows ?? process.platform === 'win32';
    this.environment = new Environment(options.environment, this.windows);
    this.culture = options.culture ?? invariantCulture;
    this.location = new Location(this, options.location);
    this.openOutput = options.openOutput;
    defineBuiltInAliases(this.global);
    defineAutomaticVariables(this);
  }

  /** Parses and runs a text at the top of the session; shows what it outputs and its errors. */
  run(text: string, options: RunOptions = {}): RunResult {
    return runText(this, text, options);
  }

  /** Calls a script block; its output goes to `call.out`, or is returned collected when that is absent. */
  callBlock(block: ScriptBlock, call: BlockCall): void {
    invokeBlock(this, block, call);
  }

  /** A repeated call of one block in the current scope (ForEach-Object, Where-Object): cheaper than `callBlock`. */
  blockRunner(block: ScriptBlock): BlockRunner {
    return new BlockRunner(this, block);
  }

  invokeBlock(block: object, args: readonly Value[], dollarUnder?: Value): Value {
    const out = new ListSink();
    invokeBlock(this, block as ScriptBlock, { args, dollarUnder, out });
    return out.collapse();
  }

  invokeWithThis(block: object, self: Value, args: readonly Value[]): Value {
    const out = new ListSink();
    invokeBlock(this, block as ScriptBlock, { args, thisValue: self, out });
    return out.collapse();
  }
}
