import { toText } from '../engine/convert/text.js';
import { setTargetText } from '../engine/errors/category-info.js';
import { Session, type SessionOptions } from '../engine/session/session.js';
import { openScreen } from '../format/screen.js';
import { attachFormatting } from '../format/session-formatting.js';

/** Puts engine, cmdlets and formatting together: a session whose output goes to the host's screen. */
export function openSession(parts: Omit<SessionOptions, 'openOutput'>): Session {
  const session = new Session({ ...parts, openOutput: openScreen });
  attachFormatting(session);
  setTargetText((target) => toText(session, target));
  return session;
}
