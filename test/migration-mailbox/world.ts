/**
 * A source and a target that live on while mail is moved and movers die: mail comes on both sides, flags change, mail is deleted on
 * both sides, folders are made anew. What must be on the target in the end is known at any time.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { expect } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { ImapOptions } from '../../src/mail/imap/options.js';
import type { FolderPath, Mailbox, OutgoingMessage } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { folderDirectory } from '../../src/mail/maildir/names.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type ComparedMessage, messagesOf } from './compare.js';
import type { MailboxSpec } from './mover-process.js';
import type { Chances } from './random.js';

/** One of the two mailboxes, reached directly, and where it lies on this computer's disk. */
export interface Side {
  readonly spec: MailboxSpec;
  readonly root: string;
}

const folders: readonly FolderPath[] = [['INBOX'], ['A', 'B']];
const flagSets = [[], ['\\Seen'], ['\\Flagged', '\\Seen'], ['Work'], ['\\Answered', 'Work']];

/** The mailbox of a spec. */
export const opened = (spec: MailboxSpec): Mailbox =>
  'maildir' in spec ? new MaildirMailbox({ root: spec.maildir }) : new ImapMailbox(spec.imap);

/** What a message is, whatever its flags. */
const identity = ({ folder, hash, internalDate }: ComparedMessage) => `${folder} ${hash} ${internalDate}`;

/** See the head of this file. */
export class World {
  private readonly source: Side;
  private readonly target: Side;
  private readonly chances: Chances;
  private nextId = 1000;
  /** On the target, and not from the source or no longer at the source. */
  private readonly others: string[] = [];
  /** Deleted on the target by its user. */
  private readonly deleted: string[] = [];
  /** On both sides for certain, and not deleted anywhere since. */
  private settled: ComparedMessage[] = [];
  /** How many messages the source had when everything was in its place. */
  messages = 0;
  /** What happened, for a failing test. */
  readonly story: string[] = [];

  constructor(source: Side, target: Side, chances: Chances) {
    this.source = source;
    this.target = target;
    this.chances = chances;
  }

  /** Equal messages, messages that differ in the body alone, messages without any header. */
  async fill(): Promise<void> {
    await fillMailbox(opened(this.source.spec), 12);
    // An account has an inbox before anything is moved into it.
    const target = opened(this.target.spec);
    await target.open();
    await target.examine(['INBOX']);
    await target.close();
  }

  /** The target holds mail before anything is moved: some of the source's, and other mail that looks like it. */
  async begin(): Promise<void> {
    const mailbox = opened(this.target.spec);
    await mailbox.open();
    await mailbox.createFolder(['INBOX']);
    const twin = outgoing(30, mail(99), { internalDate: 1_500_000_000_000 });
    await store(mailbox, ['INBOX'], [twin, outgoing(4, mail(4, 'x'.repeat(3 * 400)), { flags: ['\\Seen'] })]);
    await mailbox.close();
    for (let count = 0; count < 3; count++) await this.deliverOther(['INBOX']);
    this.story.push('the target holds mail');
  }

  /** Things that may happen at any time, also while a mover runs. */
  async live(): Promise<void> {
    if (this.chances.comes(0.7)) await this.deliver();
    if (this.chances.comes(0.5)) await this.deliverOther(['INBOX']);
  }

  /** Things that happen between two runs. */
  async change(): Promise<void> {
    await this.live();
    if (this.chances.comes(0.6)) await this.flag();
    if (this.settled.length > 4 && this.chances.comes(0.6)) await this.deleteOnTarget();
    if (this.settled.length > 4 && this.chances.comes(0.4)) await this.deleteAtSource();
    if (this.chances.comes(0.25)) await this.makeAnew('source', this.source.root);
    if (this.chances.comes(0.25)) await this.makeAnew('target', this.target.root);
  }

