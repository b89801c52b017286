/** A Maildir++ tree behind the port, readable by Dovecot, Courier and mutt as it stands. Bytes are kept as received. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Blocks, itemsOf } from '../blocks.js';
import { MailError } from '../errors.js';
import type {
  AppendOutcome,
  FlagChange,
  Folder,
  FolderPath,
  FolderStatus,
  Mailbox,
  MessageFlags,
  MessageHeader,
  MessageInfo,
  Origin,
  OutgoingMessage,
  ReadOutcome,
} from '../mailbox.js';
import { pathKey } from '../mailbox.js';
import { changeEach } from './change-flags.js';
import { deliver, diskError } from './deliver.js';
import { MaildirFolder, makeFolder, type StoredMessage } from './folder.js';
import { directoryPath, fitMaildirPath, folderDirectory, lettersToFlags } from './names.js';
import { bodyOf, headerOf, infoOf } from './read.js';
import { readSubscriptions, subscribe } from './subscriptions.js';

const block = 500;

/** How often names are looked up while flags change. */
const maxScans = 5;

/** Where the tree is. */
export interface MaildirOptions {
  /** The inbox; folders lie in it as `.Name`. Made when missing. */
  readonly root: string;
  /** False: nothing is synced to the disk (tests and benchmarks only). Default true. */
  readonly sync?: boolean;
  /** True: it is only looked at, maybe while a move writes there; UIDs that are given to new messages are not kept. Default false. */
  readonly looksOnly?: boolean;
}

/** See {@link Mailbox}. */
export class MaildirMailbox implements Mailbox {
  readonly kind = 'maildir';
  readonly identity: string;
  readonly traits = { givesUids: true };
  private readonly options: MaildirOptions;
  private isOpen = false;
  private current: MaildirFolder | undefined;

  constructor(options: MaildirOptions) {
    this.options = options;
    this.identity = `maildir:${options.root}`;
  }

  async open(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
    if (this.options.looksOnly !== true) await this.disk(() => makeFolder(this.options.root, false));
    this.isOpen = true;
  }

  async close(): Promise<void> {
    this.isOpen = false;
    this.current = undefined;
  }

  async listFolders(): Promise<readonly Folder[]> {
    this.check();
    const subscribed = await readSubscriptions(this.options.root);
    const folders: Folder[] = [{ path: ['INBOX'], specialUse: 'Inbox', selectable: true, subscribed: true }];
    for (const entry of await this.disk(() => readdir(this.options.root, { withFileTypes: true }))) {
      const path = entry.isDirectory() ? directoryPath(entry.name) : undefined;
      if (path === undefined) continue;
      const there = await stat(join(this.options.root, entry.name, 'cur')).catch(() => undefined);
      if (there?.isDirectory()) folders.push({ path, selectable: true, subscribed: subscribed.has(pathKey(path)) });
    }
    return folders;
  }

  fitPath(path: FolderPath): FolderPath {
    return fitMaildirPath(path);
  }

  /** File systems of Windows and macOS take no notice of case, and neither of the case of the base64 in a name. */
  foldPath(path: FolderPath): string {
    return folderDirectory(path).toLowerCase();
  }

  async createFolder(path: FolderPath): Promise<void> {
    this.checkWritable();
    const dir = folderDirectory(path);
    if (dir === '') return;
    await this.disk(async () => {
      await makeFolder(join(this.options.root, dir), true);
      await subscribe(this.options.root, path);
    });
  }

  async status(path: FolderPath): Promise<FolderStatus> {
    return await this.examine(path);
  }

  async examine(path: FolderPath): Promise<FolderStatus> {
    const folder = await this.enter(path);
    await this.disk(() => folder.scan());
    return { messages: folder.messages.length, uidValidity: folder.uids.uidValidity, uidNext: folder.uids.uidNext };
  }

  async listMessages(path: FolderPath, fromUid: number, limit: number): Promise<readonly MessageInfo[]> {
    const folder = await this.enter(path);
    const wanted = folder.messages.slice(firstAt(folder.messages, fromUid)).slice(0, limit);
    const infos: MessageInfo[] = [];
    for (let at = 0; at < wanted.length; at += block) {
      const part = await this.disk(() =>
        Promise.all(wanted.slice(at, at + block).map((message) => infoOf(folder, message))),
      );
      infos.push(...part.filter((info) => info !== undefined));
    }
    return infos;
  }

