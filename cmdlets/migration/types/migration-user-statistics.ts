import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { remainingMilliseconds, stallReason, transferBytes } from '../../../src/migration/batch/estimate.js';
import { statusSummary } from '../../../src/migration/batch/status.js';
import type { SkippedItem, UserFacts } from '../../../state/facts-schema.js';
import { ByteQuantifiedSize, knownSize } from './byte-quantified-size.js';
import { enumText } from './exchange-enum.js';
import { MigrationBatchId } from './identity.js';
import { duration, guidValue, instantValue } from './instants.js';
import { percentage } from './migration-progress.js';
import {
  errorText,
  hasUnapprovedSkippedItems,
  type MigrationUserParts,
  skippedItems,
  syncedItems,
  userConsistency,
} from './migration-user.js';
import { reportValue } from './report.js';
import { MigrationSkippedItem } from './skipped-item.js';

/** What a statistics object is made of. */
export interface MigrationUserStatisticsParts extends MigrationUserParts {
  /** What was left out, and why. */
  readonly skipped: readonly SkippedItem[];
  /** Filled by -IncludeReport; null without it. */
  readonly report: readonly string[] | null;
}

/** What Get-MigrationUserStatistics hands out: a user with all figures of the move. */
export class MigrationUserStatistics extends NetObject {
  readonly parts: MigrationUserStatisticsParts;
  readonly skippedItems: readonly MigrationSkippedItem[];

  constructor(parts: MigrationUserStatisticsParts) {
    super();
    this.parts = parts;
    this.skippedItems = parts.skipped.map((item) => new MigrationSkippedItem(item));
  }
}

type Read = (self: MigrationUserStatistics) => Value;
const facts =
  (read: (facts: UserFacts) => Value, otherwise: Value): Read =>
  ({ parts }) =>
    parts.facts ? read(parts.facts) : otherwise;

/** Milliseconds between two instants, up to now when the second is not there yet. */
function span(from: string | null, to: string | null): Value {
  return from === null ? null : duration(Math.max(0, (to === null ? Date.now() : Date.parse(to)) - Date.parse(from)));
}

// Properties of reference/exchange-objects.md §4. BytesTransferred and the rate are empty for IMAP in the original; here they are filled.
// What an analysis did not count is estimated from the messages copied.
// EstimatedTimeRemaining, StallReason and CurrentFolder are ours.
defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationUserStatistics',
  represents: MigrationUserStatistics,
  properties: {
    'Identity: string': ({ parts }: MigrationUserStatistics) => parts.user.emailAddress,
    'Guid: guid': ({ parts }: MigrationUserStatistics) => guidValue(parts.user.guid),
    'BatchId: Microsoft.Exchange.Data.Storage.Management.MigrationBatchId': ({ parts }: MigrationUserStatistics) =>
      new MigrationBatchId(parts.batch.name, parts.batch.guid),
    'MailboxIdentifier: string': ({ parts }: MigrationUserStatistics) => parts.user.emailAddress,
    'Status: string': ({ parts }: MigrationUserStatistics) => enumText(parts.status),
    'StatusSummary: string': ({ parts }: MigrationUserStatistics) => enumText(statusSummary(parts.status)),
    'MigrationType: string': () => enumText('IMAP'),
    'TotalItemsInSourceMailboxCount: int': facts((one) => one.totalItems, 0),
    'SyncedItemCount: int': facts(syncedItems, 0),
    'SkippedItemCount: int': facts(skippedItems, 0),
    'PendingItemCount: int': facts((one) => Math.max(0, one.totalItems - syncedItems(one) - skippedItems(one)), 0),
    'SyncedFolderCount: int': facts((one) => one.syncedFolders, 0),
    'PercentageComplete: int': facts(percentage, 0),
    'EstimatedTotalTransferSize: Microsoft.Exchange.Data.ByteQuantifiedSize': facts(
      (one) => knownSize(transferBytes(one)),
      null,
    ),
    'BytesTransferred: Microsoft.Exchange.Data.ByteQuantifiedSize': facts(
      (one) => new ByteQuantifiedSize(one.syncedBytes),
      null,
    ),
    'CurrentBytesTransferredPerMinute: Microsoft.Exchange.Data.ByteQuantifiedSize': facts(
      (one) => new ByteQuantifiedSize(one.bytesPerMinute),
      null,
    ),
    'EstimatedTimeRemaining: timespan': facts((one) => {
      const remaining = remainingMilliseconds(one);
      return remaining === null ? null : duration(remaining);
    }, null),
    'StallReason: string': ({ parts }: MigrationUserStatistics) => stallReason(parts.status, parts.facts, new Date()),
    'CurrentFolder: string': facts((one) => one.currentFolder, ''),
    'QueuedDateTime: datetime': ({ parts }: MigrationUserStatistics) => instantValue(parts.batch.started),
    'StartDateTime: datetime': facts((one) => instantValue(one.startedAt), null),
    'InitialSyncDateTime: datetime': facts((one) => instantValue(one.initialSynced), null),
    'LastSuccessfulSyncTime: datetime': facts((one) => instantValue(one.lastSynced), null),
    'TotalQueuedDuration: timespan': ({ parts }: MigrationUserStatistics) =>
      span(parts.batch.started, parts.facts?.startedAt ?? null),
    'TotalInProgressDuration: timespan': facts(
      (one) => span(one.startedAt, one.initialSynced ?? one.failure?.at ?? null),
      null,
    ),
    'DataConsistencyScore: string': ({ parts }: MigrationUserStatistics) => userConsistency(parts.facts),
    'HasUnapprovedSkippedItems: bool': ({ parts }: MigrationUserStatistics) => hasUnapprovedSkippedItems(parts),
    'SkippedItems: System.Object[]': ({ skippedItems }: MigrationUserStatistics) => [...skippedItems],
    'ErrorType: string': facts((one) => one.failure?.type ?? '', ''),
    'Error: string': ({ parts }: MigrationUserStatistics) => errorText(parts.facts),
    'ErrorSummary: string': facts((one) => one.failure?.message.split(' --> ', 1)[0] ?? '', ''),
    'Report: string': ({ parts }: MigrationUserStatistics) => reportValue(parts.report),
    // Names that scripts use by mistake: they are those of other cmdlets and of the admin center.
    'PercentComplete: int': { get: facts(percentage, 0), hidden: true },
    'ItemsSynced: int': { get: facts(syncedItems, 0), hidden: true },
    'ItemsSkipped: int': { get: facts(skippedItems, 0), hidden: true },
    'LastSyncedTime: datetime': { get: facts((one) => instantValue(one.lastSynced), null), hidden: true },
    'DiagnosticInfo: string': facts((one) => one.pause?.reason ?? '', ''),
  },
  text: ({ parts }: MigrationUserStatistics) => parts.user.emailAddress,
});
