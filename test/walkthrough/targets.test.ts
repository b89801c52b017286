import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, singly } from '../../src/mail/blocks.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { OutgoingMessage } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { maildirPath } from '../../state/paths.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { runShell } from './shell.js';

let source: Dovecot;
let target: Dovecot;
let state: string;

const passwords = { anna: 'secret-a', bert: 'secret-b', new_anna: 'secret-n' };

beforeAll(async () => {
  source = await startDovecot({ users: passwords, admins: { mailadmin: 'secret-admin' } });
  target = await startDovecot({ users: passwords, separator: '.', prefix: 'INBOX.' });
  for (const user of ['anna', 'bert']) {
    await store(source, user, ['INBOX'], 20);
    await store(source, user, ['Projects', 'Größe'], 10);
  }
}, 90_000);
afterAll(async () => {
  await source?.stop();
  await target?.stop();
});
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'migsh-target-'));
});
afterEach(async () => {
  await stopRunner(openState(state));
  rmSync(state, { recursive: true, force: true });
});

function mailboxOn(server: Dovecot, user: string): ImapMailbox {
  const password = passwords[user as keyof typeof passwords];
  return new ImapMailbox({ host: '127.0.0.1', port: server.port, security: 'none', user, password });
}

let stored = 0;
async function store(server: Dovecot, user: string, folder: readonly string[], count: number): Promise<void> {
  const mailbox = mailboxOn(server, user);
  await mailbox.open();
  if (folder[0] !== 'INBOX') await mailbox.createFolder(folder);
  async function* outgoing(): AsyncGenerator<OutgoingMessage> {
    for (let i = 0; i < count; i++) {
      stored++;
      const text = `Message-ID: <${stored}@test>\r\nSubject: message ${stored}\r\n\r\n${'text '.repeat(stored % 50)}\r\n`;
      yield {
        id: stored,
        origin: { folder, uidValidity: 1 },
        flags: stored % 2 ? ['\\Seen'] : ['$Label'],
        internalDate: 1_600_000_000_000 + stored * 1000,
        body: Buffer.from(text),
      };
    }
  }
  for await (const outcome of itemsOf(mailbox.append(folder, singly(outgoing())))) expect(outcome.stored).toBe(true);
  await mailbox.close();
}

async function shell(...lines: string[]): Promise<string> {
  const script = join(state, 'script.ps1');
  writeFileSync(script, lines.join('\n'));
  const { stdout, stderr, exitCode } = await runShell(['-NoProfile', '-NonInteractive', '-File', script], { state });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return stdout;
}

const endpoint = (name: string, server: Dovecot): string =>
  `New-MigrationEndpoint -IMAP -Name ${name} -RemoteServer 127.0.0.1 -Port ${server.port} -Security None | Out-Null`;
const csv = (text: string): string => `-CSVData ([Text.Encoding]::UTF8.GetBytes("${text.replaceAll('\n', '`n')}"))`;
const untilSynced = "while ((Get-MigrationBatch B).Status -ne 'Synced') { Start-Sleep -Milliseconds 100 }";

describe('where mail goes', () => {
  it('to another IMAP server, with other delimiters, names and passwords', async () => {
    const rows =
      'EmailAddress,UserName,Password,TargetUserName,TargetPassword\nanna@x.edu,anna,secret-a,new_anna,secret-n\nbert@x.edu,bert,secret-b,,';
    await shell(
      endpoint('S', source),
      endpoint('T', target),
      `New-MigrationBatch -Name B -SourceEndpoint S -TargetEndpoint T ${csv(rows)} -AutoStart | Out-Null`,
      untilSynced,
    );
    expect(await contentsOf(mailboxOn(target, 'new_anna'))).toEqual(await contentsOf(mailboxOn(source, 'anna')));
    expect(await contentsOf(mailboxOn(target, 'bert'))).toEqual(await contentsOf(mailboxOn(source, 'bert')));
  });

  it('by an administrator’s login, then what is new by -SyncNow, and nothing twice', async () => {
    const rows = 'EmailAddress,UserName,Password\nanna@x.edu,anna*mailadmin,secret-admin';
    const local = () => contentsOf(new MaildirMailbox({ root: maildirPath(state, 'anna@x.edu') }));
    await shell(
      endpoint('S', source),
      `New-MigrationBatch -Name B -SourceEndpoint S ${csv(rows)} -AutoStart | Out-Null`,
      untilSynced,
    );
    expect(await local()).toEqual(await contentsOf(mailboxOn(source, 'anna')));
    await store(source, 'anna', ['INBOX'], 3);
    await store(source, 'anna', ['Brand new'], 2);
    await shell('Set-MigrationBatch B -SyncNow', untilSynced);
    expect(await local()).toEqual(await contentsOf(mailboxOn(source, 'anna')));
    const counts = await shell(
      'Set-MigrationBatch B -SyncNow',
      untilSynced,
      'Get-MigrationUserStatistics anna@x.edu | ForEach-Object { "$($_.TotalItemsInSourceMailboxCount) $($_.SyncedItemCount) $($_.SkippedItemCount)" }',
    );
    expect(counts.trim()).toBe('35 35 0');
    expect(await local()).toEqual(await contentsOf(mailboxOn(source, 'anna')));
  });

  it('without the folders that are left out', async () => {
    const rows = 'EmailAddress,UserName,Password\nbert@x.edu,bert,secret-b';
    await shell(
      endpoint('S', source),
      `New-MigrationBatch -Name B -SourceEndpoint S ${csv(rows)} -ExcludeFolders 'Projects/*' -AutoStart | Out-Null`,
      untilSynced,
    );
    const folders = new Set(
      (await contentsOf(new MaildirMailbox({ root: maildirPath(state, 'bert@x.edu') }))).map(
        (line) => line.split(' ')[0],
      ),
    );
    expect([...folders]).toEqual(['INBOX']);
  });
});
