/**
 * The engine's only way out. The engine is synchronous and runs in a worker thread; whoever implements `Host` (src/entries
 * over posted messages and `Atomics.wait`, tests in memory) blocks until the answer is there.
 */

/** Where a text goes on the screen. `out` is standard output, `error` standard error. */
export type ScreenStream = 'out' | 'error';

/**
 * Data that can be posted to another thread: no functions, no engine objects. What a service answers is declared as a `type`: TypeScript
 * takes an interface for something that may get further members, and compares it with no record.
 */
export type PlainData =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly PlainData[]
  | { readonly [name: string]: PlainData };

/** One question of `Host.askFields`, as `$Host.UI.Prompt` and missing mandatory parameters ask it. */
export interface FieldQuestion {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** Full .NET type name, e.g. `System.String[]`: an array is asked for until an empty answer. */
  readonly typeName: string;
  readonly secret: boolean;
  /** Says why a text is not acceptable, null when it is. */
  readonly check?: (text: string) => string | null;
}

/** One answer of a choice: label with `&` before its hot key, and its help sentence. */
export interface Choice {
  readonly label: string;
  readonly help: string;
}

/** A choice as `$Host.UI.PromptForChoice` and confirmations ask it. */
export interface ChoiceQuestion {
  readonly caption: string;
  readonly message: string;
  readonly choices: readonly Choice[];
  /** Index of the default; -1 for none. */
  readonly defaultChoice: number;
}

/** A native program to run. */
export interface SpawnRequest {
  /** Path or name as found by command discovery. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Text for its standard input; null inherits the terminal's (or nothing when there is none). */
  readonly input: string | Uint8Array | null;
  /** False: the program writes to the terminal itself. */
  readonly captureOutput: boolean;
  readonly captureError: boolean;
  /** Called with each piece of output as it comes, before `spawn` returns. */
  readonly onOutput?: (stream: ScreenStream, data: string) => void;
}

/** What became of a program. Pieces already given to `onOutput` are not repeated here. */
export interface SpawnResult {
  /** Exit code; 128 + signal number when a signal ended it. */
  readonly exitCode: number;
  readonly output: string;
  readonly error: string;
  /** Why it could not be started, null when it ran. */
  readonly failure: string | null;
  /** The number it had while it ran; absent when it did not, or when it is not known. */
  readonly id?: number;
}

/** A progress record of Write-Progress for the screen. */
export interface ProgressUpdate {
  readonly id: number;
  readonly parentId: number;
  readonly activity: string;
  readonly status: string;
  readonly currentOperation: string;
  /** 0–100, -1 when unknown. */
  readonly percent: number;
  /** -1 when unknown. */
  readonly secondsRemaining: number;
  readonly completed: boolean;
}

/** Commands to run in an engine of their own. Values cross the border as CLIXML texts. */
export interface JobRequest {
  readonly script: string;
  /** Runs before `script`; null: nothing. */
  readonly initialization: string | null;
  /** CLIXML of the arguments, of the objects piped in (null: none), and of a table of the `$using:` values. */
  readonly args: string;
  readonly input: string | null;
  readonly using: string;
  /** Absolute path of the folder it starts in. */
  readonly location: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One object that a job wrote to a stream, as CLIXML; `failure`: the error that ended it. */
export interface JobPiece {
  readonly stream: 'output' | 'error' | 'warning' | 'verbose' | 'debug' | 'information' | 'failure';
  readonly data: string;
}

/** What is new of a job. */
export interface JobNews {
  readonly id: number;
  readonly pieces: readonly JobPiece[];
  readonly ended: boolean;
}

/** Which pieces of a job the engine already has: their number. */
export interface JobMark {
  readonly id: number;
  readonly seen: number;
}

/** Runs jobs beside the engine. */
export interface JobHost {
  /** Starts a job; its number. */
  start(request: JobRequest): number;
  /** News of these jobs; waits at most `milliseconds` for some when there are none yet (-1: without end), and returns early when the stop flag is raised. */
  news(marks: readonly JobMark[], milliseconds: number): readonly JobNews[];
  /** Ends a job as Ctrl+C would; has ended on return. */
  stop(id: number): void;
  /** The news that it ended has been taken: nothing more will be asked of it. */
  forget(id: number): void;
}

/** Colours of Write-Host; names of System.ConsoleColor, null for the terminal's own. */
export interface TextColours {
  readonly foreground: string | null;
  readonly background: string | null;
}

/** Thrown by every asking method when nobody can answer (`-NonInteractive`, redirected input, jobs). */
export class NotInteractiveError extends Error {
  override readonly name = 'NotInteractiveError';
  constructor() {
    super('PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.');
  }
}

/** Thrown by a waiting or asking method when the stop flag is raised (Ctrl+C). */
export class HostStoppedError extends Error {
  override readonly name = 'HostStoppedError';
}

/** What the engine asks of the outside; everything it does there goes through this port. */
export interface Host {
  /** Writes text as it is; line ends are the caller's. Escape codes are removed by the edge where the terminal has none. */
  write(stream: ScreenStream, text: string): void;
  /** Writes with console colours, as Write-Host -ForegroundColor does. */
  writeColoured(text: string, colours: TextColours): void;
  /** Columns to lay lines out in (80 when redirected). */
  readonly columns: number;
  readonly rows: number;
  /** A person can answer questions. */
  readonly isInteractive: boolean;
  /** Standard output goes to a file or a pipe. */
  readonly outputRedirected: boolean;
  /** The terminal understands escape codes and NO_COLOR is not set. */
  readonly supportsAnsi: boolean;
  /** Asks for a line; null at the end of the input. */
  readLine(prompt: string): string | null;
  /** Asks for a line without showing it. */
  readSecret(prompt: string): string | null;
  /** Asks for one of several answers; its index. */
  askChoice(question: ChoiceQuestion): number;
  /** Asks for several values under one caption; answers by field name, arrays for array types. */
  askFields(
    caption: string,
    message: string,
    fields: readonly FieldQuestion[],
  ): Readonly<Record<string, string | string[]>>;
  /** Waits; returns early (and raises HostStoppedError) when the stop flag is raised. */
  sleep(milliseconds: number): void;
  spawn(request: SpawnRequest): SpawnResult;
  /** Calls an async function of src/services by name and waits. Raises what the service raised, as an Error with its `name`. */
  callService(name: string, data: PlainData): PlainData;
  /** Null: jobs run to their end in the engine's own thread when they are started. */
  readonly jobs: JobHost | null;
  progress(update: ProgressUpdate): void;
  /** Ctrl+C was pressed and nobody has taken notice yet. */
  stopRequested(): boolean;
  /** The engine has unwound: the flag may be lowered. */
  stopHandled(): void;
  clearScreen(): void;
  windowTitle: string;
  clipboard: { get(): string; set(text: string): void };
  /** Leaves at most this many milliseconds for output already written to reach its reader. */
  flush(): void;
}
