import type { BatchDesired, BatchDocument } from '../../../state/schema.js';

/** Changes of wishes as the cmdlets make them. Each takes the draft of a batch under the store's lock. */

function desire(draft: BatchDocument, desired: BatchDesired, now: Date): void {
  draft.desired = desired;
  draft.desiredRevision++;
  draft.changed = now.toISOString();
}

/** Starts a batch, goes on with a stopped one, tries failed users again. */
export function wishStarted(draft: BatchDocument, now: Date): void {
  desire(draft, 'Started', now);
  draft.startGeneration++;
  draft.started ??= now.toISOString();
}

/** Stops users that are being migrated or wait for it, and all later syncs. */
export function wishStopped(draft: BatchDocument, now: Date): void {
  desire(draft, 'Stopped', now);
}

/** Removes a batch; the runner deletes its documents, and the migrated mail stays. */
export function wishRemoved(draft: BatchDocument, now: Date): void {
  desire(draft, 'Removed', now);
}

/** Syncs now what is synced already. */
export function wishSyncNow(draft: BatchDocument, now: Date): void {
  draft.syncGeneration++;
  draft.changed = now.toISOString();
}
