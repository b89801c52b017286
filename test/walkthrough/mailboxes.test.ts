/** The target organisation as scripts ask for it: mailboxes of the local store and of an IMAP target. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { mailboxFolder } from '../../state/paths.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { runShell, type Transcript } from './shell.js';

let state = '';
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'migsh-mailboxes-'));
});
afterEach(async () => {
  await stopRunner(openState(state));
  rmSync(state, { recursive: true, force: true });
});

async function shell(...lines: string[]): Promise<Transcript> {
  writeFileSync(join(state, 'script.ps1'), lines.join('\n'));
  return await runShell(['-NoProfile', '-NonInteractive', '-File', 'script.ps1'], { state });
}

const NEW_TERRY = `New-Mailbox -Name 'Terry Adams' -MicrosoftOnlineServicesID terrya@contoso.edu -Password (ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force) | Out-Null`;
const NEW_INFO = `New-Mailbox -Shared -Name Info -DisplayName 'Info desk' | Out-Null`;

describe('mailboxes of the local store', () => {
  test.each([
    ['Get-Mailbox', 'Info,Terry Adams'],
    ['Get-Mailbox TERRYA@contoso.edu', 'Terry Adams'],
    ["Get-Mailbox 'Info desk'", 'Info'],
    ['Get-Mailbox (Get-Mailbox terrya).Guid', 'Terry Adams'],
    ['Get-Mailbox -RecipientTypeDetails SharedMailbox', 'Info'],
    ['Get-Mailbox -RecipientTypeDetails UserMailbox,RoomMailbox', 'Terry Adams'],
    ['Get-Recipient -RecipientTypeDetails MailContact', ''],
    ['Get-Mailbox -Anr ter', 'Terry Adams'],
    ['Get-Mailbox -SortBy DisplayName -ResultSize Unlimited', 'Info,Terry Adams'],
    [`Get-Mailbox -Filter "DisplayName -like 'info*'"`, 'Info'],
    [`Get-Mailbox -Filter "-not (RecipientTypeDetails -eq 'SharedMailbox') -and Alias -ne 'x'"`, 'Terry Adams'],
    [`Get-EXOMailbox -Filter "Alias -eq 'x' -or EmailAddresses -like '*terrya*'" -PropertySets All`, 'Terry Adams'],
    [`Get-Mailbox -Filter "WhenCreated -gt '1/1/2020' -and IsShared -eq $true"`.replaceAll('$', '`$'), 'Info'],
    ['Get-EXOMailbox -UserPrincipalName terrya@contoso.edu', 'Terry Adams'],
    ['Get-User', 'Info,Terry Adams'],
    ['Get-Recipient terrya', 'Terry Adams'],
  ])('%s', async (command, names) => {
    const { stdout, stderr } = await shell(NEW_TERRY, NEW_INFO, `(${command} | ForEach-Object Name) -join ','`);
    expect(stderr).toBe('');
    expect(stdout.trimEnd()).toBe(names);
  });

  test('are made, changed, counted and removed', async () => {
    const { stdout, stderr } = await shell(
      NEW_TERRY,
      NEW_INFO,
      'Set-Mailbox terrya -DisplayName "T. Adams" -Type Shared',
      'Get-Mailbox terrya | ForEach-Object { "$($_.DisplayName) $($_.RecipientTypeDetails) $($_.IsShared) $($_.Database) $_" }',
      'Get-Mailbox terrya | Get-MailboxStatistics | ForEach-Object { "$($_.ItemCount) $($_.TotalItemSize)" }',
      '(Get-AcceptedDomain | Where-Object Default).DomainName',
      'Remove-Mailbox terrya -WhatIf',
      'Remove-Mailbox terrya -Confirm:$false',
      '@(Get-Mailbox).Count',
    );
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual([
      'T. Adams SharedMailbox True Local Terry Adams',
      '0 0 B (0 bytes)',
      'contoso.edu',
      'What if: Removing mailbox "Terry Adams" and all its mail.',
      '1',
    ]);
    expect(existsSync(mailboxFolder(state, 'terrya@contoso.edu'))).toBe(false);
  });

  test.each([
    ['Get-Mailbox nobody', "object 'nobody' couldn't be found"],
    [`Get-Mailbox -Filter "Nope -eq 1"`, 'Invalid filter syntax. "Nope" is not a recognized filterable property.'],
    [`Get-Mailbox -Filter "Alias -sounds 'x'"`, 'is not a comparison such as'],
    ['New-Mailbox -Shared -Name info', 'is already used by the mailbox "Info"'],
    ['Set-Mailbox Info -RetentionPolicy None', 'It is for retention policies'],
    ['Get-MailboxStatistics Info -Archive', 'has no archive'],
  ])('%s says what is wrong', async (command, message) => {
    const { stderr } = await shell(NEW_TERRY, NEW_INFO, command);
    expect(stderr.replace(/\n\s*\|\s*/g, ' ')).toContain(message);
  });
});

