import { cmdlet } from '../../src/engine/command/definition.js';
import { wishStarted } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';

export const StartMigrationBatch = cmdlet({
  name: 'Start-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Starts a batch, goes on with a stopped one, or tries failed users again.',
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.StartMigrationBatch',
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of the batch.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
  },
  examples: [
    { code: 'Start-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be started.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const batch = requireBatch(task, context.parameters.Identity);
      if (batch.desired === 'Removed') task.fail('permanent', `The migration batch "${batch.name}" is being removed.`);
      const action = `Starting migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => wishStarted(draft, new Date()));
      task.wakeRunner();
    });
  },
});
