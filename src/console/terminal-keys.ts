import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';
import type { KeyPress } from './editor/keys.js';

/** What a person does at the keyboard: a key, or a pasted block. */
export type TerminalEvent =
  | { readonly kind: 'key'; readonly key: KeyPress }
  | { readonly kind: 'paste'; readonly text: string };

const PASTE_ON = '\x1b[?2004h';
const PASTE_OFF = '\x1b[?2004l';

/**
 * The keyboard of a terminal as events, in the order typed, one at a time. Between `open` and `close` the terminal is in raw mode;
 * afterwards it is as it was, for programs that the shell runs.
 */
export class TerminalKeys {
  readonly #input: ReadStream;
  readonly #write: (text: string) => void;
  readonly #waiting: ((event: TerminalEvent | null) => void)[] = [];
  readonly #events: TerminalEvent[] = [];
  #pasted: string | null = null;
  #ended = false;
  #listening = false;

  constructor(input: ReadStream, write: (text: string) => void) {
    this.#input = input;
    this.#write = write;
  }

  /** Takes the keyboard. */
  open(): void {
    if (!this.#listening) this.#listen();
    this.#input.setRawMode(true);
    this.#input.resume();
    this.#write(PASTE_ON);
  }

  /** Gives the keyboard back. */
  close(): void {
    this.#write(PASTE_OFF);
    this.#input.pause();
    this.#input.setRawMode(false);
  }

  /** More has been typed already: what is shown now would be painted over at once. */
  get hasMore(): boolean {
    return this.#events.length > 0;
  }

  /** The next event; null when the terminal is gone. */
  next(): Promise<TerminalEvent | null> {
    const event = this.#events.shift();
    if (event !== undefined || this.#ended) return Promise.resolve(event ?? null);
    return new Promise((done) => this.#waiting.push(done));
  }

  #listen(): void {
    this.#listening = true;
    emitKeypressEvents(this.#input);
    this.#input.on('keypress', (_text: string | undefined, key: KeyPress) => this.#take(key));
    this.#input.on('end', () => this.#end());
    this.#input.on('error', () => this.#end());
  }

  #take(key: KeyPress): void {
    if (key.name === 'paste-start') this.#pasted = '';
    else if (key.name === 'paste-end' && this.#pasted !== null) {
      this.#emit({ kind: 'paste', text: this.#pasted });
      this.#pasted = null;
    } else if (this.#pasted !== null) this.#pasted += key.sequence ?? '';
    else this.#emit({ kind: 'key', key });
  }

  #emit(event: TerminalEvent): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#events.push(event);
    else waiting(event);
  }

  #end(): void {
    this.#ended = true;
    for (const waiting of this.#waiting.splice(0)) waiting(null);
  }
}
