/** What every mailbox must do. Run by each adapter's test with a fresh, empty account. */
import { describe, expect, it } from 'vitest';
import { itemsOf, singly } from '../../src/mail/blocks.js';
import { bodyHash, wholeBody } from '../../src/mail/body.js';
import { MailError } from '../../src/mail/errors.js';
import { splitFields } from '../../src/mail/headers.js';
import type { AppendOutcome, FolderPath, Mailbox, MessageInfo, OutgoingMessage } from '../../src/mail/mailbox.js';

/** What an adapter's test gives the contract. */
export interface ContractSubject {
  /** A new, empty account; not yet open. */
  make(): Promise<{ mailbox: Mailbox; dispose(): Promise<void> }>;
  /** Names of folders that this adapter must be able to hold. */
  readonly names: readonly FolderPath[];
}

const origin = { folder: ['INBOX'], uidValidity: 7 };

/** A message to store in a test. */
export function outgoing(id: number, text: string | Buffer, extra: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { id, origin, flags: [], internalDate: 1_500_000_000_000 + id * 1000, body: Buffer.from(text), ...extra };
}

/** A small message with its own Message-ID. */
export function mail(id: number, body = `Body ${id}`): string {
  return `Message-ID: <${id}@example.com>\r\nDate: Mon, 1 Jan 2024 00:00:00 +0000\r\nFrom: a@example.com\r\nSubject: No ${id}\r\n\r\n${body}\r\n`;
}

/** All items of an iteration. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Stores messages and gives their outcomes. */
export async function store(
  mailbox: Mailbox,
  path: FolderPath,
  messages: readonly OutgoingMessage[],
): Promise<AppendOutcome[]> {
  return await collect(itemsOf(mailbox.append(path, singly(messages))));
}

async function allInfos(mailbox: Mailbox, path: FolderPath): Promise<readonly MessageInfo[]> {
  return await mailbox.listMessages(path, 1, 1_000_000);
}

