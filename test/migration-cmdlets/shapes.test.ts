import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usersOf } from '../../state/batch-users.ts';
import { findBatch, updateBatch } from '../../state/batches.ts';
import { readOrganization } from '../../state/organization.ts';
import { writeSkipped } from '../../state/work.ts';
import { factsWith, failure, summaryWith } from '../migration-batch/documents.ts';
import { csv, ExchangeSession } from './exchange-session.ts';

/** What public scripts read of the objects (reference: exchange-objects.md). */

const SYNCED = '2026-09-01T12:30:00.000Z';
let shell: ExchangeSession;

beforeAll(() => {
  shell = new ExchangeSession();
  shell.ok('New-MigrationEndpoint -IMAP -Name IMAPEndpoint -RemoteServer imap.contoso.com | Out-Null');
  shell.ok(
    `New-MigrationBatch -Name IMAPBatch1 -SourceEndpoint IMAPEndpoint ${csv('anna', 'bert')} -AutoStart -TimeZone 'Pacific Standard Time' -NotificationEmails admin@contoso.com | Out-Null`,
  );
  const { guid } = findBatch(readOrganization(shell.state), 'IMAPBatch1')!;
  updateBatch(shell.state, guid, (draft) => {
    draft.created = '2026-09-01T11:00:00.000Z';
    draft.changed = draft.created;
    draft.started = '2026-09-01T12:00:00.000Z';
  });
  const [anna, bert] = [...usersOf(shell.state, guid)].map(({ user }) => user.guid);
  shell.record(
    guid,
    {
      ...summaryWith(
        { synced: 1, failed: 1 },
        { initialSynced: SYNCED, lastSynced: SYNCED, syncedItems: 99, skippedItems: 1 },
      ),
      batch: guid,
    },
    [
      factsWith({
        guid: anna!,
        initialSynced: SYNCED,
        lastSynced: SYNCED,
        startedAt: '2026-09-01T12:05:00.000Z',
        totalItems: 100,
        copiedItems: 97,
        existingItems: 2,
        skippedItems: 1,
        totalBytes: 30_551_458_399,
        syncedBytes: 12_345_678,
        syncedFolders: 7,
      }),
      factsWith({ guid: bert!, failure: { ...failure, message: 'No. --> Server said no.' } }),
    ],
  );
  writeSkipped(shell.state, guid, anna!, [
    {
      kind: 'LargeItem',
      folderName: 'Inbox',
      subject: 'Holiday film',
      sender: 'carl@x.edu',
      dateSent: '2026-01-01T10:00:00.000Z',
      dateReceived: '2026-01-01T10:00:05.000Z',
      messageSize: 50_000_000,
      reason: 'The message is larger than 35 MB.',
      at: SYNCED,
    },
  ]);
});
afterAll(() => shell.dispose());

const batch = '(Get-MigrationBatch IMAPBatch1)';
const anna = '(Get-MigrationUser anna@x.edu)';
const statistics = '(Get-MigrationUserStatistics anna@x.edu)';

