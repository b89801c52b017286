import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type DocumentKind, readDocument, updateDocument, writeDocument } from './document.js';
import { StateError } from './error.js';
import { writeFailed } from './files.js';
import { namesIn, type State, withStoreLock } from './folder.js';
import { mailboxesFolder, mailboxFolder, mailboxPath, maildirPath } from './paths.js';
import { type MailboxDocument, mailboxShape, STATE_VERSION } from './schema.js';

const kind: DocumentKind<MailboxDocument> = { shape: mailboxShape, keepPrevious: true, durable: true };

/** What a mailbox is said to be by who makes it. */
export type MailboxWish = Pick<MailboxDocument, 'emailAddress' | 'name' | 'alias' | 'displayName' | 'type'>;

/** A GUID that is the same for every spelling of an address: what a mailbox has that a migration made. */
export function addressGuid(emailAddress: string): string {
  const hash = createHash('sha256').update(emailAddress.toLowerCase()).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

/** The mailboxes of the local organisation, by folder name. One that a migration made is told by its address. Raises StateError Damaged. */
export function* localMailboxes(state: State): Generator<MailboxDocument> {
  for (const name of namesIn(state, mailboxesFolder(state.dir)).sort()) {
    const folder = join(mailboxesFolder(state.dir), name);
    const said = readDocument(state.files, join(folder, 'mailbox.json'), kind);
    if (said !== undefined) yield said;
    else if (namesIn(state, folder).includes('Maildir')) yield unsaid(state, folder, addressOf(name));
  }
}

/** The address of a folder name (`addressFolderName`); of one that was shortened, the name as it is. */
function addressOf(folderName: string): string {
  try {
    return decodeURIComponent(folderName);
  } catch {
    return folderName;
  }
}

/** A mailbox that a migration made: all that is known is its address and since when it is there. */
function unsaid(state: State, folder: string, emailAddress: string): MailboxDocument {
  const name = emailAddress.split('@')[0]!;
  const { birthtime, mtime } = state.files.statSync(folder);
  const since = (birthtime.getTime() > 0 ? birthtime : mtime).toISOString();
  const names = { emailAddress, name, alias: name, displayName: name };
  return {
    version: STATE_VERSION,
    guid: addressGuid(emailAddress),
    ...names,
    type: 'UserMailbox',
    created: since,
    changed: since,
  };
}

/** Makes a mailbox and its empty Maildir. Raises StateError InUse when the address has one, WriteFailed. */
export function createMailbox(state: State, wish: MailboxWish): MailboxDocument {
  return withStoreLock(state, 'creating a mailbox', () => {
    const address = wish.emailAddress.toLowerCase();
    for (const one of localMailboxes(state))
      if (one.emailAddress.toLowerCase() === address)
        throw new StateError(
          'InUse',
          `The email address "${wish.emailAddress}" is already used by the mailbox "${one.name}".`,
        );
    try {
      for (const part of ['cur', 'new', 'tmp'])
        state.files.mkdirSync(join(maildirPath(state.dir, wish.emailAddress), part), { recursive: true, mode: 0o700 });
    } catch (error) {
      throw writeFailed(mailboxFolder(state.dir, wish.emailAddress), error);
    }
    const now = new Date().toISOString();
    const fresh = { version: STATE_VERSION, guid: randomUUID(), ...wish, created: now, changed: now };
    writeDocument(state.files, mailboxPath(state.dir, wish.emailAddress), kind, fresh);
    return fresh;
  });
}

/** Changes what is said of a mailbox. Its address stays: mail lies under it. */
export function updateMailbox(
  state: State,
  mailbox: MailboxDocument,
  apply: (draft: MailboxDocument) => void,
): MailboxDocument {
  const path = mailboxPath(state.dir, mailbox.emailAddress);
  return withStoreLock(state, 'changing a mailbox', () =>
    updateDocument(state.files, path, kind, mailbox, (draft) => {
      apply(draft);
      draft.changed = new Date().toISOString();
    }),
  );
}

/** Deletes a mailbox and all its mail. Raises StateError WriteFailed. */
export function deleteMailbox(state: State, emailAddress: string): void {
  const folder = mailboxFolder(state.dir, emailAddress);
  try {
    state.files.rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    throw writeFailed(folder, error);
  }
}