  async *listFlags(path: FolderPath): AsyncGenerator<readonly MessageFlags[]> {
    const folder = await this.enter(path);
    await this.disk(() => folder.scan());
    yield folder.messages.map(({ uid, letters }) => ({ uid, flags: lettersToFlags(letters, folder.keywords.names) }));
  }

  async *readHeaders(
    path: FolderPath,
    which: { fromUid: number } | { uids: readonly number[] },
  ): AsyncGenerator<readonly MessageHeader[]> {
    const folder = await this.enter(path);
    const wanted = 'uids' in which ? new Set(which.uids) : undefined;
    const from = 'fromUid' in which ? which.fromUid : 1;
    const messages = folder.messages.filter(({ uid }) => (wanted === undefined ? uid >= from : wanted.has(uid)));
    for (let at = 0; at < messages.length; at += block) {
      const part = await this.disk(() =>
        Promise.all(messages.slice(at, at + block).map((message) => headerOf(folder, message))),
      );
      yield part.filter((header) => header !== undefined);
    }
  }

  async *read(path: FolderPath, messages: Blocks<MessageInfo>): AsyncGenerator<readonly ReadOutcome[]> {
    const folder = await this.enter(path);
    const byUid = new Map(folder.messages.map((message) => [message.uid, message]));
    for await (const info of itemsOf(messages)) {
      const body = await this.disk(() => bodyOf(folder, byUid.get(info.uid)));
      yield [body === undefined ? { info, missing: true } : { info, body }];
    }
  }

  async *append(
    path: FolderPath,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): AsyncGenerator<readonly AppendOutcome[]> {
    this.checkWritable();
    const folder = await this.enter(path, false);
    await this.disk(() => folder.cleanTmp());
    yield* deliver(folder, lightened(folder, messages), { sync: this.options.sync !== false });
  }

  async storedFrom(path: FolderPath, origin: Origin): Promise<ReadonlyMap<number, number>> {
    const folder = await this.enter(path);
    return await this.disk(async () => {
      await folder.scan();
      return new Map(await folder.storedFrom(origin));
    });
  }

  async changeFlags(path: FolderPath, changes: readonly FlagChange[]): Promise<void> {
    this.checkWritable();
    const folder = await this.enter(path);
    // Somebody else may have changed flags, which changes names; also while we are at it.
    let left = changes.flatMap((change) => change.uids.map((uid) => ({ uid, change })));
    for (let scans = 0; left.length > 0 && scans < maxScans; scans++)
      left = await this.disk(async () => {
        await folder.scan();
        return await changeEach(folder, left);
      });
  }

  private check(): void {
    if (!this.isOpen) throw new MailError('connectionLost', `${this.identity} is not open.`);
  }

  private checkWritable(): void {
    this.check();
    if (this.options.looksOnly === true)
      throw new MailError('permission', `${this.identity} was opened to be looked at only.`);
  }

  /** The opened folder; `whole`: with its list of messages. */
  private async enter(path: FolderPath, whole = true): Promise<MaildirFolder> {
    this.check();
    const open = this.current;
    if (open !== undefined && pathKey(open.path) === pathKey(path)) {
      if (open.light && whole) await this.disk(() => open.scan());
      return open;
    }
    const { root, sync = true, looksOnly = false } = this.options;
    const dir = join(root, folderDirectory(path));
    this.current = await this.disk(() => MaildirFolder.open(path, dir, { sync, looksOnly }));
    return this.current;
  }

  private async disk<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw diskError(error);
    }
  }
}

/** The same messages; the folder's list is let go once the first one's origin has been looked up in it. */
async function* lightened(
  folder: MaildirFolder,
  messages: AsyncIterable<readonly OutgoingMessage[]>,
): AsyncGenerator<OutgoingMessage> {
  for await (const message of itemsOf(messages)) {
    await folder.storedFrom(message.origin);
    if (!folder.light) folder.lighten();
    yield message;
  }
}

function firstAt(messages: readonly StoredMessage[], fromUid: number): number {
  const at = messages.findIndex(({ uid }) => uid >= fromUid);
  return at < 0 ? messages.length : at;
}
