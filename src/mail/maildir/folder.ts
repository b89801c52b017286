/** One folder of a Maildir: which messages lie in it, under which UIDs. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MailError } from '../errors.js';
import { type FolderPath, type Origin, pathText } from '../mailbox.js';
import { type FolderAccess, namesIfPresent } from './access.js';
import { Keywords } from './keywords.js';
import { idFromBase, type MessageFile, parseFileName } from './names.js';
import { UidList } from './uid-list.js';

/** A message as found in `cur` or `new`. */
export interface StoredMessage extends MessageFile {
  readonly uid: number;
  /** `cur` or `new`. */
  readonly place: string;
}

/** Files that we write in `tmp` begin with this. */
export const tmpPrefix = 'migsh-';

/** An opened folder. Its lists are as of the last scan, and of what we did since. */
export class MaildirFolder {
  readonly path: FolderPath;
  readonly dir: string;
  readonly keywords: Keywords;
  readonly uids: UidList;
  /** By UID, rising. */
  messages: StoredMessage[] = [];
  /** True: only what delivering needs is in memory; `messages` must be scanned again. */
  light = false;
  /** By origin: ids of messages that we stored, and their UIDs. */
  private readonly recognised = new Map<string, Map<number, number>>();

  private constructor(path: FolderPath, dir: string, keywords: Keywords, uids: UidList) {
    this.path = path;
    this.dir = dir;
    this.keywords = keywords;
    this.uids = uids;
  }

  /** @throws MailError `noSuchFolder` */
  static async open(path: FolderPath, dir: string, access: FolderAccess): Promise<MaildirFolder> {
    const there = await stat(join(dir, 'cur')).catch(() => undefined);
    if (there?.isDirectory() !== true)
      throw new MailError('noSuchFolder', `There is no folder "${pathText(path)}" (${dir}).`);
    const folder = new MaildirFolder(path, dir, await Keywords.load(dir), await UidList.load(dir, access));
    await folder.scan();
    return folder;
  }

  /** Looks what is there now: one directory listing each of `cur` and `new`. */
  async scan(): Promise<void> {
    if (this.light) await this.uids.reload();
    await this.keywords.reload();
    this.light = false;
    this.recognised.clear();
    const found: [string, MessageFile][] = [];
    for (const place of ['cur', 'new']) {
      for (const name of await namesIfPresent(join(this.dir, place))) {
        if (!name.startsWith('.')) found.push([place, parseFileName(name)]);
      }
    }
    // Names begin with the time of delivery: messages that somebody else brought get UIDs in that order.
    found.sort(([, a], [, b]) => (a.base < b.base ? -1 : a.base > b.base ? 1 : 0));
    // A message that is being moved from `new` to `cur` may be seen in both.
    const messages = new Map(
      found.map(([place, file]) => [file.base, { ...file, place, uid: this.uids.assign(file.base) }]),
    );
    this.messages = [...messages.values()].sort((a, b) => a.uid - b.uid);
    await this.uids.save();
  }

  /** Which messages of an origin lie here: id → UID. What is stored later is to be added. */
  async storedFrom(origin: Origin): Promise<Map<number, number>> {
    const key = JSON.stringify(origin);
    const known = this.recognised.get(key);
    if (known !== undefined) return known;
    if (this.light) await this.scan();
    const stored = new Map<number, number>();
    for (const { base, uid } of this.messages) {
      const id = idFromBase(base, origin);
      if (id !== undefined) stored.set(id, uid);
    }
    this.recognised.set(key, stored);
    return stored;
  }

  /** Keeps only what delivering needs: the names of a large folder take a lot of room. */
  lighten(): void {
    this.light = true;
    this.messages = [];
    this.uids.forget();
  }

  /** Notes a message's new name. */
  renamed(old: StoredMessage, now: StoredMessage): void {
    this.messages[this.messages.indexOf(old)] = now;
  }

  file(message: StoredMessage): string {
    return join(this.dir, message.place, message.name);
  }

  /** Removes what a dead run of ours left in `tmp`. */
  async cleanTmp(): Promise<void> {
    for (const name of await namesIfPresent(join(this.dir, 'tmp'))) {
      if (name.startsWith(tmpPrefix)) await rm(join(this.dir, 'tmp', name), { force: true });
    }
  }
}

/** Makes a folder's directories; `sub`: not the root. */
export async function makeFolder(dir: string, sub: boolean): Promise<void> {
  for (const name of ['tmp', 'new', 'cur']) await mkdir(join(dir, name), { recursive: true, mode: 0o700 });
  if (sub) await writeFile(join(dir, 'maildirfolder'), '', { flag: 'a', mode: 0o600 });
}
