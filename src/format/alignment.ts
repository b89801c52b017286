import { cellsOf, headOf, tailOf } from './cells.js';
import { firstLine } from './lines.js';

/** Where a text stands in its column; `undefined` leaves it to the column. */
export type Alignment = 'left' | 'center' | 'right';

const ellipsis = '…';

/** Fits a text into a cell: cut at its first line end, cut with an ellipsis, or padded. `padEnd` false leaves out blanks behind it. */
export function fitCell(text: string, width: number, alignment: Alignment, padEnd: boolean): string {
  const line = firstLine(text);
  const cells = cellsOf(line);
  if (cells === width) return line;
  if (cells < width) return padCell(line, width - cells, alignment, padEnd);
  const cut = cutCell(line, width, alignment);
  const missing = width - cellsOf(cut);
  return missing > 0 ? padCell(cut, missing, alignment === 'right' ? 'right' : 'left', padEnd) : cut;
}

function padCell(text: string, blanks: number, alignment: Alignment, padEnd: boolean): string {
  if (alignment === 'right') return ' '.repeat(blanks) + text;
  const before = alignment === 'center' ? Math.floor(blanks / 2) : 0;
  const padded = before > 0 ? ' '.repeat(before) + text : text;
  return padEnd ? padded + ' '.repeat(blanks - before) : padded;
}

function cutCell(text: string, width: number, alignment: Alignment): string {
  if (width <= 1) return alignment === 'right' ? tailOf(text, width) : headOf(text, width);
  return alignment === 'right' ? tailOf(text, width - 1, ellipsis) : headOf(text, width - 1) + ellipsis;
}