/** Declares the contract's tests. */
export function mailboxContract(name: string, subject: ContractSubject): void {
  const use = (title: string, body: (mailbox: Mailbox) => Promise<void>) =>
    it(title, async () => {
      const { mailbox, dispose } = await subject.make();
      try {
        await mailbox.open();
        await body(mailbox);
      } finally {
        await mailbox.close();
        await dispose();
      }
    });

  describe(`${name}: the mailbox contract`, () => {
    use('has an inbox, empty, with a state', async (mailbox) => {
      const folders = await mailbox.listFolders();
      expect(folders.find(({ path }) => path.length === 1 && path[0] === 'INBOX')).toMatchObject({
        specialUse: 'Inbox',
        selectable: true,
      });
      const status = await mailbox.examine(['INBOX']);
      expect(status).toMatchObject({ messages: 0 });
      expect(status.uidValidity).toBeGreaterThan(0);
      expect(await allInfos(mailbox, ['INBOX'])).toEqual([]);
      expect(await mailbox.status(['INBOX'])).toMatchObject({ uidValidity: status.uidValidity });
    });

    use('stores a message with its bytes, flags, keywords and date', async (mailbox) => {
      const flags = ['\\Seen', '\\Flagged', 'Work', '$Forwarded'];
      const body = Buffer.concat([Buffer.from(mail(1)), Buffer.from([0xe4, 0xf6, 0xfc, 0xff, 13, 10])]);
      const [outcome] = await store(mailbox, ['INBOX'], [outgoing(1, body, { flags, internalDate: 981_173_106_000 })]);
      expect(outcome).toMatchObject({ id: 1, stored: true });
      const infos = await allInfos(mailbox, ['INBOX']);
      expect(infos).toMatchObject([{ internalDate: 981_173_106_000, size: body.length }]);
      expect([...infos[0]!.flags].sort()).toEqual([...flags].sort());
      const [read] = await collect(itemsOf(mailbox.read(['INBOX'], [infos])));
      if (read === undefined || !('body' in read)) throw new Error('not read');
      expect((await wholeBody(read.body)).equals(body)).toBe(true);
    });

    use('gives each message a UID of its own, rising, and lists from a UID on', async (mailbox) => {
      const messages = Array.from({ length: 25 }, (_, at) => outgoing(at + 1, mail(at + 1)));
      const outcomes = await store(mailbox, ['INBOX'], messages);
      expect(outcomes.map(({ id, stored }) => [id, stored])).toEqual(messages.map(({ id }) => [id, true]));
      const infos = await allInfos(mailbox, ['INBOX']);
      const uids = infos.map(({ uid }) => uid);
      expect(uids).toEqual([...new Set(uids)].sort((a, b) => a - b));
      expect(infos.length).toBe(25);
      if (mailbox.traits.givesUids) expect(outcomes.map((outcome) => outcome.stored && outcome.uid)).toEqual(uids);
      expect((await mailbox.listMessages(['INBOX'], uids[10]!, 5)).map(({ uid }) => uid)).toEqual(uids.slice(10, 15));
      expect(await mailbox.listMessages(['INBOX'], uids.at(-1)! + 1, 5)).toEqual([]);
      const status = await mailbox.examine(['INBOX']);
      expect(status.messages).toBe(25);
      expect(status.uidNext).toBeGreaterThan(uids.at(-1)!);
    });

    use('reads many bodies in the asked order, and tells which are gone', async (mailbox) => {
      const bodies = Array.from({ length: 120 }, (_, at) => mail(at + 1, 'x'.repeat((at * 977) % 9000)));
      await store(
        mailbox,
        ['INBOX'],
        bodies.map((body, at) => outgoing(at + 1, body)),
      );
      const infos = [...(await allInfos(mailbox, ['INBOX']))].reverse();
      const gone: MessageInfo = { uid: infos[0]!.uid + 1000, flags: [], internalDate: 0, size: 10 };
      const outcomes: [number, string][] = [];
      const asked = [infos.slice(0, 60), [], [gone], infos.slice(60)];
      for await (const outcome of itemsOf(mailbox.read(['INBOX'], asked))) {
        outcomes.push([
          outcome.info.uid,
          'body' in outcome ? await bodyHash(outcome.body) : 'missing' in outcome ? 'missing' : 'error',
        ]);
      }
      const hashes = await Promise.all([...bodies].reverse().map((body) => bodyHash(Buffer.from(body))));
      const expected = infos.map((info, at): [number, string] => [info.uid, hashes[at]!]);
      expected.splice(60, 0, [gone.uid, 'missing']);
      expect(outcomes).toEqual(expected);
    });

    use('moves a large message and an almost empty one', async (mailbox) => {
      const large = Buffer.concat([Buffer.from(mail(1)), Buffer.alloc(14 * 200_000, 'line of text\r\n')]);
      const tiny = Buffer.from('Subject: x\r\n\r\n');
      expect(
        await store(mailbox, ['INBOX'], [outgoing(1, large), outgoing(2, tiny), outgoing(3, mail(3))]),
      ).toMatchObject([{ stored: true }, { stored: true }, { stored: true }]);
      const sizes: number[] = [];
      for await (const outcome of itemsOf(mailbox.read(['INBOX'], [await allInfos(mailbox, ['INBOX'])]))) {
        if ('body' in outcome) sizes.push((await wholeBody(outcome.body)).length);
      }
      expect(sizes).toEqual([large.length, tiny.length, mail(3).length]);
    });

    use('reads the identifying headers of a window and of single UIDs', async (mailbox) => {
      await store(
        mailbox,
        ['INBOX'],
        [1, 2, 3].map((id) => outgoing(id, mail(id))),
      );
      const uids = (await allInfos(mailbox, ['INBOX'])).map(({ uid }) => uid);
      const window = (await collect(mailbox.readHeaders(['INBOX'], { fromUid: uids[1]! }))).flat();
      expect(window.map(({ uid }) => uid).sort()).toEqual(uids.slice(1));
      const fields = splitFields(window[0]!.header.toString('latin1')).map(
        ({ name, value }) => `${name}:${value.trim()}`,
      );
      expect(fields.sort()).toEqual([
        'date:Mon, 1 Jan 2024 00:00:00 +0000',
        'from:a@example.com',
        'message-id:<2@example.com>',
        'subject:No 2',
      ]);
      expect((await collect(mailbox.readHeaders(['INBOX'], { uids: [uids[2]!] }))).flat()).toMatchObject([
        { uid: uids[2], internalDate: 1_500_000_003_000 },
      ]);
      expect((await collect(mailbox.readHeaders(['INBOX'], { fromUid: uids[2]! + 1 }))).flat()).toEqual([]);
    });

    use('adds and removes flags', async (mailbox) => {
      await store(mailbox, ['INBOX'], [outgoing(1, mail(1), { flags: ['\\Seen', 'Old'] }), outgoing(2, mail(2))]);
      const uids = (await allInfos(mailbox, ['INBOX'])).map(({ uid }) => uid);
      const before = await mailbox.examine(['INBOX']);
      await mailbox.changeFlags(
        ['INBOX'],
        [{ uids: [uids[0]!], add: ['\\Answered', 'New'], remove: ['\\Seen', 'Old'] }],
      );
      const after = (await collect(mailbox.listFlags(['INBOX']))).flat();
      expect(after.map(({ uid, flags }) => [uid, [...(flags ?? [])].sort()])).toEqual([
        [uids[0], ['New', '\\Answered'].sort()],
        [uids[1], []],
      ]);
      if (before.highestModSeq !== undefined) {
        expect(
          (await collect(mailbox.listFlags(['INBOX'], before.highestModSeq))).flat().map(({ uid }) => uid),
        ).toEqual([uids[0]]);
      }
    });

    use('makes folders with their parents, again without harm, and lists them by their names', async (mailbox) => {
      for (const path of subject.names) {
        await mailbox.createFolder(path);
        await mailbox.createFolder(path);
        const [outcome] = await store(mailbox, path, [outgoing(1, mail(1))]);
        expect(outcome, path.join('/')).toMatchObject({ stored: true });
        expect(await mailbox.examine(path)).toMatchObject({ messages: 1 });
      }
      const listed = (await mailbox.listFolders())
        .filter(({ selectable }) => selectable)
        .map(({ path }) => path.join('/'));
      expect(listed).toEqual(expect.arrayContaining(subject.names.map((path) => path.join('/'))));
      expect(subject.names.map((path) => mailbox.fitPath(path))).toEqual(subject.names);
    });

    use('says which folder is missing', async (mailbox) => {
      const failure = await mailbox.examine(['No such folder']).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MailError);
      expect(failure).toMatchObject({ reason: 'noSuchFolder' });
    });
  });
}
