import type { ProgressUpdate } from '../engine/host.js';
import { makeSafe, stripEscapes } from '../format/escape-codes.js';
import { cutToWidth, widthOf } from './text-width.js';

/** Shown at most this often, so that progress does not cost more than the work. */
const THROTTLE_MILLISECONDS = 200;
/** `$PSStyle.Progress.MaxWidth`. */
const MAXIMUM_WIDTH = 120;

/** One line of PowerShell's minimal progress view (powershell-ux.md §9), without a line end. */
function progressLine(update: ProgressUpdate, depth: number, columns: number): string {
  const width = Math.min(columns - 1, MAXIMUM_WIDTH);
  const indent = ' '.repeat(Math.min(depth, 4));
  const activity = cutToWidth(oneLine(update.activity), Math.floor(width / 2));
  const barWidth = Math.max(width - widthOf(activity) - indent.length - 4, 1);
  const seconds = update.secondsRemaining >= 0 ? `${update.secondsRemaining}s` : '';
  const status = cutToWidth(oneLine(update.status), Math.max(barWidth - seconds.length - 1, 0));
  const padding = Math.max(barWidth - widthOf(status) - seconds.length, 0);
  const bar = [...`${status}${' '.repeat(padding)}${seconds}`];
  const known = update.percent >= 0 && update.percent < 100;
  const filled = known ? Math.floor((update.percent * bar.length) / 100) : bar.length;
  const shown = `\x1b[7m${bar.slice(0, filled).join('')}\x1b[27m${bar.slice(filled).join('')}`;
  return `${indent}\x1b[33;1m${activity} [${shown} ]\x1b[0m`;
}

/** A text in the one line it has: nothing in it moves the cursor. */
const oneLine = (text: string): string => makeSafe(stripEscapes(text).replace(/[\r\n\t]+/g, ' '));

/** The progress lines that stand below the output until something else is written or the activity ends. */
export class ProgressLines {
  readonly #put: ((text: string) => void) | null;
  readonly #columns: () => number;
  readonly #activities = new Map<number, ProgressUpdate>();
  #shown = 0;
  #shownAt = Number.NEGATIVE_INFINITY;

  /** `put` writes to the terminal; null shows nothing. */
  constructor(put: ((text: string) => void) | null, columns: () => number) {
    this.#put = put;
    this.#columns = columns;
  }

  /** Takes a record: a new line, a changed one, or the end of one. */
  show(update: ProgressUpdate): void {
    if (this.#put === null) return;
    if (update.completed) {
      this.#remove(update.id);
      this.hide();
      if (this.#activities.size > 0) this.#draw();
      return;
    }
    this.#activities.set(update.id, update);
    if (performance.now() - this.#shownAt >= THROTTLE_MILLISECONDS) this.#draw();
  }

  /** Takes the lines off the screen; the next record shows them again. */
  hide(): void {
    if (this.#shown === 0) return;
    this.#put?.(`\r${'\x1b[A'.repeat(this.#shown - 1)}\x1b[J`);
    this.#shown = 0;
  }

  /** Forgets everything: the pipeline has ended. */
  clear(): void {
    this.hide();
    this.#activities.clear();
    this.#shownAt = Number.NEGATIVE_INFINITY;
  }

  #remove(id: number): void {
    this.#activities.delete(id);
    for (const child of this.#activities.values()) if (child.parentId === id) this.#remove(child.id);
  }

  #draw(): void {
    this.hide();
    const lines = [...this.#activities.values()].map((one) => progressLine(one, this.#depth(one), this.#columns()));
    this.#put?.(lines.join('\n'));
    this.#shown = lines.length;
    this.#shownAt = performance.now();
  }

  #depth(update: ProgressUpdate, seen = 0): number {
    const parent = this.#activities.get(update.parentId);
    return parent === undefined || parent === update || seen > 9 ? 0 : 1 + this.#depth(parent, seen + 1);
  }
}
