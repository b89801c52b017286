/** An IMAP session on a socket that imapflow opened and secured: the pump. */
import type { ImapFlow } from 'imapflow';
import type { Blocks } from '../../blocks.js';
import { MailError } from '../../errors.js';
import { normalFlags } from '../../flags.js';
import { identifyingHeaderNames } from '../../headers.js';
import type {
  AppendOutcome,
  FolderStatus,
  MessageFlags,
  MessageHeader,
  MessageIdentity,
  MessageInfo,
  OutgoingMessage,
  ReadOutcome,
  UidRange,
} from '../../mailbox.js';
import type { RefusedCommand } from '../failures.js';
import { type ImapOptions, serverName } from '../options.js';
import type { ImapSession, SelectedFolder } from '../session.js';
import { readRanges } from '../uid-set.js';
import { encodeUtf7 } from '../utf7.js';
import { AppendManners } from './append-manners.js';
import { WireConnection, type WireSocket } from './connection.js';
import { readStatus, SelectAnswer } from './folder-state.js';
import type { Incoming } from './incoming.js';
import { type AppendAbilities, PipelinedAppend } from './pipelined-append.js';
import { PipelinedRead } from './pipelined-read.js';
import type { WireResponse } from './responses.js';
import { type FetchData, readFetch, readInfo } from './values.js';

/** UIDs of one search answer that are believed; more is an attack or a fault. */
const maxSearchResults = 20_000_000;

/** What the server offers, as imapflow learned it. */
interface Abilities extends AppendAbilities {
  readonly condstore: boolean;
  readonly qresync: boolean;
  readonly esearch: boolean;
  readonly unselect: boolean;
  readonly utf8Names: boolean;
}

/** See {@link ImapSession}. */
export class WireSession implements ImapSession {
  private readonly connection: WireConnection;
  private readonly abilities: Abilities;
  private readonly manners = new AppendManners();
  private readonly permanentFlags = new Map<string, ReadonlySet<string> | undefined>();
  private selected: { name: string; folder: SelectedFolder } | undefined;

  private readonly wireNames: ReadonlyMap<string, string>;

  /**
   * Takes the socket from a client that is logged in and has nothing under way; the client is of no use afterwards.
   * `incoming`: what the socket reads by, if it is ours. `wireNames`: how the server itself writes names that it does not write as the standard asks.
   */
  constructor(
    client: ImapFlow,
    options: ImapOptions,
    incoming: Incoming | undefined,
    wireNames: ReadonlyMap<string, string> = new Map(),
  ) {
    this.wireNames = wireNames;
    const { capabilities, enabled } = client;
    this.abilities = {
      condstore: enabled.has('CONDSTORE'),
      qresync: enabled.has('QRESYNC'),
      esearch: capabilities.has('ESEARCH'),
      unselect: capabilities.has('UNSELECT'),
      utf8Names: enabled.has('UTF8=ACCEPT') || enabled.has('IMAP4REV2'),
      multiAppend: capabilities.has('MULTIAPPEND'),
      freeLiteral: capabilities.has('LITERAL+') ? Number.POSITIVE_INFINITY : capabilities.has('LITERAL-') ? 4096 : 0,
      binary: capabilities.has('BINARY'),
    };
    const wire = client.unbind() as unknown as WireSocket;
    this.connection = new WireConnection(wire, serverName(options), options.silenceTimeoutMs ?? 120_000, incoming);
  }

  async status(name: string): Promise<FolderStatus> {
    const items = `MESSAGES UIDNEXT UIDVALIDITY${this.abilities.condstore ? ' HIGHESTMODSEQ' : ''}`;
    const what = `Could not look at "${name}"`;
    let found: FolderStatus | undefined;
    await this.run(`STATUS ${this.quote(name)} (${items})`, 'select', what, (response) => {
      found = readStatus(response) ?? found;
    });
    if (found === undefined) throw new MailError('protocol', `${what}: the server did not tell its state.`);
    return found;
  }

  async select(name: string): Promise<SelectedFolder> {
    this.selected = undefined;
    const answer = new SelectAnswer();
    await this.run(
      `SELECT ${this.quote(name)}${this.abilities.condstore ? ' (CONDSTORE)' : ''}`,
      'select',
      `Could not open "${name}"`,
      (response) => answer.take(response),
    );
    const folder = answer.folder(answer.isComplete ? undefined : await this.status(name));
    this.permanentFlags.set(name, folder.permanentFlags);
    this.selected = { name, folder };
    return folder;
  }

  async create(name: string): Promise<void> {
    try {
      await this.run(`CREATE ${this.quote(name)}`, 'create', `Could not create "${name}"`);
    } catch (error) {
      if (!(error instanceof MailError) || !/ALREADYEXISTS/.test(error.message)) throw error;
    }
    await this.run(`SUBSCRIBE ${this.quote(name)}`, 'other', `Could not subscribe to "${name}"`).catch(
      (error: unknown) => {
        // A folder that cannot be subscribed to holds mail all the same.
        if (this.connection.error !== undefined) throw error;
      },
    );
  }

