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
function markedLine(extent: Extent): MarkedLine {
  const full = lineText(extent.source, lineOf(extent)).trimEnd();
  const startColumn = columnOf(extent) - 1;
  const endColumn = Math.min(full.length, startColumn + Math.max(extent.end - extent.start, 0));
  const before = full.slice(0, startColumn).replaceAll('\t', '    ');
  const inside = full.slice(startColumn, endColumn).replaceAll('\t', '    ');
  const after = full.slice(endColumn).replaceAll('\t', '    ');
  const marked = { text: before + inside + after, start: before.length, length: inside.length };
  const short = marked.text.length <= maxLineLength ? marked : shortened(marked);
  return { ...short, length: Math.max(short.length, 1) };
}

/** Keeps some text on both sides, gives what room is left to the text in front, then to the text behind. */
function shortened({ text, start, length }: MarkedLine): MarkedLine {
  const behind = text.length - start - length;
  let prefix = Math.min(start, keepBefore);
  let suffix = Math.min(behind, keepAfter);
  let shown = length;
  const room = maxLineLength - prefix - length - suffix;
  if (room <= 0) {
    shown = Math.min(length, maxLineLength - prefix);
    suffix = Math.min(suffix, maxLineLength - prefix - shown);
  } else {
    const more = Math.min(start - prefix, room);
    prefix += more;
    suffix += Math.min(behind - suffix, room - more);
  }
  const from = start - prefix;
  const to = start + shown + suffix;
  const lead = from > 0 ? '… ' : '';
  const tail = to < text.length ? ' …' : '';
  return { text: lead + text.slice(from, to) + tail, start: prefix + lead.length, length: shown };
}
