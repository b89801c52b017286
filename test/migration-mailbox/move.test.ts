import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import type { MemoryFaults } from '../../src/mail/memory/memory-types.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveOptions, MoveResult } from '../../src/migration/mailbox/types.js';
import { mail } from '../mail/contract.js';
import { contentsOf } from './compare.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-move-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const quick = { reconnectDelayMs: 1, settleMs: 1, stopGraceMs: 50 };

function run(source: MemoryMailbox, target: MemoryMailbox, options: Partial<MoveOptions> = {}): Promise<MoveResult> {
  return moveMailbox({
    source,
    target,
    journalDir: join(dir, 'journal'),
    ...options,
    limits: { ...quick, ...options.limits },
  });
}

/** Folders, doubles, messages without headers, keywords. */
function sampleSource(): MemoryMailbox {
  const source = new MemoryMailbox({ identity: 'source' });
  for (let id = 1; id <= 30; id++)
    source.put(['INBOX'], mail(id), id % 2 === 0 ? ['\\Seen'] : [], 1_600_000_000_000 + id * 1000);
  for (let copy = 0; copy < 3; copy++) source.put(['INBOX'], mail(99), ['Work'], 1_600_000_900_000);
  source.put(['INBOX'], mail(98, 'one body'));
  source.put(['INBOX'], mail(98, 'another body'));
  source.put(['Empty headers'], '\r\nonly a body\r\n');
  source.put(['Empty headers'], 'no header at all');
  source.put(['Empty headers'], '');
  source.put(
    ['A', 'B'],
    Buffer.from([0x53, 0x75, 0x62, 0x6a, 0x65, 0x63, 0x74, 0x3a, 0xe4, 0xf6, 0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0xff]),
  );
  source.add(['Empty folder']);
  return source;
}

const equal = async (source: MemoryMailbox, target: MemoryMailbox) =>
  expect(await contentsOf(target)).toEqual(await contentsOf(source));

