/** Names of folders: none is lost, none is merged with another, and what changes is told. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { type FolderPath, type Mailbox, pathText } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveResult } from '../../src/migration/mailbox/types.js';
import { verifyMailbox } from '../../src/migration/mailbox/verify.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { startProxy } from '../servers/proxy.js';
import { contentsOf } from './compare.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-names-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const move = (source: Mailbox, target: Mailbox) =>
  moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits: { settleMs: 5, reconnectDelayMs: 5 } });
const verify = (source: Mailbox, target: Mailbox) =>
  verifyMailbox({ source, target, journalDir: join(dir, 'journal') });
const places = (result: MoveResult) => result.folders.map(({ source, target }) => [pathText(source), pathText(target)]);

/** A source with one message of its own in each folder. */
function sourceWith(...paths: readonly FolderPath[]): MemoryMailbox {
  const source = new MemoryMailbox({ identity: 'source' });
  for (const [at, path] of paths.entries()) source.put(path, mail(at + 1));
  return source;
}

describe('names that differ in case only', () => {
  it('stay two folders, under two names where the target takes no notice of case; that is told, and stays so', async () => {
    const source = sourceWith(['Test'], ['test'], ['TEST ']);
    source.put(['test'], mail(1));
    const target = new MemoryMailbox({ identity: 'target', caseless: true });
    const first = await move(source, target);
    expect(places(first)).toEqual([
      ['INBOX', 'INBOX'],
      ['Test', 'Test'],
      ['test', 'test (2)'],
      ['TEST ', 'TEST  (3)'],
    ]);
    expect(first.notes).toEqual([
      'Folder "test" is "test (2)" on the target, which cannot tell it from "Test".',
      'Folder "TEST " is "TEST  (3)" on the target, which cannot tell it from "Test".',
    ]);
    expect(first.totals).toMatchObject({ total: 4, copied: 4 });
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0, notes: first.notes });
    expect((await verify(source, target)).missing).toEqual([]);
  });

  it('keep their names where the target tells them apart', async () => {
    const source = sourceWith(['Test'], ['test']);
    const target = new MemoryMailbox({ identity: 'target' });
    expect((await move(source, target)).notes).toEqual([]);
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });

  it('are one with the folder that the target has in another spelling, unless that is taken', async () => {
    const target = new MemoryMailbox({ identity: 'target', caseless: true });
    target.put(['Reports'], mail(50));
    const source = sourceWith(['reports']);
    expect(places(await move(source, target))[1]).toEqual(['reports', 'Reports']);
    expect(target.folder(['Reports']).messages.length).toBe(2);
    source.put(['Reports'], mail(60));
    expect(places(await move(source, target)).slice(1)).toEqual([
      ['reports', 'Reports'],
      ['Reports', 'Reports (2)'],
    ]);
    expect(target.folder(['Reports']).messages.length).toBe(2);
    expect(target.folder(['Reports (2)']).messages.length).toBe(1);
  });
});

