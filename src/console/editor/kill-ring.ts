const MAXIMUM = 10;

/** What was cut, newest last, for Yank and YankPop. */
export class KillRing {
  readonly #cuts: string[] = [];
  #at = 0;

  /** Remembers what was cut; `join` puts it to the last cut, before or behind it. */
  cut(text: string, join: 'before' | 'behind' | null): void {
    if (text === '') return;
    const last = join === null ? undefined : this.#cuts.pop();
    this.#cuts.push(last === undefined ? text : join === 'before' ? text + last : last + text);
    if (this.#cuts.length > MAXIMUM) this.#cuts.shift();
    this.#at = this.#cuts.length - 1;
  }

  /** The cut that Yank inserts. */
  current(): string {
    return this.#cuts[this.#at] ?? '';
  }

  /** The cut before the last yanked one, around the ring. */
  previous(): string {
    this.#at = this.#at > 0 ? this.#at - 1 : Math.max(this.#cuts.length - 1, 0);
    return this.current();
  }
}