describe('moveMailbox', () => {
  it('copies everything once, and nothing on a rerun', async () => {
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target' })];
    const first = await run(source, target);
    expect(first).toMatchObject({
      outcome: 'synced',
      copiedNow: 39,
      totals: { total: 39, copied: 39, existing: 0, skipped: 0, failed: 0, pending: 0 },
    });
    await equal(source, target);
    expect(target.folders.has('["Empty folder"]')).toBe(true);
    source.calls.clear();
    target.calls.clear();
    const second = await run(source, target);
    expect(second).toMatchObject({ outcome: 'synced', copiedNow: 0, totals: first.totals });
    expect([...target.calls.keys()].sort()).toEqual(['listFolders', 'open']);
    expect([...source.calls.keys()].sort()).toEqual(['listFolders', 'open', 'status']);
  });

  it('brings over new mail and changed flags, keeps flags set on the target, and does not bring deleted mail back', async () => {
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target' })];
    await run(source, target);
    const there = target.folder(['INBOX']);
    there.messages[0]!.flags = ['\\Flagged'];
    there.messages.splice(4, 1);
    await source.open();
    await source.changeFlags(['INBOX'], [{ uids: [1, 2], add: ['\\Answered'], remove: ['\\Seen'] }]);
    source.put(['INBOX'], mail(500));
    source.folder(['INBOX']).messages.splice(9, 1);
    const result = await run(source, target);
    expect(result).toMatchObject({
      outcome: 'synced',
      copiedNow: 1,
      flagsChanged: 2,
      totals: { total: 39, copied: 39, pending: 0 },
    });
    expect(there.messages[0]!.flags).toEqual(['\\Answered', '\\Flagged']);
    expect(there.messages[1]!.flags).toEqual(['\\Answered']);
    expect(there.messages.length).toBe(35);
    expect((await run(source, target)).copiedNow).toBe(0);
  });

  it.each([
    ['with UIDPLUS', true, true],
    ['without UIDPLUS', false, true],
    ['without CONDSTORE', true, false],
    ['without either', false, false],
  ])('carries flags over %s', async (_, givesUids, condstore) => {
    const source = new MemoryMailbox({ identity: 'source', condstore });
    const target = new MemoryMailbox({ identity: 'target', givesUids, condstore });
    for (let id = 1; id <= 5; id++) source.put(['INBOX'], mail(id));
    await run(source, target);
    await source.open();
    await source.changeFlags(['INBOX'], [{ uids: [2, 4], add: ['\\Seen', 'Work'], remove: [] }]);
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0, flagsChanged: 2 });
    await equal(source, target);
    expect(await run(source, target)).toMatchObject({ copiedNow: 0, flagsChanged: 0 });
  });

  it('finds mail that is there already, copy by copy', async () => {
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target' })];
    target.put(['INBOX'], mail(99), ['Work'], 1_600_000_900_000);
    target.put(['INBOX'], mail(1), [], 1_600_000_001_000);
    target.put(['INBOX'], mail(777));
    expect(await run(source, target)).toMatchObject({
      outcome: 'synced',
      totals: { total: 39, copied: 37, existing: 2 },
    });
    expect(target.folder(['INBOX']).messages.length).toBe(36);
  });

  it('skips and tells what is too large, and takes it when the limit is raised', async () => {
    const [source, target] = [new MemoryMailbox({ identity: 'source' }), new MemoryMailbox({ identity: 'target' })];
    source.put(
      ['INBOX'],
      mail(1, 'x'.repeat(5000)).replace('No 1', '=?utf-8?q?Gr=C3=BC=C3=9Fe?='),
      [],
      1_600_000_000_000,
    );
    source.put(['INBOX'], mail(2));
    const limited = await run(source, target, { limits: { maxMessageBytes: 4000 } });
    expect(limited).toMatchObject({ outcome: 'synced', totals: { total: 2, copied: 1, skipped: 1 } });
    expect(limited.skipped).toMatchObject([
      { kind: 'LargeItem', folder: 'INBOX', subject: 'Grüße', dateReceived: 1_600_000_000_000 },
    ]);
    expect(await run(source, target)).toMatchObject({ totals: { total: 2, copied: 2, skipped: 0 }, skipped: [] });
  });

  it('records what the target refuses, goes on, and tries it again in the next pass', async () => {
    const faults: MemoryFaults = {
      beforeAppend: ({ id }) => {
        if (id === 3) throw new MailError('rejected', 'no', { serverText: 'BAD Command Argument Error. 11' });
      },
    };
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target', faults })];
    const result = await run(source, target, { filters: { includeFolders: ['inbox'] } });
    expect(result).toMatchObject({ outcome: 'synced', totals: { total: 35, copied: 34, failed: 1 } });
    expect(result.skipped).toMatchObject([
      {
        kind: 'Rejected',
        uid: 3,
        subject: 'No 3',
        sender: 'a@example.com',
        dateSent: Date.UTC(2024, 0, 1),
        reason: 'BAD Command Argument Error. 11',
      },
    ]);
    delete faults.beforeAppend;
    expect(await run(source, target, { filters: { includeFolders: ['inbox'] } })).toMatchObject({
      totals: { total: 35, copied: 35, failed: 0 },
      skipped: [],
    });
  });

  it('waits as a throttling server asks, tells it, and loses nothing', async () => {
    let refusals = 0;
    const faults: MemoryFaults = {
      beforeAppend: ({ id }) => {
        if (id % 10 === 0 && refusals++ % 2 === 0) throw new MailError('throttled', 'slow down', { waitMs: 5 });
      },
    };
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target', faults })];
    const phases: string[] = [];
    const result = await run(source, target, {
      onProgress: ({ phase, waitReason }) =>
        phases.push(waitReason === undefined ? phase : `${phase} ${waitReason.reason}`),
    });
    expect(result.outcome).toBe('synced');
    expect(phases).toContain('waiting throttled');
    await equal(source, target);
  });

  it('stops with the reason when the target is full, and goes on later', async () => {
    const faults: MemoryFaults = {
      beforeAppend: ({ id }) => {
        if (id > 20) throw new MailError('quota', 'full');
      },
    };
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target', faults })];
    const result = await run(source, target);
    expect(result).toMatchObject({ outcome: 'failed', error: { reason: 'quota' } });
    expect(result.totals.copied).toBe(20);
    delete faults.beforeAppend;
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', totals: { total: 39, copied: 39 } });
    await equal(source, target);
  });

  it.each([
    ['before the message is stored', 'beforeAppend'],
    ['after it is stored, before that is told', 'afterAppend'],
  ] as const)('looks up what became of a message when the connection dies %s', async (_, moment) => {
    let appends = 0;
    const faults: MemoryFaults = {
      [moment]: () => {
        if (++appends % 7 === 0) throw new MailError('connectionLost', 'cut');
      },
    };
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target', faults })];
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', totals: { total: 39, copied: 39 } });
    await equal(source, target);
  });

  it('is not led astray by mail that arrives in the target meanwhile', async () => {
    const target: MemoryMailbox = new MemoryMailbox({
      identity: 'target',
      faults: {
        afterAppend: ({ id }) => {
          target.put(['INBOX'], mail(9000 + id));
          if (id % 5 === 0 && cuts++ < 4) throw new MailError('connectionLost', 'cut');
        },
      },
    });
    let cuts = 0;
    const source = sampleSource();
    expect(await run(source, target, { filters: { includeFolders: ['INBOX'] } })).toMatchObject({
      outcome: 'synced',
      totals: { total: 35, copied: 35 },
    });
    const ours =
      (await contentsOf(target)).length - (await contentsOf(source)).filter((line) => line.startsWith('INBOX ')).length;
    expect(ours).toBe(target.folder(['INBOX']).messages.length - 35);
  });

  it('looks only at what came since the last announcement, however full the target folder is', async () => {
    let isCut = false;
    const faults: MemoryFaults = {
      beforeAppend: () => {
        if (isCut) throw new MailError('connectionLost', 'The connection is lost.');
      },
    };
    const source = new MemoryMailbox({ identity: 'source' });
    const target = new MemoryMailbox({ identity: 'target', faults });
    for (let id = 1; id <= 3000; id++) source.put(['INBOX'], mail(id));
    const limits = { reconnectDelayMs: 1, settleMs: 1, maxReconnects: 1 };
    const run = () => moveMailbox({ source, target, journalDir: join(dir, 'window'), limits });
    expect(await run()).toMatchObject({ outcome: 'synced', totals: { copied: 3000 } });
    isCut = true;
    for (let id = 3001; id <= 3005; id++) source.put(['INBOX'], mail(id));
    expect(await run()).toMatchObject({ outcome: 'failed' });
    isCut = false;
    const asked: unknown[] = [];
    const readHeaders = target.readHeaders.bind(target);
    target.readHeaders = (path, which) => {
      asked.push(which);
      return readHeaders(path, which);
    };
    expect(await run()).toMatchObject({ outcome: 'synced', copiedNow: 5 });
    expect(asked).toEqual([{ fromUid: 3001 }]);
  });

  it('sends nothing while the lookup fails', async () => {
    let cut = false;
    const faults: MemoryFaults = {
      afterAppend: ({ id }) => {
        if (id !== 5) return;
        cut = true;
        throw new MailError('connectionLost', 'cut');
      },
      onCall: (method) => {
        if (cut && method === 'readHeaders') throw new MailError('connectionLost', 'cut again');
      },
    };
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target', faults })];
    expect(await run(source, target)).toMatchObject({ outcome: 'failed', error: { reason: 'connectionLost' } });
    expect(target.folder(['INBOX']).messages.length).toBe(5);
    cut = false;
    delete faults.afterAppend;
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', totals: { copied: 39 } });
    await equal(source, target);
  });

  it('stops when told to, consistently, and goes on', async () => {
    const stop = new AbortController();
    const faults: MemoryFaults = {
      afterAppend: ({ id }) => {
        if (id === 12) stop.abort();
      },
    };
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target', faults })];
    const stopped = await run(source, target, { signal: stop.signal });
    expect(stopped.outcome).toBe('stopped');
    expect(stopped.copiedNow).toBeGreaterThanOrEqual(12);
    expect(stopped.copiedNow).toBeLessThan(20);
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', totals: { copied: 39 } });
    await equal(source, target);
  });

  it('recognises messages when the source folder gets a new identity', async () => {
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target' })];
    await run(source, target);
    const old = source.folder(['INBOX']);
    source.folders.delete('["INBOX"]');
    const anew = source.add(['INBOX'], 'Inbox');
    anew.uidNext = 1000;
    for (const { body, flags, internalDate } of [...old.messages].reverse())
      source.put(['INBOX'], body, flags, internalDate);
    source.put(['INBOX'], mail(4000));
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 1 });
    await equal(source, target);
  });

  it('does not bring deleted mail back when the target folder gets a new identity, but fills an empty one', async () => {
    const [source, target] = [sampleSource(), new MemoryMailbox({ identity: 'target' })];
    await run(source, target);
    const old = target.folder(['INBOX']).messages.slice(3);
    target.folders.delete('["INBOX"]');
    target.add(['INBOX'], 'Inbox').uidNext = 500;
    for (const { body, flags, internalDate } of old) target.put(['INBOX'], body, flags, internalDate);
    source.put(['INBOX'], mail(4000));
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 1 });
    expect(target.folder(['INBOX']).messages.length).toBe(33);
    target.folders.delete('["INBOX"]');
    target.add(['INBOX'], 'Inbox');
    source.put(['INBOX'], mail(4001));
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 37 });
    await equal(source, target);
  });

  it('refuses the journal of another pair of mailboxes', async () => {
    await run(new MemoryMailbox({ identity: 'source' }), new MemoryMailbox({ identity: 'target' }));
    const result = await run(new MemoryMailbox({ identity: 'source' }), new MemoryMailbox({ identity: 'other' }));
    expect(result).toMatchObject({
      outcome: 'failed',
      error: { reason: 'storage', message: expect.stringContaining('source → target') },
    });
  });

  it('finds a plainer name for a folder whose name the target refuses, and stays with it', async () => {
    const target: MemoryMailbox = new MemoryMailbox({ identity: 'target' });
    const create = target.createFolder.bind(target);
    target.createFolder = async (path) => {
      if (path.some((segment) => /"|^ | $/.test(segment))) throw new MailError('folderName', 'Invalid mailbox name');
      await create(path);
    };
    const source = new MemoryMailbox({ identity: 'source' });
    source.put(['A "quoted" name ', 'x'], mail(1));
    const first = await run(source, target);
    expect(first).toMatchObject({ outcome: 'synced', copiedNow: 1 });
    expect(first.folders.map((folder) => folder.target.join('/'))).toEqual(['INBOX', 'A =22quoted=22 name=20/x']);
    source.put(['A "quoted" name ', 'x'], mail(2));
    expect(await run(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 1, totals: { copied: 2 } });
    expect(target.folder(['A =22quoted=22 name=20', 'x']).messages.length).toBe(2);
  });

  it('uses the special folders of the target, and leaves out what is excluded', async () => {
    const [source, target] = [new MemoryMailbox({ identity: 'source' }), new MemoryMailbox({ identity: 'target' })];
    source.add(['Sent Items'], 'Sent');
    source.add(['Junk Email'], 'Junk');
    source.put(['Sent Items'], mail(1));
    source.put(['Junk Email'], mail(2));
    source.put(['Projects', 'Old'], mail(3));
    target.add(['Sent'], 'Sent');
    const result = await run(source, target, { filters: { excludeFolders: ['#JunkEmail#', 'projects/*'] } });
    expect(result.excluded.map(({ source: path, why }) => [path.join('/'), why])).toEqual([
      ['Junk Email', 'excluded'],
      ['Projects/Old', 'excluded'],
    ]);
    expect(result.folders.map(({ target: path, renamed }) => [path.join('/'), renamed])).toEqual([
      ['INBOX', false],
      ['Sent', true],
    ]);
    expect(target.folder(['Sent']).messages.length).toBe(1);
  });
});
