/** How a Maildir is used, and reading what may not be there. */
import { readdir, readFile } from 'node:fs/promises';

/**
 * How the folders of a Maildir are used. Only one at a time may use one otherwise than to read: whoever gives UIDs.
 */
export interface FolderAccess {
  /** False: nothing is synced (tests and benchmarks). */
  readonly sync: boolean;
  /** True: nothing is changed; UIDs of messages that have none yet are good until the mailbox is closed. */
  readonly looksOnly: boolean;
}

/** The text of a file; empty where there is none. Other failures are raised: a file that cannot be read now is not empty. */
export async function textIfPresent(path: string): Promise<string> {
  return await orIfMissing(readFile(path, 'utf8'), '');
}

/** The names in a directory; none where there is none. Other failures are raised: what cannot be listed now is not empty. */
export async function namesIfPresent(path: string): Promise<string[]> {
  return await orIfMissing(readdir(path), []);
}

async function orIfMissing<T>(action: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await action;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  }
}
