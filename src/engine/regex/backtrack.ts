import { timedOut } from './time-guard.js';
import type { RegexNode, RegexTree } from './tree.js';

/** A piece of the text: where it starts and where it ends. */
export type Span = readonly [start: number, end: number];

/** A match: for every group of .NET's numbering all its captures, the last one last. Group 0 is the match. */
export type TreeMatch = readonly (readonly Span[])[];

type Next = (at: number) => boolean;

/** How long one match may take, in milliseconds, and how many steps pass between two looks at the clock. */
const patience = 900;
const stepsBetweenLooks = 65536;

/**
 * The first match at or after `start` (from right to left: at or before it); null when there is none.
 * Error: RegexMatchTimeoutException.
 */
export function findInTree(tree: RegexTree, text: string, start: number, rightToLeft: boolean): TreeMatch | null {
  const run = new Run(text, start, tree.groupNames.length);
  const step = rightToLeft ? -1 : 1;
  for (let at = start; at >= 0 && at <= text.length; at += step) {
    const found = run.matchAt(tree.root, at, rightToLeft);
    if (found) return found;
  }
  return null;
}

/** The match that begins exactly at `at`; null when there is none there. */
export function matchTreeAt(tree: RegexTree, text: string, at: number): TreeMatch | null {
  return new Run(text, at, tree.groupNames.length).matchAt(tree.root, at, false);
}

/** One search: continuations stand for what is still to be matched, so that every choice can be taken back. */
class Run {
  readonly #text: string;
  readonly #start: number;
  readonly #captures: Span[][];
  readonly #deadline = Date.now() + patience;
  #steps = 0;

  constructor(text: string, start: number, groups: number) {
    this.#text = text;
    this.#start = start;
    this.#captures = Array.from({ length: groups }, () => []);
  }

