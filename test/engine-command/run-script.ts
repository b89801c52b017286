import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

/** What a script printed. */
export interface Printed {
  readonly out: string;
  readonly error: string;
}

/** Runs a script text in a session of its own, with these cmdlets, 80 columns wide, nobody answering. */
export function runScript(text: string, cmdlets: Iterable<CmdletDefinition> = []): Printed {
  const host = new ReplayHost();
  const session = openSession(host, cmdletTable(cmdlets), '/tmp');
  session.run(text);
  return { out: host.out.trimEnd(), error: host.error.trimEnd() };
}
