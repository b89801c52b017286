import type { Session } from '../../../src/engine/session/session.js';
import type { Value } from '../../../src/engine/values/value.js';
import { textDocument } from '../../../src/format/text-document.js';

/** The lines that objects are shown as in this width. */
function linesOf(session: Session, objects: readonly Value[], width: number): readonly string[] {
  const lines: string[] = [];
  const document = textDocument(session, width, (line) => void lines.push(line));
  for (const one of objects) document.process(one);
  document.end();
  return lines;
}

const isBlank = (line: string): boolean => line.trim() === '';

/**
 * The objects as a table whose rows are numbered. Where the view has not one line for each object (lists, wrapped cells, objects of
 * several types), each object stands for itself below its number.
 */
export function gridLines(session: Session, objects: readonly Value[], columns: number): readonly string[] {
  const digits = String(objects.length).length;
  const margin = digits + 1;
  const lines = linesOf(session, objects, Math.max(columns - 1 - margin, 20));
  const used = lines.filter((line) => !isBlank(line));
  const ruler = used.findIndex((line) => /^[- ]+$/.test(line));
  const heads = used.slice(0, ruler + 1);
  const rows = used.slice(ruler + 1);
  if (rows.length === objects.length)
    return [
      ...heads.map((line) => `${' '.repeat(margin)}${line}`),
      ...rows.map((line, i) => `${String(i + 1).padStart(digits)} ${line}`),
    ];
  return objects.flatMap((one, i) => [
    `[${i + 1}]`,
    ...linesOf(session, [one], columns - 1).filter((line) => !isBlank(line)),
  ]);
}
