import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usersOf } from '../../state/batch-users.ts';
import { findBatch } from '../../state/batches.ts';
import { readOrganization } from '../../state/organization.ts';
import { factsWith, failure, summaryWith } from '../migration-batch/documents.ts';
import { masked } from '../walkthrough/shell.ts';
import { ExchangeSession } from './exchange-session.ts';

/**
 * Every IMAP line of Microsoft's documentation and of public scripts (exchange-examples.md), as it is printed there but for the places of files, in an order in which it makes sense. What each
 * shows is in examples.transcript.txt. Servers are played, and no runner is alive; what a runner records is written between the acts.
 */

let shell: ExchangeSession;
let transcript = '';

beforeAll(() => {
  shell = new ExchangeSession();
  const rows = [
    'EmailAddress,UserName,Password',
    'laura@contoso.com,laura,pw',
    'TonySmith@contoso.com,tony,pw',
    '',
  ].join('\r\n');
  for (const name of ['IMAPmigration_1.csv', 'users.csv']) writeFileSync(join(shell.folder, name), rows);
  const other = ['EmailAddress,UserName,Password', 'davidp@corp.contoso.com,davidp,pw', ''].join('\r\n');
  writeFileSync(join(shell.folder, 'more.csv'), other);
});
afterAll(() => shell.dispose());

/** Runs lines as a person types them and adds what they show to the transcript. */
function act(title: string, lines: readonly string[]): void {
  transcript += `# ${title}\n`;
  for (const line of lines) {
    const { out, error } = shell.run(line);
    const shown = [out, error].filter((text) => text !== '').join('\n');
    transcript += `PS> ${line}\n${shown === '' ? '' : `${shown}\n`}`;
  }
  transcript += '\n';
}

/** What a runner would have found out: the first user is synced, the others failed. */
function record(name: string): void {
  const { guid } = findBatch(readOrganization(shell.state), name)!;
  const users = [...usersOf(shell.state, guid)].map(({ user }) => user.guid);
  const at = new Date().toISOString();
  const facts = users.map((user, place) =>
    place === 0
      ? factsWith({
          guid: user,
          initialSynced: at,
          lastSynced: at,
          startedAt: at,
          totalItems: 200,
          copiedItems: 199,
          skippedItems: 1,
          syncedBytes: 4_000_000,
        })
      : factsWith({ guid: user, failure }),
  );
  const counts = { synced: 1, failed: users.length - 1 };
  shell.record(
    guid,
    { ...summaryWith(counts, { initialSynced: at, lastSynced: at, syncedItems: 199 }), batch: guid },
    facts,
  );
}