describe('one target folder for two source folders', () => {
  it('is never the outcome of a name that has to change', async () => {
    const source = sourceWith(['a.b'], ['a=2Eb'], ['Other']);
    const target = new MaildirMailbox({ root: join(dir, 'Maildir'), sync: false });
    const result = await move(source, target);
    expect(places(result).slice(1)).toEqual([
      ['a.b', 'a=2Eb (2)'],
      ['a=2Eb', 'a=2Eb'],
      ['Other', 'Other'],
    ]);
    expect((await verify(source, target)).folders.map(({ present, extra }) => [present, extra])).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it('is never the outcome of two folders with the same use', async () => {
    const source = new MemoryMailbox({ identity: 'source' });
    source.add(['Gesendet'], 'Sent');
    source.add(['Old sent'], 'Sent');
    source.put(['Gesendet'], mail(1));
    source.put(['Old sent'], mail(1));
    const target = new MemoryMailbox({ identity: 'target' });
    target.add(['Sent'], 'Sent');
    expect(places(await move(source, target)).slice(1)).toEqual([
      ['Gesendet', 'Sent'],
      ['Old sent', 'Old sent'],
    ]);
  });
});

it('folders that show the mail of others once more are told', async () => {
  const source = sourceWith(['Work']);
  source.add(['[Gmail]', 'All Mail'], 'All');
  source.put(['[Gmail]', 'All Mail'], mail(1));
  const target = new MemoryMailbox({ identity: 'target' });
  expect(await move(source, target)).toMatchObject({
    totals: { copied: 2 },
    notes: [expect.stringMatching(/^Source folder "\[Gmail\]\/All Mail" shows mail of other folders once more; /)],
  });
});

it('folders without mail are left out and told, unless they are asked for', async () => {
  const source = sourceWith(['Calendar']);
  const list = source.listFolders.bind(source);
  source.listFolders = async () =>
    (await list()).map((folder) => ({ ...folder, notMail: folder.path[0] === 'Calendar' }));
  const target = new MemoryMailbox({ identity: 'target' });
  expect(await move(source, target)).toMatchObject({
    totals: { total: 0 },
    excluded: [{ source: ['Calendar'], why: 'notMail' }],
    notes: [expect.stringContaining('"Calendar" is no folder of mail')],
  });
  const filters = { includeFolders: ['Calendar'] };
  expect(await moveMailbox({ source, target, journalDir: join(dir, 'journal'), filters })).toMatchObject({
    totals: { copied: 1 },
  });
});

it('a reserved name gets a number: Exchange makes no top folder "Files"', async () => {
  const target: MemoryMailbox = new MemoryMailbox({ identity: 'target' });
  const create = target.createFolder.bind(target);
  target.createFolder = async (path) => {
    if (path[0] === 'Files') throw new MailError('rejected', 'CREATE failed.');
    await create(path);
  };
  const result = await move(sourceWith(['Files']), target);
  expect(result).toMatchObject({ outcome: 'synced', totals: { copied: 1 } });
  expect(result.notes).toEqual(['Folder "Files" is "Files (2)" on the target, which refused its name.']);
});

it('a source folder that is gone or renamed is told; its copy stays, and nothing of others comes twice', async () => {
  const source = sourceWith(['Gone'], ['Old name'], ['Kept'], ['Empty']);
  source.folder(['Empty']).messages = [];
  const target = new MemoryMailbox({ identity: 'target' });
  await move(source, target);
  source.folders.delete('["Gone"]');
  source.folders.delete('["Empty"]');
  source.folders.delete('["Old name"]');
  source.put(['New name'], mail(2));
  const result = await move(source, target);
  expect(result).toMatchObject({ outcome: 'synced', copiedNow: 1, totals: { total: 2, copied: 2 } });
  const told = (name: string) =>
    `Source folder "${name}" is no longer there, or has another name now; what came from it stays in "${name}".`;
  expect(result.notes).toEqual([told('Gone'), told('Old name')]);
  expect(target.folder(['Gone']).messages.length).toBe(1);
  expect(await move(source, target)).toMatchObject({ copiedNow: 0, notes: result.notes });
});

describe('below a prefix', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot({ users: { a: 'secret' }, separator: '.', prefix: 'INBOX.' });
    for (const [at, name] of ['', '.inbox', '.Inbox.Sub', '.INBOX.Sub', '.Sub'].entries()) {
      const folder = join(server.maildir('a'), name);
      for (const part of ['cur', 'new', 'tmp']) await mkdir(join(folder, part), { recursive: true });
      await writeFile(join(folder, 'cur', `1600000000.${at}:2,S`), mail(at + 1));
    }
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody', join(server.dir, 'mail')]);
  }, 60_000);
  afterAll(async () => await server?.stop());

  it.each([true, false])(
    'folders called like the inbox are folders of their own, also after a lost connection (pump: %s)',
    async (pump) => {
      let cuts = 2;
      const proxy = await startProxy(server.port, {
        fromClient: (chunk, connection) => {
          if (!/(?:SELECT|EXAMINE) "?INBOX\.I/i.test(chunk.toString('latin1')) || cuts-- <= 0) return chunk;
          connection.cut();
          return Buffer.alloc(0);
        },
      });
      try {
        const access = {
          host: '127.0.0.1',
          port: proxy.port,
          security: 'none',
          user: 'a',
          password: 'secret',
        } as const;
        const source = new ImapMailbox({ ...access, pump });
        const target = new MemoryMailbox({ identity: 'target' });
        const result = await move(source, target);
        expect(result).toMatchObject({ outcome: 'synced', totals: { total: 5, copied: 5 }, notes: [] });
        expect(cuts).toBeLessThan(2);
        const subjects = [...target.folders.values()].map(({ path, messages }) => [
          pathText(path),
          messages.map(({ body }) => /Subject: (.*)\r/.exec(body.toString())?.[1]).join(),
        ]);
        expect(Object.fromEntries(subjects)).toEqual({
          INBOX: 'No 1',
          'INBOX/inbox': 'No 2',
          'INBOX/Sub (2)': 'No 3',
          'INBOX/Sub': 'No 4',
          Sub: 'No 5',
        });
      } finally {
        await proxy.stop();
      }
    },
  );
});

