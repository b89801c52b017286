import { columnOf, type Extent, lineOf, lineText } from '../../language/extent.js';

/** Longest source line of a position message; longer ones are cut around the place (ScriptPosition in PowerShell). */
const maxLineLength = 69;
const keepBefore = 12;
const keepAfter = 8;

/** A source line as errors show it, and where in it the error is. Columns count from 0. */
export interface MarkedLine {
  readonly text: string;
  readonly start: number;
  readonly length: number;
}

/** `At line:1 char:5` (`At FILE:12 char:5`), the source line behind `+ `, and `~` below the error. Lines end in LF, the last does not. */
export function positionMessage(extent: Extent): string {
  const { file } = extent.source;
  const line = lineOf(extent);
  const head = `At ${file === null ? 'line' : file}:${line} char:${columnOf(extent)}`;
  const marked = markedLine(extent);
  const marks = ' '.repeat(marked.start) + '~'.repeat(marked.length);
  return `${head}\n+ ${marked.text}\n+ ${marks}`;
}

/** The line in which an extent starts, made short enough for an error, and the part of it the extent covers. */
export function markedLine(extent: Extent): MarkedLine {
  const full = lineText(extent.source, lineOf(extent));
  const startColumn = columnOf(extent) - 1;
  const endColumn = Math.min(full.length, startColumn + Math.max(extent.end - extent.start, 0));
  const before = full.slice(0, startColumn).replaceAll('\t', '    ');
  const inside = full.slice(startColumn, endColumn).replaceAll('\t', '    ');
  const after = full.slice(endColumn).replaceAll('\t', '    ');
  const marked = { text: before + inside + after, start: before.length, length: Math.max(inside.length, 1) };
  return marked.text.length <= maxLineLength ? marked : shortened(marked);
}

function shortened(marked: MarkedLine): MarkedLine {
  const { text, start, length } = marked;
  // Room is given to the text before the error first, then to what is behind it.
  let from = 0;
  let to = text.length;
  const end = start + length;
  if (end + keepAfter <= maxLineLength) {
    to = maxLineLength;
  } else {
    from = Math.max(0, start - keepBefore);
    to = Math.min(text.length, from + maxLineLength);
  }
  const lead = from > 0 ? '… ' : '';
  const tail = to < text.length ? ' …' : '';
  const shownStart = start - from + lead.length;
  const body = lead + text.slice(from, to);
  return {
    text: body + tail,
    start: shownStart,
    length: Math.max(1, Math.min(length, body.length + tail.length - shownStart)),
  };
}
