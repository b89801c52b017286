/** UIDs of a Maildir folder's messages: a file of our own, `migsh-uids`, that is made anew from the directory where it is missing. */
import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderAccess, textIfPresent } from './access.js';

const fileName = 'migsh-uids';

/** See the head of this file. First line: `1 UIDVALIDITY`; then `UID base`, in the order of UIDs. */
export class UidList {
  readonly uidValidity: number;
  private readonly path: string;
  private readonly byBase = new Map<string, number>();
  private next = 1;
  private waiting: string[] = [];

  private readonly access: FolderAccess;

  private constructor(path: string, uidValidity: number, access: FolderAccess) {
    this.path = path;
    this.uidValidity = uidValidity;
    this.access = access;
  }

  /**
   * Reads a folder's list, and cuts off a line without its end, which a crash or a full disk left; what is no list is started anew, with a new UIDVALIDITY.
   */
  static async load(dir: string, access: FolderAccess): Promise<UidList> {
    const path = join(dir, fileName);
    const text = await textIfPresent(path);
    const head = /^1 (\d+)\n/.exec(text);
    if (head === null) {
      const list = new UidList(path, Math.max(1, Math.floor(Date.now() / 1000)), access);
      if (!access.looksOnly) await writeFile(path, `1 ${list.uidValidity}\n`, { mode: 0o600 });
      return list;
    }
    const list = new UidList(path, Number(head[1]), access);
    await list.read(text);
    return list;
  }

  /** Reads the names again after {@link forget}. */
  async reload(): Promise<void> {
    this.next = 1;
    this.byBase.clear();
    await this.read(await textIfPresent(this.path));
  }

  private async read(text: string): Promise<void> {
    const lines = text.split('\n');
    for (const line of lines.slice(1, -1)) {
      const blank = line.indexOf(' ');
      const uid = Number(line.slice(0, blank));
      if (blank <= 0 || !Number.isSafeInteger(uid) || uid < this.next) continue;
      this.byBase.set(line.slice(blank + 1), uid);
      this.next = uid + 1;
    }
    // Ended by us it would be read as a message of another name, under a UID that is given to the next one.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (!this.access.looksOnly && whole !== text) await truncate(this.path, Buffer.byteLength(whole));
  }

  /** Lets go of the names. `add` still works, `assign` does not until `reload`. */
  forget(): void {
    this.byBase.clear();
  }

  get uidNext(): number {
    return this.next;
  }

  /** The UID of a message, a new one if it has none. */
  assign(base: string): number {
    const known = this.byBase.get(base);
    if (known !== undefined) return known;
    const uid = this.add(base);
    this.byBase.set(base, uid);
    return uid;
  }

  /** A new UID for a message that has none for certain. */
  add(base: string): number {
    const uid = this.next++;
    this.waiting.push(`${uid} ${base}\n`);
    return uid;
  }

  /**
   * Writes new UIDs, before anybody hears of them; synced, since journals on the disk refer to them. What could not be written is
   * written by the next call.
   */
  async save(): Promise<void> {
    if (this.access.looksOnly || this.waiting.length === 0) return;
    const count = this.waiting.length;
    const file = await open(this.path, 'a', 0o600);
    try {
      const { size } = await file.stat();
      try {
        await file.writeFile(this.waiting.join(''));
      } catch (error) {
        // Half a line would spoil the next one.
        await file.truncate(size);
        throw error;
      }
      this.waiting.splice(0, count);
      if (this.access.sync) await file.datasync();
    } finally {
      await file.close();
    }
  }
}
