import type { EditBuffer } from './edit-buffer.js';

const MAXIMUM = 200;

/** The states of a text that Undo and Redo go through. */
export class UndoStack {
  #undone: EditBuffer[] = [];
  #done: EditBuffer[] = [];

  /** Forgets everything. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** Remembers the state before a change; `joins` puts the change to the one before. */
  changed(before: EditBuffer, joins: boolean): void {
    if (!joins) this.#done.push(before);
    if (this.#done.length > MAXIMUM) this.#done.shift();
    this.#undone = [];
  }

  /** The state before the last change; null when there is none. */
  undo(now: EditBuffer): EditBuffer | null {
    return step(this.#done, this.#undone, now);
  }

  /** The state after the change that was undone last; null when there is none. */
  redo(now: EditBuffer): EditBuffer | null {
    return step(this.#undone, this.#done, now);
  }
}

function step(from: EditBuffer[], to: EditBuffer[], now: EditBuffer): EditBuffer | null {
  const state = from.pop();
  if (state !== undefined) to.push(now);
  return state ?? null;
}
