/** A mailbox in memory: the mover's tests run on it, and it shows what the port asks for with nothing in the way. */
import { createHash } from 'node:crypto';
import { type Blocks, itemsOf } from '../blocks.js';
import { wholeBody } from '../body.js';
import { MailError } from '../errors.js';
import { normalFlags } from '../flags.js';
import { identifyingHeaders } from '../headers.js';
import type {
  AppendOutcome,
  FlagChange,
  Folder,
  FolderPath,
  FolderStatus,
  Mailbox,
  MailboxTraits,
  MessageFlags,
  MessageHeader,
  MessageIdentity,
  MessageInfo,
  OutgoingMessage,
  ReadOutcome,
  SpecialUse,
} from '../mailbox.js';
import { foldedPath, pathKey, pathText } from '../mailbox.js';
import type { MemoryFaults, MemoryFolder, MemoryMessage, MemoryOptions } from './memory-types.js';

let lastUidValidity = 1000;

/** See {@link Mailbox}. Its content outlives `close`. */
export class MemoryMailbox implements Mailbox {
  readonly kind = 'memory';
  readonly identity: string;
  readonly traits: MailboxTraits;
  readonly folders = new Map<string, MemoryFolder>();
  /** How often each method was called, by name. */
  readonly calls = new Map<string, number>();
  readonly faults: MemoryFaults;
  private readonly condstore: boolean;
  private readonly caseless: boolean;
  private isOpen = false;

  constructor(options: MemoryOptions = {}) {
    this.identity = options.identity ?? 'memory';
    this.traits = {
      givesUids: options.givesUids ?? true,
      ...(options.maxMessageBytes === undefined ? {} : { maxMessageBytes: options.maxMessageBytes }),
      ...(options.sharesMessages === true ? { sharesMessages: true } : {}),
    };
    this.condstore = options.condstore ?? true;
    this.caseless = options.caseless ?? false;
    this.faults = options.faults ?? {};
    this.add(['INBOX'], 'Inbox');
  }

  /** Adds a folder for a test. */
  add(path: FolderPath, specialUse?: SpecialUse): MemoryFolder {
    const folder: MemoryFolder = {
      path,
      ...(specialUse === undefined ? {} : { specialUse }),
      selectable: true,
      subscribed: true,
      uidValidity: ++lastUidValidity,
      uidNext: 1,
      modSeq: 1n,
      messages: [],
    };
    this.folders.set(pathKey(path), folder);
    return folder;
  }

  /** Puts a message there for a test; returns its UID. */
  put(
    path: FolderPath,
    body: string | Buffer,
    flags: readonly string[] = [],
    internalDate = 1_600_000_000_000,
  ): number {
    const folder = this.find(path) ?? this.add(path);
    const uid = folder.uidNext++;
    folder.modSeq += 1n;
    folder.messages.push({
      uid,
      flags: normalFlags(flags),
      internalDate,
      body: Buffer.from(body),
      modSeq: folder.modSeq,
    });
    return uid;
  }

  /** A folder, for tests and for the methods below. @throws MailError `noSuchFolder` */
  folder(path: FolderPath): MemoryFolder {
    const folder = this.find(path);
    if (folder === undefined) throw new MailError('noSuchFolder', `There is no folder "${pathText(path)}".`);
    return folder;
  }

  private find(path: FolderPath): MemoryFolder | undefined {
    const exact = this.folders.get(pathKey(path));
    if (exact !== undefined || !this.caseless) return exact;
    return [...this.folders.values()].find((folder) => foldedPath(folder.path) === foldedPath(path));
  }

  async open(signal?: AbortSignal): Promise<void> {
    this.called('open');
    if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
    this.isOpen = true;
  }

  async close(): Promise<void> {
    this.isOpen = false;
  }

  async listFolders(): Promise<readonly Folder[]> {
    this.begin('listFolders');
    return [...this.folders.values()].map(({ path, specialUse, selectable, subscribed }) => ({
      path,
      selectable,
      subscribed,
      ...(specialUse === undefined ? {} : { specialUse }),
    }));
  }

  fitPath(path: FolderPath): FolderPath {
    return path;
  }

  foldPath(path: FolderPath): string {
    return foldedPath(path);
  }

  async createFolder(path: FolderPath): Promise<void> {
    this.begin('createFolder');
    if (this.find(path) === undefined) this.add(path);
  }

  async status(path: FolderPath): Promise<FolderStatus> {
    this.begin('status');
    const { messages, uidValidity, uidNext, modSeq } = this.folder(path);
    return { messages: messages.length, uidValidity, uidNext, ...(this.condstore ? { highestModSeq: modSeq } : {}) };
  }