describe('what scripts read', () => {
  const cases: readonly (readonly [code: string, out: string])[] = [
    [`${batch}.Status.Value`, 'SyncedWithErrors'],
    [`"$(${batch}.Status)"`, 'SyncedWithErrors'],
    [`${batch}.Status.ToString()`, 'SyncedWithErrors'],
    [`${batch}.Status -eq 'syncedwitherrors'`, 'True'],
    [`'SyncedWithErrors' -eq ${batch}.Status`, 'True'],
    [`${batch}.Status -in 'Synced','SyncedWithErrors'`, 'True'],
    [`'Completed','SyncedWithErrors' -contains ${batch}.Status`, 'True'],
    [`${batch}.Status -like 'Synced*'`, 'True'],
    [`${batch}.Status -match '^Synced'`, 'True'],
    [`${batch}.Status -ne 'Synced'`, 'True'],
    [`switch (${batch}.Status) { 'Synced' { 'a' } 'SyncedWithErrors' { 'b' } }`, 'b'],
    [`switch -Wildcard (${batch}.Status) { 'Synced*' { 'w' } }`, 'w'],
    [`${batch}.Identity.Name`, 'IMAPBatch1'],
    [`${batch}.Identity.Id`, 'IMAPBatch1'],
    [`"$(${batch}.Identity)"`, 'IMAPBatch1'],
    [`${batch}.Identity.ToString()`, 'IMAPBatch1'],
    [`${batch}.Identity -like 'IMAP*'`, 'True'],
    [`${batch}.Identity -eq 'imapbatch1'`, 'True'],
    [`@(Get-MigrationBatch | Where-Object { $_.Identity -like 'I*' }).Count`, '1'],
    [`@(Get-MigrationBatch | ? Status -eq SyncedWithErrors).Count`, '1'],
    [`${batch}.SourceEndpoint.Identity.Id`, 'IMAPEndpoint'],
    [
      `(Get-MigrationEndpoint).Identity | % { (Test-MigrationServerAvailability -Endpoint $_).Result.Value }`,
      'Success',
    ],
    [`${batch}.MigrationType.ToString() -eq 'IMAP'`, 'True'],
    [`Get-MigrationBatch | ?{$_.MigrationType -like "*PublicFolder*"}`, ''],
    [`${batch}.TotalCount + ${batch}.SyncedCount + ${batch}.FailedCount`, '4'],
    [`${batch}.InitialSyncDuration.TotalMinutes`, '30'],
    [`(${batch}.LastSyncedDateTimeUTC - ${batch}.StartDateTimeUTC).TotalMinutes`, '30'],
    // The first of a pair is on the clocks of -TimeZone, seven hours behind in September.
    [
      `${batch}.StartDateTime.ToString('s') + ' ' + ${batch}.StartDateTimeUTC.ToString('s')`,
      '2026-09-01T05:00:00 2026-09-01T12:00:00',
    ],
    [`${batch}.ExpirationDateTimeUTC.ToString('s')`, '2026-10-31T12:30:00'],
    [`${batch}.NotificationEmails -join ','`, 'admin@contoso.com'],
    [`"$(${batch}.DataConsistencyScore)"`, 'Investigate'],
    [`${batch}.BatchGuid -eq (Get-MigrationBatch ${batch}.BatchGuid).BatchGuid`, 'True'],
    [`(Get-MigrationBatch "$(${batch}.BatchGuid)").Identity.Name`, 'IMAPBatch1'],
    [`$null -eq ${batch}.TargetEndpoint -and ${batch}.TargetDeliveryDomain -eq ''`, 'True'],
    [`${batch}.LastSyncedTime -eq ${batch}.LastSyncedDateTimeUTC`, 'True'],
    [
      `$r = (Get-MigrationBatch IMAPBatch1 -IncludeReport).Report; $r.Entries.Count; $r.Entries[0].CreationTime -is [datetime]; $r.Entries[0].Message -eq ("$($r.Entries[0])" -replace '^[^]]+\\] '); $r -is [string]`,
      '5\nTrue\nTrue\nTrue',
    ],
    [`@(${batch}.Report).Count; @((Get-MigrationBatch IMAPBatch1 -IncludeReport).Report -split '\\n').Count`, '1\n5'],
    [`${anna}.Identity.Split('@')[0]`, 'anna'],
    [`@{ 'anna@x.edu' = 'found' }[${anna}.Identity]`, 'found'],
    [`${anna}.Status -eq 'synced'`, 'True'],
    [`${anna}.Status`, 'Synced'],
    [`${anna}.Status.Value; ${anna}.Status.ToString(); ${anna}.Status.Length`, 'Synced\nSynced\n6'],
    [`@{ Synced = 'found' }[${anna}.Status]`, 'found'],
    [
      `${anna} | Select-Object Identity, Status | ConvertTo-Json -Compress`,
      '{"Identity":"anna@x.edu","Status":"Synced"}',
    ],
    [`switch (${anna}.Status) { Synced { 'yes' } }`, 'yes'],
    [
      `@(Get-MigrationUser -BatchId IMAPBatch1 | Group-Object Status | Sort-Object Name | % { "$($_.Name)=$($_.Count)" }) -join ' '`,
      'Failed=1 Synced=1',
    ],
    [`(Get-MigrationUser | Sort-Object Status -Descending | Select-Object -First 1).Identity`, 'anna@x.edu'],
    [`${anna}.EstimatedTotalSize`, '28.45 GB (30,551,458,399 bytes)'],
    [`${anna}.EstimatedTotalSize.ToBytes()`, '30551458399'],
    [`${anna}.EstimatedTotalSize.Value.ToMB()`, '29136'],
    [`${anna}.EstimatedTotalSize -gt 45GB; ${anna}.EstimatedTotalSize -gt 20GB`, 'False\nTrue'],
    [`[math]::Round(${anna}.EstimatedTotalSize / 1GB, 2)`, '28.45'],
    [`${anna}.StatusSummary.Value + ' ' + (Get-MigrationUser bert@x.edu).StatusSummary`, 'Synced Failed'],
    [`(Get-MigrationUser bert@x.edu).ErrorSummary`, 'ImapInvalidCredentialsException: No. --> Server said no.'],
    [
      `(Get-MigrationUserStatistics bert@x.edu).ErrorSummary; (Get-MigrationUserStatistics bert@x.edu).Error`,
      'No.\nImapInvalidCredentialsException: No. --> Server said no.',
    ],
    [`"$(${anna}.BatchId)"; ${anna}.BatchId.Name`, 'IMAPBatch1\nIMAPBatch1'],
    [
      `${statistics}.SyncedItemCount; ${statistics}.SkippedItemCount; ${statistics}.TotalItemsInSourceMailboxCount`,
      '99\n1\n100',
    ],
    [`'{0:P}' -f (${statistics}.SyncedItemCount / ${statistics}.TotalItemsInSourceMailboxCount)`, '99.000%'],
    [`${statistics}.PercentageComplete; ${statistics}.PercentComplete; ${statistics}.ItemsSynced`, '100\n100\n99'],
    [`${statistics}.BytesTransferred.ToBytes()`, '12345678'],
    [
      `${statistics}.SkippedItems | % { "$($_.Kind) $($_.FolderName) $($_.Subject): $($_.Failure)" }`,
      'LargeItem Inbox Holiday film: The message is larger than 35 MB.',
    ],
    [`@((Get-MigrationUserStatistics anna@x.edu -IncludeSkippedItems -LimitSkippedItemsTo 0).SkippedItems).Count`, '0'],
    [
      `$u = Get-MigrationUser -BatchId IMAPBatch1; ($u | Get-MigrationUserStatistics).Identity -join ','`,
      'anna@x.edu,bert@x.edu',
    ],
    [`(Get-MigrationStatistics).SyncedCount; (Get-MigrationStatistics).FailedCount`, '1\n1'],
    [`(Get-MigrationConfig).Features -like '*PAW*'`, 'True'],
    [`(Get-MigrationUser | Select-Object Identity, Status | ConvertTo-Csv)[1]`, '"anna@x.edu","Synced"'],
    [
      `(Get-MigrationBatch | Select-Object Identity, Status, TotalCount | ConvertTo-Csv)[1]`,
      '"IMAPBatch1","SyncedWithErrors","2"',
    ],
    [`Set-StrictMode -Version Latest; ${batch}.Message.Length; Set-StrictMode -Off`, '0'],
  ];
  it.each(cases)('%s', (code, out) => expect(shell.ok(code)).toBe(out));
});

