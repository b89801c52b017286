import { type EditBuffer, replace } from './edit-buffer.js';

/** Completions of a place in a text. */
export interface Completions {
  readonly replaceIndex: number;
  readonly replaceLength: number;
  readonly matches: readonly { readonly text: string; readonly label: string; readonly toolTip: string }[];
}

/** Tab pressed again and again: the matches go round in the place of the word. */
export interface CompletionCycle {
  readonly completions: Completions;
  /** What was typed. */
  readonly original: EditBuffer;
  readonly index: number;
}

/** The first step of a cycle, from either end; null when nothing matches. */
export function startCycle(buffer: EditBuffer, completions: Completions, direction: -1 | 1): CompletionCycle | null {
  if (completions.matches.length === 0) return null;
  return { completions, original: buffer, index: direction > 0 ? 0 : completions.matches.length - 1 };
}

/** The next match, around the ends. */
export function nextInCycle(cycle: CompletionCycle, direction: -1 | 1): CompletionCycle {
  const count = cycle.completions.matches.length;
  return { ...cycle, index: (cycle.index + direction + count) % count };
}

/** The text with the chosen match in its place. */
export function cycleBuffer(cycle: CompletionCycle): EditBuffer {
  const { replaceIndex, replaceLength, matches } = cycle.completions;
  return replace(cycle.original, replaceIndex, replaceIndex + replaceLength, matches[cycle.index]!.text);
}
