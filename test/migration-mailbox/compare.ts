/** Comparing two mailboxes as multisets of (folder, hash of the bytes, flags, INTERNALDATE). */
import { bodyHash } from '../../src/mail/body.js';
import { flagsKey } from '../../src/mail/flags.js';
import { type FolderPath, type Mailbox, pathText } from '../../src/mail/mailbox.js';

/** One line a message, sorted: equal arrays = equal mailboxes. */
export async function contentsOf(
  mailbox: Mailbox,
  rename: (path: FolderPath) => FolderPath = (path) => path,
): Promise<string[]> {
  const lines: string[] = [];
  await mailbox.open();
  try {
    for (const folder of await mailbox.listFolders()) {
      if (!folder.selectable) continue;
      await mailbox.examine(folder.path);
      const infos = await mailbox.listMessages(folder.path, 1, 10_000_000);
      for await (const outcome of mailbox.read(folder.path, infos)) {
        if (!('body' in outcome)) throw new Error(`UID ${outcome.info.uid} cannot be read`);
        const hash = (await bodyHash(outcome.body)).slice(0, 16);
        lines.push(
          `${pathText(rename(folder.path))} ${hash} ${flagsKey(outcome.info.flags)} ${outcome.info.internalDate}`,
        );
      }
    }
  } finally {
    await mailbox.close();
  }
  return lines.sort();
}
