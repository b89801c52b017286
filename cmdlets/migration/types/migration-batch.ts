import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { ConsistencyScore } from '../../../src/migration/batch/consistency.js';
import { expirationOf } from '../../../src/migration/batch/expiry.js';
import { type BatchStatus, batchCounts } from '../../../src/migration/batch/status.js';
import type { SummaryDocument } from '../../../state/facts-schema.js';
import type { BatchDocument } from '../../../state/schema.js';
import * as enums from './enumerations.js';
import { MigrationBatchId } from './identity.js';
import { duration, guidValue, instantIn, instantValue } from './instants.js';
import type { MigrationEndpoint } from './migration-endpoint.js';
import { reportValue } from './report.js';

/** What a batch object is made of: its wishes, its facts, and what was looked up beside them. */
export interface MigrationBatchParts {
  readonly batch: BatchDocument;
  readonly summary: SummaryDocument | undefined;
  readonly status: BatchStatus;
  readonly sourceEndpoint: MigrationEndpoint | null;
  readonly targetEndpoint: MigrationEndpoint | null;
  readonly consistency: ConsistencyScore;
  /** Lines for -IncludeReport; null without it. */
  readonly report: readonly string[] | null;
}

/** A batch as New- and Get-MigrationBatch hand it out: a picture of one moment. */
export class MigrationBatch extends NetObject {
  readonly parts: MigrationBatchParts;
  readonly identity: MigrationBatchId;

  constructor(parts: MigrationBatchParts) {
    super();
    this.parts = parts;
    this.identity = new MigrationBatchId(parts.batch.name, parts.batch.guid);
  }
}

type Read = (self: MigrationBatch) => Value;

/** A date, given twice: `X` on the clocks of the batch's time zone and `XUTC`. Without -TimeZone both are UTC. */
function datePair(name: string, read: (parts: MigrationBatchParts) => string | null): Record<string, Read> {
  const instant = ({ parts }: MigrationBatch): string | null => read(parts);
  return {
    [`${name}: datetime`]: (self) => instantIn(instant(self), self.parts.batch.timeZone),
    [`${name}UTC: datetime`]: (self) => instantValue(instant(self)),
  };
}

function count(name: string, read: (counts: ReturnType<typeof batchCounts>) => number): Record<string, Read> {
  return { [`${name}: int`]: ({ parts }) => read(batchCounts(parts.batch, parts.summary)) };
}

function stateOf(status: BatchStatus): Value {
  switch (status) {
    case 'Created':
    case 'Waiting':
      return enums.migrationState.of('Waiting');
    case 'Stopped':
      return enums.migrationState.of('Stopped');
    case 'Failed':
    case 'Corrupted':
      return enums.migrationState.of('Failed');
    case 'Completed':
    case 'CompletedWithErrors':
      return enums.migrationState.of('Completed');
    default:
      return enums.migrationState.of('Active');
  }
}

function triggeredAction({ parts }: MigrationBatch): Value {
  const { batch, summary } = parts;
  if (batch.desired === 'Removed') return enums.triggeredAction.of('Remove');
  if (parts.status === 'Stopping') return enums.triggeredAction.of('Stop');
  if (batch.desired === 'Started' && (summary?.startGeneration ?? 0) < batch.startGeneration)
    return enums.triggeredAction.of('Start');
  if ((summary?.syncGeneration ?? 0) < batch.syncGeneration) return enums.triggeredAction.of('Sync');
  return enums.triggeredAction.of('None');
}

/** Seconds from the wished start to the first Synced, as a TimeSpan; null before. */
function initialSyncDuration({ parts }: MigrationBatch): Value {
  const { started } = parts.batch;
  const synced = parts.summary?.initialSynced;
  return started && synced ? duration(Date.parse(synced) - Date.parse(started)) : null;
}

