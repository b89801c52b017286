import { graphemes } from '../text-width.js';

/** What is being edited: a text that may have several lines, and the place of the cursor in UTF-16 units. */
export interface EditBuffer {
  readonly text: string;
  readonly cursor: number;
}

/** The buffer of a new line. */
export const emptyBuffer: EditBuffer = { text: '', cursor: 0 };

/** PSReadLine's WordDelimiters, and white space. */
const DELIMITERS = new Set(';:,.[]{}()/\\|!?^&*-=+\'"\u2013\u2014\u2015 \t\n');

const isWord = (character: string | undefined): boolean => character !== undefined && !DELIMITERS.has(character);

/** The text in place of what is between two offsets; the cursor stands behind it. */
export function replace(buffer: EditBuffer, start: number, end: number, text: string): EditBuffer {
  return { text: buffer.text.slice(0, start) + text + buffer.text.slice(end), cursor: start + text.length };
}

/** Inserts at the cursor. */
export const insert = (buffer: EditBuffer, text: string): EditBuffer =>
  replace(buffer, buffer.cursor, buffer.cursor, text);

/** The same text with the cursor elsewhere, kept inside the text. */
export function moveTo(buffer: EditBuffer, offset: number): EditBuffer {
  return { text: buffer.text, cursor: Math.min(Math.max(offset, 0), buffer.text.length) };
}

/** Offset of the character before the cursor, marks and surrogates included. */
export function previousOffset({ text, cursor }: EditBuffer): number {
  const before = graphemes(text.slice(Math.max(cursor - 32, 0), cursor));
  return cursor - (before.at(-1)?.length ?? 0);
}

/** Offset behind the character at the cursor. */
export function nextOffset({ text, cursor }: EditBuffer): number {
  return cursor + (graphemes(text.slice(cursor, cursor + 32))[0]?.length ?? 0);
}

/** Start of the word before the cursor. */
export function previousWord({ text, cursor }: EditBuffer): number {
  let offset = cursor;
  while (offset > 0 && !isWord(text[offset - 1])) offset--;
  while (offset > 0 && isWord(text[offset - 1])) offset--;
  return offset;
}

/** Start of the word behind the one at the cursor (NextWord of PSReadLine). */
export function nextWord({ text, cursor }: EditBuffer): number {
  let offset = cursor;
  while (offset < text.length && isWord(text[offset])) offset++;
  while (offset < text.length && !isWord(text[offset])) offset++;
  return offset;
}

/** End of the word at or behind the cursor (ForwardWord of emacs). */
export function wordEnd({ text, cursor }: EditBuffer): number {
  let offset = cursor;
  while (offset < text.length && !isWord(text[offset])) offset++;
  while (offset < text.length && isWord(text[offset])) offset++;
  return offset;
}

/** Start of the blank-separated word before the cursor (UnixWordRubout). */
export function previousBlankWord({ text, cursor }: EditBuffer): number {
  let offset = cursor;
  while (offset > 0 && /\s/.test(text[offset - 1]!)) offset--;
  while (offset > 0 && !/\s/.test(text[offset - 1]!)) offset--;
  return offset;
}

/** Start of the line that the cursor is in. */
export const lineStart = ({ text, cursor }: EditBuffer): number =>
  cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;

/** End of the line that the cursor is in. */
export function lineEnd({ text, cursor }: EditBuffer): number {
  const end = text.indexOf('\n', cursor);
  return end < 0 ? text.length : end;
}

/** The cursor a line up at the same column; null in the first line. */
export function lineUp(buffer: EditBuffer): EditBuffer | null {
  const start = lineStart(buffer);
  if (start === 0) return null;
  const above = lineStart({ text: buffer.text, cursor: start - 1 });
  return moveTo(buffer, Math.min(above + buffer.cursor - start, start - 1));
}

/** The cursor a line down at the same column; null in the last line. */
export function lineDown(buffer: EditBuffer): EditBuffer | null {
  const end = lineEnd(buffer);
  if (end === buffer.text.length) return null;
  const below = lineEnd({ text: buffer.text, cursor: end + 1 });
  return moveTo(buffer, Math.min(end + 1 + buffer.cursor - lineStart(buffer), below));
}
