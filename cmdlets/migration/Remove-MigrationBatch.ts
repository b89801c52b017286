import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { removeBatchDirectly, removeDamagedBatch } from '../../src/migration/batch/remove.js';
import { wishRemoved } from '../../src/migration/batch/wishes.js';
import { updateBatch } from '../../state/batches.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { damagedBatch, requireBatch, requireBatchFor } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { removalAdvice } from './organization/removal-advice.js';
import { plumbing } from './parameters/foreign.js';

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
      help: 'Name or BatchGuid of the batch; the only one that can be removed when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    Force: {
      type: switchParameter,
      help: 'Removes a batch whose documents are damaged or whose mailboxes are being migrated.',
    },
    ...plumbing,
  },
  examples: [
    { code: 'Remove-MigrationBatch -Identity IMAPBatch1 -WhatIf', remarks: 'Shows which batch would be removed.' },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { Force, Identity } = context.parameters;
      const damaged = Force && Identity ? damagedBatch(task, Identity) : undefined;
      if (damaged) {
        const action = `Removing migration batch "${damaged.name}".`;
        if (context.shouldProcessText(action, action)) removeDamagedBatch(task.state, damaged.guid);
        return;
      }
      const batch = Force && Identity ? requireBatch(task, Identity) : requireBatchFor(task, context, 'removed');
      const action = `Removing migration batch "${batch.name}".`;
      const advice = context.wantsDecision ? removalAdvice(context.host, task.state, batch) : '';
      if (advice !== '') context.warning(advice);
      if (!context.shouldProcessText(action, action)) return;
      updateBatch(task.state, batch.guid, (draft) => wishRemoved(draft, new Date()));
      if (!removeBatchDirectly(task.state, batch.guid)) task.wakeRunner();
    });
  },
});
