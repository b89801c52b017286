import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { itemsOf } from '../../src/mail/blocks.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { bring } from '../../src/mail/maildir/deliver.js';
import { MaildirFolder } from '../../src/mail/maildir/folder.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { fileName, fitMaildirPath, parseFileName } from '../../src/mail/maildir/names.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { startDovecot } from '../servers/dovecot.js';
import { collect, mail, mailboxContract, outgoing, store } from './contract.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-maildir-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

mailboxContract('maildir', {
  make: async () => ({ mailbox: new MaildirMailbox({ root: join(dir, 'Maildir') }), dispose: async () => {} }),
  names: [['Sent'], ['A', 'B', 'C'], ['Entwürfe', '日本 & "語"'], ['With blank', 'ﬁ ligature']],
});

describe('the Maildir on disk', () => {
  it('stores the same message once, however often it is sent, and leaves nothing in tmp', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    const [first] = await store(mailbox, ['INBOX'], [outgoing(7, mail(7), { flags: ['\\Seen'] })]);
    await writeFile(join(dir, 'tmp', 'migsh-1-dead'), 'half a mess');
    await writeFile(join(dir, 'tmp', 'of-somebody-else'), 'x');
    await mailbox.close();
    await mailbox.open();
    const again = await store(mailbox, ['INBOX'], [outgoing(7, mail(7)), outgoing(8, mail(8))]);
    expect(again).toMatchObject([{ uid: first!.stored && first!.uid, existed: true }, { stored: true }]);
    expect((await readdir(join(dir, 'cur'))).length).toBe(2);
    expect(await readdir(join(dir, 'tmp'))).toEqual(['of-somebody-else']);
  });

  it('cuts off a line of UIDs without its end: the message that gets this UID keeps it', async () => {
    const list = async () => {
      const mailbox = new MaildirMailbox({ root: dir });
      await mailbox.open();
      const found = new Map<string, number>();
      for await (const block of mailbox.readHeaders(['INBOX'], { fromUid: 1 }))
        for (const { uid, header } of block) found.set(/No \d/.exec(header.toString())![0], uid);
      await mailbox.close();
      return found;
    };
    const deliver = (id: number) => writeFile(join(dir, 'new', `170000000${id}.M1P1.host`), mail(id));
    await list();
    await deliver(1);
    expect(await list()).toEqual(new Map([['No 1', 1]]));
    await deliver(2);
    const path = join(dir, 'migsh-uids');
    await writeFile(path, `${await readFile(path, 'utf8')}2 17000`);
    const first = await list();
    expect(first).toEqual(
      new Map([
        ['No 1', 1],
        ['No 2', 2],
      ]),
    );
    await deliver(3);
    expect(await list()).toEqual(new Map([...first, ['No 3', 3]]));
  });

  it('gives each message one UID, also while others look and bring mail', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    const told = new Map<number, number>();
    const messages = async function* () {
      for (let id = 1; id <= 200; id++) {
        if (id === 100 || id === 180) {
          await bring(dir, Buffer.from(mail(1000 + id)), 1_800_000_000_000);
          const other = new MaildirMailbox({ root: dir, looksOnly: true });
          await other.open();
          expect((await other.listMessages(['INBOX'], 1, 999)).length).toBeGreaterThan(60);
          await other.close();
        }
        yield [outgoing(id, mail(id))];
      }
    };
    for await (const block of mailbox.append(['INBOX'], messages()))
      for (const one of block) if (one.stored) told.set(one.id, one.uid!);
    await mailbox.close();
    await mailbox.open();
    const ids = new Map<number, number>();
    for await (const block of mailbox.readHeaders(['INBOX'], { fromUid: 1 }))
      for (const { uid, header } of block) ids.set(Number(/No (\d+)/.exec(header.toString())![1]), uid);
    expect(ids.size).toBe(202);
    expect([...told].filter(([id, uid]) => ids.get(id) !== uid)).toEqual([]);
  });

  it('changes flags also of a message whose name changes at the same time', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    await store(
      mailbox,
      ['INBOX'],
      [1, 2, 3].map((id) => outgoing(id, mail(id))),
    );
    await mailbox.examine(['INBOX']);
    const { scan } = MaildirFolder.prototype;
    let isDone = false;
    const looking = vi.spyOn(MaildirFolder.prototype, 'scan').mockImplementation(async function (this: MaildirFolder) {
      await scan.call(this);
      if (isDone) return;
      isDone = true;
      const { name } = this.messages[1]!;
      await rename(join(dir, 'cur', name), join(dir, 'cur', `${name}F`));
    });
    await mailbox.changeFlags(['INBOX'], [{ uids: [1, 2, 3], add: ['\\Seen'], remove: [] }]);
    looking.mockRestore();
    await mailbox.examine(['INBOX']);
    const flags = (await mailbox.listMessages(['INBOX'], 1, 9)).map((info) => info.flags.join(' '));
    expect(flags).toEqual(['\\Seen', '\\Flagged \\Seen', '\\Seen']);
  });

  it('gives UIDs to what others deliver, and keeps UIDs when names change', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    await store(mailbox, ['INBOX'], [outgoing(1, mail(1))]);
    await writeFile(join(dir, 'new', '1700000000.M1P1.host'), mail(2));
    const before = await mailbox.examine(['INBOX']);
    expect(before).toMatchObject({ messages: 2, uidNext: 3 });
    await mailbox.changeFlags(['INBOX'], [{ uids: [1, 2], add: ['\\Seen'], remove: [] }]);
    await mailbox.close();
    await mailbox.open();
    expect(await mailbox.examine(['INBOX'])).toEqual(before);
    expect((await mailbox.listMessages(['INBOX'], 1, 9)).map(({ uid, flags }) => [uid, flags])).toEqual([
      [1, ['\\Seen']],
      [2, ['\\Seen']],
    ]);
    await rm(join(dir, 'migsh-uids'));
    await mailbox.close();
    await mailbox.open();
    expect(await mailbox.examine(['INBOX'])).toMatchObject({ messages: 2, uidNext: 3 });
  });

  it.each([-616_852_800_000, -1000, 0, 1000, 2_147_483_648_000, 4_294_967_296_000])(
    'keeps the date %i',
    async (internalDate) => {
      const mailbox = new MaildirMailbox({ root: dir });
      await mailbox.open();
      await store(mailbox, ['INBOX'], [outgoing(1, mail(1), { internalDate })]);
      expect(await mailbox.listMessages(['INBOX'], 1, 9)).toMatchObject([{ internalDate }]);
    },
  );

  it('opened to be looked at changes nothing, whatever is asked of it', async () => {
    const root = join(dir, 'none');
    const absent = new MaildirMailbox({ root, looksOnly: true });
    await absent.open();
    await expect(absent.examine(['INBOX'])).rejects.toMatchObject({ reason: 'noSuchFolder' });
    expect(await readdir(dir)).toEqual([]);
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    await store(mailbox, ['INBOX'], [outgoing(1, mail(1))]);
    const before = await readdir(join(dir, 'cur'));
    const reader = new MaildirMailbox({ root: dir, looksOnly: true });
    await reader.open();
    for (const change of [
      () => store(reader, ['INBOX'], [outgoing(8, mail(8))]),
      () => reader.changeFlags(['INBOX'], [{ uids: [1], add: ['\\Seen'], remove: [] }]),
      () => reader.createFolder(['Sent']),
    ])
      await expect(change()).rejects.toMatchObject({ reason: 'permission' });
    expect([await readdir(join(dir, 'cur')), (await readdir(dir)).includes('.Sent')]).toEqual([before, false]);
  });

  it.each(['migsh-uids', 'dovecot-keywords.migsh'])('writes what %s could not take once it can', async (file) => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    await store(mailbox, ['INBOX'], [outgoing(1, mail(1))]);
    const kept = await readFile(join(dir, file), 'utf8').catch(() => '');
    const message = outgoing(2, mail(2), { flags: ['Work'] });
    await rm(join(dir, file), { force: true });
    await mkdir(join(dir, file));
    await expect(store(mailbox, ['INBOX'], [message])).rejects.toMatchObject({ name: 'MailError', reason: 'storage' });
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
    await rm(join(dir, file), { recursive: true });
    if (kept !== '') await writeFile(join(dir, file), kept);
    await store(mailbox, ['INBOX'], [message, outgoing(3, mail(3), { flags: ['Work'] })]);
    const before = await mailbox.listMessages(['INBOX'], 1, 9);
    await mailbox.close();
    await mailbox.open();
    expect(await mailbox.listMessages(['INBOX'], 1, 9)).toEqual(before);
    expect(before.map(({ flags }) => flags)).toEqual([[], ['Work'], ['Work']]);
  });

  it.each(['new', 'dovecot-keywords', 'migsh-uids'])(
    'does not take what it cannot read for empty: %s',
    async (file) => {
      const mailbox = new MaildirMailbox({ root: dir });
      await mailbox.open();
      await store(mailbox, ['INBOX'], [outgoing(1, mail(1), { flags: ['Work'] })]);
      await mailbox.close();
      await mailbox.open();
      await rm(join(dir, file), { recursive: true });
      // A file where a directory is expected, and the other way round: reading fails, whoever asks.
      if (file === 'new') await writeFile(join(dir, file), '');
      else await mkdir(join(dir, file));
      await expect(mailbox.examine(['INBOX'])).rejects.toMatchObject({ reason: 'storage' });
      const stored = store(mailbox, ['INBOX'], [outgoing(2, mail(2))]);
      await expect(stored).rejects.toMatchObject({ reason: 'storage' });
    },
  );

  it('has nothing under way any more when an append was broken off', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    async function* broken() {
      for (let id = 1; id <= 70; id++) yield [outgoing(id, mail(id))];
      throw new Error('broken off');
    }
    await expect(collect(itemsOf(mailbox.append(['INBOX'], broken())))).rejects.toThrow('broken off');
    expect([(await readdir(join(dir, 'cur'))).length, await readdir(join(dir, 'tmp'))]).toEqual([64, []]);
  });

  it('keeps letters that nobody explains, and those that a server gave meanwhile', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    await writeFile(join(dir, 'new', '1700000000.M1P1.host'), mail(2));
    await mailbox.examine(['INBOX']);
    await rename(join(dir, 'new', '1700000000.M1P1.host'), join(dir, 'cur', '1700000000.M1P1.host:2,PSa'));
    await writeFile(join(dir, 'dovecot-keywords'), '0 Theirs\n');
    await mailbox.changeFlags(['INBOX'], [{ uids: [1], add: ['\\Flagged', 'Ours'], remove: ['\\Seen'] }]);
    expect(await readdir(join(dir, 'cur'))).toEqual(['1700000000.M1P1.host:2,FPab']);
    expect(await readFile(join(dir, 'dovecot-keywords'), 'utf8')).toBe('0 Theirs\n1 Ours\n');
  });

  it('tells which keywords found no letter', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    const flags = Array.from({ length: 28 }, (_, at) => `Key${String(at).padStart(2, '0')}`);
    expect(await store(mailbox, ['INBOX'], [outgoing(1, mail(1), { flags })])).toMatchObject([
      { stored: true, lostFlags: ['Key26', 'Key27'] },
    ]);
  });

  it.each([
    ['1600000000.V1U2.abc,S=10', '', '1600000000.V1U2.abc,S=10:2,'],
    ['a', 'SFa', 'a:2,FSa'],
  ])('names %s with %s', (base, letters, name) => {
    expect(fileName(base, letters)).toBe(name);
    expect(parseFileName(name)).toMatchObject({ base, letters: [...letters].sort().join('') });
  });

  it.each([
    [
      ['v1.2', 'a/b'],
      ['v1=2E2', 'a=2Fb'],
    ],
    [['a=2E.b'], ['a=3D2E=2Eb']],
    [
      ['plain', 'a=2E'],
      ['plain', 'a=2E'],
    ],
  ])('writes the names %j as %j', (path, fitting) => {
    expect(fitMaildirPath(path)).toEqual(fitting);
  });

  it('is read by Dovecot as it stands: folders, bytes, flags, keywords, dates, subscriptions', async () => {
    const mailbox = new MaildirMailbox({ root: dir });
    await mailbox.open();
    for (const path of [['INBOX'], ['Entwürfe', 'Q&A'], ['Sent']]) {
      await mailbox.createFolder(path);
      const messages = [1, 2, 3].map((id) =>
        outgoing(id, mail(id), { flags: id === 2 ? ['\\Seen', 'Work', '$Forwarded'] : ['\\Flagged'] }),
      );
      await store(mailbox, path, messages);
    }
    await mailbox.close();
    const ours = await contentsOf(mailbox);
    const server = await startDovecot({ users: { a: 'b' } });
    try {
      cpSync(dir, server.maildir('a'), { recursive: true, preserveTimestamps: true });
      if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody', join(server.dir, 'mail')]);
      const imap = new ImapMailbox({
        host: '127.0.0.1',
        port: server.port,
        security: 'none',
        user: 'a',
        password: 'b',
      });
      expect(await contentsOf(imap)).toEqual(ours);
      await imap.open();
      const subscribed = (await imap.listFolders())
        .filter((folder) => folder.subscribed)
        .map(({ path }) => path.join('/'));
      expect(subscribed.sort()).toEqual(['Entwürfe/Q&A', 'INBOX', 'Sent']);
      await imap.close();
    } finally {
      await server.stop();
    }
    expect(await readFile(join(dir, 'subscriptions'), 'utf8')).toBe('V\t2\n\nEntw&APw-rfe\tQ&-A\nSent\n');
  });
});
