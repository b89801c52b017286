import { cmdlet } from '../../src/engine/command/definition.js';
import { type BatchCounts, batchCounts } from '../../src/migration/batch/status.js';
import { readSummary } from '../../state/facts.js';
import { readOrganization } from '../../state/organization.js';
import { readableBatches } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { diagnosticInfo, onPremisesDiagnostics, plumbing } from './parameters/foreign.js';
import { MigrationStatistics } from './types/migration-statistics.js';

export const GetMigrationStatistics = cmdlet({
  name: 'Get-MigrationStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows how many mailboxes of all batches are where.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationStatistics'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.GetMigrationStatistics',
  parameters: {
    DiagnosticInfo: diagnosticInfo,
    ...onPremisesDiagnostics(),
    ...plumbing,
  },
  examples: [{ code: 'Get-MigrationStatistics', remarks: 'Shows the sums over all batches.' }],
  run(context) {
    return migrationTask(context, ({ state }) => {
      const counts = readableBatches(state, () => undefined).map((batch) =>
        batchCounts(batch, readSummary(state, batch.guid)),
      );
      const sum = (read: (one: BatchCounts) => number): number => counts.reduce((total, one) => total + read(one), 0);
      context.write(
        new MigrationStatistics(readOrganization(state).config.organization, {
          total: sum((one) => one.total),
          active: sum((one) => one.active),
          stopped: sum((one) => one.stopped),
          synced: sum((one) => one.synced),
          finalized: sum((one) => one.finalized),
          failed: sum((one) => one.failed),
        }),
      );
    });
  },
});
