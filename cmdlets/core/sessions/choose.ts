import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Value } from '../../../src/engine/values/value.js';
import { RemoteSession, remoteSessions } from './session-object.js';

/** The parameters by which sessions are named. */
export interface SessionChoice {
  readonly Name?: readonly string[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly ComputerName?: readonly string[] | undefined;
  readonly Session?: readonly Value[] | undefined;
}

/** The open sessions that are meant; all of them without a choice. */
export function chosenSessions(context: CmdletContext<SessionChoice>): readonly RemoteSession[] {
  const open = remoteSessions(context.session);
  const { Session, Name, Id, ComputerName } = context.parameters;
  if (Session !== undefined) return Session.filter((one) => one instanceof RemoteSession);
  if (Id !== undefined) return open.filter((one) => Id.includes(one.id));
  if (Name !== undefined) return matching(open, Name, (one) => one.name);
  if (ComputerName !== undefined) return matching(open, ComputerName, (one) => one.computerName);
  return open;
}

function matching(
  open: readonly RemoteSession[],
  texts: readonly string[],
  of: (one: RemoteSession) => string,
): readonly RemoteSession[] {
  const patterns = texts.map((text) => new WildcardPattern(text, false));
  return open.filter((one) => patterns.some((pattern) => pattern.matches(of(one))));
}
