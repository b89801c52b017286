import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { FolderPath, Mailbox } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveProgress } from '../../src/migration/mailbox/types.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, type DovecotOptions, startDovecot } from '../servers/dovecot.js';
import { contentsOf } from './compare.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-move-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const users = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`user${at + 1}`, 'secret']));
let nextUser = 1;
const account = (server: Dovecot, pump: boolean): ImapMailbox =>
  new ImapMailbox({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    user: `user${nextUser++}`,
    password: 'secret',
    pump,
  });

const paths: readonly FolderPath[] = [
  ['INBOX'],
  ['Sent'],
  ['Projects', '2024', 'Entwürfe & mehr'],
  ['日本語'],
  ['Empty'],
];

/** Mail of many shapes. */
async function fill(mailbox: Mailbox): Promise<void> {
  await mailbox.open();
  for (const path of paths) {
    await mailbox.createFolder(path);
    if (path[0] === 'Empty') continue;
    const many = Array.from({ length: 60 }, (_, at) =>
      outgoing(at + 1, mail(at + 1, 'x'.repeat((at * 1931) % 20_000)), {
        flags: at % 3 === 0 ? ['\\Seen'] : at % 3 === 1 ? ['\\Flagged', 'Work', '$Label1'] : [],
      }),
    );
    const odd = [
      outgoing(101, `Subject: long line\r\n\r\n${'y'.repeat(12_000)}\r\n`),
      outgoing(102, Buffer.from([0x53, 0x3a, 0xe4, 0xf6, 0x0d, 0x0a, 0x0d, 0x0a, 0xff, 0xfe, 0x0d, 0x0a])),
      outgoing(103, '\r\nno header\r\n'),
      outgoing(104, mail(99)),
      outgoing(105, mail(99)),
      outgoing(106, mail(98, 'another body')),
      outgoing(107, mail(107, 'big '.repeat(700_000)), { internalDate: 946_684_800_000 }),
    ];
    for (const outcome of await store(mailbox, path, [...many, ...odd]))
      expect(outcome).toMatchObject({ stored: true });
  }
  await mailbox.close();
}

const plainest = [
  'LITERAL+',
  'MULTIAPPEND',
  'UIDPLUS',
  'CONDSTORE',
  'ESEARCH',
  'LIST-EXTENDED',
  'SPECIAL-USE',
  'ENABLE',
  'UNSELECT',
];

const variants: readonly (readonly [string, boolean, DovecotOptions, DovecotOptions])[] = [
  ['plain imapflow', false, {}, {}],
  [
    'plain imapflow, other namespaces, no extensions',
    false,
    { separator: '.', prefix: 'INBOX.' },
    { without: plainest },
  ],
  ['pump', true, {}, {}],
  ['pump, other namespaces, no extensions', true, { separator: '.', prefix: 'INBOX.' }, { without: plainest }],
];

describe.each(variants)('moving between real servers: %s', (_, pump, sourceOptions, targetOptions) => {
  let from: Dovecot;
  let to: Dovecot;
  beforeAll(async () => {
    [from, to] = [await startDovecot({ ...sourceOptions, users }), await startDovecot({ ...targetOptions, users })];
  }, 30_000);
  afterAll(async () => {
    await from?.stop();
    await to?.stop();
  });

  it.each(['imap', 'maildir'])(
    'moves everything to %s, once, and what comes later',
    async (kind) => {
      const source = account(from, pump);
      const target =
        kind === 'imap' ? account(to, pump) : new MaildirMailbox({ root: join(dir, 'Maildir'), sync: false });
      await fill(source);
      const move = () => moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits: { settleMs: 10 } });
      const first = await move();
      expect(first).toMatchObject({ outcome: 'synced', skipped: [], totals: { total: 268, copied: 268, pending: 0 } });
      expect(await contentsOf(target)).toEqual(await contentsOf(source));
      expect(await move()).toMatchObject({ outcome: 'synced', copiedNow: 0, flagsChanged: 0 });
      await source.open();
      await store(source, ['Sent'], [outgoing(1, mail(500))]);
      const [info] = await source.listMessages(['INBOX'], 1, 1);
      await source.changeFlags(['INBOX'], [{ uids: [info!.uid], add: ['\\Answered', 'Later'], remove: ['\\Seen'] }]);
      await source.close();
      expect(await move()).toMatchObject({
        outcome: 'synced',
        copiedNow: 1,
        flagsChanged: 1,
        totals: { total: 269, copied: 269 },
      });
      expect(await contentsOf(target)).toEqual(await contentsOf(source));
      expect(await move()).toMatchObject({ outcome: 'synced', copiedNow: 0, flagsChanged: 0 });
    },
    60_000,
  );

  it('stops in the middle when it is told to, and goes on where it was', async () => {
    const [source, target] = [account(from, pump), account(to, pump)];
    await fill(source);
    const stop = new AbortController();
    const move = (options: object) =>
      moveMailbox({
        source,
        target,
        journalDir: join(dir, 'journal'),
        limits: { settleMs: 10, blockMessages: 10 },
        ...options,
      });
    const stopped = await move({
      signal: stop.signal,
      onProgress: ({ phase, folder }: MoveProgress) => {
        if (phase === 'copying' && folder?.[0] === 'Sent') stop.abort();
      },
    });
    expect(stopped.outcome).toBe('stopped');
    expect(stopped.totals.copied).toBeLessThan(268);
    expect(await move({})).toMatchObject({ outcome: 'synced', totals: { total: 268, copied: 268 } });
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  }, 60_000);
});

it('a target mailbox that is nearly full takes what still fits, and says that it is full', async () => {
  const [source, server] = [
    await startDovecot({ users: { source: 'secret' } }),
    await startDovecot({ users: { target: 'secret' }, quotaBytes: 200_000 }),
  ];
  try {
    const login = (port: number, user: string) =>
      new ImapMailbox({ host: '127.0.0.1', port, security: 'none', user, password: 'secret' });
    const filling = login(source.port, 'source');
    await filling.open();
    await store(
      filling,
      ['INBOX'],
      Array.from({ length: 60 }, (_, at) => outgoing(at + 1, mail(at + 1, 'x'.repeat(10_000)))),
    );
    await filling.close();
    const move = () =>
      moveMailbox({
        source: login(source.port, 'source'),
        target: login(server.port, 'target'),
        journalDir: join(dir, 'journal'),
      });
    const first = await move();
    expect(first).toMatchObject({ outcome: 'failed', error: { reason: 'quota' } });
    expect(first.totals.copied).toBeGreaterThan(15);
    expect(first.totals.copied).toBeLessThan(25);
    const second = await move();
    expect(second).toMatchObject({ outcome: 'failed', error: { reason: 'quota' }, totals: first.totals });
  } finally {
    await source.stop();
    await server.stop();
  }
});
