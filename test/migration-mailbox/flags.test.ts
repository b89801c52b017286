/** Flags that change while passes break off: in the end the target has the source's, whatever had been done and not recorded. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import type { MemoryFaults } from '../../src/mail/memory/memory-types.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { mail } from '../mail/contract.js';
import { contentsOf } from './compare.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-flags-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const lost = () => {
  throw new MailError('connectionLost', 'The connection is lost.');
};

function pair(condstore: boolean) {
  const faults: MemoryFaults = {};
  const source = new MemoryMailbox({ identity: 'source', condstore });
  const target = new MemoryMailbox({ identity: 'target', faults });
  const limits = { reconnectDelayMs: 1, settleMs: 1, maxReconnects: 0 };
  const move = () => moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits });
  return { source, target, faults, move };
}

function flag(mailbox: MemoryMailbox, flags: readonly string[]): void {
  const inbox = mailbox.folder(['INBOX']);
  for (const message of inbox.messages) Object.assign(message, { flags, modSeq: ++inbox.modSeq });
}

describe.each([true, false])('a source with CONDSTORE: %s', (condstore) => {
  it.each(['', 'the source', 'the target', 'both'])(
    'flags set and not recorded, and changed back at the source (made anew: %s)',
    async (anew) => {
      const { source, target, move } = pair(condstore);
      for (let id = 1; id <= 3; id++) source.put(['INBOX'], mail(id), ['\\Seen']);
      await move();
      target.folder(['INBOX']).messages[0]!.flags = ['\\Seen', 'Theirs'];
      const change = target.changeFlags.bind(target);
      target.changeFlags = async (path, changes) => {
        await change(path, changes);
        lost();
      };
      for (const flags of [['\\Flagged'], ['\\Flagged', 'Work']]) {
        flag(source, flags);
        expect(await move()).toMatchObject({ outcome: 'failed' });
      }
      target.changeFlags = change;
      flag(source, ['\\Seen']);
      if (anew !== 'the target') source.folder(['INBOX']).uidValidity += anew === '' ? 0 : 5;
      if (anew === 'the target' || anew === 'both') target.folder(['INBOX']).uidValidity += 5;
      expect(await move()).toMatchObject({ outcome: 'synced', totals: { total: 3, copied: 3 } });
      expect(target.folder(['INBOX']).messages.map(({ flags }) => flags)).toEqual([
        ['Theirs', '\\Seen'],
        ['\\Seen'],
        ['\\Seen'],
      ]);
      expect(await move()).toMatchObject({ flagsChanged: 0 });
    },
  );

  it('changed after the very first message was sent, and its confirmation was lost', async () => {
    const { source, target, faults, move } = pair(condstore);
    for (let id = 1; id <= 3; id++) source.put(['INBOX'], mail(id), ['\\Seen']);
    faults.afterAppend = lost;
    expect(await move()).toMatchObject({ outcome: 'failed', totals: { copied: 0 } });
    delete faults.afterAppend;
    flag(source, ['\\Flagged']);
    expect(await move()).toMatchObject({ outcome: 'synced', totals: { copied: 3 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });

  it.each([false, true])(
    'left out by a target that stored the message without them, and its confirmation was lost (made anew: %s)',
    async (isAnew) => {
      const { source, target, faults, move } = pair(condstore);
      for (let id = 1; id <= 3; id++) source.put(['INBOX'], mail(id), ['\\Seen', 'Work']);
      const put = target.put.bind(target);
      target.put = (path, body, _, date) => put(path, body, ['\\Seen'], date);
      faults.afterAppend = lost;
      expect(await move()).toMatchObject({ outcome: 'failed' });
      delete faults.afterAppend;
      target.put = put;
      if (isAnew) target.folder(['INBOX']).uidValidity += 5;
      expect(await move()).toMatchObject({ outcome: 'synced' });
      expect(await contentsOf(target)).toEqual(await contentsOf(source));
    },
  );
});

describe('messages with the same headers and different bodies', () => {
  const put = (mailbox: MemoryMailbox, body: number, flags: readonly string[] = []) =>
    mailbox.put(['INBOX'], mail(98, `body ${body}`), flags, 1_500_000_000_000 + body * 1000);

  it.each([1, 2, 3])('only one of which is on the target (body %i): the others come', async (there) => {
    const { source, target, move } = pair(true);
    for (const body of [1, 2, 3]) put(source, body);
    put(target, there);
    expect(await move()).toMatchObject({ outcome: 'synced', totals: { copied: 2, existing: 1 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });

  it.each([
    ['source', 'source'],
    ['target', 'target'],
    ['source', 'target'],
    ['target', 'source'],
  ] as const)(
    'one of which is deleted at the %s, and the folder made anew at the %s: flags reach the right one',
    async (at, anew) => {
      const { source, target, move } = pair(true);
      for (const body of [1, 2, 3]) put(source, body, [`K${body}`]);
      await move();
      const sides = { source, target };
      sides[at].folder(['INBOX']).messages.shift();
      sides[anew].folder(['INBOX']).uidValidity += 5;
      const inbox = source.folder(['INBOX']);
      Object.assign(inbox.messages.at(-1)!, { flags: ['\\Flagged'], modSeq: ++inbox.modSeq });
      expect(await move()).toMatchObject({ outcome: 'synced', copiedNow: 0 });
      const flags = new Map(target.folder(['INBOX']).messages.map((one) => [one.internalDate, one.flags.join(' ')]));
      const wanted = { 2: 'K2', 3: '\\Flagged', ...(at === 'source' ? { 1: 'K1' } : {}) };
      expect(flags).toEqual(
        new Map(Object.entries(wanted).map(([body, text]) => [1_500_000_000_000 + Number(body) * 1000, text])),
      );
    },
  );
});
