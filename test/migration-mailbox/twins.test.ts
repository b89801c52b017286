import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailError, type MailErrorReason } from '../../src/mail/errors.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import type { MemoryFaults } from '../../src/mail/memory/memory-types.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { mail } from '../mail/contract.js';
import { contentsOf } from './compare.js';

const limits = { reconnectDelayMs: 1, settleMs: 1, maxReconnects: 0 };

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-twins-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

it.each(['first', 'second', 'third'])(
  'a lost journal and a missing twin (the %s of three): every copy is there in the end',
  async (which) => {
    const source = new MemoryMailbox({ identity: 'source' });
    for (let copy = 0; copy < 3; copy++) source.put(['INBOX'], mail(1));
    source.put(['INBOX'], mail(2));
    const target = new MaildirMailbox({ root: join(dir, 'Maildir') });
    const move = () => moveMailbox({ source, target, journalDir: join(dir, 'journal') });
    await move();
    const cur = join(dir, 'Maildir', 'cur');
    const number = ['first', 'second', 'third'].indexOf(which) + 1;
    await rm(join(cur, (await readdir(cur)).find((name) => name.includes(`U${number}.`))!));
    await rm(join(dir, 'journal'), { recursive: true });
    expect(await move()).toMatchObject({ outcome: 'synced', copiedNow: 1, totals: { copied: 1, existing: 3 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  },
);

it('of a message that went where the target did not tell: a copy of it that never arrived is not taken for it', async () => {
  const faults: MemoryFaults = { beforeAppend: ({ id }) => refuse(id >= 2, 'rejected') };
  const [source, target] = [
    new MemoryMailbox({ identity: 'source' }),
    new MemoryMailbox({ identity: 'target', faults }),
  ];
  for (const id of [1, 2, 3]) source.put(['INBOX'], mail(id));
  const move = () => moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits });
  expect(await move()).toMatchObject({ totals: { copied: 1, failed: 2 } });
  // Both are tried again: the target tells a UID for the second, none for the third. Its twin never reaches it.
  const append = target.append.bind(target);
  target.append = async function* (path, messages) {
    for await (const block of append(path, messages))
      yield block.map((one) => (one.stored && one.id === 3 ? { id: 3, stored: true } : one));
  };
  source.put(['INBOX'], mail(3));
  faults.beforeAppend = ({ id }) => refuse(id === 4, 'connectionLost');
  expect(await move()).toMatchObject({ outcome: 'failed', totals: { copied: 3, pending: 1 } });
  delete faults.beforeAppend;
  expect(await move()).toMatchObject({ outcome: 'synced', totals: { copied: 4 } });
  expect(await contentsOf(target)).toEqual(await contentsOf(source));
});

it.each([
  ['source', true],
  ['target', true],
  ['target', false],
] as const)(
  'one deleted on both sides, the %s made anew (UIDs told: %s): flags reach the other one',
  async (side, givesUids) => {
    const [source, target] = [
      new MemoryMailbox({ identity: 'source' }),
      new MemoryMailbox({ identity: 'target', givesUids }),
    ];
    for (const id of [1, 1, 2]) source.put(['INBOX'], mail(id));
    const move = () => moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits });
    await move();
    source.folder(['INBOX']).messages.shift();
    await move();
    target.folder(['INBOX']).messages.shift();
    (side === 'source' ? source : target).folder(['INBOX']).uidValidity += 5;
    const inbox = source.folder(['INBOX']);
    for (const message of inbox.messages) Object.assign(message, { flags: ['\\Flagged'], modSeq: ++inbox.modSeq });
    expect(await move()).toMatchObject({ outcome: 'synced', copiedNow: 0, totals: { total: 2, copied: 2 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  },
);

function refuse(isTime: boolean, reason: MailErrorReason): void {
  if (isTime) throw new MailError(reason, 'Refused by the test.');
}
