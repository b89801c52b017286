import { cellsOf, headOf } from './cells.js';
import { closeStyles, reset } from './escape-codes.js';
import { splitLines, type Wrapping, wrapText } from './lines.js';

const separator = ' : ';

/** Lines of one list entry (reference/powershell-formatting.md §6). `accent` colours the labels; null leaves them plain. */
export function listLines(
  labels: readonly string[],
  values: readonly string[],
  width: number,
  wrapping: Wrapping,
  accent: string | null,
): string[] {
  if (labels.length === 0 || width - separator.length - 2 < 0) return [];
  const longest = labels.reduce((most, label) => Math.max(most, cellsOf(label)), 0);
  const labelWidth = Math.min(longest, width - separator.length - 1);
  const indent = ' '.repeat(labelWidth + separator.length);
  const room = width - labelWidth - separator.length;
  const lines: string[] = [];
  labels.forEach((label, k) => {
    let head = fitLabel(label, labelWidth) + separator;
    if (accent !== null) head = `${accent}${head}${reset}`;
    for (const line of splitLines(values[k] ?? '')) {
      for (const piece of wrapText(line, room, room, wrapping)) {
        lines.push(closeStyles(head + piece, piece));
        head = indent;
      }
    }
  });
  return lines;
}

function fitLabel(label: string, width: number): string {
  const cells = cellsOf(label);
  return cells < width ? label + ' '.repeat(width - cells) : cells > width ? headOf(label, width) : label;
}