/** Names in the order of Format-List; those that the reference does not know are ours and may stand anywhere. */
function order(command: string, known: string): void {
  const names = shell.ok(
    `(${command} | Format-List | Out-String -Width 500) -split '\\n' | % { if ($_ -match '^(\\w+) +: ?') { $Matches[1] } }`,
  );
  const wanted = known.trim().split(/[\s,]+/);
  expect(names.split('\n').filter((name) => wanted.includes(name))).toEqual(wanted);
}

describe('the order of properties', () => {
  it('of a batch', () =>
    order(
      'Get-MigrationBatch IMAPBatch1',
      `Identity Status State DataConsistencyScore Flags WorkflowStage TriggeredAction BatchGuid TotalCount ActiveCount StoppedCount SyncedCount
       FinalizedCount FailedCount CompletedWithWarningCount PostMigrationSyncCount PendingCount ProvisionedCount ValidationWarningCount ValidationWarnings
       Message CreationDateTime CreationDateTimeUTC StartDateTime StartDateTimeUTC ExpirationDateTime ExpirationDateTimeUTC LastSyncedDateTime
       LastSyncedDateTimeUTC SubmittedByUser OwnerId OwnerExchangeObjectId NotificationEmails MigrationType BatchDirection Locale Reports IsProvisioning
       IsLargeArchiveOnboarding IsOnboardingRestore CompleteAfter CompleteAfterUTC`,
    ));
  it('of a user', () =>
    order(
      'Get-MigrationUser anna@x.edu',
      `Identity, Guid, BatchId, MailboxIdentifier, MailboxEmailAddress, Status, StatusSummary, MigrationType, State, Flags, WorkflowStep, WorkflowStage,
       EstimatedTotalCount, EstimatedTotalSize, EstimatedArchiveCount, EstimatedArchiveSize, RemoteIdentifier, RecipientType, SkippedItemCount, SyncedItemCount,
       TransferredItemCount, SyncedFolderCount, MailboxGuid, RequestGuid, TriggeredAction, DataConsistencyScore, HasUnapprovedSkippedItems, ErrorSummary,
       LastSuccessfulSyncTime, LastSubscriptionCheckTime, Diagnostics, DiagnosticInfo`,
    ));
  it('of an availability test', () =>
    order(
      'Test-MigrationServerAvailability -Imap -RemoteServer down.x.edu -Port 993',
      'Result Message SupportsCutover ErrorDetail IsValid Identity ObjectState',
    ));
});

