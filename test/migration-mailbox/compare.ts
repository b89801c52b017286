/** Comparing two mailboxes as multisets of (folder, hash of the bytes, flags, INTERNALDATE). */
import { itemsOf } from '../../src/mail/blocks.js';
import { bodyHash } from '../../src/mail/body.js';
import { flagsKey } from '../../src/mail/flags.js';
import { type FolderPath, type Mailbox, pathText } from '../../src/mail/mailbox.js';

/** What counts of a message when two mailboxes are compared. */
export interface ComparedMessage {
  readonly folder: string;
  /** The beginning of the hash of its bytes. */
  readonly hash: string;
  readonly flags: string;
  readonly internalDate: number;
}

/** All messages of a mailbox, which is opened and closed. */
export async function messagesOf(
  mailbox: Mailbox,
  rename: (path: FolderPath) => FolderPath = (path) => path,
): Promise<ComparedMessage[]> {
  const found: ComparedMessage[] = [];
  await mailbox.open();
  try {
    for (const folder of await mailbox.listFolders()) {
      if (!folder.selectable) continue;
      await mailbox.examine(folder.path);
      const infos = await mailbox.listMessages(folder.path, 1, 10_000_000);
      for await (const outcome of itemsOf(mailbox.read(folder.path, [infos]))) {
        if (!('body' in outcome)) throw new Error(`UID ${outcome.info.uid} cannot be read`);
        const hash = (await bodyHash(outcome.body)).slice(0, 16);
        const { flags, internalDate } = outcome.info;
        found.push({ folder: pathText(rename(folder.path)), hash, flags: flagsKey(flags), internalDate });
      }
    }
  } finally {
    await mailbox.close();
  }
  return found;
}

/** One line a message, sorted: equal arrays = equal mailboxes. */
export async function contentsOf(mailbox: Mailbox, rename?: (path: FolderPath) => FolderPath): Promise<string[]> {
  const found = await messagesOf(mailbox, rename);
  return found.map(({ folder, hash, flags, internalDate }) => `${folder} ${hash} ${flags} ${internalDate}`).sort();
}
