/** Servers that do not tell where a message went (no UIDPLUS): equal messages are counted all the same when a transfer breaks. */
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
  dir = await mkdtemp(join(tmpdir(), 'migsh-no-uids-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const limits = { blockMessages: 1, reconnectDelayMs: 1, settleMs: 1, maxReconnects: 3 };
const move = (source: MemoryMailbox, target: MemoryMailbox) =>
  moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits });

/** Five messages, three of them equal; the second equal one is cut off, stored or not. */
function cutAt(number: number, stored: boolean): { source: MemoryMailbox; target: MemoryMailbox } {
  const source = new MemoryMailbox({ identity: 'source' });
  for (const id of [1, 9, 2, 9, 9]) source.put(['INBOX'], mail(id));
  let count = 0;
  const cut = () => {
    if (++count === number) throw new MailError('connectionLost', 'The connection is lost.');
  };
  const faults: MemoryFaults = stored ? { afterAppend: cut } : { beforeAppend: cut };
  return { source, target: new MemoryMailbox({ identity: 'target', givesUids: false, faults }) };
}

describe.each([
  ['not stored', false],
  ['stored', true],
])('a transfer that breaks with a message %s', (_, stored) => {
  it.each([1, 2, 3, 4, 5])('at message %i', async (number) => {
    const { source, target } = cutAt(number, stored);
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', totals: { total: 5, copied: 5 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
    expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
  });

  it.each([1, 2, 3, 4, 5])(
    'at message %i, into a folder that holds other mail and one of the equal ones',
    async (number) => {
      const { source, target } = cutAt(number, stored);
      target.put(['INBOX'], mail(50));
      target.put(['INBOX'], mail(9));
      const result = await move(source, target);
      expect(result).toMatchObject({ outcome: 'synced', totals: { total: 5, failed: 0, pending: 0 } });
      source.put(['INBOX'], mail(50));
      expect(await contentsOf(target)).toEqual(await contentsOf(source));
    },
  );
});

it('mail deleted at the source stays out of the sums when the places of others are looked up', async () => {
  const source = new MemoryMailbox({ identity: 'source' });
  for (const id of [1, 2, 3, 4]) source.put(['INBOX'], mail(id));
  const target = new MemoryMailbox({ identity: 'target', givesUids: false });
  await move(source, target);
  const inbox = source.folder(['INBOX']);
  inbox.messages.shift();
  await source.open();
  await source.changeFlags(['INBOX'], [{ uids: [3], add: ['\\Seen'], remove: [] }]);
  await source.close();
  expect(await move(source, target)).toMatchObject({
    outcome: 'synced',
    flagsChanged: 1,
    totals: { total: 3, copied: 3 },
  });
});
