import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { removeBatchDirectly } from '../../src/migration/batch/remove.js';
import { batchStatus } from '../../src/migration/batch/status.js';
import { wishRemoved } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { readSummary } from '../../state/facts.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';

/** Statuses in which mail is being moved: stop first, as Exchange demands. */
const RUNNING = ['Starting', 'Syncing', 'Completing'];

export const RemoveMigrationBatch = cmdlet({
  name: 'Remove-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Removes a batch that is not being migrated. The migrated mail stays.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.RemoveMigrationBatch',
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of the batch.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    Force: {
      type: switchParameter,
      help: 'Removes a batch whose documents are damaged or whose mailboxes are being migrated.',
    },
  },
  examples: [
    { code: 'Remove-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be removed.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { Identity, Force } = context.parameters;
      const batch = requireBatch(task, Identity);
      const status = batchStatus(batch, readSummary(task.state, batch.guid), new Date());
      if (RUNNING.includes(status) && !Force) {
        task.fail(
          'permanent',
          `The migration batch "${batch.name}" can't be removed because its status is ${status}. Stop it first: Stop-MigrationBatch "${batch.name}".`,
        );
      }
      const action = `Removing migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => wishRemoved(draft, new Date()));
      if (!removeBatchDirectly(task.state, batch.guid)) task.wakeRunner();
    });
  },
});
