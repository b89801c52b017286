import { existsSync } from 'node:fs';
import { usersOf } from '../../state/batch-users.js';
import { readBatch } from '../../state/batches.js';
import type { State } from '../../state/folder.js';
import { findEndpoint, readOrganization } from '../../state/organization.js';
import { maildirPath } from '../../state/paths.js';
import { loadSecretKey } from '../../state/secrets.js';
import { MailError } from '../mail/errors.js';
import { type Mailbox, pathText, type SpecialUse } from '../mail/mailbox.js';
import { MaildirMailbox } from '../mail/maildir/maildir-mailbox.js';
import { lookAtMailboxes } from './open-mailboxes.js';
import { openRequest } from './opener.js';

/** A mailbox of the target organisation: a local one by its address, one on an IMAP target by the user that is migrated into it (Guids). */
export type MailboxPlace = { readonly emailAddress: string } | { readonly batch: string; readonly user: string };

/** What lies in one folder. */
export interface FolderContents {
  /** Names joined by `/`. */
  readonly path: string;
  readonly specialUse: SpecialUse | null;
  readonly messages: number;
  readonly unread: number;
  readonly bytes: number;
  /** When the oldest and the newest message came, in milliseconds since 1970; null in an empty folder. */
  readonly oldest: number | null;
  readonly newest: number | null;
}

const AT_A_TIME = 5_000;

/** The folders of a mailbox with what is in them; nothing is changed. Raises StateError, MailError. */
export async function mailboxFolders(state: State, place: MailboxPlace): Promise<readonly FolderContents[]> {
  const mailbox = mailboxAt(state, place);
  if (mailbox === undefined) return [emptyInbox];
  await mailbox.open();
  try {
    const contents: FolderContents[] = [];
    for (const folder of await mailbox.listFolders()) {
      if (!folder.selectable) continue;
      const counted = await countMessages(mailbox, folder.path);
      contents.push({ path: pathText(folder.path), specialUse: folder.specialUse ?? null, ...counted });
    }
    return contents;
  } finally {
    await mailbox.close();
  }
}

const nothing = { messages: 0, unread: 0, bytes: 0, oldest: null, newest: null };
const emptyInbox: FolderContents = { path: 'INBOX', specialUse: 'Inbox', ...nothing };

/** The mailbox of a place; undefined for a local one into which no mail has come yet. */
function mailboxAt(state: State, place: MailboxPlace): Mailbox | undefined {
  if ('emailAddress' in place) {
    const root = maildirPath(state.dir, place.emailAddress);
    return existsSync(root) ? new MaildirMailbox({ root, looksOnly: true }) : undefined;
  }
  const batch = readBatch(state, place.batch);
  const organization = readOrganization(state);
  const endpoint = (guid: string | null) => (guid === null ? undefined : findEndpoint(organization, guid));
  const [source, target] = [endpoint(batch.sourceEndpoint), endpoint(batch.targetEndpoint)];
  for (const { user } of usersOf(state, batch.guid))
    if (user.guid === place.user && source !== undefined && target !== undefined)
      return lookAtMailboxes(openRequest(state.dir, user, { source, target }, () => loadSecretKey(state))).target;
  throw new MailError('noSuchFolder', `The batch '${batch.name}' does not lead to this mailbox any more.`);
}

async function countMessages(
  mailbox: Mailbox,
  path: readonly string[],
): Promise<Omit<FolderContents, 'path' | 'specialUse'>> {
  const counted = { ...nothing, oldest: null as number | null, newest: null as number | null };
  let from = 1;
  for (;;) {
    const infos = await mailbox.listMessages(path, from, AT_A_TIME);
    for (const { uid, size, flags, internalDate } of infos) {
      counted.messages++;
      counted.bytes += size;
      if (!flags.includes('\\Seen')) counted.unread++;
      counted.oldest = Math.min(counted.oldest ?? internalDate, internalDate);
      counted.newest = Math.max(counted.newest ?? internalDate, internalDate);
      from = uid + 1;
    }
    if (infos.length < AT_A_TIME) return counted;
  }
}
