import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { batchStatus } from '../../src/migration/batch/status.js';
import { wishCompleted } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { readSummary } from '../../state/facts.js';
import { foreign, plumbing } from './organization/foreign-parameters.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';

/** Statuses from which a last sync makes sense. */
const COMPLETABLE = [
  'Syncing',
  'Synced',
  'SyncedWithErrors',
  'IncrementalSyncing',
  'Stopped',
  'CompletedWithErrors',
  'Failed',
];

export const CompleteMigrationBatch = cmdlet({
  name: 'Complete-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Syncs a batch a last time and ends its daily syncs.',
  description: [
    'Exchange Online refuses this for IMAP migrations. Here it does a final sync of every mailbox, and then no more.',
  ],
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.CompleteMigrationBatch',
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of the batch.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    SyncAndComplete: { type: switchParameter, help: 'Taken for scripts that give it: a final sync is always done.' },
    NotificationEmails: { type: stringArray, help: 'Addresses that status mails go to from now on.' },
    CompletePublicFolderMigrationWithDataLoss: foreign(switchParameter, 'public folder migrations'),
    ...plumbing,
  },
  examples: [
    { code: 'Complete-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be completed.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { Identity, NotificationEmails } = context.parameters;
      const batch = requireBatch(task, Identity);
      const status = batchStatus(batch, readSummary(task.state, batch.guid), new Date());
      if (!COMPLETABLE.includes(status)) {
        task.fail(
          'permanent',
          `The migration batch "${batch.name}" can't be completed because its status is ${status}.`,
        );
      }
      const action = `Completing migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => {
        wishCompleted(draft, new Date());
        if (NotificationEmails) draft.notificationEmails = [...NotificationEmails];
      });
      task.wakeRunner();
      context.warning(
        `A last sync of the migration batch "${batch.name}" has begun. When its status is Completed and the MX record points to the new place, remove the batch: Remove-MigrationBatch "${batch.name}".`,
      );
    });
  },
});
