import type { History } from './history.js';

/** An incremental search under way: what is looked for, in which direction, and what was found. */
export interface HistorySearch {
  readonly direction: -1 | 1;
  readonly wanted: string;
  /** Index in the history, or its length before anything was found. */
  readonly index: number;
  readonly failed: boolean;
  /** The search before the last key, for Backspace. */
  readonly before: HistorySearch | null;
}

/** Ctrl+R or Ctrl+S: a search that has found nothing yet. */
export function startSearch(history: History, direction: -1 | 1): HistorySearch {
  return { direction, wanted: '', index: history.length, failed: false, before: null };
}

/** The search goes on: with a longer text from where it stands, or with the same text at the next match. */
export function extendSearch(
  history: History,
  search: HistorySearch,
  typed: string,
  direction = search.direction,
): HistorySearch {
  const wanted = search.wanted + typed;
  const from = typed === '' || search.index >= history.length ? search.index + direction : search.index;
  const start = direction < 0 ? Math.min(from, history.length - 1) : from;
  const needle = wanted.toLowerCase();
  const index = wanted === '' ? -1 : history.search(start, direction, (entry) => entry.toLowerCase().includes(needle));
  const failed = wanted !== '' && index < 0;
  return { direction, wanted, index: index < 0 ? search.index : index, failed, before: search };
}

/** The line under the input while searching, as PSReadLine words it. */
export function searchStatus(search: HistorySearch): string {
  return `${search.failed ? 'failed-' : ''}${search.direction < 0 ? 'bck' : 'fwd'}-i-search: ${search.wanted}_`;
}
