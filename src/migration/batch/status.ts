import type { SummaryDocument, UserFacts } from '../../../state/facts-schema.js';
import type { BatchDocument } from '../../../state/schema.js';
import { desiredOf, isLater, type UserWish, wishedStart, wishedSync } from './wishes.js';

/** MigrationBatchStatus: all names that Get-MigrationBatch -Status takes (exchange-states.md §1). */
export const batchStatuses = [
  'Created',
  'Syncing',
  'Stopping',
  'Stopped',
  'Completed',
  'Failed',
  'Removing',
  'Synced',
  'IncrementalSyncing',
  'Completing',
  'CompletedWithErrors',
  'SyncedWithErrors',
  'Corrupted',
  'Waiting',
  'Starting',
] as const;

/** A name of a batch's status. */
export type BatchStatus = (typeof batchStatuses)[number];

/** MigrationUserStatus: all names that Get-MigrationUser -Status takes. */
export const userStatuses = [
  'Completed',
  'CompletedWithWarnings',
  'Completing',
  'CompletionFailed',
  'CompletionSynced',
  'Corrupted',
  'Failed',
  'IncrementalFailed',
  'IncrementalStopped',
  'IncrementalSynced',
  'IncrementalSyncing',
  'Provisioning',
  'ProvisionUpdating',
  'Queued',
  'Removing',
  'Starting',
  'Stopped',
  'Stopping',
  'Synced',
  'Syncing',
  'Validating',
] as const;

/** A name of a user's status. */
export type UserStatus = (typeof userStatuses)[number];

/** MigrationUserStatusSummary. */
export const userStatusSummaries = ['Active', 'Completed', 'Failed', 'Stopped', 'Synced'] as const;

/** A name of the summary of a user's status. */
export type UserStatusSummary = (typeof userStatusSummaries)[number];

/** The status of one user: a pure function of what is wished and what happened (exchange-states.md). `facts` is undefined when nothing happened yet. */
export function userStatus(batch: BatchDocument, user: UserWish, facts: UserFacts | undefined, now: Date): UserStatus {
  const desired = desiredOf(batch, user, now);
  if (desired === 'Removed') return 'Removing';
  if (desired === 'Created' || desired === 'Stopped') return restingStatus(facts);
  if (!facts) return 'Queued';
  if (facts.activity !== 'None') return runningStatus(facts, desired === 'Completed');
  const retry = wishedStart(batch, user) > facts.startGeneration;
  if (facts.initialSynced === null) return unsyncedStatus(facts, retry);
  if (desired === 'Completed') return completionStatus(facts, retry);
  if (facts.stopped || wishedSync(batch, user) > facts.syncGeneration) return 'IncrementalSyncing';
  if (facts.failure) return retry ? 'IncrementalSyncing' : 'IncrementalFailed';
  return 'Synced';
}

function runningStatus(facts: UserFacts, completing: boolean): UserStatus {
  if (facts.activity === 'Final') return 'Completing';
  if (facts.initialSynced !== null) return completing ? 'Completing' : 'IncrementalSyncing';
  return facts.activity === 'Validating' ? 'Validating' : 'Syncing';
}

/** A user that is not to run: what is done stays as it is. */
function restingStatus(facts: UserFacts | undefined): UserStatus {
  if (!facts) return 'Stopped';
  if (facts.activity !== 'None') return 'Stopping';
  if (facts.completed !== null) return completedStatus(facts);
  if (facts.failure) return facts.initialSynced === null ? 'Failed' : 'IncrementalFailed';
  if (facts.initialSynced === null) return 'Stopped';
  return facts.stopped ? 'IncrementalStopped' : 'Synced';
}

/** Wanted, and its initial sync is not done. Between two tries it stays Syncing: the pause is a detail. */
function unsyncedStatus(facts: UserFacts, retry: boolean): UserStatus {
  if (facts.failure && !retry) return 'Failed';
  return facts.pause ? 'Syncing' : 'Queued';
}

function completionStatus(facts: UserFacts, retry: boolean): UserStatus {
  if (facts.completed !== null) return completedStatus(facts);
  return facts.failure && !retry ? 'CompletionFailed' : 'Completing';
}

function completedStatus(facts: UserFacts): UserStatus {
  return facts.skippedItems + facts.failedItems > 0 ? 'CompletedWithWarnings' : 'Completed';
}

/** The column StatusSummary of a user's status. */
export function statusSummary(status: UserStatus): UserStatusSummary {
  switch (status) {
    case 'Synced':
    case 'IncrementalSynced':
    case 'CompletionSynced':
      return 'Synced';
    case 'Completed':
    case 'CompletedWithWarnings':
      return 'Completed';
    case 'Failed':
    case 'IncrementalFailed':
    case 'CompletionFailed':
    case 'Corrupted':
      return 'Failed';
    case 'Stopped':
    case 'IncrementalStopped':
    case 'Stopping':
      return 'Stopped';
    default:
      return 'Active';
  }
}