  async searchUids(fromUid: number): Promise<readonly number[]> {
    const uids = new Set<number>();
    const add = (from: number, to: number) => {
      if (to - from > maxSearchResults) throw new MailError('protocol', 'The server sent an endless list of messages.');
      for (let uid = from; uid <= to; uid++) if (uid >= fromUid) uids.add(uid);
    };
    await this.run(
      `UID SEARCH ${this.abilities.esearch ? 'RETURN (ALL) ' : ''}UID ${fromUid}:*`,
      'other',
      'Could not search',
      (response) => {
        const text = response[0] as string;
        const extended = /^\* ESEARCH .*?\bALL ([\d:,]+)/i.exec(text);
        const plain = /^\* SEARCH ([\d ]*)/i.exec(text);
        const set = extended?.[1] ?? plain?.[1]?.trim().replaceAll(' ', ',') ?? '';
        for (const { first, last } of readRanges(set)) add(first, last);
      },
    );
    return [...uids].sort((a, b) => a - b);
  }

  async fetchInfos(set: string): Promise<readonly MessageInfo[]> {
    const infos = new Map<number, MessageInfo>();
    await this.fetchEach(set, '(UID FLAGS INTERNALDATE RFC822.SIZE)', (response) => {
      const info = readInfo(response);
      if (info !== undefined) infos.set(info.uid, info);
    });
    return [...infos.values()];
  }

  async fetchFlags(set: string, changedSince?: bigint): Promise<readonly MessageFlags[]> {
    const rows = await this.fetch(
      set,
      '(UID FLAGS)',
      changedSince === undefined || !this.abilities.condstore ? '' : ` (CHANGEDSINCE ${changedSince})`,
    );
    return rows.flatMap(({ uid, flags }) => (flags === undefined ? [] : [{ uid, flags: normalFlags(flags) }]));
  }

  async vanished(since: bigint): Promise<readonly UidRange[] | undefined> {
    if (!this.abilities.qresync) return undefined;
    const ranges: UidRange[] = [];
    const command = `UID FETCH 1:* (UID) (CHANGEDSINCE ${since} VANISHED)`;
    await this.run(command, 'other', 'Could not read what was deleted', (response) => {
      const set = /^\* VANISHED \(EARLIER\) ([\d:,]+)/i.exec(response[0] as string)?.[1];
      if (set !== undefined) ranges.push(...readRanges(set));
    });
    return ranges;
  }

  async fetchIdentities(set: string): Promise<readonly MessageIdentity[]> {
    const rows = await this.fetch(set, '(UID X-GM-MSGID)');
    return rows.flatMap(({ uid, identity }) => (identity === undefined ? [] : [{ uid, identity }]));
  }

  async fetchHeaders(set: string): Promise<readonly MessageHeader[]> {
    const rows = await this.fetch(
      set,
      `(UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (${identifyingHeaderNames.join(' ').toUpperCase()})])`,
    );
    return rows.flatMap(({ uid, internalDate = 0, size = 0, body }) =>
      body === undefined ? [] : [{ uid, internalDate, size, header: Buffer.isBuffer(body) ? body : Buffer.alloc(0) }],
    );
  }

  private async fetch(set: string, items: string, modifier = ''): Promise<FetchData[]> {
    const rows = new Map<number, FetchData>();
    await this.fetchEach(set, `${items}${modifier}`, (response) => {
      const row = readFetch(response);
      if (row !== undefined) rows.set(row.uid, { ...rows.get(row.uid), ...row });
    });
    return [...rows.values()];
  }

  private async fetchEach(set: string, items: string, take: (response: WireResponse) => void): Promise<void> {
    if (this.selected === undefined) throw new MailError('connectionLost', 'Could not read: the folder is not open.');
    await this.run(`UID FETCH ${set} ${items}`, 'other', 'Could not read messages', take);
  }

  read(messages: Blocks<MessageInfo>): AsyncIterable<readonly ReadOutcome[]> {
    return new PipelinedRead(this.connection).outcomes(messages);
  }

  async append(
    name: string,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): Promise<AsyncIterable<readonly AppendOutcome[]>> {
    if (!this.permanentFlags.has(name)) await this.select(name);
    // A server tells news of an open folder with each command, and looks for them: closing it (without expunge) saves that.
    if (this.selected !== undefined && this.abilities.unselect) {
      this.connection.ahead('UNSELECT');
      this.selected = undefined;
    }
    const append = new PipelinedAppend(
      this.connection,
      this.quote(name),
      this.abilities,
      this.permanentFlags.get(name),
      this.manners,
    );
    return append.outcomes(messages);
  }

  async store(set: string, operation: 'add' | 'remove', flags: readonly string[]): Promise<void> {
    const permanent = this.selected?.folder.permanentFlags;
    const usable = flags.filter(
      (flag) =>
        permanent === undefined ||
        permanent.has(flag.toLowerCase()) ||
        (permanent.has('\\*') && !flag.startsWith('\\')),
    );
    if (usable.length === 0) return;
    await this.run(
      `UID STORE ${set} ${operation === 'add' ? '+' : '-'}FLAGS.SILENT (${usable.join(' ')})`,
      'other',
      'Could not change flags',
    );
  }

  close(): void {
    this.connection.close();
  }

  private async run(
    line: string,
    kind: RefusedCommand,
    what: string,
    onUntagged?: (response: WireResponse) => void,
  ): Promise<void> {
    await this.connection.command(line, kind, what, onUntagged);
  }

  /** A folder name as a quoted string in the session's encoding. */
  private quote(name: string): string {
    const listed = this.wireNames.get(name) ?? (this.abilities.utf8Names ? name : encodeUtf7(name));
    const encoded = Buffer.from(listed, 'utf8').toString('latin1');
    if (/[\r\n\0]/.test(encoded)) throw new MailError('folderName', `"${name}" cannot be sent to the server.`);
    return `"${encoded.replace(/["\\]/g, '\\$&')}"`;
  }
}
