import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import type { BatchStatus } from '../../src/migration/batch/status.js';
import { readOrganization } from '../../state/organization.js';
import type { BatchDocument } from '../../state/schema.js';
import { recordOf } from './organization/errors.js';
import { batchIdentity, endpointIdentity } from './organization/identity-parameters.js';
import { batchObject, readableBatches, requireBatch, requireEndpoint } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { DEFAULT_RESULT_SIZE, warnOfMore } from './organization/result-size.js';
import { batchStatus, unlimited } from './parameters/exchange-types.js';
import { diagnosticInfo, domainController, onPremisesDiagnostics, partition } from './parameters/foreign.js';
import './types/views.js';

export const GetMigrationBatch = cmdlet({
  name: 'Get-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the migration batches and how far they are.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationBatch'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.GetMigrationBatch',
  // The original has a fourth set, BatchesFromEndpoint, for servers on-premises; with it -Endpoint alone would be ambiguous. What it allows
  // (-Endpoint with -Status) is allowed in BatchesByEndpoint.
  sets: ['Identity', 'BatchesByEndpoint', 'BatchesByStatus'],
  defaultSet: 'Identity',
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of one batch; all when absent.',
      allowNull: true,
      sets: { Identity: { position: 0, pipeline: true, byName: true } },
    },
    Endpoint: {
      type: endpointIdentity,
      help: 'Shows the batches that use this endpoint.',
      sets: { BatchesByEndpoint: {} },
    },
    Status: {
      type: batchStatus,
      help: 'Shows the batches with this status.',
      sets: inSets(['Identity', 'BatchesByEndpoint', 'BatchesByStatus'], {}),
    },
    IncludeReport: { type: switchParameter, help: 'Fills the Report property: what happened to the batch.' },
    DiagnosticInfo: diagnosticInfo,
    ...onPremisesDiagnostics('Identity', 'BatchesByEndpoint'),
    DomainController: domainController('Identity', 'BatchesByEndpoint'),
    Partition: partition(),
    ResultSize: {
      type: unlimited,
      help: 'How many batches are shown at most: a number or Unlimited.',
      default: DEFAULT_RESULT_SIZE,
    },
  },
  examples: [{ code: 'Get-MigrationBatch -Status Syncing', remarks: 'Shows the batches that are being migrated.' }],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      const organization = readOrganization(task.state);
      let left = parameters.ResultSize;
      for (const batch of chosen(task)) {
        const object = batchObject(task.state, batch, organization, parameters.IncludeReport);
        if (parameters.Status !== undefined && !isOfStatus(object.parts.status, parameters.Status)) continue;
        if (left-- <= 0) {
          warnOfMore(context, parameters.ResultSize);
          return;
        }
        context.write(object);
      }
    });

    function chosen(task: MigrationTask): readonly BatchDocument[] {
      const { Identity, Endpoint } = context.parameters;
      if (Identity) return [requireBatch(task, Identity)];
      const all = readableBatches(task.state, ({ error }) => {
        const record = error && recordOf(error);
        if (record) context.writeError(record);
      });
      if (!Endpoint) return all;
      const { guid } = requireEndpoint(task, Endpoint);
      return all.filter((batch) => batch.sourceEndpoint === guid || batch.targetEndpoint === guid);
    }
  },
});

/** The documentation calls a batch that was never started now Created, now Stopped: it is shown as the one and found as either. */
function isOfStatus(status: BatchStatus, wanted: BatchStatus): boolean {
  return status === wanted || (status === 'Created' && wanted === 'Stopped');
}
