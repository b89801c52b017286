import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { wishStarted } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatchFor } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { leftover, plumbing } from './parameters/foreign.js';

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
      help: 'Name or BatchGuid of the batch; the only one that can be started when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    Validate: leftover(switchParameter, 'Check the server with Test-MigrationServerAvailability -Endpoint.'),
    ...plumbing,
  },
  examples: [
    { code: 'Start-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be started.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const batch = requireBatchFor(task, context, 'started');
      const action = `Starting migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => wishStarted(draft, new Date()));
      task.wakeRunner();
    });
  },
});
