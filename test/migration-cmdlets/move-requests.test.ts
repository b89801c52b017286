import { afterAll, expect, test } from 'vitest';
import { ExchangeSession } from './exchange-session.ts';

const shell = new ExchangeSession();
afterAll(() => shell.dispose());

test.each([
  'Get-MoveRequest -ResultSize Unlimited',
  "Get-MoveRequest -BatchName 'MigrationService:A' -MoveStatus Completed | Remove-MoveRequest -Confirm:$false",
  'Get-MoveRequest | Get-MoveRequestStatistics -IncludeReport | Format-Table DisplayName, PercentComplete',
  'Get-MoveRequest | Set-MoveRequest -SuspendWhenReadyToComplete:$false -PreventCompletion:$false -CompleteAfter 1',
  'Get-MoveRequest terrya@contoso.edu -ErrorAction SilentlyContinue',
])('there are no move requests, and scripts that ask for them go on: %s', (text) => {
  expect(shell.ok(text)).toBe('');
});

test.each([
  'Get-MoveRequest terrya@contoso.edu',
  'Get-MoveRequestStatistics terrya@contoso.edu',
  'Resume-MoveRequest terrya@contoso.edu',
  'Suspend-MoveRequest terrya@contoso.edu',
  'Set-MoveRequest terrya@contoso.edu -BadItemLimit 10',
  'Remove-MoveRequest terrya@contoso.edu -Confirm:$false',
])('%s says what to ask instead', (text) => {
  const { error } = shell.run(text);
  expect(error).toContain("ManagementObjectNotFoundException|Couldn't find a move request");
  expect(error).toContain('Get-MigrationUser');
});

test('New-MoveRequest names the cmdlets that migrate over IMAP', () => {
  const { error } = shell.run(
    'New-MoveRequest a@contoso.edu -Remote -RemoteHostName mail.contoso.edu -TargetDeliveryDomain contoso.edu',
  );
  expect(error).toContain('New-MigrationBatch');
});
