import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { netType } from '../../../src/engine/command/parameter-types.js';
import { toText } from '../../../src/engine/convert/text.js';
import { usersOf } from '../../../state/batch-users.js';
import type { State } from '../../../state/folder.js';
import { localMailboxes } from '../../../state/mailboxes.js';
import { findEndpoint, readOrganization, sameName } from '../../../state/organization.js';
import type { MailboxDocument } from '../../../state/schema.js';
import { readableBatches } from '../../migration/organization/lookups.js';
import type { MigrationTask } from '../../migration/organization/migration-task.js';
import { MigrationUser } from '../../migration/types/migration-user.js';
import { MigrationUserStatistics } from '../../migration/types/migration-user-statistics.js';
import { Recipient, type RecipientParts } from './recipient.js';

/** `-Identity` of a mailbox: address, alias, name, display name, Guid, or an object of ours. */
export const mailboxIdentity: ParameterType<string> = netType<string>(
  'Microsoft.Exchange.Configuration.Tasks.MailboxIdParameter',
  'MailboxIdParameter',
  {
    convert(ctx, value) {
      if (value instanceof Recipient) return value.parts.guid;
      if (value instanceof MigrationUser || value instanceof MigrationUserStatistics)
        return value.parts.user.emailAddress;
      return value === null ? '' : toText(ctx, value);
    },
  },
);

/** The one mailbox that a cmdlet is about. */
export const oneMailbox = {
  Identity: {
    type: mailboxIdentity,
    help: 'Address, alias, name, display name or Guid of the mailbox.',
    mandatory: true,
    position: 0,
    pipeline: true,
    byName: true,
  },
} as const;

/** What is known of a mailbox of the local organisation. */
export function localRecipient(document: MailboxDocument): RecipientParts {
  return { ...document, store: { kind: 'local', document } };
}

/**
 * Everybody who has a mailbox in the target organisation: the local ones, then the accounts of IMAP targets that batches migrate into, each
 * address of a server once. Sorted by name in their group.
 */
export function* recipients(state: State): Generator<RecipientParts> {
  for (const document of localMailboxes(state)) yield localRecipient(document);
  const organization = readOrganization(state);
  const seen = new Set<string>();
  for (const batch of readableBatches(state, () => undefined)) {
    const target = batch.targetEndpoint === null ? undefined : findEndpoint(organization, batch.targetEndpoint);
    if (target === undefined) continue;
    for (const { user } of usersOf(state, batch.guid)) {
      const key = `${target.guid} ${user.emailAddress.toLowerCase()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const name = user.emailAddress.split('@')[0]!;
      yield {
        guid: user.guid,
        emailAddress: user.emailAddress,
        name,
        alias: name,
        displayName: name,
        type: 'UserMailbox',
        created: null,
        changed: null,
        store: { kind: 'imap', server: target.remoteServer, batch: batch.guid, user: user.guid },
      };
    }
  }
}

/** Whether an identity names a recipient. */
export function isNamed(parts: RecipientParts, identity: string): boolean {
  const names = [parts.guid, parts.emailAddress, parts.alias, parts.name, parts.displayName];
  return names.some((name) => sameName(name, identity));
}

/** The recipient that is named. Fails with Exchange's text when there is none, and when several have the name. */
export function requireRecipient(task: MigrationTask, identity: string): RecipientParts {
  const found = [...recipients(task.state)].filter((parts) => isNamed(parts, identity));
  const [first, second] = found;
  if (first === undefined)
    task.fail('notFound', `The operation couldn't be performed because object '${identity}' couldn't be found.`);
  if (second !== undefined && !sameName(first.guid, identity))
    task.fail('permanent', `The operation couldn't be performed because '${identity}' matches multiple entries.`);
  return first;
}