/** How many users of a batch are where. The first six add up to `total`. */
export interface BatchCounts {
  readonly total: number;
  /** Queued or in their initial sync. */
  readonly active: number;
  readonly stopped: number;
  /** Initial sync done, whatever is being done now. */
  readonly synced: number;
  readonly failed: number;
  readonly finalized: number;
  /** Part of `finalized`. */
  readonly completedWithWarnings: number;
  /** Working now: the runner has connections open for them. */
  readonly running: number;
  /** Part of `synced`: in a sync or the final one. */
  readonly syncing: number;
}

/** The counts that Get-MigrationBatch shows, from the summary. Users that no runner has looked at yet are counted by the wish. */
export function batchCounts(batch: BatchDocument, summary: SummaryDocument | undefined): BatchCounts {
  const counts = summary?.counts;
  const synced = (counts?.synced ?? 0) + (counts?.incrementalActive ?? 0) + (counts?.completing ?? 0);
  const failed = (counts?.failed ?? 0) + (counts?.incrementalFailed ?? 0);
  const finalized = (counts?.completed ?? 0) + (counts?.completedWithWarnings ?? 0);
  const rest = Math.max(0, batch.totalCount - synced - failed - finalized);
  const running = counts?.active ?? 0;
  const wanted = batch.desired === 'Started' || batch.desired === 'Completed';
  const stopped = wanted ? Math.min(rest, counts?.stopped ?? 0) : Math.max(0, rest - running);
  return {
    total: batch.totalCount,
    active: rest - stopped,
    stopped,
    synced,
    failed,
    finalized,
    completedWithWarnings: counts?.completedWithWarnings ?? 0,
    running: running + (counts?.incrementalActive ?? 0) + (counts?.completing ?? 0),
    syncing: (counts?.incrementalActive ?? 0) + (counts?.completing ?? 0),
  };
}

/**
 * The status of a batch: a pure function of wish and summary (exchange-states.md). `batch: undefined` = its document cannot be read.
 * It is Syncing from the moment a start is wished, and IncrementalSyncing from the moment a sync is.
 */
export function batchStatus(
  batch: BatchDocument | undefined,
  summary: SummaryDocument | undefined,
  now: Date,
): BatchStatus {
  if (!batch) return 'Corrupted';
  const counts = batchCounts(batch, summary);
  switch (batch.desired) {
    case 'Removed':
      return 'Removing';
    case 'Created':
      return 'Created';
    case 'Stopped':
      return counts.running > 0 ? 'Stopping' : 'Stopped';
    case 'Completed':
    case 'Started':
      return isCompleting(batch, summary, counts, now)
        ? completingStatus(batch, summary, counts)
        : startedStatus(batch, summary, counts, now);
  }
}

/** Whether a batch is to be completed now. By the clock (CompleteAfter) it is so once its initial syncs are done. */
function isCompleting(
  batch: BatchDocument,
  summary: SummaryDocument | undefined,
  counts: BatchCounts,
  now: Date,
): boolean {
  if (isLater(batch.completeAfter, now)) return false;
  if (batch.desired === 'Completed') return true;
  return (
    batch.completeAfter !== null && isTakenUp(batch, summary) && counts.active === 0 && !isWaiting(batch, counts, now)
  );
}

function isWaiting(batch: BatchDocument, counts: BatchCounts, now: Date): boolean {
  return isLater(batch.startAfter, now) && counts.synced + counts.finalized + counts.running === 0;
}

function isTakenUp(batch: BatchDocument, summary: SummaryDocument | undefined): summary is SummaryDocument {
  return summary !== undefined && summary.startGeneration >= batch.startGeneration;
}

function startedStatus(
  batch: BatchDocument,
  summary: SummaryDocument | undefined,
  counts: BatchCounts,
  now: Date,
): BatchStatus {
  if (isWaiting(batch, counts, now)) return 'Waiting';
  if (!isTakenUp(batch, summary) || counts.active > 0) return 'Syncing';
  if (counts.total > 0 && summary.counts.failed === counts.total) return 'Failed';
  if (counts.total > 0 && counts.stopped === counts.total) return 'Stopped';
  if (counts.finalized > 0 && counts.synced + counts.stopped === 0) return finishedStatus(counts);
  const syncing = counts.syncing + summary.syncDue > 0 || summary.syncGeneration < batch.syncGeneration;
  if (syncing) return 'IncrementalSyncing';
  return counts.failed > 0 ? 'SyncedWithErrors' : 'Synced';
}

function completingStatus(
  batch: BatchDocument,
  summary: SummaryDocument | undefined,
  counts: BatchCounts,
): BatchStatus {
  if (!isTakenUp(batch, summary) || counts.active > 0 || counts.synced > 0) return 'Completing';
  if (counts.total > 0 && summary.counts.failed === counts.total) return 'Failed';
  return finishedStatus(counts);
}

function finishedStatus(counts: BatchCounts): BatchStatus {
  return counts.failed > 0 ? 'CompletedWithErrors' : 'Completed';
}
