import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { type HistoryInfo, historyOf } from '../../../src/engine/session/history.js';
import { notFound } from './choose.js';

/** The parameters of Clear-History. */
export interface ClearParameters {
  readonly Id: readonly number[] | undefined;
  readonly CommandLine: readonly string[] | undefined;
  readonly Count: number | undefined;
  readonly Newest: boolean;
}

/** The entries that are meant: all, those with these numbers or texts, the oldest or newest so many. */
export function entriesToClear(context: CmdletContext<ClearParameters>): readonly HistoryInfo[] {
  const { Id, CommandLine, Count, Newest } = context.parameters;
  const { entries } = historyOf(context.session);
  const ordered = Newest ? [...entries].reverse() : entries;
  if (Id !== undefined) return byId(context, Id);
  if (CommandLine !== undefined) {
    const patterns = CommandLine.map((text) => new WildcardPattern(text, false));
    return ordered.filter((entry) => patterns.some((pattern) => pattern.matches(entry.commandLine))).slice(0, Count);
  }
  return ordered.slice(0, Count);
}

function byId(context: CmdletContext<ClearParameters>, ids: readonly number[]): HistoryInfo[] {
  const history = historyOf(context.session);
  const found: HistoryInfo[] = [];
  for (const id of ids) {
    const entry = history.find(id);
    if (entry) found.push(entry);
    else notFound(context, id);
  }
  return found;
}
