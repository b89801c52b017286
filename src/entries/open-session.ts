import { toText } from '../engine/convert/text.js';
import { setTargetText } from '../engine/errors/category-info.js';
import { Session, type SessionOptions } from '../engine/session/session.js';
import { openScreen } from '../format/screen.js';
import { attachFormatting } from '../format/session-formatting.js';
import { textDocument } from '../format/text-document.js';

/** Puts engine, cmdlets and formatting together: a session whose output goes to the host's screen. */
export function openSession(parts: Omit<SessionOptions, 'openOutput' | 'openText'>): Session {
  const openText: SessionOptions['openText'] = (session, write) => textDocument(session, undefined, write);
  const session = new Session({ ...parts, openOutput: openScreen, openText });
  attachFormatting(session);
  setTargetText((target) => toText(session, target));
  return session;
}