describe('default views', () => {
  const cases: readonly (readonly [command: string, out: string])[] = [
    [
      'Get-MigrationBatch',
      'Identity   Status           Type TotalCount\n--------   ------           ---- ----------\nIMAPBatch1 SyncedWithErrors IMAP 2',
    ],
    [
      'Get-MigrationEndpoint',
      'Identity     EndpointType RemoteServer\n--------     ------------ ------------\nIMAPEndpoint IMAP         imap.contoso.com',
    ],
    [
      'Get-MigrationUser anna@x.edu | Out-String -Width 130',
      'Identity                                 Batch                          Status                    LastSyncTime\n--------                                 -----                          ------                    ------------\nanna@x.edu                               IMAPBatch1                     Synced                    9/1/2026 12:30:00 PM',
    ],
    [
      'Get-MigrationUserStatistics anna@x.edu',
      'Identity   Batch      Status Items Synced Items Skipped\n--------   -----      ------ ------------ -------------\nanna@x.edu IMAPBatch1 Synced           99             1',
    ],
    [
      'Get-MigrationBatch | ft *last*sync*',
      'LastSyncedDateTime  LastSyncedDateTimeUTC\n------------------  ---------------------\n9/1/2026 5:30:00 AM 9/1/2026 12:30:00 PM',
    ],
  ];
  it.each(cases)('%s', (command, out) => {
    const lines = shell
      .ok(command)
      .split('\n')
      .map((line) => line.trimEnd());
    // .NET's en-US puts a narrow space before PM.
    expect(lines.join('\n').replaceAll('\u202f', ' ')).toBe(out);
  });
});
