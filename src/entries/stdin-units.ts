import { parse } from '../language/parse.js';

/** Where lines come from, and what is shown while they are read. */
export interface UnitSource {
  /** The next line; null at the end. */
  readonly readLine: () => Promise<string | null>;
  /** Called before each further line of a unit that has begun. */
  readonly continued: () => void;
}

/** Words and signs that go on with the statement before. */
const GOES_ON = /^\s*(?:else|elseif|catch|finally|until|while|clean|end|process|\||&&|\|\||\.[A-Za-z])/i;

/**
 * Whole units from lines of text: a line that is complete is a unit. Where more is needed, lines are taken until the parser is
 * content and the next line is empty, or does not go on with the statement (`else`, `catch`, …), as a person pasting a script means it.
 */
export class StdinUnits {
  readonly #source: UnitSource;
  #ahead: string | null | undefined;

  constructor(source: UnitSource) {
    this.#source = source;
  }

  /** The next unit; null at the end of the input. What is incomplete there is given as it is. */
  async next(): Promise<string | null> {
    const first = await this.#take();
    if (first === null || !isIncomplete(first)) return first;
    let unit = first;
    for (;;) {
      this.#source.continued();
      const line = await this.#take();
      if (line === null) return unit;
      const whole = !isIncomplete(unit);
      if (whole && line.trim() === '') return unit;
      if (whole && !GOES_ON.test(line)) {
        this.#ahead = line;
        return unit;
      }
      unit += `\n${line}`;
    }
  }

  async #take(): Promise<string | null> {
    const line = this.#ahead === undefined ? await this.#source.readLine() : this.#ahead;
    this.#ahead = undefined;
    return line;
  }
}

/** Whether the parser says that more lines are needed. */
export function isIncomplete(text: string): boolean {
  return parse(text).diagnostics.some((one) => one.incomplete);
}
