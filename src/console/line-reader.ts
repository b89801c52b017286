import { parse } from '../language/parse.js';
import type { Completions } from './editor/completion-cycle.js';
import { type ColouredSpan, FramePainter, layOut, withoutEscapes } from './editor/frame.js';
import { emphasise, highlight } from './editor/highlight.js';
import type { History } from './editor/history.js';
import { LineEditor, type Outcome } from './editor/line-editor.js';
import { isCsvBlock } from './paste/csv-rows.js';
import { objectionTo } from './paste/objections.js';
import type { TerminalKeys } from './terminal-keys.js';

/** The terminal that lines are shown on. */
export interface Screen {
  write(text: string): void;
  readonly columns: number;
  readonly rows: number;
  /** Colours are wanted. */
  readonly ansi: boolean;
}

/** What reading a line came to. */
export type ReadResult =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'cancelled' }
  /** End of input. */
  | { readonly kind: 'ended' };

/** What a reader of lines works with. */
export interface LineReaderOptions {
  readonly keys: TerminalKeys;
  readonly screen: Screen;
  readonly history: History;
  /** Completions of a place in the text; the engine knows them. */
  readonly complete: (text: string, cursor: number) => Promise<Completions>;
}

const ERROR = '\x1b[91m';
const EMPHASIS = '\x1b[96m';
const RESET = '\x1b[0m';

/** The parse of the text being edited, kept until it changes. */
interface Parsed {
  readonly text: string;
  readonly colours: readonly ColouredSpan[];
  readonly wrong: boolean;
  readonly incomplete: boolean;
}

/** Reads one unit after the other at a prompt, with editing, history, completion and colours. One for a shell's life. */
export class LineReader {
  readonly #options: LineReaderOptions;
  readonly #editor: LineEditor;
  readonly #painter = new FramePainter();
  #prompt = '';
  #parsed: Parsed = { text: '', colours: [], wrong: false, incomplete: false };

  constructor(options: LineReaderOptions) {
    this.#options = options;
    this.#editor = new LineEditor({
      history: options.history,
      isIncomplete: (text) => !isCsvBlock(text) && this.#parse(text).incomplete,
      objection: (text) => (isCsvBlock(text) ? null : objectionTo(text)),
      predicts: options.screen.ansi,
    });
  }

  /** Shows a prompt and reads a unit: Enter takes it when the parser says that it is whole. */
  async read(prompt: string): Promise<ReadResult> {
    const { keys, screen } = this.#options;
    const lines = prompt.split('\n');
    this.#prompt = lines.pop()!;
    if (lines.length > 0) screen.write(`${lines.join('\n')}\n`);
    this.#editor.reset();
    this.#painter.reset();
    this.#show();
    keys.open();
    try {
      return await this.#readKeys();
    } finally {
      keys.close();
    }
  }

  async #readKeys(): Promise<ReadResult> {
    for (;;) {
      const event = await this.#options.keys.next();
      if (event === null) return { kind: 'ended' };
      const outcome = event.kind === 'paste' ? this.#editor.paste(event.text) : this.#editor.press(event.key);
      const result = await this.#follow(outcome);
      if (result !== null) return result;
      if (!this.#options.keys.hasMore) this.#show();
    }
  }

  async #follow(outcome: Outcome): Promise<ReadResult | null> {
    const { screen } = this.#options;
    switch (outcome.kind) {
      case 'accepted':
        this.#leave('');
        return { kind: 'line', text: outcome.text };
      case 'cancelled':
        this.#leave(screen.ansi ? `${ERROR}^C${RESET}` : '^C');
        return { kind: 'cancelled' };
      case 'ended':
        this.#leave('');
        return { kind: 'ended' };
      case 'completing':
        await this.#complete(outcome.direction);
        return null;
      case 'clearing':
        screen.write('\x1b[H\x1b[2J');
        this.#painter.reset();
        return null;
      case 'bell':
        screen.write('\x07');
        return null;
      default:
        return null;
    }
  }

  async #complete(direction: -1 | 1): Promise<void> {
    const { text, cursor } = this.#editor.buffer;
    const completions = await this.#options.complete(text, cursor);
    if (this.#editor.complete(completions, direction).kind === 'bell') this.#options.screen.write('\x07');
  }

  /** Shows the text once more, without what helps while typing, and goes to the line below. */
  #leave(mark: string): void {
    this.#paint(this.#editor.buffer.text.length, '', null);
    this.#painter.reset();
    this.#options.screen.write(`${mark}\r\n`);
  }

  #show(): void {
    const { ansi } = this.#options.screen;
    this.#paint(this.#editor.buffer.cursor, ansi ? this.#editor.prediction : '', this.#editor.status);
  }

  #paint(cursor: number, prediction: string, status: string | null): void {
    const { screen } = this.#options;
    const { text } = this.#editor.buffer;
    const parsed = this.#parse(text);
    const { emphasis } = this.#editor;
    const colours =
      emphasis === null ? parsed.colours : emphasise(parsed.colours, emphasis.start, emphasis.end, EMPHASIS);
    const view = {
      prompt: screen.ansi && parsed.wrong ? markedPrompt(this.#prompt) : this.#prompt,
      continuationPrompt: '>> ',
      text,
      cursor,
      colours: screen.ansi ? colours : [],
      prediction,
      status,
    };
    screen.write(this.#painter.paint(layOut(view, screen.columns), screen.rows));
  }

  #parse(text: string): Parsed {
    if (this.#parsed.text === text) return this.#parsed;
    const { tokens, diagnostics } = parse(text);
    const incomplete = diagnostics.some((one) => one.incomplete);
    this.#parsed = { text, colours: highlight(tokens), wrong: diagnostics.length > 0, incomplete };
    return this.#parsed;
  }
}

/** The prompt with its last characters (`> `) in the colour of an error. */
function markedPrompt(prompt: string): string {
  const end = /(\S\s*)$/.exec(withoutEscapes(prompt))?.[1] ?? '';
  return end !== '' && prompt.endsWith(end) ? `${prompt.slice(0, -end.length)}${ERROR}${end}${RESET}` : prompt;
}
