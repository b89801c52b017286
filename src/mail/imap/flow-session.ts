/** An IMAP session on imapflow's own commands: slow and sure, one command at a time. */
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { type Blocks, itemsOf } from '../blocks.js';
import { bodySize, wholeBody } from '../body.js';
import { MailError } from '../errors.js';
import { normalFlags } from '../flags.js';
import { identifyingHeaderNames } from '../headers.js';
import type {
  AppendOutcome,
  FolderStatus,
  MessageFlags,
  MessageHeader,
  MessageIdentity,
  MessageInfo,
  OutgoingMessage,
  ReadOutcome,
} from '../mailbox.js';
import { fitFlags, leftOut, plainerForms } from './append-flags.js';
import { flowError } from './connect.js';
import type { RefusedCommand } from './failures.js';
import { readInBlocks } from './flow-read.js';
import type { ImapServer } from './options.js';
import { serverName } from './options.js';
import type { ImapSession, SelectedFolder } from './session.js';

/** Slowest transfer that is still taken for life: a deadline grows with the size. */
const minBytesPerMs = 20;

/** See {@link ImapSession}. */
export class FlowSession implements ImapSession {
  private readonly client: ImapFlow;
  private readonly server: ImapServer & { silenceTimeoutMs?: number };
  private selected: { name: string; folder: SelectedFolder } | undefined;

  constructor(client: ImapFlow, server: ImapServer & { silenceTimeoutMs?: number }) {
    this.client = client;
    this.server = server;
  }

  async status(name: string): Promise<FolderStatus> {
    const query = {
      messages: true,
      uidNext: true,
      uidValidity: true,
      highestModseq: this.client.enabled.has('CONDSTORE'),
    };
    const what = `Could not look at "${name}"`;
    const status = await this.run('select', what, 0, async () => {
      try {
        return await this.client.status(name, query);
      } catch (error) {
        if ((error as { code?: string }).code === 'NotFound')
          throw new MailError('noSuchFolder', `${what}: there is no such folder.`);
        throw error;
      }
    });
    if (!status || status.uidValidity === undefined || status.uidNext === undefined) {
      throw new MailError(
        this.client.usable ? 'protocol' : 'connectionLost',
        `${what}: ${serverName(this.server)} did not tell its state.`,
      );
    }
    return folderStatus(status.messages ?? 0, status.uidValidity, status.uidNext, status.highestModseq);
  }

  async select(name: string): Promise<SelectedFolder> {
    const what = `Could not open "${name}"`;
    const box = await this.run('select', what, 0, () => this.client.mailboxOpen(name));
    if (!box) throw new MailError('connectionLost', `${what}: the connection is closed.`);
    // Courier's SELECT tells no UIDNEXT.
    const uidNext = box.uidNext || (await this.status(name)).uidNext;
    const permanentFlags = box.permanentFlags && new Set([...box.permanentFlags].map((flag) => flag.toLowerCase()));
    const folder = {
      ...folderStatus(box.exists, box.uidValidity, uidNext, box.noModseq ? undefined : box.highestModseq),
      ...(permanentFlags ? { permanentFlags } : {}),
    };
    this.selected = { name, folder };
    return folder;
  }

  async create(name: string): Promise<void> {
    await this.run('create', `Could not create "${name}"`, 0, () => this.client.mailboxCreate(name));
  }

  async searchUids(fromUid: number): Promise<readonly number[]> {
    const found = await this.run('other', 'Could not search', 0, () =>
      this.client.search({ uid: `${fromUid}:*` }, { uid: true }),
    );
    if (!Array.isArray(found)) throw new MailError('connectionLost', 'Could not search: the folder is not open.');
    return [...new Set(found)].filter((uid) => uid >= fromUid).sort((a, b) => a - b);
  }

  async fetchInfos(set: string): Promise<readonly MessageInfo[]> {
    const rows = await this.fetch(set, { uid: true, flags: true, internalDate: true, size: true });
    return rows.map((row) => ({
      uid: row.uid,
      flags: normalFlags(row.flags ?? []),
      internalDate: instant(row.internalDate),
      size: row.size ?? 0,
    }));
  }

  async fetchFlags(set: string, changedSince?: bigint): Promise<readonly MessageFlags[]> {
    const rows = await this.fetch(set, { uid: true, flags: true }, changedSince);
    return rows.map((row) => ({ uid: row.uid, flags: normalFlags(row.flags ?? []) }));
  }

  /** imapflow tells what vanished as events, mixed with what vanishes now. */
  async vanished(): Promise<undefined> {}

  async fetchIdentities(set: string): Promise<readonly MessageIdentity[]> {
    // imapflow asks for it with every FETCH.
    const rows = await this.fetch(set, { uid: true });
    return rows.flatMap(({ uid, emailId }) =>
      emailId !== undefined && /^\d{1,20}$/.test(emailId) ? [{ uid, identity: BigInt(emailId) }] : [],
    );
  }

  async fetchHeaders(set: string): Promise<readonly MessageHeader[]> {
    const query = { uid: true, internalDate: true, size: true, headers: [...identifyingHeaderNames] };
    const rows = await this.fetch(set, query);
    return rows.map((row) => ({
      uid: row.uid,
      internalDate: instant(row.internalDate),
      size: row.size ?? 0,
      header: row.headers ?? Buffer.alloc(0),
    }));
  }

