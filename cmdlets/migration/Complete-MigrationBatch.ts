import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { wishCompleted } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatchFor } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { addresses } from './parameters/exchange-types.js';
import { foreign, plumbing } from './parameters/foreign.js';

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
      help: 'Name or BatchGuid of the batch; the only one that can be completed when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    SyncAndComplete: { type: switchParameter, help: 'Taken for scripts that give it: a final sync is always done.' },
    NotificationEmails: { type: addresses, help: 'Addresses that status mails go to from now on.' },
    CompletePublicFolderMigrationWithDataLoss: foreign(switchParameter, 'public folder migrations'),
    ...plumbing,
  },
  examples: [
    { code: 'Complete-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be completed.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { NotificationEmails } = context.parameters;
      const batch = requireBatchFor(task, context, 'completed');
      const action = `Completing migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => {
        wishCompleted(draft, new Date());
        if (NotificationEmails) draft.notificationEmails = [...NotificationEmails];
      });
      task.wakeRunner();
      context.warning(
        `The final sync of the migration batch "${batch.name}" has begun; mail that reaches the source after it isn't copied. When the status is Completed, remove the batch: Remove-MigrationBatch "${batch.name}".`,
      );
    });
  },
});
