import { type CommandArgument, pairArgument } from '../command/command-argument.js';
import { runtimeError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import type { Value } from '../values/value.js';
import { CmdletProcessor } from './cmdlet-processor.js';
import { runPipeline } from './pipeline.js';
import { ListSink } from './sink.js';

const noSite = { extent: null, nameExtent: null, operator: null } as const;

/** Makes the processor of a cmdlet that the engine itself calls; `parameters` by name. Raises an error when the session does not have it. */
export function cmdletProcessor(
  session: Session,
  name: string,
  parameters: Readonly<Record<string, Value>>,
): CmdletProcessor {
  const entry = session.cmdlets.find(name);
  if (!entry) {
    const text = `This needs the command ${name}, which is not among the commands of this session.`;
    throw runtimeError('CommandNotAvailable', 'ResourceUnavailable', text, name);
  }
  const args = Object.entries(parameters).map(([key, value]): CommandArgument => pairArgument(key, value, null, null));
  return new CmdletProcessor(session, session.cmdletInfo(entry), args, noSite, name);
}

/** Runs a cmdlet; its output as a value. */
export function callCmdlet(session: Session, name: string, parameters: Readonly<Record<string, Value>>): Value {
  const out = new ListSink();
  runPipeline(session, [cmdletProcessor(session, name, parameters)], null, out);
  return out.collapse();
}
