import { cmdlet } from '../../src/engine/command/definition.js';
import { batchStatus } from '../../src/migration/batch/status.js';
import { wishStopped } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { readSummary } from '../../state/facts.js';
import type { BatchDocument } from '../../state/schema.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { readableBatches, requireBatch } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';

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
      help: 'Name or BatchGuid of the batch; the batch that is being migrated when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
  },
  examples: [
    { code: 'Stop-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be stopped.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { Identity } = context.parameters;
      const batch = Identity ? requireBatch(task, Identity) : runningBatch(task);
      checkStoppable(task, batch);
      const action = `Stopping migration batch "${batch.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => wishStopped(draft, new Date()));
      task.wakeRunner();
    });
  },
});

/** Without -Identity: the one batch that is being migrated. */
function runningBatch(task: MigrationTask): BatchDocument {
  const running = readableBatches(task.state, () => undefined).filter((batch) => batch.desired === 'Started');
  if (running.length === 0) task.fail('permanent', 'There is no migration batch that is being processed.');
  if (running.length > 1) {
    task.fail(
      'permanent',
      `Several migration batches are being processed. Name one with -Identity: ${running.map((one) => one.name).join(', ')}.`,
    );
  }
  return running[0]!;
}

function checkStoppable(task: MigrationTask, batch: BatchDocument): void {
  const status = batchStatus(batch, readSummary(task.state, batch.guid), new Date());
  if (['Stopped', 'Stopping', 'Created', 'Completed', 'CompletedWithErrors', 'Removing'].includes(status)) {
    task.fail('permanent', `The migration batch "${batch.name}" can't be stopped because its status is ${status}.`);
  }
}
