import type { MailboxDocument } from '../../../state/schema.js';
import type { MigrationTask } from '../../migration/organization/migration-task.js';
import { requireRecipient } from './directory.js';

/** The mailbox of the local organisation that is named. Fails for one on an IMAP server: only that server's administrator changes those. */
export function requireLocalMailbox(task: MigrationTask, identity: string): MailboxDocument {
  const { emailAddress, store } = requireRecipient(task, identity);
  if (store.kind === 'local') return store.document;
  return task.fail(
    'permanent',
    `The mailbox "${emailAddress}" lies on the IMAP server ${store.server}, and IMAP can't change accounts. Use that server's own tools.`,
  );
}
