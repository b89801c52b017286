/** Which stream an object came from: decides where its lines go and what stands before them (`WARNING: `). */
export type LineStream = 'output' | 'error' | 'warning' | 'verbose' | 'debug' | 'information';

/** Where rendered lines go: the screen, a string, a file. */
export interface LineOutput {
  /** Cells of a line; Infinity where nothing limits a list (Out-String and Out-File without -Width). */
  readonly width: number;
  /** Cells of a table line where `width` is Infinity: the columns of the console. */
  readonly screenWidth: number;
  /** Rows of the screen, for -RepeatHeader; Infinity where there is no screen. */
  readonly rows: number;
  /** False: escape codes are taken out before `write` is called. */
  readonly ansi: boolean;
  /** Texts that are printed as they are lose escape codes as laid-out ones do: the screen does that, strings and files keep them. */
  readonly stripsRaw: boolean;
  /** The error stream of a screen leaves out the empty line at the end of an error; strings and files have it. */
  readonly compactErrors: boolean;
  /** True on a terminal: control and bidi characters inside laid-out values are shown as `\u202e`, not obeyed. */
  readonly escapesControls: boolean;
  /** Takes one line without its line end. A text printed as is may hold line ends of its own. */
  write(text: string, stream: LineStream): void;
}
