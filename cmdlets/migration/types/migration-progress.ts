import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { dealtItems, remainingMilliseconds, stallReason } from '../../../src/migration/batch/estimate.js';
import type { UserFacts } from '../../../state/facts-schema.js';
import { ByteQuantifiedSize } from './byte-quantified-size.js';
import { migrationUserStatus } from './enumerations.js';
import { MigrationBatchId } from './identity.js';
import { duration } from './instants.js';
import { type MigrationUserParts, syncedItems } from './migration-user.js';

/** How far one user is, as Watch-MigrationBatch tells it. Ours: Exchange has no such object. */
export class MigrationProgress extends NetObject {
  readonly parts: MigrationUserParts;
  /** When it was so. */
  readonly at: Date;
  readonly stallReason: string;
  readonly remaining: number | null;

  constructor(parts: MigrationUserParts, now: Date) {
    super();
    this.parts = parts;
    this.at = now;
    this.stallReason = stallReason(parts.status, parts.facts, now);
    this.remaining = parts.facts === undefined ? null : remainingMilliseconds(parts.facts);
  }

  /** Equal when a line about it would say the same. */
  get key(): string {
    const { status, facts } = this.parts;
    return `${status} ${facts === undefined ? 0 : dealtItems(facts)} ${facts?.totalItems} ${facts?.currentFolder} ${this.stallReason}`;
  }
}

/** Whole percent of what is dealt with; 100 only when nothing is left. */
export function percentage(one: UserFacts): number {
  if (one.totalItems === 0) return one.initialSynced ? 100 : 0;
  return Math.min(100, Math.floor((100 * dealtItems(one)) / one.totalItems));
}

type Read = (self: MigrationProgress) => Value;
const facts =
  (read: (facts: UserFacts) => Value, otherwise: Value): Read =>
  ({ parts }) =>
    parts.facts ? read(parts.facts) : otherwise;

defineType({
  name: 'Migsh.MigrationProgress',
  represents: MigrationProgress,
  properties: {
    'Identity: string': ({ parts }: MigrationProgress) => parts.user.emailAddress,
    'BatchId: Microsoft.Exchange.Data.Storage.Management.MigrationBatchId': ({ parts }: MigrationProgress) =>
      new MigrationBatchId(parts.batch.name, parts.batch.guid),
    'Status: Microsoft.Exchange.Data.Storage.Management.MigrationUserStatus': ({ parts }: MigrationProgress) =>
      migrationUserStatus.of(parts.status),
    'SyncedItemCount: int': facts(syncedItems, 0),
    'TotalItemsInSourceMailboxCount: int': facts((one) => one.totalItems, 0),
    'PercentageComplete: int': facts(percentage, 0),
    'BytesTransferred: Microsoft.Exchange.Data.ByteQuantifiedSize': facts(
      (one) => new ByteQuantifiedSize(one.syncedBytes),
      null,
    ),
    'CurrentBytesTransferredPerMinute: Microsoft.Exchange.Data.ByteQuantifiedSize': facts(
      (one) => new ByteQuantifiedSize(one.bytesPerMinute),
      null,
    ),
    'EstimatedTimeRemaining: timespan': ({ remaining }: MigrationProgress) =>
      remaining === null ? null : duration(remaining),
    'CurrentFolder: string': facts((one) => one.currentFolder, ''),
    'StallReason: string': ({ stallReason }: MigrationProgress) => stallReason,
  },
  text: ({ parts }: MigrationProgress) => `${parts.user.emailAddress}: ${parts.status}`,
});
