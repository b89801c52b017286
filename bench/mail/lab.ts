/** Two servers with the same settings, the proxies that put them far away, and the mail in the source. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { itemsOf, singly } from '../../src/mail/blocks.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { FolderPath, OutgoingMessage } from '../../src/mail/mailbox.js';
import { type Dovecot, startDovecot } from '../../test/servers/dovecot.js';
import { type FaultProxy, startProxy } from '../../test/servers/proxy.js';
import { accountName, type Corpus, foldersOf, message } from './corpora.js';

/** Everybody's password. */
export const password = 'secret';
/** The type of a file system in memory (Linux, statfs(2)). */
const tmpfs = 0x01021994;
/** How many mailboxes are filled at a time. */
const fillers = 4;

export type Fsync = 'optimized' | 'never';

/** What a contender is told. */
export interface Lab {
  readonly corpus: Corpus;
  readonly accounts: readonly string[];
  /** Mailboxes at a time. */
  readonly parallel: number;
  /** Seconds that a peer has for a pass. */
  readonly limit: number;
  /** Ports as the contender sees them: the proxies' where the servers are far away. */
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly target: Dovecot;
  /** An empty folder of this run's own. */
  readonly workDir: string;
}

/** See the head of this file. */
export class Servers {
  readonly source: Dovecot;
  readonly target: Dovecot;
  private readonly proxies: FaultProxy[] = [];
  private emptied = 0;

  private constructor(source: Dovecot, target: Dovecot) {
    this.source = source;
    this.target = target;
  }

  /** Starts both and fills the source. */
  static async start(corpus: Corpus, fsync: Fsync): Promise<Servers> {
    const users = Object.fromEntries(
      Array.from({ length: corpus.mailboxes }, (_, number) => [accountName(number), password]),
    );
    const source = await startDovecot({ users, fsync });
    const target = await startDovecot({ users, fsync }).catch(async (error: unknown) => {
      await source.stop();
      throw error;
    });
    const servers = new Servers(source, target);
    try {
      const numbers = Array.from({ length: corpus.mailboxes }, (_, number) => number).values();
      await Promise.all(
        Array.from({ length: fillers }, async () => {
          for (const number of numbers) await fill(source, corpus, accountName(number));
        }),
      );
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  /** The ports to connect to. */
  async ports(corpus: Corpus): Promise<{ sourcePort: number; targetPort: number }> {
    const through = async (port: number) => {
      const proxy = await startProxy(port, { delayMs: corpus.roundTrip / 2 });
      this.proxies.push(proxy);
      return proxy.port;
    };
    const { roundTrip, bothFar } = corpus;
    return {
      sourcePort: roundTrip > 0 ? await through(this.source.port) : this.source.port,
      targetPort: roundTrip > 0 && bothFar ? await through(this.target.port) : this.target.port,
    };
  }

  /** Messages that lie in the target. */
  async arrived(): Promise<number> {
    return await countMessages(dirname(dirname(this.target.maildir('u'))));
  }

  /**
   * Empties the target, and lets the disk end what it has to do. The mail is only put aside: ext4 is slow to give out
   * inodes that were freed within the last minute. In memory it is deleted: a guest's memory that was never used before is slow.
   */
  async emptyTarget(): Promise<void> {
    const mail = dirname(dirname(this.target.maildir('u')));
    const aside = join(this.target.dir, `aside-${++this.emptied}`);
    await mkdir(aside);
    for (const user of await readdir(mail)) await rename(join(mail, user), join(aside, user));
    if ((await statfs(aside)).type === tmpfs) await rm(aside, { recursive: true });
    await new Promise((resolve) => spawn('sync').once('close', resolve));
  }

  async stop(): Promise<void> {
    for (const proxy of this.proxies) await proxy.stop();
    await this.source.stop();
    await this.target.stop();
  }
}

async function countMessages(dir: string): Promise<number> {
  let count = 0;
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) count += await countMessages(join(dir, entry.name));
    else if (/[/\\](cur|new)$/.test(dir)) count++;
  }
  return count;
}

/** Fills a mailbox, and opens its folders: what a server does at the first time (Maildir: `new` to `cur`, its index) is nobody's to pay for. */
async function fill(server: Dovecot, corpus: Corpus, account: string): Promise<void> {
  const mailbox = new ImapMailbox({ host: '127.0.0.1', port: server.port, security: 'none', user: account, password });
  await mailbox.open();
  for (const { path, messages } of foldersOf(corpus)) {
    if (path[0] !== 'INBOX') await mailbox.createFolder(path);
    for await (const outcome of itemsOf(mailbox.append(path, singly(outgoing(corpus, account, path, messages))))) {
      if (!outcome.stored) throw new Error(`The source refused a message: ${outcome.error.message}`);
    }
    await mailbox.listMessages(path, 1, messages.length);
  }
  await mailbox.close();
}

async function* outgoing(
  corpus: Corpus,
  account: string,
  folder: FolderPath,
  messages: readonly number[],
): AsyncGenerator<OutgoingMessage> {
  for (const at of messages) {
    yield {
      id: at + 1,
      origin: { folder, uidValidity: 1 },
      flags: at % 5 === 0 ? [] : ['\\Seen'],
      internalDate: 1_700_000_000_000 + at * 60_000,
      body: message(account, at, corpus.size(at)),
    };
  }
}
