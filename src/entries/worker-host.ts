import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { consoleColourCodes } from '../console/colours.js';
import { ProgressLines } from '../console/progress.js';
import { askChoice, askFields, type Dialogue } from '../console/questions.js';
import {
  type ChoiceQuestion,
  type FieldQuestion,
  type Host,
  HostStoppedError,
  type JobHost,
  NotInteractiveError,
  type PlainData,
  type ProgressUpdate,
  type ScreenStream,
  type SpawnRequest,
  type SpawnResult,
  type TextColours,
} from '../engine/host.js';
import { makeSafe, terminalText } from '../format/escape-codes.js';
import { ReaderGoneError, writeAll } from './output.js';
import {
  type Calls,
  type EngineMessage,
  type HostMessage,
  type Order,
  SharedWord,
  type TerminalFacts,
} from './protocol.js';
import { restoreError } from './raised-error.js';

const DESCRIPTORS: Readonly<Record<ScreenStream, number>> = { out: 1, error: 2 };

/** An answer to the call in flight. */
type Answer = Exclude<HostMessage, { kind: 'order' } | { kind: 'output' }>;

/**
 * The engine's host inside the worker thread: what needs the main thread is posted there and waited for on shared memory,
 * so that Ctrl+C ends every wait. Text is written to the file descriptors from here: it is on its way when `write` returns.
 */
export class WorkerHost implements Host {
  readonly outputRedirected: boolean;
  readonly supportsAnsi: boolean;
  readonly clipboard = {
    get: (): string => this.#call('clipboardGet', {}),
    set: (text: string): void => void this.#call('clipboardSet', { text }),
  };
  /** Whether questions may be asked; false under -NonInteractive. */
  isInteractive = true;