describe('between real servers', () => {
  let dotted: Dovecot;
  let slashed: Dovecot;
  const users = { from: 'secret', to: 'secret', yandex: 'secret', latin: 'secret', plain: 'secret' };
  beforeAll(async () => {
    [dotted, slashed] = [await startDovecot({ users, separator: '.' }), await startDovecot({ users, separator: '/' })];
  }, 60_000);
  afterAll(async () => {
    await dotted?.stop();
    await slashed?.stop();
  });
  const account = (port: number, user: string) =>
    new ImapMailbox({ host: '127.0.0.1', port, security: 'none', user, password: 'secret' });

  async function fill(mailbox: ImapMailbox, paths: readonly FolderPath[]): Promise<void> {
    await mailbox.open();
    for (const [at, path] of paths.entries()) {
      await mailbox.createFolder(path);
      await store(mailbox, path, [outgoing(at + 1, mail(at + 1))]);
    }
    await mailbox.close();
  }

  const odd: readonly FolderPath[] = [
    ['[Gmail]', 'All [x]'],
    ['2024'],
    ['2024', '12'],
    ['a/b', 'c / d'],
    ['R&D'],
    ['R&D', '&'],
    ['&APw-'],
    ['ends with a blank '],
    [' begins with one'],
    ['two  blanks'],
    ['"quoted"'],
    ['back\\slash'],
    ['a.b'],
    ['a=2Eb'],
    ['Case'],
    ['case'],
    ['Entwürfe', '日本語 🙂'],
    ['Files'],
    ['NIL'],
    ['~tilde', '#hash', '^'],
  ];

  it.each(['.', '/', 'a Maildir'])(
    'every odd name arrives at %s with its mail, and nothing comes twice',
    async (kind) => {
      const source = sourceWith(...odd);
      const target =
        kind === 'a Maildir'
          ? new MaildirMailbox({ root: join(dir, 'Maildir'), sync: false })
          : account((kind === '.' ? dotted : slashed).port, 'to');
      const result = await move(source, target);
      expect(result).toMatchObject({ outcome: 'synced', totals: { total: odd.length, copied: odd.length } });
      expect(result.folders.filter(({ error }) => error !== undefined)).toEqual([]);
      expect(new Set(result.folders.map(({ target: path }) => JSON.stringify(path))).size).toBe(odd.length + 1);
      expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
      const checked = await verify(source, target);
      expect(checked.missing).toEqual([]);
      expect(checked.folders.map(({ extra }) => extra)).toEqual(checked.folders.map(() => 0));
    },
  );

  it.each([
    ['& as it is', 'yandex', 'Q&-A', 'Q&A'],
    ['8-bit text', 'latin', 'caf&AOk-', 'caf\xc3\xa9'],
  ])('a server that lists %s is asked for the name that it listed', async (_, user, right, wrong) => {
    const [listed, asked] = [new RegExp(right, 'g'), new RegExp(wrong.replace('&', '&(?!-)'), 'g')];
    const proxy = await startProxy(slashed.port, {
      fromServer: (chunk) => Buffer.from(chunk.toString('latin1').replace(listed, wrong), 'latin1'),
      // The right form is unknown there.
      fromClient: (chunk) =>
        Buffer.from(chunk.toString('latin1').replace(listed, `${right}?`).replace(asked, right), 'latin1'),
    });
    try {
      await fill(account(slashed.port, user), [[right === 'Q&-A' ? 'Q&A' : 'café']]);
      const target = new MemoryMailbox({ identity: 'target' });
      const result = await move(account(proxy.port, user), target);
      expect(result).toMatchObject({ outcome: 'synced', totals: { total: 1, copied: 1 } });
      expect(target.folder([right === 'Q&-A' ? 'Q&A' : 'café']).messages.length).toBe(1);
    } finally {
      await proxy.stop();
    }
  });
});