describe('the documentation’s examples', () => {
  it('show what the transcript says', async () => {
    act('Sessions (1 to 5)', [
      'Connect-ExchangeOnline -UserPrincipalName chris@contoso.com',
      'Disconnect-ExchangeOnline -Confirm:$false',
      'Connect-ExchangeOnline -ShowBanner:$false',
      'Connect-ExchangeOnline -AppId 36ee4c6c -CertificateThumbprint 012THISISADEMO -Organization "contoso.onmicrosoft.com" -ShowBanner:$false -Prefix Contoso',
      'Connect-ExchangeOnline -Device -ShowBanner:$false; Connect-ExchangeOnline -InlineCredential -ShowBanner:$false; Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com -ShowBanner:$false',
      'Get-ConnectionInformation -ModulePrefix Contoso,Fabrikam | Format-List State,Name,ModulePrefix,Organization',
      'Get-ContosoMigrationEndpoint',
      '(Get-ContosoMigrationConfig).MaxNumberOfBatches',
      'Disconnect-ExchangeOnline -ModulePrefix Contoso,Fabrikam -Confirm:$false',
      'Get-ContosoMigrationConfig',
      'Connect-ExchangeOnline -Prefix EXO',
      'Disconnect-ExchangeOnline -ConnectionId 1a9e45e8-e7ec-498f-9ac3-0504e987fa85 -Confirm:$false',
      '(Get-ConnectionInformation).Count',
    ]);
    act('Tests and endpoints (6 to 19)', [
      'Test-MigrationServerAvailability -Imap -RemoteServer imap.contoso.com -Port 143',
      'Test-MigrationServerAvailability -IMAP -RemoteServer down.contoso.com -Port 993 -Security Ssl',
      'New-MigrationEndpoint -IMAP -Name IMAPEndpoint -RemoteServer imap.contoso.com -Port 993 -Security Ssl',
      'New-MigrationEndpoint -IMAP -Name IMAPEndpointTls -RemoteServer imap.contoso.com -Port 143 -Security Tls -MaxConcurrentMigrations\n50 -MaxConcurrentIncrementalSyncs 25',
      'New-MigrationEndpoint -IMAP -Name IMAP_TLS_Endpoint -RemoteServer server.contoso.com -Port 143 -Security Tls -MaxConcurrentMigrations 50 -MaxConcurrentIncrementalSyncs 10',
      'New-MigrationEndpoint -IMAP -Name IMAPEndpoint1 -RemoteServer imap.contoso.com -Port 993',
      'Test-MigrationServerAvailability -Endpoint endpoint.contoso.com',
      'Test-MigrationServerAvailability -Endpoint server.contoso.com',
      '$MRSEndpoints = (Get-MigrationEndpoint).Identity',
      'Foreach ($MEP in $MRSEndpoints) {(Test-MigrationServerAvailability -Endpoint $MEP).Result.Value}',
      'Get-MigrationEndpoint IMAPEndpoint | Format-List EndpointType,RemoteServer,Port,Security,Max*',
      'Get-MigrationEndpoint -Identity OnboardingME01',
      'Get-MigrationEndpoint -Type IMAP',
      'Get-MigrationEndpoint | Format-List Identity,RemoteServer',
      'Get-MigrationEndpoint "IMAPEndpoint" | Select-Object RemoteServer',
      'Set-MigrationEndpoint -Identity IMAPEndpoint1 -MaxConcurrentMigrations 10 -RemoteServer Server01.contoso.com',
      'Set-MigrationEndPoint IMAP_TLS_Endpoint -MaxConcurrentMigrations 30 -MaxConcurrentIncrementalSyncs 20 -SkipVerification',
      'Set-MigrationEndpoint -Identity IMAPEndpoint1 -MaxConcurrentIncrementalSyncs 50 -NspiServer Server01.contoso.com',
      'Remove-MigrationEndpoint -Identity IMAP_TLS_Endpoint',
      'Remove-MigrationEndpoint -Identity IMAP_TLS_Endpoint -Confirm:$false',
    ]);
    act('Batches (20 to 27)', [
      `New-MigrationBatch -Name IMAPBatch1 -SourceEndpoint IMAPEndpoint -CSVData ([System.IO.File]::ReadAllBytes("${join(shell.folder, 'IMAPmigration_1.csv')}")) -AutoStart`,
      'New-MigrationBatch -Name IMAPbatch2 -CSVData ([System.IO.File]::ReadAllBytes("users.csv")) -SourceEndpoint IMAPEndpoint1 -ExcludeFolders "Deleted Items","Junk Email"',
      '$csvData = [System.IO.File]::ReadAllBytes("users.csv")',
      'New-MigrationBatch -Analyze -SourceEndpoint "IMAPEndpoint" -AutoStart -Name "A" -CsvData $csvData -AllowUnknownColumnsInCsv $true',
      '$batchName = "Full_" + (Get-Date -Date "2026-11-21 16:40" -Format "yyyyMMdd_HHmm")',
      "$bp = @{ Name = $batchName; SourceEndpoint = 'IMAPEndpoint'; CSVData = (New-Object Text.UTF8Encoding $false).GetBytes([IO.File]::ReadAllText('more.csv')); ExcludeFolders = '[Gmail]/Spam','[Gmail]/Trash'; NotificationEmails = 'admin@contoso.com' }",
      'New-MigrationBatch @bp',
      'New-MigrationBatch -Name Filtered -SourceEndpoint IMAPEndpoint -CSVData $csvData -ContentFilter "Received -ge \'2019/4/30\'" -IncludeFolders "Payment"',
      'New-MigrationBatch -Name Bytes -SourceEndpoint IMAPEndpoint -CSVData (Get-Content users.csv -AsByteStream)',
      '$OnboardingBatch = Get-MigrationBatch IMAPbatch2',
      'Start-MigrationBatch -Identity $OnboardingBatch.Identity',
      'Start-MigrationBatch -Identity $OnboardingBatch.Identity.Name',
      'Start-MigrationBatch Filtered',
    ]);
    record('IMAPBatch1');
    act('Looking at batches (28 to 31)', [
      'Get-MigrationBatch -Identity IMAPBatch1 | Format-List Status',
      'Get-MigrationBatch -Status Syncing',
      'Get-MigrationBatch -Endpoint IMAPEndpoint1',
      'Get-MigrationBatch IMAPBatch1 | Format-List Identity, Status, TotalCount, ActiveCount, SyncedCount, FailedCount, FinalizedCount, InitialSyncDuration, NoSuchProperty, CompleteAfter',
      'Get-MigrationBatch |?{$_.MigrationType -like "*PublicFolder*"} | ft *last*sync*',
      '$batch = Get-MigrationBatch | ?{$_.MigrationType.ToString() -eq "PublicFolder"}',
      'Get-MigrationBatch IMAPBatch1"',
    ]);
    act('Users and statistics (25, 38 to 46)', [
      'Get-MigrationUser -BatchId IMAPBatch1 | Get-MigrationUserStatistics',
      'Get-MigrationUser -BatchId IMAPBatch1 | Get-MigrationUserStatistics | ft -Autosize',
      'Get-MigrationUserStatistics -Identity (Get-MigrationUser -BatchId IMAPBatch1)[0].Guid -IncludeReport | Format-List Status,Error,Report',
      '(Get-MigrationUser -BatchId IMAPBatch1)[0] | Get-MigrationUserStatistics | Format-List SkippedItemCount,SkippedItems',
      '(Get-MigrationUser -BatchId IMAPBatch1)[0] | Get-MigrationUserStatistics -IncludeSkippedItems | Select-Object -ExpandProperty SkippedItems | Format-List DateReceived, Subject',
      '$userStats = (Get-MigrationUser -BatchId IMAPBatch1)[0] | Get-MigrationUserStatistics -IncludeSkippedItems',
      '$userStats.SkippedItems | ft -a Subject, Sender, DateSent, ScoringClassifications',
      '$userStats | Format-Table Identity,@{Label="TotalItems";Expression={$_.TotalItemsInSourceMailboxCount}},@{Label="Completion";Expression={ $_.SyncedItemCount / $_.TotalItemsInSourceMailboxCount}; FormatString="P"}',
      'Get-MigrationUser -BatchId IMAPBatch1 | Where-Object { $_.EstimatedTotalSize -gt 45GB -or $_.EstimatedTotalCount -gt 100 } | Format-Table Identity, EstimatedTotalCount, EstimatedTotalSize',
      'Get-MigrationUser -BatchId IMAPBatch1 -ResultSize unlimited | % { Get-MigrationUserStatistics -Identity $_.Guid | select Identity,BatchId,status,PercentageComplete } | Export-Csv ./mig.csv -nti -Encoding utf8; Get-Content ./mig.csv',
      'Get-MigrationUser -MailboxGuid b6a6795c-a010-4f67-aaaa-da372d56fcd7 | Get-MigrationUserStatistics',
      'Get-MigrationUser -EmailAddress davidp@corp.contoso.com',
      'Get-MigrationUserStatistics -BatchId IMAPBatch1',
      'Get-MigrationUserStatistics -Identity IMAPBatch1 -Status',
      '$Failed = Get-MigrationUser -Status Failed',
      'New-MigrationBatch -Name "Retry Failed Users" -Users $Failed',
      'New-MigrationBatch -Name "Retry by name" -UserIds davidp@corp.contoso.com -DisableOnCopy',
      'Set-MigrationUser -Identity davidp@corp.contoso.com -LargeItemLimit 15 -BadItemLimit 15',
      'Set-MigrationUser -Identity davidp@corp.contoso.com -ApproveSkippedItems',
      '(Get-MigrationUser -BatchId IMAPBatch1)[1] | Start-MigrationUser',
      '(Get-MigrationUser -BatchId IMAPBatch1)[1] | Stop-MigrationUser -Confirm:$false',
      'Stop-MigrationUser -Identity (Get-MigrationUser -BatchId IMAPBatch1)[0].Guid',
      'Remove-MigrationUser -Identity TonySmith',
      'Remove-MigrationUser -Identity davidp@corp.contoso.com -Confirm:$false; Get-MigrationUser davidp@corp.contoso.com',
    ]);
    act('Changing and ending batches (32 to 37)', [
      'Set-MigrationBatch -Identity IMAPBatch1 -ApproveSkippedItems',
      'Set-MigrationBatch -Identity IMAPBatch1 -AddUsers -CSVData ([System.IO.File]::ReadAllBytes("more.csv")); (Get-MigrationBatch IMAPBatch1).TotalCount',
      'Set-MigrationBatch -Identity IMAPBatch1 -SyncNow',
      'Set-MigrationBatch -Identity IMAPBatch1 -Update',
      'Set-MigrationBatch -Identity Filtered -CompleteAfter (Get-Date)',
      'Set-MigrationBatch -ApproveSkippedItems or Set-MigrationUser -ApproveSkippedItems',
      'Stop-MigrationBatch',
      'Stop-MigrationBatch -Identity Filtered -Confirm:$false',
      'Complete-MigrationBatch -Identity IMAPBatch1 -NotificationEmails admin@contoso.com,lucio@contoso.com -Confirm:$false',
      'Remove-MigrationBatch -Identity IMAPBatch1',
      'Remove-MigrationBatch -Identity IMAPBatch1 -Confirm:$false',
      'Remove-MigrationBatch -Identity IMAPBatch1 -Force -Confirm:$false',
      'Get-MigrationBatch | Where-Object {$_.Identity -like "F*"} | Remove-MigrationBatch -Confirm:$false',
      'Get-MigrationBatch',
    ]);
    act('The organisation (47 to 50)', [
      'Get-MigrationStatistics | Format-List TotalCount,ActiveCount,StoppedCount,SyncedCount,FinalizedCount,FailedCount',
      'Set-MigrationConfig -MaxNumberOfBatches 50; Set-MigrationConfig -MaxConcurrentMigrations 100',
      'Get-MigrationConfig | Format-List MaxNumberOfBatches,MaxConcurrentMigrations,Features',
      '(Get-MigrationBatch A -IncludeReport -DiagnosticInfo "showtimeslots, showtimeline, verbose" | Export-Clixml ./a.xml); (Import-Clixml ./a.xml).Identity',
      'Get-MigrationUserStatistics -Identity (Get-MigrationUser -BatchId A)[0].Guid -Diagnostic | Format-List Status,Error,DiagnosticInfo',
      'Export-MigrationReport A -Path ./report.csv; Get-Content ./report.csv',
    ]);
    await expect(
      masked(transcript, { [shell.folder]: 'folder' }).replace(
        /^(\d+\/\d+\/\d+ [\d:]+.[AP]M|<date>) \[[^\]]+\]/gm,
        '<date> [<server>]',
      ),
    ).toMatchFileSnapshot('examples.transcript.txt');
  });
});
