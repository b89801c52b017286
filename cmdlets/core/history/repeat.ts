import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { type HistoryInfo, historyOf } from '../../../src/engine/session/history.js';
import { notFound } from './choose.js';

/** The parameters of Invoke-History. */
export interface RepeatParameters {
  readonly Id: string | undefined;
}

/** Shows and runs a command again: the one of a number, the last that begins with a text, or the last of all. */
export function repeatEntry(context: CmdletContext<RepeatParameters>): void {
  const { Id } = context.parameters;
  const entry = entryOf(context, Id);
  if (entry === null) {
    notFound(context, Id ?? '');
    return;
  }
  if (!context.shouldProcess(entry.commandLine)) return;
  context.session.writeHostLine(entry.commandLine);
  const { session } = context;
  session.callBlock(session.compile(entry.commandLine), { dotted: true, out: context.out });
}

function entryOf(context: CmdletContext<RepeatParameters>, id: string | undefined): HistoryInfo | null {
  const { entries } = historyOf(context.session);
  if (id === undefined) return entries.at(-1) ?? null;
  if (/^\d+$/.test(id)) return historyOf(context.session).find(Number(id));
  const start = id.toLowerCase();
  return entries.findLast((entry) => entry.commandLine.toLowerCase().startsWith(start)) ?? null;
}
