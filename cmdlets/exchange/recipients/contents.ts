import type { Host, PlainData } from '../../../src/engine/host.js';
import type { State } from '../../../state/folder.js';
import type { RecipientParts } from './recipient.js';

/** What the service `mailbox.folders` tells of one folder. */
export type FolderContents = {
  /** Names joined by `/`. */
  readonly path: string;
  readonly specialUse: string | null;
  readonly messages: number;
  readonly unread: number;
  readonly bytes: number;
  /** Milliseconds since 1970; null in an empty folder. */
  readonly oldest: number | null;
  readonly newest: number | null;
};

/** The folders of a recipient's mailbox. Raises what the service raised (StateError, MailError, by name). */
export function folderContents(host: Host, state: State, { emailAddress, store }: RecipientParts): FolderContents[] {
  const place = store.kind === 'local' ? { emailAddress } : { batch: store.batch, user: store.user };
  const request: PlainData = { state: state.dir, place };
  return host.callService('mailbox.folders', request) as FolderContents[];
}