// The order is that of Exchange Online's Format-List (reference/exchange-objects.md §1).
defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationBatch',
  represents: MigrationBatch,
  properties: {
    'Identity: Microsoft.Exchange.Data.Storage.Management.MigrationBatchId': (self: MigrationBatch) => self.identity,
    'Status: Microsoft.Exchange.Data.Storage.Management.MigrationBatchStatus': ({ parts }: MigrationBatch) =>
      enums.migrationBatchStatus.of(parts.status),
    'State: Microsoft.Exchange.Data.Storage.Management.MigrationState': ({ parts }: MigrationBatch) =>
      stateOf(parts.status),
    'DataConsistencyScore: Microsoft.Exchange.Data.Storage.Management.MigrationDataConsistencyScore': ({
      parts,
    }: MigrationBatch) => enums.dataConsistencyScore.of(parts.consistency),
    'Flags: Microsoft.Exchange.Data.Storage.Management.MigrationFlags': () => enums.migrationFlags.of('None'),
    'WorkflowStage: Microsoft.Exchange.Data.Storage.Management.MigrationWorkflowStage': ({ parts }: MigrationBatch) =>
      enums.workflowStage.of(parts.status === 'Created' ? 'Validation' : 'Processing'),
    'TriggeredAction: Microsoft.Exchange.Data.Storage.Management.MigrationBatchFlagsTriggeredAction': triggeredAction,
    'BatchGuid: guid': ({ parts }: MigrationBatch) => guidValue(parts.batch.guid),
    ...count('TotalCount', (counts) => counts.total),
    ...count('ActiveCount', (counts) => counts.active),
    ...count('StoppedCount', (counts) => counts.stopped),
    ...count('SyncedCount', (counts) => counts.synced),
    ...count('FinalizedCount', (counts) => counts.finalized),
    ...count('FailedCount', (counts) => counts.failed),
    ...count('CompletedWithWarningCount', (counts) => counts.completedWithWarnings),
    ...count('PostMigrationSyncCount', () => 0),
    ...count('PendingCount', () => 0),
    ...count('ProvisionedCount', () => 0),
    ...count('ValidationWarningCount', () => 0),
    'ValidationWarnings: System.Object[]': () => [],
    'Message: string': ({ parts }: MigrationBatch) => parts.summary?.message ?? '',
    ...datePair('CreationDateTime', ({ batch }) => batch.created),
    ...datePair('StartDateTime', ({ batch }) => batch.started),
    ...datePair('InitialSyncDateTime', ({ summary }) => summary?.initialSynced ?? null),
    'InitialSyncDuration: timespan': initialSyncDuration,
    ...datePair(
      'ExpirationDateTime',
      ({ batch, summary, status }) => expirationOf(batch, summary, status)?.at.toISOString() ?? null,
    ),
    ...datePair('LastSyncedDateTime', ({ summary }) => summary?.lastSynced ?? null),
    'SubmittedByUser: string': ({ parts }: MigrationBatch) => parts.batch.submittedBy,
    'OwnerId: string': ({ parts }: MigrationBatch) => parts.batch.submittedBy,
    'OwnerExchangeObjectId: guid': () => guidValue(null),
    'NotificationEmails: string[]': ({ parts }: MigrationBatch) => [...parts.batch.notificationEmails],
    'MigrationType: Microsoft.Exchange.Data.Storage.Management.MigrationType': () => enums.migrationType.of('IMAP'),
    'BatchDirection: Microsoft.Exchange.Data.Storage.Management.MigrationBatchDirection': () =>
      enums.batchDirection.of('Onboarding'),
    'Locale: string': ({ parts }: MigrationBatch) => parts.batch.locale || 'en-US',
    'Reports: System.Object[]': () => [],
    'IsProvisioning: bool': () => false,
    'IsLargeArchiveOnboarding: bool': () => false,
    'IsOnboardingRestore: bool': () => false,
    ...datePair('StartAfter', ({ batch }) => batch.startAfter),
    ...datePair('CompleteAfter', ({ batch }) => batch.completeAfter),
    'SourceEndpoint: Microsoft.Exchange.Data.Storage.Management.MigrationEndpoint': ({ parts }: MigrationBatch) =>
      parts.sourceEndpoint,
    'TargetEndpoint: Microsoft.Exchange.Data.Storage.Management.MigrationEndpoint': ({ parts }: MigrationBatch) =>
      parts.targetEndpoint,
    'ExcludeFolders: string[]': ({ parts }: MigrationBatch) => [...parts.batch.excludeFolders],
    'IncludeFolders: string[]': ({ parts }: MigrationBatch) => [...parts.batch.includeFolders],
    'ContentFilter: string': ({ parts }: MigrationBatch) => parts.batch.contentFilter,
    'ReportInterval: timespan': ({ parts }: MigrationBatch) => duration(parts.batch.reportInterval),
    'AllowIncrementalSyncs: bool': ({ parts }: MigrationBatch) => parts.batch.allowIncrementalSyncs,
    'AutoRetryCount: int': ({ parts }: MigrationBatch) => parts.batch.autoRetryCount,
    'Report: string': ({ parts }: MigrationBatch) => reportValue(parts.report),
    'DiagnosticInfo: string': ({ parts }: MigrationBatch) => parts.summary?.pause?.reason ?? '',
    // Settings of moves between Exchange servers: scripts that compare configurations read them.
    'TargetDeliveryDomain: string': { get: () => '', hidden: true },
    'BadItemLimit: string': { get: () => 'Unlimited', hidden: true },
    'LargeItemLimit: string': { get: () => 'Unlimited', hidden: true },
    'MoveOptions: string[]': { get: () => [], hidden: true },
    'SkipMerging: string[]': { get: () => [], hidden: true },
    // What scripts ask for, taking the admin center's label for the name.
    'LastSyncedTime: datetime': {
      get: ({ parts }: MigrationBatch) => instantValue(parts.summary?.lastSynced ?? null),
      hidden: true,
    },
    'IsValid: bool': () => true,
    'ObjectState: Microsoft.Exchange.Data.ObjectState': () => enums.objectState.of('Unchanged'),
  },
  text: (self: MigrationBatch) => self.identity.name,
});
