import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { userWorkFolder } from '../../state/paths.js';
import type { Mailbox } from '../mail/mailbox.js';

/** Which user of which batch, by Guid. */
export interface UserPlace {
  readonly batch: string;
  readonly user: string;
}

/** Where the journal of a move lies. It belongs to two mailboxes: after an edited CSV or endpoint a new one begins, and what is on the target already is found there. */
export function journalFolder(
  stateDir: string,
  { batch, user }: UserPlace,
  { source, target }: { readonly source: Mailbox; readonly target: Mailbox },
): string {
  const identities = createHash('sha256').update(`${source.identity}\0${target.identity}`).digest('hex');
  return join(userWorkFolder(stateDir, batch, user), `journal-${identities.slice(0, 12)}`);
}