  private async deliver(): Promise<void> {
    const path = this.chances.of(folders);
    const count = 1 + this.chances.below(12);
    const messages = Array.from({ length: count }, () => {
      const id = this.nextId++;
      return outgoing(id, mail(id, 'y'.repeat(this.chances.below(20_000))), { flags: this.chances.of(flagSets) });
    });
    const again = outgoing(this.nextId++, mail(99), { internalDate: 1_500_000_000_000 });
    await this.arrive(this.source, path, this.chances.comes(0.4) ? [...messages, again] : messages);
    this.story.push(`${count} new in ${path.join('/')}`);
  }

  /** Mail of others arrives on the target: with the subject and the date of mail that is moved. */
  private async deliverOther(path: FolderPath): Promise<void> {
    const like = 1 + this.chances.below(12);
    const id = this.nextId++;
    const text = mail(like, `other ${id}`).replace(`<${like}@`, `<other-${id}@`);
    const internalDate = 1_500_000_000_000 + like * 1000;
    await this.arrive(this.target, path, [outgoing(id, text, { internalDate })]);
    this.others.push(identity({ folder: path.join('/'), hash: hashOf(text), flags: '', internalDate }));
    this.story.push(`other mail ${id}`);
  }

  /** Mail comes in as it does while others look on: over IMAP, or as a delivery agent brings it. */
  private async arrive({ spec, root }: Side, path: FolderPath, messages: readonly OutgoingMessage[]): Promise<void> {
    if ('maildir' in spec) {
      for (const message of messages) await deliverFile(join(root, folderDirectory(path)), message);
      return;
    }
    const mailbox = opened(spec);
    await mailbox.open();
    await store(mailbox, path, messages);
    await mailbox.close();
  }

  private async flag(): Promise<void> {
    const path = this.chances.of(folders);
    const mailbox = opened(this.source.spec);
    await mailbox.open();
    await mailbox.examine(path);
    const infos = await mailbox.listMessages(path, 1, 10_000);
    const uids = infos.filter(() => this.chances.comes(0.3)).map(({ uid }) => uid);
    if (uids.length > 0)
      await mailbox.changeFlags(path, [{ uids, add: this.chances.of(flagSets), remove: this.chances.of(flagSets) }]);
    await mailbox.close();
    this.story.push(`${uids.length} flags in ${path.join('/')}`);
  }

  private async deleteOnTarget(): Promise<void> {
    const message = this.takeSettled();
    await remove(this.target, message);
    this.deleted.push(identity(message));
    this.story.push(`deleted on the target: ${identity(message)}`);
  }

  private async deleteAtSource(): Promise<void> {
    const message = this.takeSettled();
    await remove(this.source, message);
    this.others.push(identity(message));
    this.story.push(`deleted at the source: ${identity(message)}`);
  }

  private takeSettled(): ComparedMessage {
    return this.settled.splice(this.chances.below(this.settled.length), 1)[0]!;
  }

  /** A folder gets a new UIDVALIDITY, and all its messages new UIDs. */
  private async makeAnew(side: string, root: string): Promise<void> {
    const path = this.chances.of(folders);
    // Sessions of a mover that died end first.
    await new Promise((done) => setTimeout(done, 300));
    const dir = join(root, folderDirectory(path));
    const own = join(dir, 'migsh-uids');
    const text = await readFile(own, 'utf8').catch(() => undefined);
    const names = await readdir(dir);
    if (names.includes('dovecot-uidlist')) {
      for (const name of names)
        if (/^dovecot(-uidlist$|\.index)/.test(name)) await rm(join(dir, name), { force: true });
      for (const name of await readdir(root))
        if (name.startsWith('dovecot.list.index')) await rm(join(root, name), { force: true });
    } else if (text !== undefined) {
      await writeFile(own, `1 ${Number(/^1 (\d+)/.exec(text)![1]) + 7}\n`);
    }
    this.story.push(`${side}: ${path.join('/')} made anew`);
  }

