import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file whose bytes another thread is to see: its memory is there at once, its content after `read`. */
export class FileInMemory {
  /** Null when there is no such file. */
  readonly memory: SharedArrayBuffer | null;
  readonly #descriptor: number | null;

  constructor(path: URL) {
    this.#descriptor = openIfThere(path);
    this.memory = this.#descriptor === null ? null : new SharedArrayBuffer(fstatSync(this.#descriptor).size);
  }

  /** Fills the memory and closes the file. */
  read(): void {
    if (this.#descriptor === null || this.memory === null) return;
    const bytes = new Uint8Array(this.memory);
    for (let at = 0, length = 1; at < bytes.length && length > 0; at += length)
      length = readSync(this.#descriptor, bytes, at, bytes.length - at, at);
    closeSync(this.#descriptor);
  }
}

function openIfThere(path: URL): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}
