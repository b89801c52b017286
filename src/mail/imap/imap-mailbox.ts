/** An account on an IMAP server, behind the port. */
import type { Blocks } from '../blocks.js';
import { MailError } from '../errors.js';
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
  UidRange,
} from '../mailbox.js';
import { foldedPath, pathText } from '../mailbox.js';
import { withoutMark, withoutReceiptMark } from './append-flags.js';
import { flowError } from './connect.js';
import { listFolders } from './folders.js';
import { flagBlocks, headerBlocks, identityBlocks, infoBlock, infosOf } from './listing.js';
import { fitSegments, toServerName } from './names.js';
import { closeSession, type OpenSession, openSession } from './open-session.js';
import type { ImapOptions } from './options.js';
import { serverName } from './options.js';
import { holdsMail, refusedInNames } from './server-family.js';
import type { ImapSession } from './session.js';
import { uidSets } from './uid-set.js';
import { WireSession } from './wire/wire-session.js';

/** See {@link Mailbox}. One connection at a time. */
export class ImapMailbox implements Mailbox {
  readonly kind = 'imap';
  readonly identity: string;
  private readonly options: ImapOptions;
  private current: OpenSession | undefined;
  private signal: AbortSignal | undefined;
  /** Set when the server answered the pump in a way we cannot read: imapflow's commands serve it from then on. */
  private pumpFailed = false;
  private knownTraits: MailboxTraits = { givesUids: false };
  /** What the last listing told of names ({@link NameScheme.listed}); it outlives the connection, since nobody lists again after a lost one. */
  private readonly listedNames = new Map<string, string>();
  /** Names that the server writes in a way of its own, as it writes them. */
  private readonly wireNames = new Map<string, string>();

  constructor(options: ImapOptions) {
    this.options = options;
    const owner = options.authzid ?? options.user;
    this.identity = `imap://${owner}@${serverName(options)}${options.userRoot ?? ''}`;
  }

  get traits(): MailboxTraits {
    return this.knownTraits;
  }

  async open(signal?: AbortSignal): Promise<void> {
    await this.close();
    this.signal = signal;
    try {
      this.current = await openSession(this.options, this.listedNames, signal);
      this.knownTraits = this.current.traits;
    } catch (error) {
      throw this.translate(error, 'Could not read the folders');
    }
  }

  async close(): Promise<void> {
    const open = this.current;
    this.current = undefined;
    if (open !== undefined) closeSession(open);
  }

  async listFolders(): Promise<readonly Folder[]> {
    if (this.opened().unbound) await this.open(this.signal);
    const { client, scheme, family } = this.opened();
    const folders = await this.guard('Could not list the folders', () => listFolders(client, scheme, this.wireNames));
    return folders.map((folder) => (holdsMail(family, folder.path) ? folder : { ...folder, notMail: true }));
  }

  fitPath(path: FolderPath): FolderPath {
    const { scheme, family } = this.opened();
    return fitSegments(scheme, path, refusedInNames(family));
  }

  foldPath(path: FolderPath): string {
    return foldedPath(path);
  }

  async createFolder(path: FolderPath): Promise<void> {
    const open = this.working();
    const name = toServerName(open.scheme, path);
    await this.guard(`Could not create "${pathText(path)}"`, async () => {
      try {
        await open.session.create(name);
      } catch (error) {
        if (
          !(error instanceof MailError) ||
          !['folderName', 'rejected', 'noSuchFolder', 'permission'].includes(error.reason)
        )
          throw error;
        // Servers without response codes say the same for a folder that is there; others do not make the parents.
        if (await this.exists(name)) return;
        if (path.length === 1) throw error;
        await this.createFolder(path.slice(0, -1));
        await open.session.create(name);
      }
    });
  }

  async status(path: FolderPath): Promise<FolderStatus> {
    const { session, scheme } = this.working();
    return await this.guard(`Could not look at "${pathText(path)}"`, () => session.status(toServerName(scheme, path)));
  }

  async examine(path: FolderPath): Promise<FolderStatus> {
    const open = this.working();
    open.selected = undefined;
    open.uids = undefined;
    const name = toServerName(open.scheme, path);
    const { messages, uidValidity, uidNext, highestModSeq } = await this.guard(
      `Could not open "${pathText(path)}"`,
      () => open.session.select(name),
    );
    open.selected = name;
    // No message was ever deleted: its UIDs are known without a search.
    if (messages > 0 && messages === uidNext - 1) open.uids = { from: 1, found: allUids(messages) };
    return { messages, uidValidity, uidNext, ...(highestModSeq === undefined ? {} : { highestModSeq }) };
  }

  async listMessages(path: FolderPath, fromUid: number, limit: number): Promise<readonly MessageInfo[]> {
    const session = await this.enter(path);
    const open = this.opened();
    return await this.guard(`Could not list "${pathText(path)}"`, async () => {
      if (open.uids === undefined || open.uids.from > fromUid)
        open.uids = { from: fromUid, found: await session.searchUids(fromUid) };
      const found: MessageInfo[] = [];
      const uids = open.uids.found.filter((uid) => uid >= fromUid);
      for (let at = 0; at < uids.length && found.length < limit; ) {
        const wanted = uids.slice(at, at + Math.min(infoBlock, limit - found.length));
        at += wanted.length;
        found.push(...(await infosOf(session, wanted)));
      }
      if (found.length < limit) open.uids = undefined;
      return found.sort((a, b) => a.uid - b.uid);
    });
  }

