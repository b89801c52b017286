/** A Maildir as mutt reads it: what we wrote is there with its texts and flags, and what a mail program changes is so for us. Dates of delivery mutt does not show. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { mail, outgoing, store } from './contract.js';

const run = promisify(execFile);

let dir: string;
beforeAll(async () => {
  for (const program of ['mutt', 'script']) {
    await run('which', [program]).catch(() => {
      throw new Error(`These tests need the program "${program}": apt-get install mutt bsdutils.`);
    });
  }
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-mutt-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

/** Opens a folder in mutt on a terminal of its own, and presses keys. */
async function mutt(folder: string, keys: string): Promise<void> {
  const rc = join(dir, 'muttrc');
  const settings = [
    'sort=subject',
    'resolve=no',
    'wait_key=no',
    'confirmcreate=no',
    'confirmappend=no',
    'quit=yes',
    'move=no',
  ];
  const more = ['mark_old=no', 'delete=yes', 'check_new=no', 'mbox_type=mbox'];
  await writeFile(rc, [...settings, ...more].map((setting) => `set ${setting}\n`).join(''));
  const command = `mutt -n -F '${rc}' -f '${folder}' -e 'push "${keys}<exit>"'`;
  const env = { ...process.env, TERM: 'xterm', TZ: 'UTC', HOME: dir, LINES: '40', COLUMNS: '120' };
  await run('script', ['-qec', command, '/dev/null'], { env, timeout: 30_000, killSignal: 'SIGKILL' });
}

/** Messages of an mbox file: subject, flags and body. */
async function readMbox(path: string): Promise<string[]> {
  const text = await readFile(path, 'latin1');
  const parts = text.split(/^From (?=\S+ )/m).slice(1);
  return parts.map((part) => {
    const lines = part.split('\n').map((line) => line.trimEnd());
    const field = (name: string) => lines.find((one) => one.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    const body = lines.slice(lines.indexOf('') + 1).join(' ');
    return `${field('Subject')} ${field('Status')}${field('X-Status')} ${body}`.trim();
  });
}

it('mutt shows every message of a folder with its flags', async () => {
  const mailbox = new MaildirMailbox({ root: join(dir, 'Maildir') });
  await mailbox.open();
  await mailbox.createFolder(['Entwürfe', 'Q&A']);
  const flagSets = [[], ['\\Seen'], ['\\Seen', '\\Answered'], ['\\Flagged'], ['\\Seen', 'Work']];
  const messages = flagSets.map((flags, at) => outgoing(at + 1, mail(at + 1), { flags }));
  await store(mailbox, ['Entwürfe', 'Q&A'], messages);
  await mailbox.close();
  const out = join(dir, 'out.mbox');
  const keys = messages.map((_, at) => `${at + 1}<enter><copy-message>${out}<enter>`).join('');
  await mutt(join(dir, 'Maildir', '.Entw&APw-rfe.Q&-A'), keys);
  expect((await readMbox(out)).sort()).toEqual([
    'No 1 O Body 1',
    'No 2 RO Body 2',
    'No 3 ROA Body 3',
    'No 4 OF Body 4',
    'No 5 RO Body 5',
  ]);
});

it('what mutt flags and deletes is flagged and gone for us, and nothing is delivered again', async () => {
  const mailbox = new MaildirMailbox({ root: join(dir, 'Maildir') });
  await mailbox.open();
  const messages = [1, 2, 3].map((id) => outgoing(id, mail(id)));
  await store(mailbox, ['INBOX'], messages);
  await mailbox.close();
  await mutt(join(dir, 'Maildir'), '1<enter><flag-message><delete-pattern>~s2<enter><sync-mailbox>');
  await mailbox.open();
  await mailbox.examine(['INBOX']);
  const left = await mailbox.listMessages(['INBOX'], 1, 10);
  expect(left.map(({ internalDate }) => internalDate).sort()).toEqual(
    [messages[0]!, messages[2]!].map(({ internalDate }) => internalDate),
  );
  expect(left.filter(({ flags }) => flags.includes('\\Flagged'))).toHaveLength(1);
  await mailbox.close();
});
