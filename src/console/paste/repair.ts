import { plainCharacters } from './characters.js';
import { holdsCsvRows } from './csv-rows.js';
import { joinCutLines } from './cut-lines.js';
import { movedLeft } from './here-strings.js';
import { decodedMarkup, withoutCodeMarks } from './markup.js';
import { withoutOutput } from './output-lines.js';

/** A pasted text as it was surely meant, and the sentence that says what was done to it. */
export interface Repair {
  readonly text: string;
  readonly note: string;
}

/** In this order: each one reads what the one before leaves. */
const REPAIRS: readonly ((text: string) => Repair | null)[] = [
  decodedMarkup,
  withoutCodeMarks,
  plainCharacters,
  movedLeft,
  withoutOutput,
  joinCutLines,
];

/** Above this length (characters) a block is a script, not something copied from a page: it stays as it is. */
const LONGEST_BLOCK = 100_000;

/**
 * Mends what documentation does to commands (paste-hazards.md): HTML codes, cut lines, invisible characters, output among the commands,
 * indented here-strings. Only for what is pasted at a prompt, where the person sees the result before it runs. Rows of a
 * CSV file are nobody's commands: their passwords stay as they are. Null: nothing to mend.
 */
export function repairPaste(text: string): Repair | null {
  if (text.length > LONGEST_BLOCK || holdsCsvRows(text)) return null;
  let mended = text;
  const notes: string[] = [];
  for (const repair of REPAIRS) {
    const result = repair(mended);
    if (result === null) continue;
    mended = result.text;
    notes.push(result.note);
  }
  return notes.length === 0 ? null : { text: mended, note: notes.join(' ') };
}
