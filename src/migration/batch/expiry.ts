import type { SummaryDocument } from '../../../state/facts-schema.js';
import type { BatchDocument } from '../../../state/schema.js';
import type { BatchStatus } from './status.js';

const DAY = 24 * 60 * 60 * 1000;

/** Days without a wish of an admin after which a batch at rest is ended (exchange-limits.md). */
const DAYS_SYNCED = 60;
const DAYS_COMPLETED = 60;
const DAYS_STOPPED = 90;

/** When a batch expires, and what becomes of it then. */
export interface Expiration {
  readonly at: Date;
  readonly action: 'stop' | 'remove';
}

/**
 * What the passing of time does to a batch: one that is synced, and that no admin has touched for 60 days, is stopped; one that is stopped or failed is removed after
 * 90 days, one that is completed after 60. `undefined` for batches that are at work or are to be started.
 */
export function expirationOf(
  batch: BatchDocument,
  summary: SummaryDocument | undefined,
  status: BatchStatus,
): Expiration | undefined {
  const after = (days: number, since: string | null | undefined): Date =>
    new Date(Math.max(Date.parse(batch.changed), since ? Date.parse(since) : 0) + days * DAY);
  switch (status) {
    case 'Synced':
    case 'SyncedWithErrors':
      return { at: after(DAYS_SYNCED, summary?.initialSynced), action: 'stop' };
    case 'Completed':
    case 'CompletedWithErrors':
      return { at: after(DAYS_COMPLETED, summary?.lastSynced), action: 'remove' };
    case 'Stopped':
    case 'Failed':
      return { at: after(DAYS_STOPPED, summary?.changed), action: 'remove' };
    default:
      return undefined;
  }
}
