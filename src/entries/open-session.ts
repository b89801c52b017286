import { toText } from '../engine/convert/text.js';
import { setTargetText } from '../engine/errors/error-record.js';
import type { Host } from '../engine/host.js';
import type { CmdletTable } from '../engine/session/cmdlet-table.js';
import { Session } from '../engine/session/session.js';
import { openScreen } from '../format/screen.js';
import { attachFormatting } from '../format/session-formatting.js';

/** What a session is put together from. */
export interface SessionParts {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the current location. */
  readonly location: string;
}

/** Puts engine, cmdlets and formatting together: a session whose output goes to the host's screen. */
export function openSession(parts: SessionParts): Session {
  const { host, cmdlets, environment, location } = parts;
  const session = new Session({ host, cmdlets, environment, location, openOutput: (one) => openScreen(one) });
  attachFormatting(session);
  setTargetText((target) => toText(session, target));
  return session;
}
