/** What an incremental sync costs, in commands on the wire. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { type FaultProxy, startProxy } from '../servers/proxy.js';

const names = Array.from({ length: 20 }, (_, at) => `user${at + 1}`);
const users = Object.fromEntries(names.map((name) => [name, 'secret']));
let server: Dovecot;
let dir: string;
let proxies: FaultProxy[] = [];
beforeAll(async () => {
  server = await startDovecot({ users });
}, 30_000);
afterAll(async () => await server?.stop());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-idle-'));
});
afterEach(async () => {
  for (const proxy of proxies) await proxy.stop();
  proxies = [];
  await rm(dir, { recursive: true, force: true });
});

/** An account behind a proxy that notes the commands, without their tags. */
async function watched(port: number): Promise<{ mailbox: ImapMailbox; commands: string[] }> {
  const commands: string[] = [];
  const proxy = await startProxy(port, {
    fromClient: (chunk) => {
      for (const match of chunk.toString('latin1').matchAll(/^[A-Z]?\d+ ((?:UID )?[A-Z]+[^\r]*)\r\n/gm))
        commands.push(match[1]!);
      return chunk;
    },
  });
  proxies.push(proxy);
  const user = names.shift()!;
  const account = { host: '127.0.0.1', port: proxy.port, security: 'none', user, password: 'secret' } as const;
  return { mailbox: new ImapMailbox(account), commands };
}

async function pair(port: number, folders: number) {
  const [source, target] = [await watched(port), await watched(port)];
  const journalDir = join(dir, `journal-${names.length}`);
  await source.mailbox.open();
  for (let at = 0; at < folders; at++) {
    await source.mailbox.createFolder([`F${at}`]);
    await store(
      source.mailbox,
      [`F${at}`],
      [1, 2, 3, 4, 5].map((id) => outgoing(id, mail(id))),
    );
  }
  await source.mailbox.close();
  const move = async () => {
    source.commands.length = 0;
    target.commands.length = 0;
    const result = await moveMailbox({
      source: source.mailbox,
      target: target.mailbox,
      journalDir,
    });
    expect(result.outcome).toBe('synced');
    return result;
  };
  await move();
  return { source, target, move };
}

const verbs = (commands: readonly string[]) => commands.map((line) => line.split(' ')[0]);

describe('a pass with nothing new', () => {
  it('costs a handful of commands, however many folders there are', async () => {
    const few = await pair(server.port, 2);
    await few.move();
    const many = await pair(server.port, 30);
    expect(await many.move()).toMatchObject({ copiedNow: 0, totals: { total: 150, copied: 150 } });
    expect(verbs(many.source.commands)).toEqual(verbs(few.source.commands));
    expect(many.source.commands.length).toBeLessThanOrEqual(10);
    expect(many.target.commands.length).toBeLessThanOrEqual(10);
    expect(verbs([...many.source.commands, ...many.target.commands])).not.toContain('SELECT');
  });

  it('costs one STATUS a folder where the list does not tell states', async () => {
    const plain = await startDovecot({ users, without: ['LIST-STATUS'] });
    try {
      const { source, target, move } = await pair(plain.port, 12);
      await move();
      expect(verbs(source.commands).filter((verb) => verb === 'STATUS').length).toBeLessThanOrEqual(14);
      expect(verbs(source.commands)).not.toContain('SELECT');
      expect(target.commands.length).toBeLessThanOrEqual(10);
    } finally {
      await plain.stop();
    }
  });
});

describe('deleted mail at the source', () => {
  /** Deletes as another client does. */
  async function expunge(user: string, uid: number): Promise<void> {
    const { ImapFlow } = await import('imapflow');
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: 'secret' },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('F0');
    await client.messageDelete(String(uid), { uid: true });
    await client.logout();
  }

  it('is known without a listing where the server has QRESYNC, and the sums follow', async () => {
    const { source, move } = await pair(server.port, 1);
    const user = /imap:\/\/([^@]+)@/.exec(source.mailbox.identity)![1]!;
    await expunge(user, 2);
    expect(await move()).toMatchObject({ copiedNow: 0, totals: { total: 4, copied: 4 } });
    expect(source.commands.filter((line) => line.includes('VANISHED')).length).toBe(1);
    expect(source.commands.filter((line) => line.startsWith('UID SEARCH'))).toEqual([]);
    expect(await move()).toMatchObject({ copiedNow: 0, totals: { total: 4, copied: 4 } });
    expect(verbs(source.commands)).not.toContain('SELECT');
  });

  it('is found by a listing where it has not', async () => {
    const plain = await startDovecot({ users, without: ['QRESYNC'] });
    const before = server;
    server = plain;
    try {
      const { source, move } = await pair(plain.port, 1);
      await expunge(/imap:\/\/([^@]+)@/.exec(source.mailbox.identity)![1]!, 2);
      expect(await move()).toMatchObject({ copiedNow: 0, totals: { total: 4, copied: 4 } });
      expect(source.commands.filter((line) => line.includes('VANISHED'))).toEqual([]);
    } finally {
      server = before;
      await plain.stop();
    }
  });
});
