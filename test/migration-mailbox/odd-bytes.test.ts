/** Messages that are hard to carry arrive as they are, but for what the server itself changes. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { contentsOf } from './compare.js';

const messages: readonly (readonly [name: string, text: string])[] = [
  ['a NUL byte', 'Subject: nul\r\n\r\nbefore\0after\r\n'],
  ['no body', 'Subject: no body\r\n\r\n'],
  ['a header that does not end', 'Subject: no end'],
  ['a line of 12,000 bytes', `Subject: long\r\n\r\n${'y'.repeat(12_000)}\r\n`],
  ['a header line of 12,000 bytes', `Subject: ${'z'.repeat(12_000)}\r\n\r\nbody\r\n`],
  ['8-bit headers', 'Subject: \xe4\xf6\xfc\r\nFrom: \xff <a@x.edu>\r\n\r\n\xfe\xff\r\n'],
  ['lines without CR', 'Subject: bare\n\nline\nline\n'],
  ['no end of line', 'Subject: x\r\n\r\nlast line'],
  ['what looks like the end of a literal', `Subject: y\r\n\r\n)\r\nA1 OK done\r\n* 1 FETCH (UID 1)\r\n`],
  ['what looks like an mbox', 'From a@x.edu Mon Jan  1 00:00:00 2024\r\nSubject: z\r\n\r\nbody\r\n'],
];

/** IMAP has no NUL in messages (RFC 9051 section 4.3), and ends its lines with CRLF: Dovecot shows 0x80, and CRLF. */
function asDovecotShows(body: Buffer): Buffer {
  const text = body.toString('latin1').replaceAll('\0', '\x80').replace(/\r?\n/g, '\r\n');
  return Buffer.from(text, 'latin1');
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

let server: Dovecot;
let dir: string;
beforeAll(async () => {
  server = await startDovecot({ users: { pump: 'secret', imapflow: 'secret' } });
  dir = await mkdtemp(join(tmpdir(), 'migsh-bytes-'));
}, 60_000);
afterAll(async () => {
  await server?.stop();
  await rm(dir, { recursive: true, force: true });
});

it.each(['pump', 'imapflow'])('from a Maildir to a server by the %s, and back', async (user) => {
  const source = new MaildirMailbox({ root: join(dir, user, 'source') });
  await source.open();
  const all = [
    ...messages.map(([, text], at) => outgoing(at + 1, Buffer.from(text, 'latin1'))),
    outgoing(90, mail(90)),
  ];
  await store(source, ['INBOX'], all);
  await source.close();
  const options = { host: '127.0.0.1', port: server.port, security: 'none', user, password: 'secret' } as const;
  const imap = () => new ImapMailbox({ ...options, pump: user === 'pump' });
  const there = await moveMailbox({ source, target: imap(), journalDir: join(dir, user, 'there') });
  expect(there).toMatchObject({ outcome: 'synced', totals: { total: all.length, copied: all.length } });
  const back = new MaildirMailbox({ root: join(dir, user, 'back') });
  const result = await moveMailbox({ source: imap(), target: back, journalDir: join(dir, user, 'journal-back') });
  expect(result).toMatchObject({ outcome: 'synced', totals: { total: all.length, copied: all.length } });
  const shown = all.map(({ body, internalDate }) => `INBOX ${hashOf(asDovecotShows(body as Buffer))}  ${internalDate}`);
  expect(await contentsOf(back)).toEqual(shown.sort());
});