  readonly #port: MessagePort;
  readonly #words: Int32Array;
  readonly #terminal: TerminalFacts;
  readonly #progress: ProgressLines;
  readonly #orders: Order[] = [];
  readonly #dialogue: Dialogue = {
    write: (text) => this.write('out', text),
    readLine: (prompt) => this.readLine(prompt),
    readSecret: (prompt) => this.readSecret(prompt),
  };
  #nextId = 1;
  #title = 'migsh';
  #atLineStart = true;

  constructor(port: MessagePort, shared: SharedArrayBuffer, terminal: TerminalFacts) {
    this.#port = port;
    this.#words = new Int32Array(shared);
    this.#terminal = terminal;
    this.outputRedirected = !terminal.outputIsTerminal;
    this.supportsAnsi = terminal.supportsAnsi && terminal.outputIsTerminal;
    const shown = terminal.outputIsTerminal && terminal.supportsAnsi;
    this.#progress = new ProgressLines(shown ? (text) => this.#put('out', text) : null, () => this.columns);
  }

  get columns(): number {
    return this.#words[SharedWord.columns]!;
  }

  get rows(): number {
    return this.#words[SharedWord.rows]!;
  }

  /** Whether the cursor stands in column 0, as far as what was written from here goes. */
  get atLineStart(): boolean {
    return this.#atLineStart;
  }

  write(stream: ScreenStream, text: string): void {
    if (text === '') return;
    this.#progress.hide();
    this.#put(stream, this.#shown(text));
    this.#atLineStart = text.endsWith('\n');
  }

  writeColoured(text: string, colours: TextColours): void {
    const codes = this.#terminal.outputIsTerminal && this.supportsAnsi ? consoleColourCodes(colours) : '';
    if (codes === '') this.write('out', text);
    else
      this.write(
        'out',
        text.replace(/[^\n]+/g, (line) => `${codes}${line}\x1b[0m`),
      );
  }

  readLine(prompt: string): string | null {
    return this.#question(prompt, false);
  }

  readSecret(prompt: string): string | null {
    return this.#question(prompt, true);
  }

  /** Only a person at a keyboard can consent: the next line of a piped script is no answer, and neither is its end. */
  askChoice(question: ChoiceQuestion): number {
    if (!this.#terminal.inputIsTerminal) throw new NotInteractiveError();
    return askChoice(this.#dialogue, question, this.columns);
  }

  askFields(
    caption: string,
    message: string,
    fields: readonly FieldQuestion[],
  ): Readonly<Record<string, string | string[]>> {
    return askFields(this.#dialogue, caption, message, fields);
  }

  /** A line of redirected standard input, for `$input`; null at its end. */
  readInput(): string | null {
    return this.#call('readInput', {});
  }

  sleep(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    for (let left = milliseconds; left > 0; left = until - performance.now()) {
      if (this.stopRequested()) throw new HostStoppedError();
      Atomics.wait(this.#words, SharedWord.stop, 0, left);
    }
    if (this.stopRequested()) throw new HostStoppedError();
  }

  spawn(request: SpawnRequest): SpawnResult {
    const { onOutput, ...args } = request;
    this.#progress.hide();
    const result = this.#call('spawn', args, onOutput);
    if (!request.captureOutput) this.#atLineStart = true;
    return result;
  }

  callService(name: string, data: PlainData): PlainData {
    return this.#call('service', { name, data });
  }

  readonly jobs: JobHost = {
    start: (request) => this.#call('jobStart', request),
    news: (marks, milliseconds) => this.#call('jobNews', { marks, milliseconds }),
    stop: (id) => void this.#call('jobStop', { id }),
    forget: (id) => void this.#call('jobForget', { id }),
  };

  progress(update: ProgressUpdate): void {
    this.#progress.show(update);
  }

  stopRequested(): boolean {
    return Atomics.load(this.#words, SharedWord.stop) !== 0;
  }

  stopHandled(): void {
    Atomics.store(this.#words, SharedWord.stop, 0);
  }

  clearScreen(): void {
    if (this.#terminal.outputIsTerminal && this.supportsAnsi) this.#put('out', '\x1b[H\x1b[2J\x1b[3J');
  }

  get windowTitle(): string {
    return this.#title;
  }

  set windowTitle(title: string) {
    this.#title = title;
    const shown = makeSafe(title.replace(/[\t\r\n]/g, ' ').replaceAll('\x1b', ''));
    if (this.#terminal.outputIsTerminal && this.supportsAnsi) this.#put('out', `\x1b]0;${shown}\x07`);
  }

  flush(): void {
    this.#progress.hide();
  }

  /** A run has ended: its progress lines go, and a Ctrl+C that came too late is forgotten. */
  endOfRun(): void {
    this.#progress.clear();
    this.stopHandled();
  }

  /** Waits for the next order of the host; the engine's thread sleeps meanwhile. */
  nextOrder(): Order {
    for (;;) {
      const order = this.#orders.shift();
      if (order !== undefined) return order;
      const seen = Atomics.load(this.#words, SharedWord.rung);
      const message = this.#receive();
      if (message?.kind === 'order') return message.order;
      if (message === undefined) Atomics.wait(this.#words, SharedWord.rung, seen);
    }
  }

  /** Answers an order. */
  post(message: EngineMessage): void {
    this.#port.postMessage(message);
  }

  /** Redirected output is byte-exact; on a terminal nothing but drawing is obeyed. */
  #shown(text: string): string {
    return this.#terminal.outputIsTerminal ? terminalText(text) : text;
  }

  #question(prompt: string, secret: boolean): string | null {
    if (!this.isInteractive) throw new NotInteractiveError();
    this.#progress.hide();
    const answer = this.#call('readLine', { prompt: this.#shown(prompt), secret });
    this.#atLineStart = answer !== null;
    return answer;
  }

  #put(stream: ScreenStream, text: string): void {
    if (this.#terminal.relayOutput) this.#call('write', { stream, text });
    else this.#writeDirectly(DESCRIPTORS[stream], text);
  }

  #writeDirectly(descriptor: number, text: string): void {
    try {
      writeAll(descriptor, text);
    } catch (error) {
      if (!(error instanceof ReaderGoneError)) throw error;
      this.post({ kind: 'reader gone' });
      for (;;) Atomics.wait(this.#words, SharedWord.rung, Atomics.load(this.#words, SharedWord.rung));
    }
  }

  #call<Name extends keyof Calls>(
    name: Name,
    args: Calls[Name]['args'],
    onOutput?: (stream: ScreenStream, data: string) => void,
  ): Calls[Name]['result'] {
    const id = this.#nextId++;
    this.post({ kind: 'call', id, name, args });
    const answer = this.#await(id, name === 'write', onOutput);
    if (answer.kind === 'reply') return answer.value as Calls[Name]['result'];
    if (answer.kind === 'stopped') throw new HostStoppedError();
    throw restoreError(answer.error);
  }

  /** Sleeps until the call is answered. Ctrl+C ends the wait: the host is told that nobody waits any more. */
  #await(id: number, patient: boolean, onOutput?: (stream: ScreenStream, data: string) => void): Answer {
    for (;;) {
      const seen = Atomics.load(this.#words, SharedWord.rung);
      const message = this.#receive();
      if (message === undefined) {
        if (!patient && this.stopRequested()) {
          this.post({ kind: 'abandon', id });
          return { kind: 'stopped', id };
        }
        Atomics.wait(this.#words, SharedWord.rung, seen);
      } else if (message.kind === 'order') this.#orders.push(message.order);
      else if (message.id !== id) continue;
      else if (message.kind === 'output') this.#deliver(id, message, onOutput);
      else return message;
    }
  }

  /** Hands a piece of output on; when its taker ends the pipeline, the program is not waited for any more. */
  #deliver(id: number, piece: Extract<HostMessage, { kind: 'output' }>, onOutput?: SpawnRequest['onOutput']): void {
    try {
      onOutput?.(piece.stream, piece.data);
    } catch (error) {
      this.post({ kind: 'abandon', id });
      throw error;
    }
  }

  #receive(): HostMessage | undefined {
    const received = receiveMessageOnPort(this.#port) as { message: HostMessage } | undefined;
    if (received !== undefined) Atomics.add(this.#words, SharedWord.taken, 1);
    return received?.message;
  }
}
