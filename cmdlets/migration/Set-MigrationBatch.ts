import { cmdlet } from '../../src/engine/command/definition.js';
import {
  boolean,
  bytes,
  dateTime,
  int32,
  switchParameter,
  timeSpan,
} from '../../src/engine/command/parameter-types.js';
import type { DateTime } from '../../src/engine/values/datetime.js';
import { type MigrationCsvRow, readMigrationCsv } from '../../src/migration/batch/read-csv.js';
import { applyRow, chosenRows, usersFromCsv } from '../../src/migration/batch/users-from-csv.js';
import { wishSyncNow, wishUpdated } from '../../src/migration/batch/wishes.js';
import { updateUsers, usersOf } from '../../state/batch-users.js';
import { addUsers, updateBatch } from '../../state/batches.js';
import type { BatchDocument } from '../../state/schema.js';
import { ensureSecretKey } from '../../state/secrets.js';
import { batchIdentity, endpointIdentity } from './organization/identity-parameters.js';
import { requireBatchFor, requireEndpoint } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { type CommonSettings, checkSettings } from './organization/new-batch.js';
import { databaseId, texts, unlimited } from './parameters/exchange-types.js';
import { foreign, largeItemRemedy, leftover, limitRemedy, plumbing } from './parameters/foreign.js';
import { changedList, type ListChange, listChange } from './parameters/list-change.js';
import { instantText } from './types/instants.js';

export const SetMigrationBatch = cmdlet({
  name: 'Set-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Changes a batch, adds users to it, or syncs it now.',
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.SetMigrationBatch',
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of the batch.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    SyncNow: { type: switchParameter, help: 'Copies at once what is new in the mailboxes that are synced.' },
    Update: {
      type: switchParameter,
      help: 'Applies changed settings of the endpoint, the batch and its users at once.',
    },
    CSVData: {
      type: bytes,
      allowEmptyCollection: true,
      help: 'The content of a CSV file with new logins of the users, or with users to add.',
    },
    AddUsers: { type: switchParameter, help: 'Adds the users of -CSVData that the batch does not have.' },
    AllowUnknownColumnsInCsv: {
      type: boolean,
      help: 'Leaves out columns that are not known instead of refusing the file.',
      default: false,
    },
    ApproveSkippedItems: { type: switchParameter, help: 'Marks the items skipped up to now as approved.' },
    NotificationEmails: {
      type: listChange('Microsoft.Exchange.Data.SmtpAddress'),
      help: "Addresses that status mails go to; @{Add='a@contoso.com'; Remove='b@contoso.com'} changes some of them.",
      allowNull: true,
      allowEmptyCollection: true,
    },
    ReportInterval: { type: timeSpan, help: 'Time between two status mails; 0 is never.' },
    SkipReports: { type: boolean, help: 'Sends no status mails.' },
    StartAfter: { type: dateTime, help: 'Mail is copied from this time on only.' },
    CompleteAfter: { type: dateTime, help: 'Mailboxes that are synced are completed from this time on.' },
    AllowIncrementalSyncs: { type: boolean, help: 'Synced mailboxes are synced again every day.' },
    AutoRetryCount: { type: int32, help: 'How often a failed user is tried again by itself.' },
    SourceEndpoint: {
      type: endpointIdentity,
      help: 'Reads the mailboxes from another endpoint from now on.',
      ours: true,
    },
    ExcludeFolders: {
      type: listChange('System.String'),
      help: 'Folders that are left out from now on, or @{Add=…; Remove=…}.',
      ours: true,
      allowNull: true,
      allowEmptyCollection: true,
    },
    IncludeFolders: {
      type: listChange('System.String'),
      help: 'The only folders that are migrated from now on, or @{Add=…; Remove=…}.',
      ours: true,
      allowNull: true,
      allowEmptyCollection: true,
    },
    MoveOptions: foreign(texts, 'moves of Exchange mailboxes'),
    SkipMerging: foreign(texts, 'moves of Exchange mailboxes'),
    SkipMoving: foreign(texts, 'moves of Exchange mailboxes'),
    SourcePublicFolderDatabase: foreign(databaseId, 'public folder migrations'),
    BadItemLimit: leftover(unlimited, limitRemedy),
    LargeItemLimit: leftover(unlimited, largeItemRemedy),
    ...plumbing,
  },
  examples: [
    { code: 'Set-MigrationBatch -Identity IMAPBatch1 -SyncNow -WhatIf', remarks: 'Shows which batch would be synced.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      checkSettings(task, { ...parameters, NotificationEmails: parameters.NotificationEmails?.incoming });
      const batch = requireBatchFor(task, context, parameters.SyncNow ? 'synced' : 'changed');
      const source = parameters.SourceEndpoint ? requireEndpoint(task, parameters.SourceEndpoint) : null;
      if (parameters.AddUsers && !parameters.CSVData)
        task.fail('permanent', '-AddUsers needs -CSVData: the users to add.');
      const rows = parameters.CSVData
        ? readMigrationCsv(parameters.CSVData, {
            allowUnknownColumns: parameters.AllowUnknownColumnsInCsv,
            passwordsNeeded: (source ?? requireEndpoint(task, batch.sourceEndpoint)).authentication === 'Basic',
          })
        : null;
      const action = `Setting migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      if (rows) takeRows(task, batch, rows, parameters.AddUsers);
      updateBatch(task.state, batch.guid, (draft) => {
        if (source) draft.sourceEndpoint = source.guid;
        applySettings(draft, parameters);
      });
      task.wakeRunner();
    });
  },
});

/** New rows become users when they are to be added; known ones bring new logins. Without -AddUsers an unknown address is an error. */
function takeRows(task: MigrationTask, batch: BatchDocument, rows: Iterable<MigrationCsvRow>, add: boolean): void {
  const key = ensureSecretKey(task.state);
  const known = new Set<string>();
  for (const { user } of usersOf(task.state, batch.guid)) known.add(user.emailAddress.toLowerCase());
  const fresh = chosenRows(rows, (row) => !known.has(row.emailAddress.toLowerCase()));
  const [first] = fresh;
  if (first && !add) {
    task.fail(
      'csv',
      `Row ${first.row}: "${first.emailAddress}" isn't a user of the migration batch "${batch.name}". Use -AddUsers to add users.`,
    );
  }
  if (add) {
    if (first) addUsers(task.state, batch.guid, usersFromCsv(fresh, key));
    return;
  }
  const byAddress = new Map([...rows].map((row) => [row.emailAddress.toLowerCase(), row]));
  updateUsers(
    task.state,
    batch.guid,
    (user) => byAddress.has(user.emailAddress.toLowerCase()),
    (draft) => applyRow(draft, byAddress.get(draft.emailAddress.toLowerCase())!, key),
  );
}

