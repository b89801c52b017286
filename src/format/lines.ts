import { cellsOf, headOf, unitCells } from './cells.js';
import { escapeSpans, hasEscape, reset } from './escape-codes.js';

const softHyphen = '\u00ad';
const hardHyphen = '\u2011';
const noBreakSpace = '\u00a0';

/** Languages whose texts PowerShell wraps at words; all others are cut hard (reference/powershell-formatting.md §5.2). */
const wordWrapLanguages = new Set(['en', 'fr', 'de', 'it', 'pt', 'es']);

/** How texts are broken into lines. */
export type Wrapping = 'words' | 'cells';

/** How a culture (`en-US`, empty for the invariant one) breaks lines. */
export function wrappingOf(cultureName: string): Wrapping {
  return wordWrapLanguages.has(cultureName.split('-', 1)[0]!.toLowerCase()) ? 'words' : 'cells';
}

/**
 * Escape sequences that are open while a text is read from the left: a reset voids all before it. `read` takes what stands at a place and
 * answers the sequence there, undefined where there is none.
 */
class OpenStyles {
  readonly #spans: ReadonlyMap<number, string> | null;
  text = '';

  constructor(source: string) {
    this.#spans = hasEscape(source) ? new Map(escapeSpans(source).map((span) => [span.start, span.text])) : null;
  }

  read(position: number): string | undefined {
    const found = this.#spans?.get(position);
    if (found !== undefined) this.text = found === reset ? '' : this.text + found;
    return found;
  }

  /** A piece that ends here: styles that are still open are ended. */
  close(piece: string): string {
    return this.text !== '' && !piece.endsWith(reset) ? piece + reset : piece;
  }

  /** The last piece of a text: one that only opens styles again shows nothing. */
  closeLast(piece: string): string {
    return this.text !== '' && piece.length === this.text.length ? '' : this.close(piece);
  }
}

/** Lines of a text. Carriage returns vanish; styles that are open at a line's end are repeated on the next one, as PowerShell does. */
export function splitLines(text: string): string[] {
  if (!text.includes('\n')) return [text.includes('\r') ? text.replaceAll('\r', '') : text];
  if (!hasEscape(text)) return text.replaceAll('\r', '').split('\n');
  const lines: string[] = [];
  const styles = new OpenStyles(text);
  let line = '';
  for (let i = 0; i < text.length; i++) {
    const style = styles.read(i);
    if (style !== undefined) {
      line += style;
      i += style.length - 1;
    } else if (text[i] === '\n') {
      lines.push(styles.close(line));
      line = styles.text;
    } else if (text[i] !== '\r') line += text[i]!;
  }
  lines.push(styles.closeLast(line));
  return lines;
}

/** Text up to its first line end, with an ellipsis when there was more. */
export function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : `${text.slice(0, end)}…`;
}

/**
 * Breaks a text into lines of at most `width` cells (`firstWidth` for the first line of each of its own lines).
 * A word keeps the blank behind it, so lines may end in one and a word that fits only without it goes to the next line.
 */
export function wrapText(text: string, firstWidth: number, width: number, wrapping: Wrapping): string[] {
  if (text === '') return [''];
  const result: string[] = [];
  for (const line of splitLines(text)) {
    if (firstWidth === Infinity || cellsOf(line) <= firstWidth) result.push(line);
    else if (wrapping === 'words') new WordWrapper(firstWidth, width, result).wrap(line);
    else cutLine(line, firstWidth, width, result);
  }
  return result;
}

function cutLine(line: string, firstWidth: number, width: number, result: string[]): void {
  let rest = line;
  let room = firstWidth;
  while (cellsOf(rest) > room && room > 0) {
    const head = headOf(rest, room);
    result.push(head === '' ? '?' : head);
    rest = rest.slice(head.length || 1);
    room = width;
  }
  result.push(rest);
}

interface Word {
  readonly text: string;
  /** The blank or tab behind it, a soft hyphen, or nothing. */
  readonly delimiter: string;
  /** A reset was put behind it. */
  readonly isClosed: boolean;
}

/** Words of a line: they end at blank, tab and soft hyphen; no-break space and hard hyphen end a word too and are lost. */
function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  const styles = new OpenStyles(line);
  let text = '';
  for (let i = 0; i < line.length; i++) {
    const style = styles.read(i);
    if (style !== undefined) {
      text += style;
      i += style.length - 1;
      continue;
    }
    const c = line[i]!;
    const delimiter =
      c === ' ' || c === '\t' || c === softHyphen ? c : c === hardHyphen || c === noBreakSpace ? '' : null;
    if (delimiter === null) {
      text += c;
      continue;
    }
    const closed = styles.close(text);
    words.push({ text: closed, delimiter, isClosed: closed !== text });
    text = styles.text;
  }
  words.push({ text: styles.closeLast(text), delimiter: '', isClosed: false });
  return words;
}

/** Breaks one line at words; widths in cells. */
class WordWrapper {
  readonly #width: number;
  readonly #result: string[];
  #lineWidth: number;
  #left: number;
  #line = '';

  constructor(firstWidth: number, width: number, result: string[]) {
    this.#width = width;
    this.#result = result;
    this.#lineWidth = firstWidth;
    this.#left = firstWidth;
  }

  wrap(line: string): void {
    for (const word of wordsOf(line)) {
      const text = this.#withDelimiter(word);
      const cells = cellsOf(text);
      if (cells > this.#lineWidth) this.#addInPieces(text);
      else if (cells > this.#left) this.#startLine(text, cells);
      else {
        this.#line += text;
        this.#left -= cells;
      }
    }
    this.#result.push(this.#line);
  }

  #withDelimiter({ text, delimiter, isClosed }: Word): string {
    let suffix = delimiter;
    if (delimiter === softHyphen) suffix = cellsOf(text) + 1 === this.#left ? '-' : '';
    if (suffix === '') return text;
    return isClosed ? text.slice(0, -reset.length) + suffix + reset : text + suffix;
  }

  #startLine(text: string, cells: number): void {
    this.#result.push(this.#line);
    this.#lineWidth = this.#width;
    this.#line = text;
    this.#left = this.#lineWidth - cells;
  }

  #addInPieces(word: string): void {
    const spans = new Map(escapeSpans(word).map((span) => [span.start, span.text]));
    let styles = '';
    for (let i = 0; i < word.length; i++) {
      const style = spans.get(i);
      if (style !== undefined) {
        this.#line += style;
        styles += style;
        i += style.length - 1;
        continue;
      }
      // A wide character does not fit into a line of one cell: PowerShell shows a question mark.
      const fits = unitCells(word.charCodeAt(i)) <= this.#width;
      const unit = fits ? word[i]! : '?';
      const cells = fits ? unitCells(word.charCodeAt(i)) : 1;
      if (this.#left < cells) {
        if (styles !== '' && !this.#line.endsWith(reset)) this.#line += reset;
        this.#startLine(styles + unit, cells);
      } else {
        this.#line += unit;
        this.#left -= cells;
      }
    }
  }
}
