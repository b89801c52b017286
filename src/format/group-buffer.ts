import { cellsOf } from './cells.js';
import { Entry, type FormatRecord, FormatStart, GroupEnd, GroupStart } from './records.js';
import type { Renderer } from './renderer.js';

/** Milliseconds for which a table whose first column has no width waits for rows to size its columns by. */
const settleTime = 300;

/**
 * Holds the rows of a group back until the widths of its columns are known (reference/powershell-formatting.md §4.1): with
 * -AutoSize to the end of the group, else until the first row that arrives after 300 ms. Everything else passes at once.
 */
export class GroupBuffer {
  readonly #renderer: Renderer;
  readonly #clock: () => number;
  #start: FormatStart | null = null;
  #held: FormatRecord[] = [];
  #holding = false;
  #since = 0;
  /** Set by the first document that measures its rows, and from then on: later ones of the same output are measured, too. */
  #measures: 'all' | 'settling' | null = null;

  constructor(renderer: Renderer, clock: () => number) {
    this.#renderer = renderer;
    this.#clock = clock;
  }

  add(record: FormatRecord): void {
    if (record instanceof FormatStart) this.#open(record);
    if (!this.#holding) {
      this.#holding = record instanceof GroupStart && this.#waits();
      if (!this.#holding) {
        this.#renderer.render(record);
        return;
      }
      this.#since = this.#clock();
    }
    this.#held.push(record);
    if (record instanceof GroupEnd || this.#isSettled()) this.#release();
  }

  /** Lets everything go that is held. */
  drain(): void {
    if (this.#holding) this.#release();
    this.#start = null;
  }

  #open(start: FormatStart): void {
    this.#start = start;
    const { shape, autoSize } = start;
    if (autoSize) this.#measures = 'all';
    else if (shape.kind === 'table' && shape.columns.length > 0 && shape.columns[0]!.width === 0)
      this.#measures = 'settling';
  }

  #waits(): boolean {
    return this.#start !== null && this.#measures !== null;
  }

  #isSettled(): boolean {
    return this.#measures === 'settling' && this.#clock() - this.#since > settleTime;
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    this.#holding = false;
    if (this.#start) this.#renderer.setWidths(this.#measure(held));
    for (const record of held) this.#renderer.render(record);
  }

  /** Cells of each column's longest text, line ends and what follows them included. */
  #measure(held: readonly FormatRecord[]): number[] {
    const { shape } = this.#start!;
    const widths = shape.kind === 'table' ? shape.columns.map((column) => cellsOf(column.label)) : [0];
    for (const record of held) {
      if (!(record instanceof Entry) || record.outOfBand) continue;
      const { content } = record;
      const cells = content.kind === 'row' ? content.cells : content.kind === 'wide' ? [content.text] : [];
      for (let k = 0; k < cells.length; k++) widths[k] = Math.max(widths[k] ?? 0, cellsOf(cells[k]!));
    }
    return widths;
  }
}
