import { parse } from '../../language/parse.js';
import type { Repair } from './repair.js';

/** Moves a block to the left whose here-string ends with an indented `"@`: it was copied from an indented list (paste-hazards.md §5). */
export function movedLeft(text: string): Repair | null {
  if (!endsIndented(text)) return null;
  const note = 'Moved to the left: a here-string must end at the start of a line.';
  const together = withoutCommonIndent(text);
  return { text: endsIndented(together) ? together.replace(/^[ ]+(?=["']@)/gm, '') : together, note };
}

function endsIndented(text: string): boolean {
  return parse(text).diagnostics.some((one) => one.id === 'WhitespaceBeforeHereStringFooter');
}

function withoutCommonIndent(text: string): string {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(Math.min(common, /^ */.exec(line)![0].length))).join('\n');
}
