/** Servers that leave things out, refuse single messages, or take them in a plainer form only: nothing is lost silently. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import type { MemoryFaults } from '../../src/mail/memory/memory-types.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { verifyMailbox } from '../../src/migration/mailbox/verify.js';
import { mail } from '../mail/contract.js';
import { contentsOf } from './compare.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-odd-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const limits = { reconnectDelayMs: 1, settleMs: 1, stopGraceMs: 50, maxReconnects: 3 };
const move = (source: MemoryMailbox, target: MemoryMailbox) =>
  moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits });

function filled(count: number, faults: MemoryFaults = {}): MemoryMailbox {
  const source = new MemoryMailbox({ identity: 'source', faults });
  for (let id = 1; id <= count; id++) source.put(['INBOX'], mail(id));
  return source;
}

const empty = (faults: MemoryFaults = {}) => new MemoryMailbox({ identity: 'target', faults });

describe('a source', () => {
  it('that leaves bodies out of its answers is asked again', async () => {
    const left = new Set([3, 4, 9]);
    const source = filled(12, { beforeRead: ({ uid }) => !left.delete(uid) });
    const target = empty();
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', totals: { total: 12, copied: 12 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });

  it('that never delivers a message it lists: the message is told as failed, and tried again in the next pass', async () => {
    const faults: MemoryFaults = { beforeRead: ({ uid }) => uid !== 5 };
    const [source, target] = [filled(12, faults), empty()];
    const result = await move(source, target);
    expect(result).toMatchObject({ outcome: 'synced', totals: { total: 12, copied: 11, failed: 1 } });
    expect(result.skipped).toMatchObject([{ kind: 'CorruptItem', uid: 5 }]);
    delete faults.beforeRead;
    expect(await move(source, target)).toMatchObject({ totals: { total: 12, copied: 12, failed: 0 }, skipped: [] });
  });

  it('from which messages vanish while they are read: sums are those of what is left', async () => {
    const source: MemoryMailbox = filled(12, {
      beforeRead: ({ uid }) => {
        const inbox = source.folder(['INBOX']);
        if (uid === 6) inbox.messages = inbox.messages.filter((message) => message.uid !== 6 && message.uid !== 8);
        return true;
      },
    });
    const target = empty();
    const result = await move(source, target);
    expect(result).toMatchObject({ outcome: 'synced', totals: { total: 10, copied: 10, pending: 0 }, notes: [] });
    expect(await move(source, target)).toMatchObject({ copiedNow: 0, totals: { total: 10, copied: 10 } });
  });

  it('whose listing leaves messages out is listed again when its count says more', async () => {
    let listings = 0;
    const source = filled(12, { unlisted: (uid) => uid === 7 && listings++ === 0 });
    const target = empty();
    expect(await move(source, target)).toMatchObject({
      outcome: 'synced',
      notes: [],
      totals: { total: 12, copied: 12 },
    });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });

  it('that counts a message and never lists it: that is told', async () => {
    const source = filled(12, { unlisted: (uid) => uid === 7 });
    const result = await move(source, empty());
    expect(result).toMatchObject({ outcome: 'synced', totals: { copied: 11 } });
    expect(result.notes).toEqual(['Source folder "INBOX" counts 12 messages, but lists only 11.']);
  });

  it('whose list of flags leaves messages out: they do not stay deleted, and those that had failed are tried again', async () => {
    const faults: MemoryFaults = { beforeRead: ({ uid }) => uid !== 5 };
    const source = new MemoryMailbox({ identity: 'source', condstore: false, faults });
    for (let id = 1; id <= 8; id++) source.put(['INBOX'], mail(id));
    const target = empty();
    expect(await move(source, target)).toMatchObject({ totals: { total: 8, copied: 7, failed: 1 } });
    delete faults.beforeRead;
    const whole = source.listFlags.bind(source);
    source.listFlags = async function* (path) {
      for await (const block of whole(path)) yield block.filter(({ uid }) => uid !== 3 && uid !== 5);
    };
    source.put(['INBOX'], mail(9));
    expect(await move(source, target)).toMatchObject({ totals: { total: 9, copied: 9, pending: 0 }, notes: [] });
    source.listFlags = whole;
    source.folder(['INBOX']).messages[2]!.flags = ['\\Flagged'];
    expect(await move(source, target)).toMatchObject({ copiedNow: 0, totals: { total: 9, copied: 9, pending: 0 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });

  it.each([1, 2])('with %i unreadable messages in a row: they alone are left out', async (count) => {
    const source = filled(12, {
      beforeRead: ({ uid }) => {
        if (uid >= 5 && uid < 5 + count) throw new MailError('unavailable', 'UID FETCH Server error');
        return true;
      },
    });
    expect(await move(source, empty())).toMatchObject({
      outcome: 'synced',
      totals: { copied: 12 - count, failed: count },
    });
  });

  it('that cannot deliver anything for a while is waited for, and no message is given up', async () => {
    let refusals = 0;
    const source = filled(12, {
      beforeRead: ({ uid }) => {
        if (uid >= 3 && refusals++ < 6) throw new MailError('unavailable', 'Server busy');
        return true;
      },
    });
    const target = empty();
    await move(source, target);
    expect(await move(source, target)).toMatchObject({
      outcome: 'synced',
      totals: { total: 12, copied: 12, failed: 0 },
    });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });
});

describe('a target', () => {
  it('that is unavailable for one message only does not stop the others', async () => {
    const source = filled(12);
    const target = empty({
      beforeAppend: ({ id }) => {
        if (id === 4) throw new MailError('unavailable', 'Internal error', { serverText: 'Internal error occurred.' });
      },
    });
    const result = await move(source, target);
    expect(result).toMatchObject({ outcome: 'synced', totals: { total: 12, copied: 11, failed: 1 } });
    expect(result.skipped).toMatchObject([{ kind: 'Rejected', uid: 4, reason: 'Internal error occurred.' }]);
  });

  it('that says OK and stores nothing: the check finds what is missing', async () => {
    const [source, target] = [filled(12), empty()];
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', totals: { copied: 12 } });
    const inbox = target.folder(['INBOX']);
    inbox.messages = inbox.messages.filter(({ uid }) => uid !== 4);
    const checked = await verifyMailbox({ source, target, journalDir: join(dir, 'journal') });
    expect(checked.missing).toMatchObject([{ folder: 'INBOX', subject: 'No 4' }]);
  });
});

describe('new identities of folders, with new mail in between', () => {
  /** Gives a folder a new UIDVALIDITY and new UIDs, its messages in another order. */
  function renew(mailbox: MemoryMailbox): void {
    const old = mailbox.folder(['INBOX']).messages;
    mailbox.folders.delete('["INBOX"]');
    mailbox.add(['INBOX'], 'Inbox').uidNext = 1000;
    for (const { body, flags, internalDate } of [...old].reverse()) mailbox.put(['INBOX'], body, flags, internalDate);
  }

  it.each([
    ['the source', true, false],
    ['the target', false, true],
    ['both', true, true],
  ])('of %s: nothing is lost, nothing comes twice, deleted mail stays away', async (_, ofSource, ofTarget) => {
    const source = filled(40);
    for (let copy = 0; copy < 3; copy++) source.put(['INBOX'], mail(99));
    const target = empty();
    await move(source, target);
    target.folder(['INBOX']).messages.splice(10, 1);
    if (ofSource) renew(source);
    if (ofTarget) renew(target);
    for (let id = 100; id < 104; id++) source.put(['INBOX'], mail(id));
    target.put(['INBOX'], mail(500));
    const result = await move(source, target);
    expect(result).toMatchObject({ outcome: 'synced', copiedNow: 4, totals: { total: 47, copied: 47, pending: 0 } });
    expect(target.folder(['INBOX']).messages.length).toBe(42 + 4 + 1);
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
    const checked = await verifyMailbox({ source, target, journalDir: join(dir, 'journal') });
    expect(checked.folders).toMatchObject([{ expected: 47, present: 46, missing: 1, extra: 1 }]);
  });
});

