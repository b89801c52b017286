import type { MatchContext, MatchInfo } from './match-info.js';

/** A line of the text, with its match when it has one. */
interface Entry {
  readonly line: string;
  readonly match: MatchInfo | null;
}

/** How many lines belong to a match. */
export interface ContextSize {
  readonly before: number;
  readonly after: number;
}

/**
 * Gives matches the lines around them, and hands them on when they have all. Two sets of lines belong to a match: as many as asked for,
 * whatever they are, and those shown with it, where no line is shown twice and no other match is shown as a line around this one.
 */
export class ContextTracker {
  readonly #size: ContextSize;
  readonly #emit: (match: MatchInfo) => void;
  /** The last lines: those before a match, the match, those behind it. */
  #window: Entry[] = [];
  #isFilled = false;
  #shownBefore: string[] = [];
  #shownAfter: string[] = [];
  /** The match whose lines behind it are being collected to be shown. */
  #open: MatchInfo | null = null;

  constructor(size: ContextSize, emit: (match: MatchInfo) => void) {
    this.#size = size;
    this.#emit = emit;
  }

  /** Takes the next line. */
  add(line: string, match: MatchInfo | null): void {
    if (match) this.#showMatch(match);
    else this.#showLine(line);
    this.#window.push({ line, match });
    const { before, after } = this.#size;
    const capacity = before + after + 1;
    if (this.#window.length > capacity) this.#window.shift();
    if (this.#window.length < capacity) return;
    this.#emitRange(this.#isFilled ? before : 0, before);
    this.#isFilled = true;
  }

  /** No line follows. */
  end(): void {
    if (this.#open) this.#close();
    const { before, after } = this.#size;
    const isFull = this.#window.length === before + after + 1;
    this.#emitRange(isFull ? before + 1 : 0, this.#window.length - 1);
    this.#window = [];
  }

  #showMatch(match: MatchInfo): void {
    if (this.#open) this.#close();
    this.#open = match;
    if (this.#size.after === 0) this.#close();
  }

  #showLine(line: string): void {
    if (this.#open) {
      this.#shownAfter.push(line);
      if (this.#shownAfter.length >= this.#size.after) this.#close();
    } else if (this.#size.before > 0) {
      this.#shownBefore.push(line);
      if (this.#shownBefore.length > this.#size.before) this.#shownBefore.shift();
    }
  }

  #close(): void {
    const context = contextOf(this.#open!);
    if (context) {
      context.shownBefore = this.#shownBefore;
      context.shownAfter = this.#shownAfter;
    }
    this.#shownBefore = [];
    this.#shownAfter = [];
    this.#open = null;
  }

  #emitRange(first: number, last: number): void {
    const lines = this.#window.map(({ line }) => line);
    for (let k = first; k <= last; k++) {
      const match = this.#window[k]?.match;
      if (!match) continue;
      const context = contextOf(match);
      if (context) {
        context.before = lines.slice(Math.max(k - this.#size.before, 0), k);
        context.after = lines.slice(k + 1, k + 1 + this.#size.after);
      }
      this.#emit(match);
    }
  }
}

function contextOf(match: MatchInfo): MatchContext | null {
  return match.facts.context;
}
