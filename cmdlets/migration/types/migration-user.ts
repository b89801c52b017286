import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { consistencyScore } from '../../../src/migration/batch/consistency.js';
import { sourceBytes } from '../../../src/migration/batch/estimate.js';
import { statusSummary, type UserStatus } from '../../../src/migration/batch/status.js';
import type { UserFacts } from '../../../state/facts-schema.js';
import type { BatchDocument, UserDocument } from '../../../state/schema.js';
import { knownSize } from './byte-quantified-size.js';
import { enumText } from './exchange-enum.js';
import { MigrationBatchId } from './identity.js';
import { guidValue, instantValue } from './instants.js';

/** What a user object is made of. */
export interface MigrationUserParts {
  readonly batch: BatchDocument;
  /** The shard that its documents are in. */
  readonly shard: number;
  readonly user: UserDocument;
  readonly facts: UserFacts | undefined;
  readonly status: UserStatus;
}

/** A user as Get-MigrationUser hands it out: a picture of one moment. */
export class MigrationUser extends NetObject {
  readonly parts: MigrationUserParts;

  constructor(parts: MigrationUserParts) {
    super();
    this.parts = parts;
  }
}

/** `ImapInvalidCredentialsException: …`, empty when all is well. */
export function errorText(facts: UserFacts | undefined): string {
  return facts?.failure ? `${facts.failure.type}: ${facts.failure.message}` : '';
}

/** SyncedItemCount: on the target, by us or before us. */
export function syncedItems(facts: UserFacts): number {
  return facts.copiedItems + facts.existingItems;
}

/** SkippedItemCount: left out on purpose, refused or unreadable. */
export function skippedItems(facts: UserFacts): number {
  return facts.skippedItems + facts.failedItems;
}

/** Items were left out that nobody has approved; informational only for IMAP. */
export function hasUnapprovedSkippedItems({ batch, user, facts }: MigrationUserParts): boolean {
  if (!facts || skippedItems(facts) === 0) return false;
  return user.skippedItemsApproved === null && batch.skippedItemsApproved === null;
}

/** The grade of what was left out of one mailbox. */
export function userConsistency(facts: UserFacts | undefined): Value {
  return enumText(consistencyScore(facts ? skippedItems(facts) : 0, facts?.totalItems ?? 0));
}

type Read = (self: MigrationUser) => Value;
const facts =
  (read: (facts: UserFacts) => Value, otherwise: Value): Read =>
  ({ parts }) =>
    parts.facts ? read(parts.facts) : otherwise;

// The order is that of Exchange Online's Format-List (reference/exchange-objects.md §3).
defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationUser',
  represents: MigrationUser,
  properties: {
    'Identity: string': ({ parts }: MigrationUser) => parts.user.emailAddress,
    'Guid: guid': ({ parts }: MigrationUser) => guidValue(parts.user.guid),
    'BatchId: Microsoft.Exchange.Data.Storage.Management.MigrationBatchId': ({ parts }: MigrationUser) =>
      new MigrationBatchId(parts.batch.name, parts.batch.guid),
    'MailboxIdentifier: string': ({ parts }: MigrationUser) => parts.user.emailAddress,
    'MailboxEmailAddress: string': ({ parts }: MigrationUser) => parts.user.emailAddress,
    'Status: string': ({ parts }: MigrationUser) => enumText(parts.status),
    'StatusSummary: string': ({ parts }: MigrationUser) => enumText(statusSummary(parts.status)),
    'MigrationType: string': () => enumText('IMAP'),
    'State: string': ({ parts }: MigrationUser) => {
      const summary = statusSummary(parts.status);
      return enumText(summary === 'Synced' ? 'Active' : summary);
    },
    'Flags: string': () => enumText('None'),
    'WorkflowStep: string': ({ parts }: MigrationUser) => parts.facts?.activity ?? 'None',
    'WorkflowStage: string': ({ parts }: MigrationUser) => enumText(parts.facts ? 'Processing' : 'Validation'),
    'EstimatedTotalCount: int': facts((one) => one.totalItems, 0),
    'EstimatedTotalSize: Microsoft.Exchange.Data.ByteQuantifiedSize': facts((one) => knownSize(sourceBytes(one)), null),
    'EstimatedArchiveCount: int': () => 0,
    'EstimatedArchiveSize: Microsoft.Exchange.Data.ByteQuantifiedSize': () => null,
    'RemoteIdentifier: string': ({ parts }: MigrationUser) => parts.user.userName,
    'RecipientType: string': () => 'Mailbox',
    'SkippedItemCount: int': facts(skippedItems, 0),
    'SyncedItemCount: int': facts(syncedItems, 0),
    'TransferredItemCount: int': facts(syncedItems, 0),
    'SyncedFolderCount: int': facts((one) => one.syncedFolders, 0),
    'MailboxGuid: guid': ({ parts }: MigrationUser) => guidValue(parts.facts ? parts.user.guid : null),
    'RequestGuid: guid': ({ parts }: MigrationUser) => guidValue(parts.facts ? parts.user.guid : null),
    'TriggeredAction: string': () => enumText('None'),
    'DataConsistencyScore: string': ({ parts }: MigrationUser) => userConsistency(parts.facts),
    'HasUnapprovedSkippedItems: bool': ({ parts }: MigrationUser) => hasUnapprovedSkippedItems(parts),
    'ErrorSummary: string': ({ parts }: MigrationUser) => errorText(parts.facts),
    'LastSuccessfulSyncTime: datetime': facts((one) => instantValue(one.lastSynced), null),
    'LastSyncedTime: datetime': { get: facts((one) => instantValue(one.lastSynced), null), hidden: true },
    'LastSubscriptionCheckTime: datetime': facts((one) => instantValue(one.changed), null),
    'Diagnostics: string': () => '',
    'DiagnosticInfo: string': facts((one) => one.pause?.reason ?? '', ''),
  },
  text: ({ parts }: MigrationUser) => parts.user.emailAddress,
});