it.each(['source', 'target'])(
  'a folder made anew at the %s while another one has messages of unknown fate',
  async (side) => {
    let isCut = true;
    const cut = ({ origin }: { origin: { folder: readonly string[] } }) => {
      if (isCut && origin.folder[0] === 'B') throw new MailError('connectionLost', 'The connection is lost.');
    };
    const [source, target] = [filled(5), empty({ afterAppend: cut })];
    for (let id = 20; id < 25; id++) source.put(['B'], mail(id));
    expect(await move(source, target)).toMatchObject({ outcome: 'failed' });
    isCut = false;
    (side === 'source' ? source : target).folder(['INBOX']).uidValidity += 5;
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', totals: { total: 10, pending: 0 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  },
);

it('a source folder made anew while new messages have an unknown fate, and old ones were deleted on the target: nothing comes twice', async () => {
  const faults: MemoryFaults = {};
  const [source, target] = [filled(8), empty(faults)];
  await move(source, target);
  target.folder(['INBOX']).messages.splice(0, 4);
  for (const id of [20, 21]) source.put(['INBOX'], mail(id));
  let isCut = true;
  faults.afterAppend = () => {
    if (isCut) throw new MailError('connectionLost', 'The connection is lost.');
  };
  expect(
    await moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits: { ...limits, maxReconnects: 0 } }),
  ).toMatchObject({ outcome: 'failed' });
  isCut = false;
  source.folder(['INBOX']).uidValidity += 5;
  expect(await move(source, target)).toMatchObject({
    outcome: 'synced',
    copiedNow: 1,
    totals: { total: 10, pending: 0 },
  });
  expect(target.folder(['INBOX']).messages.length).toBe(6);
});

it.each(['source', 'target'])(
  'flags that changed after a message of unknown fate was sent arrive, also when its folder was made anew at the %s',
  async (side) => {
    let isCut = true;
    const cut = () => {
      if (isCut) throw new MailError('connectionLost', 'The connection is lost.');
    };
    const [source, target] = [filled(6), empty({ afterAppend: cut })];
    for (const message of source.folder(['INBOX']).messages) message.flags = ['\\Seen', 'Work'];
    expect(await move(source, target)).toMatchObject({ outcome: 'failed' });
    expect(target.folder(['INBOX']).messages.length).toBeGreaterThan(0);
    isCut = false;
    for (const message of source.folder(['INBOX']).messages) message.flags = ['\\Flagged'];
    (side === 'source' ? source : target).folder(['INBOX']).uidValidity += 5;
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', totals: { total: 6, pending: 0 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  },
);
