import type {
  JobMark,
  JobNews,
  JobPiece,
  JobRequest,
  PlainData,
  ScreenStream,
  SpawnRequest,
  SpawnResult,
} from '../engine/host.js';
import type { RaisedError } from './raised-error.js';
import type { ScriptArgument } from './start-request.js';

/**
 * What the main thread (the host) and the engine's worker say to each other. Messages go over one MessageChannel;
 * a side that waits sleeps on the shared words. Words of the shared Int32Array:
 */
export const SharedWord = {
  /** 1 while Ctrl+C waits to be noticed. */
  stop: 0,
  /** Counts what the engine is to wake for (a message, Ctrl+C); it sleeps on this word. */
  rung: 1,
  /** Messages posted to the engine, and those it has taken. */
  posted: 2,
  taken: 3,
  columns: 4,
  rows: 5,
  /** 1 as soon as the main thread has read the engine's files. */
  read: 6,
  length: 7,
} as const;

/** Facts of the terminal that do not change while the shell runs. */
export interface TerminalFacts {
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  readonly errorIsTerminal: boolean;
  /** Escape codes are understood and wanted (TERM, NO_COLOR). */
  readonly supportsAnsi: boolean;
  /** Standard output is a Windows console, which only its own thread can write in every script. */
  readonly relayOutput: boolean;
}

/** The engine's bundle and V8's compiled code of it (null: there is none), read by the main thread while the worker starts. */
export interface EngineFiles {
  readonly text: SharedArrayBuffer;
  readonly cache: SharedArrayBuffer | null;
}

/** What the worker is started with. */
export interface EngineStart {
  readonly shared: SharedArrayBuffer;
  readonly terminal: TerminalFacts;
  readonly environment: Readonly<Record<string, string>>;
  readonly location: string;
}

/** What the command line says about the session; comes as the first message. */
export interface SessionSettings {
  readonly nonInteractive: boolean;
  readonly noProfile: boolean;
  readonly workingDirectory: string | null;
  readonly stateFolder: string | null;
}

/** Orders of the host to the engine; each is answered by a `Done`. */
export type Order =
  | { readonly kind: 'configure'; readonly settings: SessionSettings }
  | { readonly kind: 'command'; readonly text: string; readonly args: readonly string[]; readonly input: boolean }
  | { readonly kind: 'file'; readonly path: string; readonly args: readonly ScriptArgument[]; readonly input: boolean }
  /** One unit typed at the prompt or read from standard input; `record` puts it into the history. */
  | { readonly kind: 'unit'; readonly text: string; readonly record: boolean }
  | { readonly kind: 'prompt' }
  /** The full path of a path typed at the prompt. */
  | { readonly kind: 'resolve'; readonly path: string }
  /** The shell ends: runs what scripts left for this moment. */
  | { readonly kind: 'leave' }
  /** Runs the commands of a background job: what they write is told piece by piece. */
  | { readonly kind: 'job'; readonly request: JobRequest }
  | { readonly kind: 'complete'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'close' };

/** Completions of a place in a line: `replaceLength` characters from `replaceIndex` are to be replaced by one of the matches. */
export interface CompletionAnswer {
  readonly replaceIndex: number;
  readonly replaceLength: number;
  readonly matches: readonly { readonly text: string; readonly label: string; readonly toolTip: string }[];
}

/** The engine's answer to an order. */
export interface Done {
  readonly kind: 'done';
  /** The exit code when the session is to end (`exit`, or the task was the only one), else null. */
  readonly exitCode: number | null;
  /** The session ends because it was asked to (`exit`), not because its task is done. */
  readonly asked: boolean;
  /** Scripts left something to run when the shell ends: `leave` is to be ordered then. */
  readonly leaves?: boolean;
  /** What the order asked for: the prompt's text, a path, completions. */
  readonly value?: string | CompletionAnswer;
  /** Cursor stands in column 0 on the screen. */
  readonly atLineStart: boolean;
}

/** Calls that the engine waits for, by name: arguments and result. */
export interface Calls {
  readLine: { args: { readonly prompt: string; readonly secret: boolean }; result: string | null };
  /** A line of redirected standard input; null at its end. */
  readInput: { args: Record<string, never>; result: string | null };
  spawn: { args: Omit<SpawnRequest, 'onOutput'>; result: SpawnResult };
  service: { args: { readonly name: string; readonly data: PlainData }; result: PlainData };
  clipboardGet: { args: Record<string, never>; result: string };
  clipboardSet: { args: { readonly text: string }; result: null };
  jobStart: { args: JobRequest; result: number };
  jobNews: { args: { readonly marks: readonly JobMark[]; readonly milliseconds: number }; result: readonly JobNews[] };
  jobStop: { args: { readonly id: number }; result: null };
  jobForget: { args: { readonly id: number }; result: null };
  write: { args: { readonly stream: ScreenStream; readonly text: string }; result: null };
}

/** A call in flight. */
export interface CallMessage<Name extends keyof Calls = keyof Calls> {
  readonly kind: 'call';
  readonly id: number;
  readonly name: Name;
  readonly args: Calls[Name]['args'];
}

/** What the engine tells without waiting. */
export type EngineMessage =
  | CallMessage
  | Done
  | { readonly kind: 'abandon'; readonly id: number }
  /** Something that the job wrote which this engine runs. */
  | { readonly kind: 'piece'; readonly piece: JobPiece }
  /** Nobody reads the output any more: the shell is to end as programs do that SIGPIPE ends. The engine waits for that. */
  | { readonly kind: 'reader gone' };

/** What the host tells the engine. */
export type HostMessage =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'output'; readonly id: number; readonly stream: ScreenStream; readonly data: string }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: RaisedError }
  /** The person pressed Ctrl+C in answer to a question. */
  | { readonly kind: 'stopped'; readonly id: number };
