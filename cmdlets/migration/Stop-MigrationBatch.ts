import { cmdlet } from '../../src/engine/command/definition.js';
import { wishStopped } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatchFor } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { plumbing } from './parameters/foreign.js';

export const StopMigrationBatch = cmdlet({
  name: 'Stop-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Stops a batch: users that are being migrated or wait for it, and the daily syncs of those that are done.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.StopMigrationBatch',
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of the batch; the one that is being migrated when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    ...plumbing,
  },
  examples: [
    { code: 'Stop-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be stopped.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const batch = requireBatchFor(task, context, 'stopped');
      const action = `Stopping migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => wishStopped(draft, new Date()));
      task.wakeRunner();
    });
  },
});
