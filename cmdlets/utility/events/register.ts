import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Value } from '../../../src/engine/values/value.js';
import { eventsOf } from './event-table.js';

/** The parameters of Register-EngineEvent that do something here. */
export interface RegisterParameters {
  readonly SourceIdentifier: string;
  readonly Action: ScriptBlock | undefined;
  readonly MessageData: Value;
  readonly SupportEvent: boolean;
  readonly MaxTriggerCount: number | undefined;
}

/** Events that only PowerShell's own prompt raises. */
const neverRaised = ['powershell.onidle', 'powershell.onscriptblockinvoke', 'powershell.workflowjobstartevent'];

/** Subscribes, and writes the job of the action. */
export function registerEvent(context: CmdletContext<RegisterParameters>): void {
  const { session, parameters: p } = context;
  const table = eventsOf(session);
  const source = p.SourceIdentifier;
  if (neverRaised.includes(source.toLowerCase())) context.warning(`migsh never raises ${source}; New-Event can.`);
  const job = p.Action ? table.newJob(session, source, p.Action) : null;
  const added = table.subscribe({
    source,
    job,
    data: p.MessageData ?? null,
    isSupport: p.SupportEvent,
    maxTriggers: p.MaxTriggerCount ?? 0,
  });
  if (source.toLowerCase() === 'powershell.exiting')
    session.onClose(() => {
      if (!table.subscribers.includes(added)) return;
      table.raise(session, { source, sender: null, args: [], data: null }, () => {});
    });
  if (job !== null && !p.SupportEvent) context.write(job);
}
