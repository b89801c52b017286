import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { mail } from '../mail/contract.js';
import { contentsOf } from './compare.js';

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
