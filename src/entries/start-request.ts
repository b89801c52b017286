/** One argument of a script started with `-File`, as pwsh hands it to the binder: a parameter with or without a value, or a plain value. */
export interface ScriptArgument {
  /** Parameter name without its dash; absent for a positional value. */
  readonly name?: string;
  /** What is bound; `$true`/`$false` after a colon are booleans. Absent for a parameter that stands alone. */
  readonly value?: string | boolean;
}

/** What the shell is started to do. */
export type Task =
  | { readonly kind: 'interactive' }
  | { readonly kind: 'command'; readonly text: string; readonly args: readonly string[] }
  | { readonly kind: 'file'; readonly path: string; readonly args: readonly ScriptArgument[] }
  /** Commands from standard input; `echo` writes prompts and what was read, as pwsh does for `-` and `-File -`. */
  | { readonly kind: 'stdin'; readonly echo: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' };

/** What the command line says; defaults are pwsh's. */
export interface CommandLine {
  readonly task: Task;
  readonly noExit: boolean;
  readonly noProfile: boolean;
  readonly showBanner: boolean;
  readonly nonInteractive: boolean;
  readonly login: boolean;
  /** Folder of `-WorkingDirectory`, as typed. */
  readonly workingDirectory: string | null;
  /** Folder of `--state`, as typed: where migrations are kept. */
  readonly state: string | null;
}

/** A command line that cannot be carried out: what is said on standard error, and the exit code. */
export class CommandLineError extends Error {
  readonly exitCode: number;
  /** Whether the usage text is printed on standard output before the message. */
  readonly showUsage: boolean;

  constructor(message: string, exitCode = 64, showUsage = true) {
    super(message);
    this.name = 'CommandLineError';
    this.exitCode = exitCode;
    this.showUsage = showUsage;
  }
}

/** What the parser must ask of the world. */
export interface CommandLineFacts {
  /** Whether a file stands at that path (relative to the current folder). */
  readonly fileExists: (path: string) => boolean;
  /** Whether standard input is a terminal. */
  readonly inputIsTerminal: boolean;
}

/** What has been read so far. */
export interface Draft {
  task: Task | null;
  noExit: boolean;
  noProfile: boolean;
  noLogo: boolean;
  nonInteractive: boolean;
  login: boolean;
  workingDirectory: string | null;
  state: string | null;
}

/** The arguments and the place up to which they are read. */
export interface Reader {
  readonly args: readonly string[];
  index: number;
  readonly draft: Draft;
  readonly facts: CommandLineFacts;
}

/** A switch of the shell and what it takes. */
export interface Switch {
  readonly name: string;
  /** Shortest prefix of `name` that is taken. */
  readonly shortest: string;
  /** Other spellings, taken only whole. */
  readonly also?: readonly string[];
  readonly take: (reader: Reader) => void;
}
