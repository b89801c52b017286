import { escapeSpans, hasEscape, stripEscapes } from './escape-codes.js';

const printableAscii = /^[\x20-\x7e]*$/;

/** Cells of one UTF-16 unit: PowerShell's own table (reference/powershell-formatting.md §5), where a surrogate half counts one. */
export function unitCells(code: number): 1 | 2 {
  if (code < 0x1100) return 1;
  const isWide =
    code <= 0x115f ||
    code === 0x2329 ||
    code === 0x232a ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6);
  return isWide ? 2 : 1;
}

/** Cells a text takes; escape sequences take none. */
export function cellsOf(text: string): number {
  if (printableAscii.test(text)) return text.length;
  const plain = stripEscapes(text);
  let cells = 0;
  for (let i = 0; i < plain.length; i++) cells += unitCells(plain.charCodeAt(i));
  return cells;
}

/** The beginning of a text that fits into `cells`; escape sequences before the cut are kept. */
export function headOf(text: string, cells: number): string {
  if (printableAscii.test(text)) return text.slice(0, cells);
  if (!hasEscape(text)) return text.slice(0, fittingUnits(text, cells));
  return styledPart(text, 0, fittingUnits(stripEscapes(text), cells));
}

/** The end of a text that fits into `cells`, behind a mark; escape sequences before the cut are kept and stand before the mark. */
export function tailOf(text: string, cells: number, mark = ''): string {
  const plain = stripEscapes(text);
  let left = cells;
  let start = plain.length;
  while (start > 0 && unitCells(plain.charCodeAt(start - 1)) <= left) left -= unitCells(plain.charCodeAt(--start));
  return hasEscape(text) ? styledPart(text, start, plain.length, mark) : mark + text.slice(start);
}

function fittingUnits(plain: string, cells: number): number {
  let left = cells;
  let end = 0;
  while (end < plain.length && unitCells(plain.charCodeAt(end)) <= left) left -= unitCells(plain.charCodeAt(end++));
  return end;
}

/** Units `start` to `end` of the plain text with all escape sequences that stand before `end`; `mark` before the first unit. */
function styledPart(text: string, start: number, end: number, mark = ''): string {
  let part = '';
  let plainPosition = 0;
  let position = 0;
  let pending = mark;
  const take = (piece: string): void => {
    const taken = piece.slice(Math.max(0, start - plainPosition), Math.max(0, end - plainPosition));
    plainPosition += piece.length;
    if (taken === '') return;
    part += pending + taken;
    pending = '';
  };
  for (const span of escapeSpans(text)) {
    take(text.slice(position, span.start));
    if (plainPosition < end || (plainPosition === end && end === 0)) part += span.text;
    position = span.start + span.text.length;
  }
  take(text.slice(position));
  return part;
}
