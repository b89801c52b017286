import type { Value } from '../engine/values/value.js';
import { Document } from './document.js';
import type { FormatContext } from './format-context.js';
import type { LineOutput, LineStream } from './line-output.js';

/** How an `OutDefault` is set up. */
export interface OutDefaultOptions {
  readonly format: FormatContext;
  readonly output: LineOutput;
  /** Milliseconds, only differences count; tests pass their own. Column widths of a table settle after 300 of them. */
  readonly clock?: () => number;
}

/**
 * The end of a pipeline: takes objects and format records, one after the other, and writes lines. It holds one open
 * document (reference/powershell-formatting.md §12): the first object decides the shape, `end` closes it.
 * One instance a prompt line, a script file, an Out-String, an Out-File or a redirection.
 */
export class OutDefault {
  readonly #document: Document;

  constructor(options: OutDefaultOptions) {
    this.#document = new Document(options.format, options.output, options.clock ?? Date.now);
  }

  /** Takes one object; `stream` is where it came from when that is not the output (errors are laid out in the same document). */
  process(value: Value, stream: LineStream = 'output'): void {
    this.#document.process(value, stream);
  }

  /** Closes the open document: held back rows and the closing blank line are written. The instance may be used again. */
  end(): void {
    this.#document.end();
  }
}
