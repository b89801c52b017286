/** Gmail: one message in several folders (labels), and folders that only show mail of others. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { FolderPath } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveOptions } from '../../src/migration/mailbox/types.js';
import { verifyMailbox } from '../../src/migration/mailbox/verify.js';
import { mail } from '../mail/contract.js';
import { startGmail } from '../servers/gmail.js';
import { messagesOf } from './compare.js';

const all: FolderPath = ['[Gmail]', 'All Mail'];
const starred: FolderPath = ['[Gmail]', 'Starred'];
const important: FolderPath = ['[Gmail]', 'Important'];

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-gmail-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

/** An account whose virtual folders come first in its list. */
function account(sharesMessages = true): MemoryMailbox {
  const source = new MemoryMailbox({ identity: 'gmail', sharesMessages });
  source.add(important, 'Important');
  source.add(starred, 'Flagged');
  source.add(all, 'All');
  return source;
}

/** A message under its labels, and in All Mail. */
function put(source: MemoryMailbox, id: number, ...labels: FolderPath[]): void {
  for (const path of [...labels, all]) source.put(path, mail(id), labels.includes(starred) ? ['\\Flagged'] : []);
}

const move = (source: MemoryMailbox, target: MemoryMailbox | MaildirMailbox, options: Partial<MoveOptions> = {}) =>
  moveMailbox({ source, target, journalDir: join(dir, 'journal'), ...options });

async function foldersOf(target: MemoryMailbox): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { folder } of await messagesOf(target)) counts[folder] = (counts[folder] ?? 0) + 1;
  return counts;
}

it('each label gets its copy; All Mail brings only what has no label, Starred and Important nothing more', async () => {
  const source = account();
  put(source, 1, ['INBOX'], ['Work']);
  put(source, 2, ['Work', 'Sub'], starred);
  put(source, 3, starred, important);
  put(source, 4);
  source.put(['[Gmail]', 'Trash'], mail(5));
  const target = new MemoryMailbox({ identity: 'target' });
  const result = await move(source, target);
  expect(result).toMatchObject({
    outcome: 'synced',
    totals: { total: 11, copied: 6, existing: 5, skipped: 0, failed: 0, pending: 0 },
  });
  expect(await foldersOf(target)).toEqual({
    INBOX: 1,
    Work: 1,
    'Work/Sub': 1,
    '[Gmail]/Trash': 1,
    '[Gmail]/All Mail': 2,
  });
  expect(target.folders.has(JSON.stringify(starred))).toBe(false);
  expect(result.notes).toContain(
    'Source folder "[Gmail]/All Mail" shows mail of other folders once more; only what no other folder of this move has is copied from it. ExcludeFolders leaves it out.',
  );
  // The star itself is a flag of the copy.
  expect((await messagesOf(target)).filter(({ flags }) => flags === '\\flagged')).toHaveLength(2);
  const journalDir = join(dir, 'journal');
  expect(await verifyMailbox({ source, target, journalDir })).toMatchObject({ outcome: 'verified', missing: [] });
});

it('later passes: nothing twice, labels that come later get their copy, archived mail is not brought again', async () => {
  const source = account();
  put(source, 1, ['INBOX']);
  put(source, 2);
  const target = new MemoryMailbox({ identity: 'target' });
  await move(source, target);
  expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
  put(source, 3, ['INBOX'], ['Work']);
  put(source, 4);
  source.put(['Work'], mail(2));
  source.folder(['INBOX']).messages.shift();
  expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 4 });
  expect(await foldersOf(target)).toEqual({ INBOX: 2, Work: 2, '[Gmail]/All Mail': 2 });
  expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
});

it('a pass with nothing new does not ask for numbers, and does not open the target', async () => {
  const source = account();
  put(source, 1, ['INBOX'], starred, important);
  const target = new MemoryMailbox({ identity: 'target' });
  await move(source, target);
  source.calls.clear();
  expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
  expect(source.calls.get('listIdentities')).toBeUndefined();
});

it('what is only under an excluded label comes from All Mail', async () => {
  const source = account();
  put(source, 1, ['Work']);
  put(source, 2, ['Secret']);
  const target = new MemoryMailbox({ identity: 'target' });
  await move(source, target, { filters: { excludeFolders: ['Secret'] } });
  expect(await foldersOf(target)).toEqual({ Work: 1, '[Gmail]/All Mail': 1 });
});

it('without All Mail, Starred brings what nothing else has', async () => {
  const source = account();
  put(source, 1, ['INBOX'], starred);
  put(source, 2, starred, important);
  const target = new MemoryMailbox({ identity: 'target' });
  await move(source, target, { filters: { excludeFolders: ['[Gmail]/All Mail'] } });
  expect(await foldersOf(target)).toEqual({ INBOX: 1, '[Gmail]/Starred': 1 });
});

it('a server that does not number its messages: such folders are copied as they are', async () => {
  const source = account(false);
  put(source, 1, ['INBOX']);
  const target = new MemoryMailbox({ identity: 'target' });
  expect(await move(source, target)).toMatchObject({ totals: { copied: 2 } });
});

it('the source folder made anew: its messages are judged again', async () => {
  const source = account();
  put(source, 1, ['INBOX']);
  put(source, 2);
  const target = new MemoryMailbox({ identity: 'target' });
  await move(source, target);
  source.folder(all).uidValidity += 5;
  expect(await move(source, target)).toMatchObject({ outcome: 'synced', copiedNow: 0, totals: { pending: 0 } });
  expect(await foldersOf(target)).toEqual({ INBOX: 1, '[Gmail]/All Mail': 1 });
});

describe.each([
  ['the pump', true],
  ['imapflow', false],
])('over IMAP by %s', (_, pump) => {
  it('messages are known by X-GM-MSGID: one copy a label, and archived mail', async () => {
    const message = (id: number, labels: string[], flags: string[] = []) => ({
      // Numbers are of 64 bits: the last digits are lost where they are read as JavaScript's numbers.
      number: 1_278_455_344_230_334_865n + BigInt(id),
      labels,
      flags,
      text: mail(id),
    });
    const server = await startGmail([
      message(1, ['INBOX', 'Work', '[Gmail]/Important']),
      message(2, ['Work', 'Work/Sub'], ['\\Flagged', '\\Seen']),
      message(3, [], ['\\Flagged']),
      message(4, ['[Gmail]/Trash']),
      message(5, ['[Gmail]/Important']),
    ]);
    try {
      const target = new MaildirMailbox({ root: join(dir, 'Maildir'), sync: false });
      const imap = { host: '127.0.0.1', port: server.port, security: 'none', user: 'a', password: 'b' } as const;
      const run = () =>
        moveMailbox({ source: new ImapMailbox({ ...imap, pump }), target, journalDir: join(dir, 'journal') });
      expect(await run()).toMatchObject({ outcome: 'synced', totals: { total: 13, copied: 7, existing: 6 } });
      const found = (await messagesOf(target)).map(({ folder, flags }) => `${folder} ${flags}`.trim());
      expect(found.sort()).toEqual([
        'INBOX',
        'Work',
        'Work \\flagged \\seen',
        'Work/Sub \\flagged \\seen',
        '[Gmail]/All Mail',
        '[Gmail]/All Mail \\flagged',
        '[Gmail]/Trash',
      ]);
      server.messages.push(message(6, ['INBOX']), message(7, []));
      expect(await run()).toMatchObject({ outcome: 'synced', copiedNow: 2 });
      server.commands.length = 0;
      expect(await run()).toMatchObject({ outcome: 'synced', copiedNow: 0 });
      expect(server.commands.filter((command) => command.includes('X-GM-MSGID') && pump)).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
