import { read } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK = 4096;

/**
 * Lines of redirected standard input. Nothing is read before the first line is asked for, so that programs the shell runs
 * can have it; a byte order mark and CR of CRLF are dropped.
 */
export class StandardInput {
  readonly #decoder = new StringDecoder('utf8');
  readonly #chunk = Buffer.alloc(CHUNK);
  #text = '';
  #ended = false;
  #started = false;

  /** The next line without its end; null when there is none left. */
  async readLine(): Promise<string | null> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) return this.#take(end, end + 1);
      if (this.#ended) return this.#text === '' ? null : this.#take(this.#text.length, this.#text.length);
      await this.#fill();
    }
  }

  #take(end: number, next: number): string {
    const line = this.#text.slice(0, end);
    this.#text = this.#text.slice(next);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  async #fill(): Promise<void> {
    const length = await readSome(this.#chunk);
    const text = length > 0 ? this.#decoder.write(this.#chunk.subarray(0, length)) : this.#decoder.end();
    if (length === 0) this.#ended = true;
    this.#text += this.#started || text === '' ? text : text.replace(/^\ufeff/, '');
    if (text !== '') this.#started = true;
  }
}

/** Bytes read from standard input; 0 at its end, and when there is no standard input. */
async function readSome(chunk: Buffer): Promise<number> {
  for (;;) {
    const outcome = await new Promise<number | NodeJS.ErrnoException>((done) =>
      read(0, chunk, 0, chunk.length, null, (error, length) => done(error ?? length)),
    );
    if (typeof outcome === 'number') return outcome;
    if (outcome.code !== 'EAGAIN') return 0;
    await new Promise((done) => setTimeout(done, 5));
  }
}
