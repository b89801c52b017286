import { holdsCsvRows } from '../paste/csv-rows.js';

/** Entries kept, in memory and in the file (MaximumHistoryCount). */
export const MAXIMUM_HISTORY = 4096;

/** Lines typed before, oldest first; a line typed again moves to the end. */
export class History {
  readonly #entries: string[] = [];

  constructor(entries: Iterable<string> = []) {
    for (const entry of entries) this.add(entry);
  }

  get length(): number {
    return this.#entries.length;
  }

  /** The entry at an index, oldest first. */
  at(index: number): string | undefined {
    return this.#entries[index];
  }

  /** Remembers a line; empty ones are left out. */
  add(line: string): void {
    if (line.trim() === '') return;
    const known = this.#entries.lastIndexOf(line);
    if (known >= 0) this.#entries.splice(known, 1);
    this.#entries.push(line);
    if (this.#entries.length > MAXIMUM_HISTORY) this.#entries.shift();
  }

  /** The nearest entry from an index on, in a direction, that a test accepts; -1 when there is none. */
  search(from: number, direction: -1 | 1, accepts: (entry: string) => boolean): number {
    for (let i = from; i >= 0 && i < this.#entries.length; i += direction) if (accepts(this.#entries[i]!)) return i;
    return -1;
  }

  /** The newest entry that goes on where the text ends, in any case; null when there is none. */
  predict(text: string): string | null {
    const start = text.toLowerCase();
    const index = this.search(
      this.#entries.length - 1,
      -1,
      (one) => one.length > text.length && one.toLowerCase().startsWith(start),
    );
    return text === '' || index < 0 ? null : this.#entries[index]!;
  }
}

const SENSITIVE = /password|asplaintext|token|apikey|secret/i;

/** Whether a line may hold a secret: it stays in memory and never reaches the file. */
export function isSensitive(line: string): boolean {
  return SENSITIVE.test(line) || holdsCsvRows(line);
}
