import { cellsOf, headOf, unitCells } from './cells.js';
import { escapeSpans, hasEscape, reset, stripEscapes } from './escape-codes.js';

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

/** Lines of a text. Carriage returns vanish; styles that are open at a line's end are repeated on the next one, as PowerShell does. */
export function splitLines(text: string): string[] {
  if (!text.includes('\n')) return [text.includes('\r') ? text.replaceAll('\r', '') : text];
  const lines = text.replaceAll('\r', '').split('\n');
  if (!hasEscape(text)) return lines;
  let styles = '';
  return lines.map((line) => {
    const before = styles;
    for (const span of escapeSpans(line)) styles += span.text;
    // A line that shows nothing is empty.
    if (stripEscapes(line) === '') return '';
    const styled = before + line;
    return hasEscape(styled) && !styled.endsWith(reset) ? styled + reset : styled;
  });
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
    if (head === '') break;
    result.push(head);
    rest = rest.slice(head.length);
    room = width;
  }
  result.push(rest);
}

interface Word {
  readonly text: string;
  /** The blank or tab behind it, a soft hyphen, or nothing. */
  readonly delimiter: string;
}

/** Words of a line: they end at blank, tab and soft hyphen; no-break space and hard hyphen end a word too and are lost. */
function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  const spans = new Map(escapeSpans(line).map((span) => [span.start, span.text]));
  let text = '';
  let styles = '';
  for (let i = 0; i < line.length; i++) {
    const style = spans.get(i);
    if (style !== undefined) {
      text += style;
      styles += style;
      i += style.length - 1;
      continue;
    }
    const c = line[i]!;
    const delimiter =
      c === ' ' || c === '\t' || c === softHyphen ? c : c === hardHyphen || c === noBreakSpace ? '' : null;
    if (delimiter === null) {
      text += c;
    } else {
      words.push({ text: styles !== '' && !text.endsWith(reset) ? text + reset : text, delimiter });
      text = styles;
    }
  }
  if (text === styles) text = '';
  else if (styles !== '' && !text.endsWith(reset)) text += reset;
  words.push({ text, delimiter: '' });
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

  #withDelimiter({ text, delimiter }: Word): string {
    let suffix = delimiter;
    if (delimiter === softHyphen) suffix = cellsOf(text) + 1 === this.#left ? '-' : '';
    if (suffix === '') return text;
    return text.endsWith(reset) ? text.slice(0, -reset.length) + suffix + reset : text + suffix;
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
      // A wide character does not fit into a line of one cell.
      const fits = unitCells(word.charCodeAt(i)) <= this.#width;
      const unit = fits ? word[i]! : '…';
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
