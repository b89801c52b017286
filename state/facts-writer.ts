import { parseFactsLog } from './facts.js';
import type { UserFacts } from './facts-schema.js';
import { readText, replaceFile, writeAll, writeFailed } from './files.js';
import type { State } from './folder.js';
import { factsPath } from './paths.js';

/** Lines that may be out of date before a log is written anew: a log is then some times its facts at most. */
const STALE_LINES = 2_000;
const STALE_FACTOR = 4;

/**
 * The facts of one shard on the side that writes them: an append-only log in which the last line of a user counts, so that recording one user
 * costs one line whatever the size of the batch. Only the holder of the runner lock may have one.
 */
export class FactsWriter {
  readonly #state: State;
  readonly #path: string;
  readonly #facts: Map<string, UserFacts>;
  #lines: number;
  #fd: number | undefined;

  /** Opens the log, cuts off what a dead writer left unfinished, sets a damaged one aside as `.damaged` and goes on with what can be read. */
  constructor(state: State, batch: string, shard: number) {
    this.#state = state;
    this.#path = factsPath(state.dir, batch, shard);
    const content = readText(state.files, this.#path) ?? '';
    const log = parseFactsLog(content);
    this.#facts = log.facts;
    this.#lines = log.lines;
    if (log.badLines.length > 0) {
      state.files.renameSync(this.#path, `${this.#path}.damaged`);
      this.#compact();
    } else if (log.length !== Buffer.byteLength(content)) {
      this.#compact();
    }
  }

  /** The facts by user GUID. */
  get facts(): ReadonlyMap<string, UserFacts> {
    return this.#facts;
  }

  /** Records the facts of one user. Raises StateError WriteFailed; then they are not recorded. */
  record(facts: UserFacts): void {
    this.#append(`${JSON.stringify(facts)}\n`);
    this.#facts.set(facts.guid, facts);
    this.#lines++;
    if (this.#lines > STALE_LINES + STALE_FACTOR * this.#facts.size) this.#compact();
  }

  /** Forgets a user that was taken out of the batch. */
  forget(user: string): void {
    if (this.#facts.delete(user)) this.#compact();
  }

  /**
   * Closes the log; the next record opens it again. Nothing is forced to the disk while mail is moving: a power cut may lose the last records, and
   * what they told is found again by the next sync.
   */
  close(): void {
    if (this.#fd === undefined) return;
    this.#state.files.closeSync(this.#fd);
    this.#fd = undefined;
  }

  #append(line: string): void {
    const { files } = this.#state;
    let length = -1;
    try {
      this.#fd ??= files.openSync(this.#path, 'a', 0o600);
      length = files.fstatSync(this.#fd).size;
      writeAll(files, this.#fd, Buffer.from(line, 'utf8'));
    } catch (error) {
      this.#cutBack(length);
      throw writeFailed(this.#path, error);
    }
  }

  /** A line that was written in part would spoil the next one. */
  #cutBack(length: number): void {
    if (this.#fd === undefined || length < 0) return;
    try {
      this.#state.files.ftruncateSync(this.#fd, length);
    } catch {
      this.close();
    }
  }

  #compact(): void {
    this.close();
    const lines = [...this.#facts.values()].map((facts) => `${JSON.stringify(facts)}\n`);
    replaceFile(this.#state.files, this.#path, lines.join(''));
    this.#lines = lines.length;
  }
}
