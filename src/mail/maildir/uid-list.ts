/** UIDs of a Maildir folder's messages: a file of our own, `migsh-uids`, that is made anew from the directory where it is missing. */
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'migsh-uids';

/** See the head of this file. First line: `1 UIDVALIDITY`; then `UID base`, in the order of UIDs. */
export class UidList {
  readonly uidValidity: number;
  private readonly path: string;
  private readonly byBase = new Map<string, number>();
  private next = 1;
  private waiting: string[] = [];

  private readonly keeps: boolean;

  private constructor(path: string, uidValidity: number, keeps: boolean) {
    this.path = path;
    this.uidValidity = uidValidity;
    this.keeps = keeps;
  }

  /**
   * Reads a folder's list, and cuts off a line without its end, which a crash or a full disk left; what cannot be read is started anew, with a new UIDVALIDITY.
   * `keeps`: false when nothing is to be written, since the list is another's at the moment.
   */
  static async load(dir: string, keeps: boolean): Promise<UidList> {
    const path = join(dir, fileName);
    const text = await readFile(path, 'utf8').catch(() => '');
    const head = /^1 (\d+)\n/.exec(text);
    if (head === null) {
      const list = new UidList(path, Math.max(1, Math.floor(Date.now() / 1000)), keeps);
      if (keeps) await writeFile(path, `1 ${list.uidValidity}\n`, { mode: 0o600 });
      return list;
    }
    const list = new UidList(path, Number(head[1]), keeps);
    await list.read(text);
    return list;
  }

  /** Reads the names again after {@link forget}. */
  async reload(): Promise<void> {
    this.next = 1;
    this.byBase.clear();
    await this.read(await readFile(this.path, 'utf8'));
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
    if (this.keeps && whole !== text) await truncate(this.path, Buffer.byteLength(whole));
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

  /** Writes new UIDs. Losing the last ones in a crash costs nothing: they are given anew. */
  async save(): Promise<void> {
    if (!this.keeps || this.waiting.length === 0) return;
    const text = this.waiting.join('');
    this.waiting = [];
    await appendFile(this.path, text, { mode: 0o600 });
  }
}
