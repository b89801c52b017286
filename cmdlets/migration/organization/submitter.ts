import { userInfo } from 'node:os';
import type { Session } from '../../../src/engine/session/session.js';

const connected = new WeakMap<Session, string>();

/** Remembers who Connect-ExchangeOnline connected as. */
export function rememberSubmitter(session: Session, userPrincipalName: string): void {
  connected.set(session, userPrincipalName);
}

/** Who creates batches in this session: the connected user, else the user of the operating system. */
export function submittedBy(session: Session): string {
  return connected.get(session) ?? userInfo().username;
}
