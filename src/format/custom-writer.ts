import { type Wrapping, wrapText } from './lines.js';
import type { CustomPart } from './records.js';

/** Where the lines of a frame start and end. */
interface Indent {
  readonly left: number;
  readonly right: number;
  readonly first: number;
}

/**
 * Lines of a free text (reference/powershell-formatting.md §8). A line is indented by the frames that are open when it ends;
 * what is left at the end makes a last line, even an empty one.
 */
export function customLines(parts: readonly CustomPart[], width: number, wrapping: Wrapping): string[] {
  const lines: string[] = [];
  let buffer = '';
  const flush = (indent: Indent): void => {
    for (const line of indented(buffer, indent, width, wrapping)) lines.push(line);
    buffer = '';
  };
  const walk = (pieces: readonly CustomPart[], indent: Indent): void => {
    for (const piece of pieces) {
      if (piece.kind === 'text') buffer += piece.text;
      else if (piece.kind === 'line') flush(indent);
      else
        walk(piece.parts, { left: indent.left + piece.indent, right: indent.right + piece.right, first: piece.first });
    }
  };
  const outside = { left: 0, right: 0, first: 0 };
  walk(parts, outside);
  flush(outside);
  return lines;
}

function indented(text: string, { left, right, first }: Indent, width: number, wrapping: Wrapping): string[] {
  const room = width - left - right;
  const content = room <= 0 ? '' : text;
  const lead = Math.abs(first) >= room ? 0 : first;
  const firstRoom = lead > 0 ? room - lead : room;
  const nextRoom = lead < 0 ? room + lead : room;
  const firstPad = ' '.repeat(left + Math.max(0, lead));
  const nextPad = ' '.repeat(left + Math.max(0, -lead));
  return wrapText(content, firstRoom, nextRoom, wrapping).map((line, k) => (k === 0 ? firstPad : nextPad) + line);
}