  listFlags(path: FolderPath, changedSince?: bigint): AsyncIterable<readonly MessageFlags[]> {
    const what = `Could not read the flags of "${pathText(path)}"`;
    return this.guardAll(what, async () => flagBlocks(await this.enter(path), changedSince));
  }

  async vanished(path: FolderPath, since: bigint): Promise<readonly UidRange[] | undefined> {
    const session = await this.enter(path);
    return await this.guard(`Could not look for deleted mail in "${pathText(path)}"`, () => session.vanished(since));
  }

  listIdentities(path: FolderPath, fromUid: number): AsyncIterable<readonly MessageIdentity[]> {
    const what = `Could not read the message numbers of "${pathText(path)}"`;
    return this.guardAll(what, async () => identityBlocks(await this.enter(path), fromUid));
  }

  readHeaders(
    path: FolderPath,
    which: { fromUid: number } | { uids: readonly number[] },
  ): AsyncIterable<readonly MessageHeader[]> {
    const what = `Could not read the headers of "${pathText(path)}"`;
    return this.guardAll(what, async () => headerBlocks(await this.enter(path), which));
  }

  read(path: FolderPath, messages: Blocks<MessageInfo>): AsyncIterable<readonly ReadOutcome[]> {
    return this.guardAll(`Could not read "${pathText(path)}"`, async () => (await this.enter(path)).read(messages));
  }

  append(
    path: FolderPath,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): AsyncIterable<readonly AppendOutcome[]> {
    return this.guardAll(`Could not write to "${pathText(path)}"`, async () => {
      const open = this.working();
      // The session may leave the folder that is open, and the folder's messages are new ones.
      open.selected = undefined;
      open.uids = undefined;
      return open.session.append(
        toServerName(open.scheme, path),
        this.isExchange ? withoutReceiptMark(messages) : messages,
      );
    });
  }

  async changeFlags(path: FolderPath, changes: readonly FlagChange[]): Promise<void> {
    const session = await this.enter(path);
    await this.guard(`Could not change flags in "${pathText(path)}"`, async () => {
      for (const change of changes) {
        for (const { set } of uidSets([...change.uids].sort((a, b) => a - b))) {
          const add = this.isExchange ? withoutMark(change.add) : change.add;
          if (add.length > 0) await session.store(set, 'add', add);
          if (change.remove.length > 0) await session.store(set, 'remove', change.remove);
        }
      }
    });
  }

  private get isExchange(): boolean {
    return this.opened().family.startsWith('Exchange');
  }

  private opened(): OpenSession {
    if (this.current === undefined) throw new MailError('connectionLost', `${this.identity} is not open.`);
    return this.current;
  }

  /** The open session, on the pump if that is wanted. */
  private working(): OpenSession {
    const open = this.opened();
    if (!open.unbound && this.options.pump !== false && !this.pumpFailed && open.client.usable) {
      open.session = new WireSession(open.client, this.options, open.incoming, this.wireNames);
      open.unbound = true;
    }
    return open;
  }

  private async enter(path: FolderPath): Promise<ImapSession> {
    const open = this.opened();
    if (open.selected !== toServerName(open.scheme, path)) await this.examine(path);
    return this.working().session;
  }

  private async exists(name: string): Promise<boolean> {
    try {
      await this.opened().session.status(name);
      return true;
    } catch (error) {
      if (error instanceof MailError && ['noSuchFolder', 'rejected'].includes(error.reason)) return false;
      throw error;
    }
  }

  private async guard<T>(what: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw this.translate(error, what);
    }
  }

  private guardAll<T>(what: string, begin: () => Promise<AsyncIterable<T>>): AsyncIterable<T> {
    return guarded(begin, (error) => {
      throw this.translate(error, what);
    });
  }

  private translate(error: unknown, what: string): MailError {
    if (this.signal?.aborted) return new MailError('aborted', 'Stopped.', { cause: error });
    const failure = flowError(error, 'other', what, this.options);
    if (failure.reason !== 'protocol' || this.current?.unbound !== true) return failure;
    this.pumpFailed = true;
    this.current.session.close();
    return new MailError('connectionLost', `${failure.message} Going on with plain commands.`, { cause: failure });
  }
}

function allUids(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

/**
 * The items of what `begin` begins, which is when the first is asked for; `failed` throws the error that takes the place of another.
 * No generator: one more would cost each message a dozen promises.
 */
function guarded<T>(begin: () => Promise<AsyncIterable<T>>, failed: (error: unknown) => never): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<T> {
      let items: AsyncIterator<T> | undefined;
      const first = async (): Promise<IteratorResult<T>> => {
        items = (await begin())[Symbol.asyncIterator]();
        return await items.next();
      };
      return {
        next: () => (items?.next() ?? first()).catch(failed),
        return: async () => {
          await items?.return?.().catch(failed);
          return { done: true, value: undefined };
        },
      };
    },
  };
}