  /** Everything is where it must be; what is there from now on may be deleted. */
  async expectSettled(said: string): Promise<void> {
    const source = await messagesOf(opened(this.source.spec));
    const target = await messagesOf(opened(this.target.spec));
    const expected = [...source.map(identity), ...this.others];
    for (const gone of this.deleted) expected.splice(expected.indexOf(gone), 1);
    const why = `${said}; ${this.story.join('; ')}`;
    expect(target.map(identity).sort(), why).toEqual(expected.sort());
    const single = uniqueIn(target);
    const moved = uniqueIn(source).filter((message) => !this.others.includes(identity(message)));
    const flagsOf = (messages: readonly ComparedMessage[]) =>
      new Map(messages.map((message) => [identity(message), message.flags]));
    const there = flagsOf(single);
    const wanted = moved.filter((message) => there.has(identity(message)));
    expect(new Map(wanted.map((message) => [identity(message), there.get(identity(message))])), why).toEqual(
      flagsOf(wanted),
    );
    // Only what can be told from all others by its bytes can be deleted by name.
    const bytes = ({ folder, hash }: ComparedMessage) => `${folder} ${hash}`;
    const once = [...source, ...target].map(bytes);
    this.settled = wanted.filter((message) => once.filter((one) => one === bytes(message)).length === 2);
    this.messages = source.length;
  }
}

function uniqueIn(messages: readonly ComparedMessage[]): ComparedMessage[] {
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(identity(message), (counts.get(identity(message)) ?? 0) + 1);
  return messages.filter((message) => counts.get(identity(message)) === 1);
}

const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Without its flags, which a delivery agent does not know of. */
async function deliverFile(dir: string, { id, body, internalDate }: OutgoingMessage): Promise<void> {
  const name = `${Math.floor(internalDate / 1000)}.other${id}.host`;
  await writeFile(join(dir, 'tmp', name), body as Buffer);
  await utimes(join(dir, 'tmp', name), internalDate / 1000, internalDate / 1000);
  await rename(join(dir, 'tmp', name), join(dir, 'new', name));
}

/** Deletes a message: as a user of a server does, or by its file. */
async function remove({ spec, root }: Side, message: ComparedMessage): Promise<void> {
  if ('maildir' in spec) await removeFile(root, message);
  else await expunge(spec.imap, message);
}

async function removeFile(root: string, message: ComparedMessage): Promise<void> {
  const dir = join(root, folderDirectory(message.folder.split('/')));
  for (const place of ['cur', 'new'])
    for (const name of await readdir(join(dir, place))) {
      const path = join(dir, place, name);
      if (hashOf(await readFile(path)) === message.hash) return await rm(path);
    }
  throw new Error(`There is no file of ${identity(message)}.`);
}

async function expunge({ host, port, user, password }: ImapOptions, message: ComparedMessage): Promise<void> {
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: password },
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen(message.folder);
    const rows = await client.fetchAll('1:*', { uid: true, source: true });
    const found = rows.find(({ source }) => source !== undefined && hashOf(source) === message.hash);
    if (found === undefined) throw new Error(`There is no message ${identity(message)}.`);
    await client.messageDelete(String(found.uid), { uid: true });
  } finally {
    await client.logout();
  }
}

/** Two folders with `count` plain messages each, and the odd ones. */
export async function fillMailbox(mailbox: Mailbox, count: number): Promise<void> {
  await mailbox.open();
  for (const path of folders) {
    await mailbox.createFolder(path);
    const messages = Array.from({ length: count }, (_, at) =>
      outgoing(at + 1, mail(at + 1, 'x'.repeat(at * 400)), { flags: at % 2 ? ['\\Seen'] : ['Work'] }),
    );
    const twins = [30, 31, 32].map((id) => outgoing(id, mail(99), { internalDate: 1_500_000_000_000 }));
    const alike = [40, 41].map((id) =>
      outgoing(id, mail(98, `body ${id}`), { internalDate: 1_500_000_100_000 + id * 1000 }),
    );
    const bare = [50, 51].map((id) => outgoing(id, '\r\nno header\r\n'));
    await store(mailbox, path, [...messages, ...twins, ...alike, ...bare]);
  }
  await mailbox.close();
}