describe('mailboxes that a migration fills', () => {
  let source: Dovecot;
  let target: Dovecot;
  beforeAll(async () => {
    source = await startDovecot({ users: { anna: 'secret' } });
    target = await startDovecot({ users: { anna: 'secret' } });
    const mailbox = new ImapMailbox({
      host: '127.0.0.1',
      port: source.port,
      security: 'none',
      user: 'anna',
      password: 'secret',
    });
    await mailbox.open();
    await mailbox.createFolder(['Projects', 'A']);
    await store(mailbox, ['INBOX'], [outgoing(1, mail(1), { flags: ['\\Seen'] }), outgoing(2, mail(2))]);
    await store(mailbox, ['Projects', 'A'], [outgoing(3, mail(3))]);
    await mailbox.close();
  }, 90_000);
  afterAll(async () => {
    await source?.stop();
    await target?.stop();
  });

  const endpoint = (name: string, { port }: Dovecot): string =>
    `New-MigrationEndpoint -IMAP -Name ${name} -RemoteServer 127.0.0.1 -Port ${port} -Security None | Out-Null`;
  const batch = (options: string): string =>
    `New-MigrationBatch -Name B -SourceEndpoint S ${options} -CSVData ([Text.Encoding]::UTF8.GetBytes("EmailAddress,UserName,Password\`nanna@x.edu,anna,secret")) -AutoStart | Out-Null`;
  const untilSynced = "while ((Get-MigrationBatch B).Status -ne 'Synced') { Start-Sleep -Milliseconds 100 }";

  test.each([
    ['local', '', 'Local'],
    ['on an IMAP target', '-TargetEndpoint T', '127.0.0.1'],
  ])('%s', async (_what, options, database) => {
    const { stdout, stderr } = await shell(
      endpoint('S', source),
      endpoint('T', target),
      batch(options),
      untilSynced,
      'Get-Mailbox | ForEach-Object { "$($_.PrimarySmtpAddress) $($_.Database)" }',
      'Get-MigrationUser | Get-MailboxStatistics | ForEach-Object { "$($_.ItemCount) $($_.TotalItemSize.ToBytes())" }',
      'Get-MailboxFolderStatistics anna@x.edu | Where-Object ItemsInFolder | ForEach-Object { "$($_.FolderPath) $($_.FolderType) $($_.ItemsInFolder) $($_.UnreadItemsInFolder)" }',
      'Get-MailboxFolderStatistics anna -FolderScope Inbox | ForEach-Object { $_.Name }',
      'Remove-Mailbox anna@x.edu -Confirm:$false',
    );
    expect(stdout.trimEnd().split('\n')).toEqual([
      `anna@x.edu ${database}`,
      `3 ${mail(1).length * 3}`,
      '/INBOX Inbox 2 1',
      '/Projects/A User Created 1 1',
      'INBOX',
    ]);
    const refusal = database === 'Local' ? 'the migration batch "B" copies mail into it' : "IMAP can't change accounts";
    expect(stderr.replace(/\n\s*\|\s*/g, ' ')).toContain(refusal);
  });
});
