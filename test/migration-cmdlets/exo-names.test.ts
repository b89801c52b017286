import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExchangeSession } from './exchange-session.ts';

const shell = new ExchangeSession();
beforeAll(() => {
  shell.ok('New-Mailbox -Shared -Name Ann -PrimarySmtpAddress ann@contoso.edu');
});
afterAll(() => shell.dispose());

test.each([
  ['Get-EXOMailboxStatistics ann@contoso.edu -PropertySets All', 'Get-MailboxStatistics ann@contoso.edu'],
  ['Get-EXOMailbox | Get-EXOMailboxStatistics -Properties LastLogonTime', 'Get-Mailbox | Get-MailboxStatistics'],
  ['Get-EXOMailboxFolderStatistics -UserPrincipalName ann@contoso.edu', 'Get-MailboxFolderStatistics ann@contoso.edu'],
  [
    'Get-EXOMailboxFolderStatistics -Identity (Get-Mailbox ann).ExternalDirectoryObjectId -FolderScope Inbox',
    'Get-MailboxFolderStatistics ann -FolderScope Inbox',
  ],
  ['Get-EXORecipient -PrimarySmtpAddress ann@contoso.edu -PropertySets Minimum', 'Get-Recipient ann@contoso.edu'],
])('%s is %s', (exo, plain) => {
  const shown = shell.ok(`${exo} | Format-List *`);
  expect(shown.split('\n').length).toBeGreaterThan(5);
  expect(shown).toBe(shell.ok(`${plain} | Format-List *`));
});

test.each(['Get-EXOMailboxStatistics nobody@contoso.edu', 'Get-EXOMailboxStatistics ann -Archive'])('%s', (text) => {
  expect(shell.run(text).error).toContain('ManagementObjectNotFoundException');
});