  read(messages: Blocks<MessageInfo>): AsyncGenerator<readonly ReadOutcome[]> {
    return readInBlocks(messages, {
      sources: (set, bytes) => this.fetchSources(set, bytes),
      isUsable: () => this.client.usable,
    });
  }

  private async fetchSources(set: string, bytes: number): Promise<ReadonlyMap<number, Buffer>> {
    const rows = await this.fetch(set, { uid: true, source: true }, undefined, bytes);
    return new Map(rows.flatMap(({ uid, source }) => (source ? [[uid, source] as const] : [])));
  }

  async append(
    name: string,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): Promise<AsyncIterable<readonly AppendOutcome[]>> {
    const folder = this.selected?.name === name ? this.selected.folder : await this.select(name);
    return this.appendEach(name, messages, folder.permanentFlags);
  }

  private async *appendEach(
    name: string,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
    permanentFlags: ReadonlySet<string> | undefined,
  ): AsyncGenerator<readonly AppendOutcome[]> {
    for await (const message of itemsOf(messages)) yield [await this.appendOne(name, message, permanentFlags)];
  }

  private async appendOne(
    name: string,
    message: OutgoingMessage,
    permanentFlags: ReadonlySet<string> | undefined,
  ): Promise<AppendOutcome> {
    const { kept, lost } = fitFlags(message.flags, permanentFlags);
    const body = await wholeBody(message.body);
    let refused: MailError | undefined;
    for (const { flags, internalDate } of plainerForms(kept, message.internalDate)) {
      try {
        const place = await this.appendOnce(name, body, flags, internalDate);
        const dropped = kept.filter((flag) => !flags.includes(flag));
        const redated = internalDate !== message.internalDate;
        return { id: message.id, stored: true, ...place, ...leftOut(lost, dropped, redated) };
      } catch (error) {
        if (!(error instanceof MailError) || ['connectionLost', 'timeout', 'aborted'].includes(error.reason))
          throw error;
        refused ??= error;
        if (error.reason !== 'rejected' || !this.client.usable) break;
      }
    }
    return { id: message.id, stored: false, error: refused! };
  }

  private async appendOnce(
    name: string,
    body: Buffer,
    flags: readonly string[],
    internalDate: number,
  ): Promise<{ uid?: number; uidValidity?: number }> {
    const what = `Could not store a message in "${name}"`;
    const stored = await this.run('append', what, bodySize(body), () =>
      this.client.append(name, body, [...flags], new Date(internalDate)),
    );
    if (!stored) throw new MailError('connectionLost', `${what}: the connection is closed.`);
    if (stored.uid === undefined || stored.uidValidity === undefined) return {};
    return { uid: stored.uid, uidValidity: Number(stored.uidValidity) };
  }

  async store(set: string, operation: 'add' | 'remove', flags: readonly string[]): Promise<void> {
    const options = { uid: true, silent: true } as const;
    const done = await this.run('other', 'Could not change flags', 0, () =>
      operation === 'add'
        ? this.client.messageFlagsAdd(set, [...flags], options)
        : this.client.messageFlagsRemove(set, [...flags], options),
    );
    // False may also mean that the folder holds none of these flags.
    if (!done && !this.client.usable)
      throw new MailError('connectionLost', 'Could not change flags: the connection is closed.');
  }

  close(): void {
    this.client.close();
  }

  private async fetch(
    set: string,
    query: Parameters<ImapFlow['fetchAll']>[1],
    changedSince?: bigint,
    bytes = 0,
  ): Promise<FetchMessageObject[]> {
    if (!this.client.mailbox) throw new MailError('connectionLost', 'Could not read: the folder is not open.');
    if (this.client.mailbox.exists === 0) return [];
    const options = { uid: true, ...(changedSince === undefined ? {} : { changedSince }) };
    const rows = await this.run('other', 'Could not read messages', bytes, () =>
      this.client.fetchAll(set, query, options),
    );
    return [...new Map(rows.filter((row) => row.uid > 0).map((row) => [row.uid, row])).values()];
  }

  /** Runs a command under a deadline that grows with the bytes it moves; imapflow itself watches only for silence. */
  private async run<T>(command: RefusedCommand, what: string, bytes: number, action: () => Promise<T>): Promise<T> {
    const limit = (this.server.silenceTimeoutMs ?? 120_000) + bytes / minBytesPerMs;
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
      this.client.close();
    }, limit);
    try {
      return await action();
    } catch (error) {
      if (expired)
        throw new MailError(
          'timeout',
          `${what}: ${serverName(this.server)} gave no answer for ${Math.round(limit / 1000)} s.`,
          { cause: error },
        );
      throw flowError(error, command, what, this.server);
    } finally {
      clearTimeout(timer);
    }
  }
}

function folderStatus(
  messages: number,
  uidValidity: bigint,
  uidNext: number,
  highestModSeq: bigint | undefined,
): FolderStatus {
  return {
    messages,
    uidValidity: Number(uidValidity),
    uidNext,
    ...(highestModSeq === undefined || highestModSeq === 0n ? {} : { highestModSeq }),
  };
}

/** imapflow leaves a date that it cannot read as a string. */
function instant(date: Date | string | undefined): number {
  const time = date instanceof Date ? date.getTime() : Date.parse(date ?? '');
  return Number.isNaN(time) ? 0 : Math.floor(time / 1000) * 1000;
}
