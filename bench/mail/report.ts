/** Figures of the runs as lines. */
import type { Timing } from './contenders.js';
import type { Corpus } from './corpora.js';

/** A contender's turn. */
export interface Run extends Timing {
  readonly contender: string;
}

/** Medians of each contender, and how many times faster migsh is. */
export function figures(corpus: Corpus, runs: readonly Run[]): string[] {
  const names = [...new Set(runs.map(({ contender }) => contender))].sort((a, b) => rank(a) - rank(b));
  const of = (name: string, pick: (run: Run) => number | undefined) =>
    median(runs.filter(({ contender }) => contender === name).map(pick));
  const ours = { first: of('migsh', ({ first }) => first), again: of('migsh', ({ again }) => again) };
  const lines = [row('', 'seconds', 'msg/s', 'migsh is', 'again, s', 'migsh is', 'memory', 'cpu, s')];
  for (const name of names) {
    const first = of(name, (run) => run.first)!;
    const again = of(name, (run) => run.again)!;
    const memory = of(name, (run) => run.memory);
    const cpu = of(name, (run) => run.cpu);
    const ratio = (theirs: number, mine: number | undefined) =>
      name === 'migsh' || mine === undefined ? '' : `${(theirs / mine).toFixed(2)} ×`;
    lines.push(
      row(
        name,
        first.toFixed(2),
        Math.round((corpus.mailboxes * corpus.messages) / first).toString(),
        ratio(first, ours.first),
        again.toFixed(2),
        ratio(again, ours.again),
        memory === undefined ? '' : `${Math.round(memory / 1024 / 1024)} MiB`,
        cpu === undefined ? '' : cpu.toFixed(1),
      ),
    );
  }
  return lines;
}

function rank(name: string): number {
  return name === 'migsh' ? 0 : 1;
}

function row(name: string, ...cells: readonly string[]): string {
  return `  ${name.padEnd(10)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}

function median(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  const middle = known.length >> 1;
  return known.length % 2 === 1 || known.length === 0 ? known[middle] : (known[middle - 1]! + known[middle]!) / 2;
}
