import { type FileHandle, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Folder } from '../../src/mail/mailbox.js';
import { folderMatcher } from '../../src/migration/mailbox/folder-filter.js';
import { FolderMap, type MapEntry } from '../../src/migration/mailbox/folder-map.js';
import { Journal, readJournal } from '../../src/migration/mailbox/journal.js';
import { type Candidate, MatchPool, matchAll } from '../../src/migration/mailbox/matching.js';
import { messageKey } from '../../src/migration/mailbox/message-key.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-records-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const read = async (path: string) => {
  const records: unknown[] = [];
  const length = await readJournal(path, (record) => records.push(record));
  return { records, length };
};

describe('the journal', () => {
  it('is cut at a torn or damaged record, wherever that is, and goes on from there', async () => {
    const path = join(dir, 'journal');
    const journal = await Journal.open(path, 0);
    const all = Array.from({ length: 20 }, (_, at) => ({ at, text: 'ü'.repeat(at) }));
    for (const record of all) journal.add(record);
    await journal.sync();
    await journal.close();
    const whole = await readFile(path);
    const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
    for (let size = 0; size <= whole.length; size += 7) {
      await writeFile(path, whole.subarray(0, size));
      const { records, length } = await read(path);
      expect(records).toEqual(all.slice(0, ends.filter((end) => end <= size).length));
      const again = await Journal.open(path, length);
      again.add('next');
      await again.sync();
      await again.close();
      expect((await read(path)).records).toEqual([...records, 'next']);
    }
    const damaged = Buffer.from(whole);
    damaged[ends[4]! + 12]! ^= 1;
    await writeFile(path, damaged);
    expect((await read(path)).records).toEqual(all.slice(0, 5));
  });

  it('keeps what was synced and in order, whatever is written at once', async () => {
    const path = join(dir, 'journal');
    const journal = await Journal.open(path, 0);
    await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        journal.add(at);
        await (at % 3 === 0 ? journal.sync() : journal.flush());
      }),
    );
    expect((await read(path)).records).toEqual(Array.from({ length: 50 }, (_, at) => at));
    expect((await read(path)).length).toBe(journal.size);
    await journal.close();
    await truncate(path, 0);
    expect((await read(path)).records).toEqual([]);
  });
});

it('what the journal could not write on a full disk is written with what follows', async () => {
  const path = join(dir, 'journal');
  const journal = await Journal.open(path, 0);
  const first = Array.from({ length: 9 }, (_, at) => ({ at, text: 'x'.repeat(50) }));
  for (const record of first) journal.add(record);
  const handle = Object.getPrototypeOf((journal as unknown as { file: FileHandle }).file) as FileHandle;
  const write = vi.spyOn(handle, 'write');
  const half = async function (this: FileHandle, data: Buffer, from: number, count: number, at: number) {
    write.mockRestore();
    // The first half fits, and the next write finds no room.
    await this.write(data, from, Math.floor(count / 2), at);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  } as unknown as FileHandle['write'];
  write.mockImplementation(half);
  await expect(journal.sync()).rejects.toMatchObject({ reason: 'storage' });
  journal.add('next');
  await journal.sync();
  expect(await read(path)).toEqual({ records: [...first, 'next'], length: journal.size });
  await journal.close();
});

const entry: fc.Arbitrary<MapEntry> = fc.record({
  uid: fc.integer({ min: 1, max: 0xffffffff }),
  targetUid: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 0xffffffff })),
  key: fc.stringMatching(/^[0-9a-f]{16}$/),
  kind: fc.constantFrom('copied', 'existing', 'large', 'filtered', 'failed'),
  flags: fc.constantFrom('', '\\Seen', '\\Flagged Work'),
  gone: fc.boolean(),
});

describe('the map of a folder', () => {
  it('holds what was put there, and survives the way to disk and back', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
        const map = new FolderMap();
        const model = new Map<number, MapEntry>();
        for (const one of entries) {
          map.set(one);
          model.set(one.uid, one);
        }
        const sorted = [...model.values()].sort((a, b) => a.uid - b.uid);
        expect([...map.entries()]).toEqual(sorted);
        const back = FolderMap.decode(Buffer.from(map.encode()));
        expect([...back.entries()]).toEqual(sorted);
        for (const kind of ['copied', 'failed'] as const)
          expect(back.live(kind)).toBe(sorted.filter((one) => one.kind === kind && !one.gone).length);
      }),
      { numRuns: 100 },
    );
  });

  it('is small for messages that were copied in a row', () => {
    const map = new FolderMap();
    for (let uid = 1; uid <= 100_000; uid++)
      map.set({
        uid,
        targetUid: uid + 7,
        key: '0123456789abcdef',
        kind: 'copied',
        flags: uid > 50_000 ? '\\Seen' : '',
        gone: false,
      });
    expect(map.encode().length).toBeLessThan(100_000 * 8 + 200);
  });

  it('says so when it is damaged', () => {
    const bytes = Buffer.from(new FolderMap().encode());
    bytes[5]! ^= 1;
    expect(() => FolderMap.decode(bytes)).toThrow(RangeError);
  });
});

