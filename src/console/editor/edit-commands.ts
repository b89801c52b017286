import type { EditBuffer } from './edit-buffer.js';
import * as edit from './edit-buffer.js';
import type { EditCommand } from './keys.js';

/** A piece of text that a command takes out; `cut`: Yank can bring it back. */
export interface Removal {
  readonly start: number;
  readonly end: number;
  readonly cut: boolean;
}

/** Where a command that only moves puts the cursor; null for other commands. */
export function movedCursor(command: EditCommand, buffer: EditBuffer): number | null {
  switch (command) {
    case 'BackwardChar':
      return edit.previousOffset(buffer);
    case 'ForwardChar':
      return edit.nextOffset(buffer);
    case 'BackwardWord':
      return edit.previousWord(buffer);
    case 'NextWord':
      return edit.nextWord(buffer);
    case 'BeginningOfLine':
      return edit.lineStart(buffer);
    case 'EndOfLine':
      return edit.lineEnd(buffer);
    default:
      return null;
  }
}

/** What a command that only removes takes out; null for other commands. */
export function removal(command: EditCommand, buffer: EditBuffer): Removal | null {
  const { cursor } = buffer;
  switch (command) {
    case 'BackwardDeleteChar':
      return { start: edit.previousOffset(buffer), end: cursor, cut: false };
    case 'DeleteCharOrExit':
    case 'DeleteChar':
      return { start: cursor, end: edit.nextOffset(buffer), cut: false };
    case 'RevertLine':
      return { start: 0, end: buffer.text.length, cut: false };
    case 'KillLine': {
      const end = edit.lineEnd(buffer);
      return { start: cursor, end: cursor === end ? edit.nextOffset(buffer) : end, cut: true };
    }
    case 'BackwardDeleteLine':
      return { start: edit.lineStart(buffer), end: cursor, cut: true };
    case 'KillWord':
      return { start: cursor, end: edit.wordEnd(buffer), cut: true };
    case 'BackwardKillWord':
      return { start: edit.previousWord(buffer), end: cursor, cut: true };
    case 'UnixWordRubout':
      return { start: edit.previousBlankWord(buffer), end: cursor, cut: true };
    default:
      return null;
  }
}