  matchAt(root: RegexNode, at: number, backwards: boolean): TreeMatch | null {
    let end = -1;
    const isFound = this.#match(root, at, backwards, (last) => {
      end = last;
      return true;
    });
    if (!isFound) return null;
    const whole: Span = backwards ? [end, at] : [at, end];
    return [[whole], ...this.#captures.slice(1).map((spans) => spans.slice())];
  }

  #match(node: RegexNode, at: number, backwards: boolean, next: Next): boolean {
    if (++this.#steps % stepsBetweenLooks === 0 && Date.now() > this.#deadline) throw timedOut();
    switch (node.kind) {
      case 'character': {
        const place = backwards ? at - 1 : at;
        if (place < 0 || place >= this.#text.length || !node.test(this.#text[place]!)) return false;
        return next(backwards ? place : place + 1);
      }
      case 'anchor':
        return node.test(this.#text, at, this.#start) && next(at);
      case 'sequence':
        return this.#sequence(node.items, 0, at, backwards, next);
      case 'choice':
        return node.options.some((option) => this.#match(option, at, backwards, next));
      case 'repeat':
        return node.node.kind === 'character'
          ? this.#repeatCharacter(node, node.node, at, backwards, next)
          : this.#repeat(node, 0, at, backwards, next);
      case 'group':
        return this.#group(node, at, backwards, next);
      case 'look':
        return this.#look(node, at, next);
      case 'atomic':
        return this.#atomic(node.node, at, backwards, next);
      case 'condition':
        return this.#match(this.#holds(node.test, at) ? node.yes : node.no, at, backwards, next);
      case 'reference':
        return this.#reference(node, at, backwards, next);
    }
  }

  #sequence(items: readonly RegexNode[], index: number, at: number, backwards: boolean, next: Next): boolean {
    const item = items[backwards ? items.length - 1 - index : index];
    if (!item) return next(at);
    return this.#match(item, at, backwards, (last) => this.#sequence(items, index + 1, last, backwards, next));
  }

  /** Single characters are counted, not nested: long runs must not use up the stack. */
  #repeatCharacter(
    { least, most, isLazy }: RegexNode & { kind: 'repeat' },
    { test }: RegexNode & { kind: 'character' },
    at: number,
    backwards: boolean,
    next: Next,
  ): boolean {
    const step = backwards ? -1 : 1;
    const fits = (count: number): boolean => {
      const place = backwards ? at - 1 - count : at + count;
      return place >= 0 && place < this.#text.length && test(this.#text[place]!);
    };
    let count = 0;
    while (count < (isLazy ? least : most) && fits(count)) count++;
    if (count < least) return false;
    if (!isLazy) {
      for (; count >= least; count--) if (next(at + count * step)) return true;
      return false;
    }
    for (;;) {
      if (next(at + count * step)) return true;
      if (count >= most || !fits(count)) return false;
      count++;
    }
  }

  #repeat(node: RegexNode & { kind: 'repeat' }, count: number, at: number, backwards: boolean, next: Next): boolean {
    const again = (): boolean =>
      count < node.most &&
      this.#match(node.node, at, backwards, (last) => {
        // A round that takes nothing would go on for ever.
        if (last === at && count >= node.least) return false;
        return this.#repeat(node, count + 1, last, backwards, next);
      });
    if (count < node.least) return again();
    return node.isLazy ? next(at) || again() : again() || next(at);
  }

  #group(node: RegexNode & { kind: 'group' }, at: number, backwards: boolean, next: Next): boolean {
    return this.#match(node.node, at, backwards, (last) => {
      let span: Span = last < at ? [last, at] : [at, last];
      const from = node.release === null ? null : this.#captures[node.release]!;
      const released = from?.pop();
      if (from && !released) return false;
      if (released) span = between(span, released);
      const into = node.capture === null ? null : this.#captures[node.capture]!;
      into?.push(span);
      if (next(last)) return true;
      into?.pop();
      if (from && released) from.push(released);
      return false;
    });
  }

  #look(node: RegexNode & { kind: 'look' }, at: number, next: Next): boolean {
    const saved = this.#captures.map((spans) => spans.slice());
    const isFound = this.#match(node.node, at, node.isBehind, () => true);
    if (node.isNegative) this.#restore(saved);
    if (isFound !== node.isNegative && next(at)) return true;
    this.#restore(saved);
    return false;
  }

  #atomic(node: RegexNode, at: number, backwards: boolean, next: Next): boolean {
    const saved = this.#captures.map((spans) => spans.slice());
    let end = -1;
    const isFound = this.#match(node, at, backwards, (last) => {
      end = last;
      return true;
    });
    if (isFound && next(end)) return true;
    this.#restore(saved);
    return false;
  }

  #restore(saved: readonly (readonly Span[])[]): void {
    saved.forEach((spans, group) => {
      this.#captures[group] = spans.slice();
    });
  }

  #holds(test: number | RegexNode, at: number): boolean {
    if (typeof test === 'number') return this.#captures[test]!.length > 0;
    return this.#match(test, at, false, () => true);
  }

  #reference(node: RegexNode & { kind: 'reference' }, at: number, backwards: boolean, next: Next): boolean {
    const span = this.#captures[node.group]!.at(-1);
    if (!span) return false;
    const wanted = this.#text.slice(...span);
    const start = backwards ? at - wanted.length : at;
    if (start < 0) return false;
    const found = this.#text.slice(start, start + wanted.length);
    const isSame = node.ignoreCase ? found.toLowerCase() === wanted.toLowerCase() : found === wanted;
    return isSame && next(backwards ? start : start + wanted.length);
  }
}

/** What a balancing group takes: the text between the capture given up and its own. */
function between([start, end]: Span, [otherStart, otherEnd]: Span): Span {
  if (start >= otherEnd) return [otherEnd, start];
  if (end <= otherStart) return [otherStart, end];
  return [Math.max(start, otherStart), Math.min(end, otherEnd)];
}
