import { cellsOf, graphemes, widthOf } from '../text-width.js';

/** A piece of the text with its colour: an escape code. Pieces are in order and do not overlap. */
export interface ColouredSpan {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** What is to be seen of a line that is edited. */
export interface EditorView {
  /** The last line of the prompt; escape codes allowed. */
  readonly prompt: string;
  readonly continuationPrompt: string;
  readonly text: string;
  readonly cursor: number;
  readonly colours: readonly ColouredSpan[];
  /** Behind the text, dimmed. */
  readonly prediction: string;
  /** Below the input; it wraps as the input does. */
  readonly status: string | null;
}

/** The rows of a view on a terminal, and where its cursor stands. */
export interface Frame {
  readonly rows: readonly string[];
  readonly cursorRow: number;
  readonly cursorColumn: number;
}

const RESET = '\x1b[0m';
const PREDICTION = '\x1b[97;2;3m';
const ESCAPES = /\x1b\[[0-9;:?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** Text without escape codes. */
export const withoutEscapes = (text: string): string => text.replace(ESCAPES, '');

/** Puts graphemes into rows of a width. */
class RowWriter {
  readonly rows: string[] = [''];
  column = 0;
  readonly #columns: number;
  #code = '';

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** A text that may hold escape codes and wraps as the terminal would wrap it. */
  raw(text: string): void {
    let rest = 0;
    for (const match of text.matchAll(ESCAPES)) {
      this.plain(text.slice(rest, match.index));
      this.rows[this.rows.length - 1] += match[0];
      rest = match.index + match[0].length;
    }
    this.plain(text.slice(rest));
  }

  plain(text: string): void {
    for (const grapheme of graphemes(text)) this.put(grapheme);
  }

  put(grapheme: string): void {
    const width = cellsOf(grapheme);
    if (this.column + width > this.#columns) this.newRow();
    this.rows[this.rows.length - 1] +=
      grapheme < ' ' ? `^${String.fromCharCode(grapheme.charCodeAt(0) + 64)}` : grapheme;
    this.column += width;
  }

  colour(code: string): void {
    if (code === this.#code) return;
    this.rows[this.rows.length - 1] += this.#code === '' ? code : RESET + code;
    this.#code = code;
  }

  newRow(): void {
    const code = this.#code;
    this.colour('');
    this.rows.push('');
    this.column = 0;
    this.colour(code);
  }
}

/** Lays a view out for a terminal of that many columns. */
export function layOut(view: EditorView, columns: number): Frame {
  const writer = new RowWriter(columns);
  writer.raw(view.prompt);
  let offset = 0;
  let span = 0;
  let cursor: { row: number; column: number } | null = null;
  for (const grapheme of graphemes(view.text)) {
    if (offset >= view.cursor && cursor === null) cursor = { row: writer.rows.length - 1, column: writer.column };
    while ((view.colours[span]?.end ?? Number.POSITIVE_INFINITY) <= offset) span++;
    const colour = view.colours[span];
    writer.colour(colour !== undefined && colour.start <= offset ? colour.code : '');
    if (grapheme === '\n') {
      writer.colour('');
      writer.newRow();
      writer.raw(view.continuationPrompt);
    } else writer.put(grapheme);
    offset += grapheme.length;
  }
  writer.colour('');
  cursor ??= { row: writer.rows.length - 1, column: writer.column };
  if (view.prediction !== '') addPrediction(writer, view.prediction, columns);
  if (cursor.column >= columns) {
    if (cursor.row === writer.rows.length - 1) writer.newRow();
    cursor = { row: cursor.row + 1, column: 0 };
  }
  if (view.status !== null) {
    writer.newRow();
    writer.plain(view.status);
  }
  return { rows: writer.rows, cursorRow: cursor.row, cursorColumn: cursor.column };
}

function addPrediction(writer: RowWriter, prediction: string, columns: number): void {
  const line = prediction.split('\n', 1)[0]!;
  const room = columns - writer.column - 1;
  const shown =
    widthOf(line) <= room
      ? line
      : graphemes(line)
          .slice(0, Math.max(room - 1, 0))
          .join('');
  if (shown === '') return;
  writer.colour(PREDICTION);
  writer.plain(shown);
  writer.colour('');
}

/** The part of a frame that a terminal of that many rows can show, with the cursor in it. */
function visible(frame: Frame, rows: number): Frame {
  if (frame.rows.length <= rows) return frame;
  const first = Math.min(Math.max(frame.cursorRow - rows + 1, 0), frame.rows.length - rows);
  return { ...frame, rows: frame.rows.slice(first, first + rows), cursorRow: frame.cursorRow - first };
}

/** Shows frames in place of each other. It begins where the cursor stands in column 0. */
export class FramePainter {
  #row = 0;

  /** Forgets what is shown: the next frame begins at the cursor. */
  reset(): void {
    this.#row = 0;
  }

  /** Codes that show a frame in place of the last one. */
  paint(whole: Frame, screenRows: number): string {
    const frame = visible(whole, screenRows);
    const up = this.#row > 0 ? `\x1b[${this.#row}A` : '';
    const body = frame.rows.join('\r\n');
    const back = frame.rows.length - 1 - frame.cursorRow;
    this.#row = frame.cursorRow;
    const right = frame.cursorColumn > 0 ? `\x1b[${frame.cursorColumn}C` : '';
    return `\x1b[?25l\r${up}\x1b[J${body}${back > 0 ? `\x1b[${back}A` : ''}\r${right}\x1b[?25h`;
  }
}
