import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { JobPiece } from '../engine/host.js';
import { FileInMemory } from './file-in-memory.js';
import { READER_GONE } from './output.js';
import {
  type CallMessage,
  type Calls,
  type Done,
  type EngineFiles,
  type EngineMessage,
  type EngineStart,
  type HostMessage,
  type Order,
  SharedWord,
  type TerminalFacts,
} from './protocol.js';
import { describeError } from './raised-error.js';

/** Enough for 5,000 nested script calls, each of which takes a dozen JavaScript frames. */
const STACK_MEGABYTES = 192;

/** What lines are laid out in when standard output is no terminal, as pwsh does. */
const REDIRECTED_COLUMNS = 80;
const REDIRECTED_ROWS = 24;

/** Room for objects that die young, in MB: three half spaces of 32. */
const YOUNG_MEGABYTES = 96;

/** More messages than this in flight: the engine is behind. */
const BEHIND = 64;

/** Sends pieces of a program's output while the call is in flight. */
export type OutputPort = (stream: 'out' | 'error', data: string) => void;

/** Ends a call whose answer nobody waits for any more. */
export type Abandon = (stop: () => void) => void;

/** Raised by a call when the person pressed Ctrl+C instead of answering. */
export class AnswerStoppedError extends Error {
  override readonly name = 'AnswerStoppedError';
}

/** What the host does for the engine, by name of the call. */
export type CallHandlers = {
  readonly [Name in keyof Calls]: (
    args: Calls[Name]['args'],
    output: OutputPort,
    onAbandon: Abandon,
  ) => Promise<Calls[Name]['result']> | Calls[Name]['result'];
};

/** An engine's worker as the main thread sees it: orders in, calls out. One for a shell's life, and one for each background job. */
export class EngineConnection {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #shared = new SharedArrayBuffer(SharedWord.length * Int32Array.BYTES_PER_ELEMENT);
  readonly #words = new Int32Array(this.#shared);
  readonly #abandons = new Map<number, () => void>();
  #handlers: CallHandlers | null = null;
  #finish: ((done: Done) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;
  /** Scripts left something to run when the shell ends: `leave` is to be ordered then. */
  leaves = false;

  /** Starts the worker at once; it loads while the caller goes on. */
  constructor(terminal: TerminalFacts, environment: Readonly<Record<string, string>>, location: string) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    if (terminal.outputIsTerminal) this.resize(process.stdout.columns, process.stdout.rows);
    else this.resize(REDIRECTED_COLUMNS, REDIRECTED_ROWS);
    const text = new FileInMemory(new URL('./engine.js', import.meta.url));
    const cache = new FileInMemory(new URL('./engine.cache', import.meta.url));
    const files: EngineFiles = { text: text.memory ?? new SharedArrayBuffer(0), cache: cache.memory };
    const start: EngineStart & { port: MessagePort; files: EngineFiles } = {
      shared: this.#shared,
      terminal,
      environment,
      location,
      port: port2,
      files,
    };
    this.#worker = new Worker(fileURLToPath(new URL('./engine-worker.js', import.meta.url)), {
      workerData: start,
      transferList: [port2],
      resourceLimits: { stackSizeMb: STACK_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    text.read();
    cache.read();
    Atomics.store(this.#words, SharedWord.read, 1);
    Atomics.notify(this.#words, SharedWord.read);
    this.#port.on('message', (message: EngineMessage) => this.#take(message));
    this.#worker.on('error', (error) => this.#fail?.(error as Error));
    this.#worker.on('exit', () => this.#fail?.(new Error('The engine ended unexpectedly.')));
  }

  /** Takes what a job writes that this engine runs. */
  onPiece: (piece: JobPiece) => void = () => undefined;

  /** Who answers the engine's calls; to be set before the first order. */
  set handlers(handlers: CallHandlers) {
    this.#handlers = handlers;
  }

  /** Posts an order and waits until the engine has carried it out. One at a time. */
  order(order: Order): Promise<Done> {
    return new Promise((finish, fail) => {
      this.#finish = finish;
      this.#fail = fail;
      this.#post({ kind: 'order', order });
    });
  }

  /** Ctrl+C: raises the flag that the engine looks at, and ends its waits. */
  stop(): void {
    Atomics.store(this.#words, SharedWord.stop, 1);
    Atomics.notify(this.#words, SharedWord.stop);
    this.#wake();
  }

  /** Takes the flag back that nobody has noticed. */
  clearStop(): void {
    Atomics.store(this.#words, SharedWord.stop, 0);
  }

  /** Tells the engine the size of the terminal. */
  resize(columns: number, rows: number): void {
    Atomics.store(this.#words, SharedWord.columns, columns);
    Atomics.store(this.#words, SharedWord.rows, rows);
  }

  /** Whether the engine has many pieces of output still to take. */
  readonly isBehind = (): boolean =>
    Atomics.load(this.#words, SharedWord.posted) - Atomics.load(this.#words, SharedWord.taken) > BEHIND;

  /** Lets the worker end by itself and waits for it. */
  async close(): Promise<void> {
    this.#fail = null;
    const ended = new Promise((done) => this.#worker.once('exit', done));
    this.#post({ kind: 'order', order: { kind: 'close' } });
    await ended;
  }

  /** Ends the worker in whatever it does. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #wake(): void {
    Atomics.add(this.#words, SharedWord.rung, 1);
    Atomics.notify(this.#words, SharedWord.rung);
  }

  #post(message: HostMessage): void {
    Atomics.add(this.#words, SharedWord.posted, 1);
    this.#port.postMessage(message);
    this.#wake();
  }

  #take(message: EngineMessage): void {
    if (message.kind === 'reader gone') process.exit(READER_GONE);
    if (message.kind === 'done') {
      this.#fail = null;
      this.leaves = message.leaves ?? false;
      this.#finish?.(message);
    } else if (message.kind === 'piece') this.onPiece(message.piece);
    else if (message.kind === 'abandon') this.#abandons.get(message.id)?.();
    else void this.#answer(message);
  }

  async #answer(call: CallMessage): Promise<void> {
    const { id } = call;
    const output: OutputPort = (stream, data) => this.#post({ kind: 'output', id, stream, data });
    try {
      const handler = this.#handlers![call.name] as (args: unknown, output: OutputPort, onAbandon: Abandon) => unknown;
      const value = await handler(call.args, output, (stop) => this.#abandons.set(id, stop));
      this.#post({ kind: 'reply', id, value });
    } catch (error) {
      if (error instanceof AnswerStoppedError) this.#post({ kind: 'stopped', id });
      else this.#post({ kind: 'failure', id, error: describeError(error) });
    } finally {
      this.#abandons.delete(id);
    }
  }
}
