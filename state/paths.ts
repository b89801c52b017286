import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** `organization.json` of a state folder. */
export function organizationPath(dir: string): string {
  return join(dir, 'organization.json');
}

/** The folder of all locks. */
export function lockFolder(dir: string): string {
  return join(dir, 'locks');
}

/** The folder that holds one folder a batch. */
export function batchesFolder(dir: string): string {
  return join(dir, 'batches');
}

/** Everything about one batch. */
export function batchFolder(dir: string, batch: string): string {
  return join(batchesFolder(dir), batch);
}

/** Where the reports of a batch that expired are kept. */
export function archiveFolder(dir: string, name: string, batch: string): string {
  return join(dir, 'archive', `${addressFolderName(name)}-${batch.slice(0, 8)}`);
}

/** The wishes about a batch itself. */
export function batchPath(dir: string, batch: string): string {
  return join(batchFolder(dir, batch), 'batch.json');
}

function shardName(shard: number): string {
  return String(shard).padStart(3, '0');
}

/** The wishes about the users of one shard, counted from 0. */
export function userShardPath(dir: string, batch: string, shard: number): string {
  return join(batchFolder(dir, batch), `users-${shardName(shard)}.json`);
}

/** The facts about the users of one shard, counted from 0. */
export function factsPath(dir: string, batch: string, shard: number): string {
  return join(batchFolder(dir, batch), `facts-${shardName(shard)}.jsonl`);
}

/** The counts of one batch. */
export function summaryPath(dir: string, batch: string): string {
  return join(batchFolder(dir, batch), 'summary.json');
}

/** What belongs to one user's move: its journal, report and skipped items. */
export function userWorkFolder(dir: string, batch: string, user: string): string {
  return join(batchFolder(dir, batch), 'mailboxes', user);
}

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/;

/**
 * A folder name for an address that is valid on every platform and the same for every spelling of the address: lower case, everything but
 * letters, digits and `@._+-` as %XX of its UTF-8 bytes, no trailing dot, no device name of Windows, a hash in the place of what is too long.
 */
export function addressFolderName(emailAddress: string): string {
  const percent = (text: string): string =>
    [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const name = emailAddress
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9@._+-]/gu, percent)
    .replace(/^\.|\.$/g, percent)
    .replace(reservedOnWindows, (device) => percent(device.slice(0, 1)) + device.slice(1));
  if (name.length <= 120) return name;
  return `${name.slice(0, 100)}-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

/** The folder of all mailboxes of the local organisation. */
export function mailboxesFolder(dir: string): string {
  return join(dir, 'mailboxes');
}

/** Everything about one mailbox of the local organisation. */
export function mailboxFolder(dir: string, emailAddress: string): string {
  return join(mailboxesFolder(dir), addressFolderName(emailAddress));
}

/** What was said of one mailbox of the local organisation; there is none when a migration made the mailbox. */
export function mailboxPath(dir: string, emailAddress: string): string {
  return join(mailboxFolder(dir, emailAddress), 'mailbox.json');
}

/** The Maildir++ tree of one mailbox of the local organisation. */
export function maildirPath(dir: string, emailAddress: string): string {
  return join(mailboxFolder(dir, emailAddress), 'Maildir');
}
