/** Subscribed folders: Dovecot's file `subscriptions`, version 2: one folder a line, its levels parted by tabs, in modified UTF-7. */
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeUtf7 } from '../imap/utf7.js';
import { type FolderPath, pathKey } from '../mailbox.js';
import { directoryPath } from './names.js';

/** Keys of the subscribed folders; none where there is no file. */
export async function readSubscriptions(root: string): Promise<Set<string>> {
  const text = await readFile(join(root, 'subscriptions'), 'utf8').catch(() => '');
  const paths = text.split('\n').map((line) => directoryPath(`.${line.replaceAll('\t', '.')}`));
  return new Set(paths.filter((path) => path !== undefined).map(pathKey));
}

/** Adds a folder, once. */
export async function subscribe(root: string, path: FolderPath): Promise<void> {
  if ((await readSubscriptions(root)).has(pathKey(path))) return;
  const file = join(root, 'subscriptions');
  const isNew = (await stat(file).catch(() => undefined)) === undefined;
  await appendFile(file, `${isNew ? 'V\t2\n\n' : ''}${path.map(encodeUtf7).join('\t')}\n`, { mode: 0o600 });
}
