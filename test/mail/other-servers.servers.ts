import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { ImapOptions } from '../../src/mail/imap/options.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type OtherServer, type OtherServerName, startOtherServer } from '../servers/other-servers.js';
import { mail, mailboxContract, outgoing, store } from './contract.js';

const users = Array.from({ length: 24 }, (_, at) => `user${at + 1}`);

const variants: readonly (readonly [OtherServerName, boolean])[] = [
  ['courier', true],
  ['courier', false],
  ['cyrus', true],
  ['cyrus', false],
];

describe.each(variants)('%s (pump: %s)', (name, pump) => {
  let server: OtherServer;
  let dir: string;
  let next = 0;
  const account = (options: Partial<ImapOptions> = {}) =>
    new ImapMailbox({
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: users[next++]!,
      password: 'secret',
      pump,
      ...options,
    });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'migsh-other-'));
    server = await startOtherServer(name, [...users, 'terry.adams'], ['mailadmin']);
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  mailboxContract(`${name} (pump: ${pump})`, {
    // Cyrus takes no quotation marks.
    names: [
      ['Sent'],
      ['A', 'B', 'C'],
      ['Entwürfe', name === 'cyrus' ? '日本 & 語' : '日本 & "語"'],
      ['With blank', 'ﬁ ligature'],
    ],
    make: async () => ({ mailbox: account(), dispose: async () => {} }),
  });

  it('shows its folders to other clients, whatever was in their names', async () => {
    const user = users[next]!;
    const source = new MemoryMailbox({ identity: 'names' });
    for (const [at, folder] of ['😀 smile', 'Entwürfe', '日本'].entries()) source.put([folder], mail(at));
    const target = account();
    const moved = await moveMailbox({ source, target, journalDir: join(dir, `names-${user}`) });
    expect(moved).toMatchObject({ outcome: 'synced', totals: { total: 3, copied: 3 } });
    expect((await listPlainly(server.port, user)).length).toBeGreaterThanOrEqual(4);
    expect(moved.notes).toEqual(name === 'courier' ? ['Folder "😀 smile" is "=F0=9F=98=80 smile" on the target.'] : []);
  });

  it('takes a mailbox and gives it back unchanged', async () => {
    const [source, back, between] = [
      new MemoryMailbox({ identity: 'source' }),
      new MemoryMailbox({ identity: 'back' }),
      account(),
    ];
    for (const path of [['INBOX'], ['Sent'], ['Ünï', 'a&b'], ['v1.2', 'x']]) {
      for (let id = 1; id <= 40; id++)
        source.put(
          path,
          mail(id, 'x'.repeat(id * 100)),
          id % 2 ? ['\\Seen', 'Work'] : ['\\Flagged'],
          1_600_000_000_000 + id * 1000,
        );
    }
    source.put(['INBOX'], mail(900, 'y'.repeat(2_000_000)));
    const there = { source, target: between, journalDir: join(dir, `there-${next}`) };
    const again = { source: between, target: back, journalDir: join(dir, `back-${next}`) };
    expect(await moveMailbox(there)).toMatchObject({ outcome: 'synced', totals: { total: 161, copied: 161 } });
    expect(await moveMailbox(there)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
    expect(await moveMailbox(again)).toMatchObject({ outcome: 'synced', totals: { total: 161, copied: 161 } });
    expect(await moveMailbox(again)).toMatchObject({ outcome: 'synced', copiedNow: 0, flagsChanged: 0 });
    const names = (lines: readonly string[]) => lines.map((line) => line.replace('v1=2E2', 'v1.2')).sort();
    expect(names(await contentsOf(back))).toEqual(names(await contentsOf(source)));
  });

  if (name === 'courier') {
    it('finds a user by UserRoot among the shared folders', async () => {
      const owner = account({ user: 'terry.adams' });
      await owner.open();
      await owner.createFolder(['Sub', 'Deep']);
      await store(owner, ['Sub', 'Deep'], [outgoing(1, mail(1))]);
      await store(owner, ['INBOX'], [outgoing(2, mail(2))]);
      await owner.close();
      const source = account({ user: 'mailadmin', userRoot: '/users/terry.adams' });
      const target = new MemoryMailbox({ identity: 'target' });
      expect(await moveMailbox({ source, target, journalDir: join(dir, 'root') })).toMatchObject({
        outcome: 'synced',
        copiedNow: 2,
      });
      expect(target.folder(['INBOX']).messages.length).toBe(1);
      expect(target.folder(['Sub', 'Deep']).messages.length).toBe(1);
      await expect(account({ user: 'mailadmin', userRoot: '/users/nobody.there' }).open()).rejects.toMatchObject({
        reason: 'noSuchFolder',
      });
    });
  } else {
    it('reads a user as administrator, and says so when there is no such user', async () => {
      const as = (authzid: string) => account({ user: 'cyrus', password: 'pass', authzid });
      const owner = account({ user: 'terry.adams' });
      await owner.open();
      await store(owner, ['INBOX'], [outgoing(2, mail(2))]);
      await owner.close();
      const target = new MemoryMailbox({ identity: 'target' });
      expect(await moveMailbox({ source: as('terry.adams'), target, journalDir: join(dir, 'proxy') })).toMatchObject({
        outcome: 'synced',
      });
      expect(target.folder(['INBOX']).messages.length).toBeGreaterThan(0);
      const nobody = await moveMailbox({ source: as('nobody.there'), target, journalDir: join(dir, 'nobody') });
      expect(nobody).toMatchObject({ outcome: 'failed', error: { reason: 'noSuchFolder' } });
    });
  }
});

/** The folders as a client of the first days sees them: LOGIN and LIST, nothing enabled. */
async function listPlainly(port: number, user: string): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  // Cyrus drops what comes along with a login.
  const commands = [`a LOGIN ${user} secret`, 'b LIST "" "*"', 'c LOGOUT'];
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) {
    text += chunk;
    if (/(?:^\* OK|\r\n[ab] )[^\n]*\n$/.test(text)) socket.write(`${commands.shift() ?? ''}\r\n`);
  }
  expect(text).toContain('\r\nb OK');
  return text.split('\r\n').filter((line) => line.startsWith('* LIST'));
}