const candidate = (uid: number, full: string, internalDate = 0, id?: string): Candidate => ({
  uid,
  internalDate,
  key: { full, id },
});

describe('matching', () => {
  it('is one to one, equal dates first, then the nearest, and by a unique Message-ID where the rest was rewritten', () => {
    const pool = new MatchPool([
      candidate(11, 'a', 100),
      candidate(12, 'a', 900),
      candidate(13, 'x', 0, 'id1'),
      candidate(14, 'y', 0, 'id2'),
      candidate(15, 'z', 0, 'id2'),
    ]);
    const pairs = matchAll(
      [
        candidate(1, 'a', 890),
        candidate(2, 'a', 110),
        candidate(3, 'a', 100),
        candidate(4, 'b', 0, 'id1'),
        candidate(5, 'c', 0, 'id2'),
      ],
      pool,
    );
    expect([...pairs].map(([uid, { uid: other }]) => [uid, other])).toEqual([
      [3, 11],
      [1, 12],
      [4, 13],
    ]);
    expect(pool.size).toBe(2);
  });
});

describe('message keys', () => {
  const key = (header: string, date = 0) => messageKey(Buffer.from(header, 'latin1'), date);
  it.each([
    [
      'folding and blanks',
      'Message-ID: <A@b>\r\nSubject: one two\r\n',
      'message-id:   <a@B>\r\nsubject: one\r\n\ttwo \r\n',
    ],
    [
      '8-bit bytes that a server replaced',
      'Message-ID: <1>\r\nSubject: \xfcber\r\n',
      'Message-ID: <1>\r\nSubject: Xber\r\n',
    ],
    ['other fields', 'Message-ID: <1>\r\nTo: a\r\n', 'Message-ID: <1>\r\nTo: b\r\n'],
  ])('do not see %s', (_, one, other) => {
    expect(key(one)).toEqual(key(other));
  });

  it('tell messages without a Message-ID apart by date and recipients', () => {
    expect(key('Subject: x\r\n', 1000).full).not.toBe(key('Subject: x\r\n', 2000).full);
    expect(key('Subject: x\r\nTo: a\r\n').full).not.toBe(key('Subject: x\r\nTo: b\r\n').full);
    expect(key('Subject: x\r\n').id).toBeUndefined();
  });
});

describe('folder words', () => {
  const folder = (path: string, specialUse?: Folder['specialUse'], selectable = true): Folder => ({
    path: path.split('/'),
    selectable,
    subscribed: true,
    ...(specialUse === undefined ? {} : { specialUse }),
  });
  const folders = [
    folder('INBOX', 'Inbox'),
    folder('INBOX/Sub'),
    folder('Sent Items', 'Sent'),
    folder('Sent Items/2024'),
    folder('Deleted', 'Trash'),
    folder('Projects'),
    folder('Projects/2024'),
    folder('#Odd'),
    folder('[Gmail]', undefined, false),
    folder('[Gmail]/All Mail', 'All'),
    folder('Calendar'),
  ];
  it.each([
    ['Projects', ['Projects']],
    ['projects/*', ['Projects', 'Projects/2024']],
    ['Projects/2024', ['Projects/2024']],
    ['#Inbox#', ['INBOX']],
    ['#inbox#/*', ['INBOX', 'INBOX/Sub']],
    ['#SentItems#', ['Sent Items']],
    ['#SentItems#/*', ['Sent Items', 'Sent Items/2024']],
    ['#SentItems#/2024', ['Sent Items/2024']],
    ['#Inbox#/sub', ['INBOX/Sub']],
    ['#JunkEmail#', []],
    ['#Root#/Projects', ['Projects']],
    ['#Root#', []],
    ['#DeletedItems#/*', ['Deleted']],
    ['\\#Odd', ['#Odd']],
    ['[Gmail]', ['[Gmail]', '[Gmail]/All Mail']],
    ['#AllItems#', ['[Gmail]/All Mail']],
    ['#Calendar#', ['Calendar']],
    ['#Root#/*', folders.map(({ path }) => path.join('/'))],
    ['Nothing', []],
  ])('%s', (word, meant) => {
    const matches = folderMatcher([word], folders);
    expect(folders.filter(matches).map(({ path }) => path.join('/'))).toEqual(meant);
  });
});
