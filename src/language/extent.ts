/** A text that is parsed, and where it came from. One object per parse; extents refer to it. */
export interface Source {
  readonly text: string;
  /** Path of the script file, or null for typed input. */
  readonly file: string | null;
}

/** A piece of a source. Offsets count UTF-16 units; `end` is behind the last one. */
export interface Extent {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place as people read it. Both figures start at 1. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<Source, readonly number[]>();

/** Makes an extent. Every extent has this one shape. */
export function extentOf(source: Source, start: number, end: number): Extent {
  return { source, start, end };
}

/** The text that an extent covers. */
export function textOf(extent: Extent): string {
  return extent.source.text.slice(extent.start, extent.end);
}

/** From the start of one extent to the end of another. */
export function extentBetween(first: Extent, last: Extent): Extent {
  return extentOf(first.source, first.start, last.end);
}

/**
 * Offsets at which the lines of a source begin (CR, LF and CRLF end a line).
 * Computed at the first question and kept as long as the source lives.
 */
function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source);
  if (known) return known;
  const starts = [0];
  const { text } = source;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  lineStartsOf.set(source, starts);
  return starts;
}

/** Line and column of an offset, found by bisection. */
export function positionAt(source: Source, offset: number): LinePosition {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** The number of the line in which an extent starts, from 1. */
export function lineOf(extent: Extent): number {
  return positionAt(extent.source, extent.start).line;
}

/** The column at which an extent starts, from 1. */
export function columnOf(extent: Extent): number {
  return positionAt(extent.source, extent.start).column;
}

/** The text of one line (from 1) without its line end; empty when there is no such line. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/[\r\n]+$/, '');
}