interface Settings extends Omit<CommonSettings, 'NotificationEmails'> {
  readonly NotificationEmails: ListChange | null | undefined;
  readonly SyncNow: boolean;
  readonly Update: boolean;
  readonly ApproveSkippedItems: boolean;
  readonly SkipReports: boolean | undefined;
  readonly StartAfter: DateTime | undefined;
  readonly CompleteAfter: DateTime | undefined;
  readonly AllowIncrementalSyncs: boolean | undefined;
  readonly ExcludeFolders: ListChange | null | undefined;
  readonly IncludeFolders: ListChange | null | undefined;
}

function applySettings(draft: BatchDocument, settings: Settings): void {
  const now = new Date();
  draft.changed = now.toISOString();
  if (settings.SyncNow) wishSyncNow(draft, now);
  if (settings.Update) wishUpdated(draft, now);
  if (settings.ApproveSkippedItems) draft.skippedItemsApproved = now.toISOString();
  draft.notificationEmails = changedList(draft.notificationEmails, settings.NotificationEmails);
  if (settings.ReportInterval) draft.reportInterval = settings.ReportInterval.totalMilliseconds;
  if (settings.SkipReports !== undefined) draft.skipReports = settings.SkipReports;
  if (settings.StartAfter) draft.startAfter = instantText(settings.StartAfter, draft.timeZone);
  if (settings.CompleteAfter) draft.completeAfter = instantText(settings.CompleteAfter, draft.timeZone);
  if (settings.AllowIncrementalSyncs !== undefined) draft.allowIncrementalSyncs = settings.AllowIncrementalSyncs;
  if (settings.AutoRetryCount !== undefined) draft.autoRetryCount = settings.AutoRetryCount;
  draft.excludeFolders = changedList(draft.excludeFolders, settings.ExcludeFolders);
  draft.includeFolders = changedList(draft.includeFolders, settings.IncludeFolders);
}
