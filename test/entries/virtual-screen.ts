/**
 * What a terminal shows of what a program writes: as much of a terminal as migsh's prompt needs. Lines are never lost at the top,
 * and are as long as they were written: where a terminal would break them is not of interest here.
 */
export class VirtualScreen {
  readonly #lines: string[][] = [[]];
  #row = 0;
  #column = 0;
  #rest = '';
  /** How often the program asked for keys (it turned bracketed paste on). */
  asked = 0;
  /** It waits for keys now. */
  asking = false;

  /** The lines, trailing blanks left out. */
  get lines(): string[] {
    return this.#lines.map((line) => line.join('').trimEnd());
  }

  get row(): number {
    return this.#row;
  }

  /** The cursor's line up to the cursor. */
  get beforeCursor(): string {
    return this.#lines[this.#row]!.slice(0, this.#column).join('');
  }

  /** Takes a piece of output; an escape code may be cut in two. */
  write(text: string): void {
    const all = this.#rest + text;
    this.#rest = '';
    for (let i = 0; i < all.length; ) {
      const code = /^\x1b(?:\[([?0-9;]*)([A-Za-z])|\][^\x07]*\x07)/.exec(all.slice(i, i + 200));
      if (all[i] === '\x1b' && code === null) {
        this.#rest = all.slice(i);
        return;
      }
      if (code === null) this.#put(all[i]!);
      else if (code[2] !== undefined) this.#control(code[2], code[1]!);
      i += code?.[0].length ?? 1;
    }
  }

  #put(character: string): void {
    if (character === '\r') this.#column = 0;
    else if (character === '\n') this.#down();
    else if (character === '\b') this.#column = Math.max(this.#column - 1, 0);
    else if (character >= ' ') {
      const line = this.#lines[this.#row]!;
      while (line.length < this.#column) line.push(' ');
      line[this.#column++] = character;
    }
  }

  #down(): void {
    this.#row++;
    while (this.#lines.length <= this.#row) this.#lines.push([]);
  }

  #control(letter: string, parameter: string): void {
    const count = Number(parameter || 1);
    if (letter === 'A') this.#row = Math.max(this.#row - count, 0);
    else if (letter === 'C') this.#column += count;
    else if (letter === 'J' && parameter === '') {
      this.#lines.length = this.#row + 1;
      this.#lines[this.#row]!.length = Math.min(this.#lines[this.#row]!.length, this.#column);
    } else if (parameter === '?2004') {
      this.asking = letter === 'h';
      if (this.asking) this.asked++;
    }
  }
}
