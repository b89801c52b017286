import { parse } from '../../language/parse.js';
import { isQuoted } from './outside-strings.js';
import type { Repair } from './repair.js';

/** A line of Format-List's output (`Identity : IMAPEndpoint`); no command reads like this. */
const PROPERTY = /^[A-Za-z]\w* +: /;
/** What a long value goes on with: far indented. */
const CONTINUED = /^ {8,}\S/;

/** Leaves out output that was copied along with its command (paste-hazards.md §3.5). */
export function withoutOutput(text: string): Repair | null {
  const lines = text.split('\n');
  const quoted = linesInStrings(text);
  const kept: string[] = [];
  let inOutput = false;
  lines.forEach((line, index) => {
    inOutput =
      !quoted.has(index) && (PROPERTY.test(line) || (inOutput && (CONTINUED.test(line) || line.trim() === '')));
    if (!inOutput) kept.push(line);
  });
  const left = lines.length - kept.length;
  if (left === 0 || kept.every((line) => line.trim() === '')) return null;
  const note = left === 1 ? 'Left out a line that is output.' : `Left out ${left} lines that are output.`;
  return { text: kept.join('\n').trimEnd(), note };
}

/** Indices of lines that begin inside a string or a comment. */
function linesInStrings(text: string): Set<number> {
  const inside = new Set<number>();
  for (const token of parse(text).tokens) {
    if (!isQuoted(token)) continue;
    const first = text.slice(0, token.extent.start).split('\n').length;
    const more = token.text.split('\n').length - 1;
    for (let i = 0; i < more; i++) inside.add(first + i);
  }
  return inside;
}
