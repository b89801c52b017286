import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { verifyMailbox } from '../../src/migration/mailbox/verify.js';
import { mail } from '../mail/contract.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-verify-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

async function moved() {
  const [source, target] = [new MemoryMailbox({ identity: 'source' }), new MemoryMailbox({ identity: 'target' })];
  for (let id = 1; id <= 10; id++) source.put(['INBOX'], mail(id));
  source.put(['INBOX'], mail(50));
  source.put(['INBOX'], mail(50));
  source.put(['Sent'], mail(11));
  source.put(['Sent'], mail(12, 'x'.repeat(9000)));
  await moveMailbox({ source, target, journalDir: dir, limits: { maxMessageBytes: 5000 } });
  return { source, target, journalDir: dir };
}

describe('verifyMailbox', () => {
  it('compares the other folders where one cannot be opened any more', async () => {
    const all = await moved();
    const examine = all.source.examine.bind(all.source);
    all.source.examine = async (path) => {
      if (path[0] === 'INBOX') throw new MailError('permission', 'Could not open "INBOX": Permission denied.');
      return await examine(path);
    };
    const result = await verifyMailbox(all);
    expect(result).toMatchObject({
      outcome: 'verified',
      folders: [{ target: ['Sent'], expected: 1, present: 1, skipped: 1 }],
      failed: [{ target: ['INBOX'], error: { message: 'Could not open "INBOX": Permission denied.' } }],
    });
  });

  it.each([false, true])('finds everything in place (deep: %s), and writes nothing', async (deep) => {
    const all = await moved();
    const before = await Promise.all(
      (await readdir(dir)).map(async (name) => [name, await readFile(join(dir, name), 'latin1')]),
    );
    const result = await verifyMailbox({ ...all, deep });
    expect(result).toMatchObject({ outcome: 'verified', missing: [] });
    expect(
      result.folders.map(({ target, expected, present, missing, extra, skipped }) => [
        target[0],
        expected,
        present,
        missing,
        extra,
        skipped,
      ]),
    ).toEqual([
      ['INBOX', 12, 12, 0, 0, 0],
      ['Sent', 1, 1, 0, 0, 1],
    ]);
    expect(
      await Promise.all((await readdir(dir)).map(async (name) => [name, await readFile(join(dir, name), 'latin1')])),
    ).toEqual(before);
  });

  it('names what is missing, copy by copy, and counts what is extra', async () => {
    const all = await moved();
    const inbox = all.target.folder(['INBOX']);
    inbox.messages.splice(2, 1);
    inbox.messages.pop();
    all.target.put(['INBOX'], mail(700));
    const result = await verifyMailbox(all);
    expect(result.folders[0]).toMatchObject({ expected: 12, present: 10, missing: 2, extra: 1 });
    expect(result.missing.map(({ folder, subject }) => `${folder} ${subject}`)).toEqual(['INBOX No 3', 'INBOX No 50']);
  });

  it('sees a changed byte only when it looks deep', async () => {
    const all = await moved();
    const inbox = all.target.folder(['INBOX']);
    inbox.messages[0] = { ...inbox.messages[0]!, body: Buffer.from(mail(1, 'Body 2')) };
    expect((await verifyMailbox(all)).folders[0]).toMatchObject({ missing: 0, extra: 0 });
    expect((await verifyMailbox({ ...all, deep: true })).folders[0]).toMatchObject({ missing: 1, extra: 1 });
  });
});