  async examine(path: FolderPath): Promise<FolderStatus> {
    return await this.status(path);
  }

  async listMessages(path: FolderPath, fromUid: number, limit: number): Promise<readonly MessageInfo[]> {
    this.begin('listMessages');
    const { unlisted = () => false } = this.faults;
    const found = this.folder(path).messages.filter(({ uid }) => uid >= fromUid && !unlisted(uid));
    return found.slice(0, limit).map(toInfo);
  }

  async *listFlags(path: FolderPath, changedSince?: bigint): AsyncGenerator<readonly MessageFlags[]> {
    this.begin('listFlags');
    const since = this.condstore ? (changedSince ?? -1n) : -1n;
    yield this.folder(path)
      .messages.filter((message) => message.modSeq > since)
      .map(({ uid, flags }) => ({ uid, flags }));
  }

  async *listIdentities(path: FolderPath, fromUid: number): AsyncGenerator<readonly MessageIdentity[]> {
    this.begin('listIdentities');
    yield this.folder(path)
      .messages.filter(({ uid }) => uid >= fromUid)
      .map(({ uid, body }) => ({ uid, identity: createHash('sha256').update(body).digest().readBigUInt64LE() }));
  }

  async *readHeaders(
    path: FolderPath,
    which: { fromUid: number } | { uids: readonly number[] },
  ): AsyncGenerator<readonly MessageHeader[]> {
    this.begin('readHeaders');
    const wanted = 'uids' in which ? new Set(which.uids) : undefined;
    yield this.folder(path)
      .messages.filter(({ uid }) =>
        wanted === undefined ? uid >= (which as { fromUid: number }).fromUid : wanted.has(uid),
      )
      .map((message) => ({
        uid: message.uid,
        internalDate: message.internalDate,
        size: message.body.length,
        header: identifyingHeaders(message.body),
      }));
  }

  async *read(path: FolderPath, messages: Blocks<MessageInfo>): AsyncGenerator<readonly ReadOutcome[]> {
    this.begin('read');
    const folder = this.folder(path);
    for await (const info of itemsOf(messages)) {
      this.begin('read message');
      yield [this.readOne(folder, info)];
    }
  }

  private readOne(folder: MemoryFolder, info: MessageInfo): ReadOutcome {
    try {
      const comes = this.faults.beforeRead?.(info) ?? true;
      const found = comes ? folder.messages.find((message) => message.uid === info.uid) : undefined;
      return found === undefined ? { info, missing: true } : { info, body: found.body };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { info, error };
    }
  }

  async *append(
    path: FolderPath,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): AsyncGenerator<readonly AppendOutcome[]> {
    this.begin('append');
    for await (const message of itemsOf(messages)) yield [await this.appendOne(path, message)];
  }

  private async appendOne(path: FolderPath, message: OutgoingMessage): Promise<AppendOutcome> {
    const body = await wholeBody(message.body);
    this.begin('append message');
    try {
      this.faults.beforeAppend?.(message);
      const folder = this.folder(path);
      const uid = this.put(path, body, message.flags, message.internalDate);
      this.faults.afterAppend?.(message);
      return {
        id: message.id,
        stored: true,
        ...(this.traits.givesUids ? { uid, uidValidity: folder.uidValidity } : {}),
      };
    } catch (error) {
      if (!(error instanceof MailError) || error.reason === 'connectionLost' || error.reason === 'timeout') throw error;
      return { id: message.id, stored: false, error };
    }
  }

  async changeFlags(path: FolderPath, changes: readonly FlagChange[]): Promise<void> {
    this.begin('changeFlags');
    const folder = this.folder(path);
    for (const change of changes) {
      const removed = new Set(change.remove.map((flag) => flag.toLowerCase()));
      for (const message of folder.messages.filter(({ uid }) => change.uids.includes(uid))) {
        folder.modSeq += 1n;
        message.modSeq = folder.modSeq;
        message.flags = normalFlags([
          ...message.flags.filter((flag) => !removed.has(flag.toLowerCase())),
          ...change.add,
        ]);
      }
    }
  }

  private begin(method: string): void {
    if (!this.isOpen) throw new MailError('connectionLost', `${this.identity} is not open.`);
    this.called(method);
  }

  private called(method: string): void {
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
    try {
      this.faults.onCall?.(method);
    } catch (error) {
      this.isOpen = false;
      throw error;
    }
  }
}

function toInfo(message: MemoryMessage): MessageInfo {
  return { uid: message.uid, flags: message.flags, internalDate: message.internalDate, size: message.body.length };
}
