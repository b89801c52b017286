import type { BatchDesired, BatchDocument, UserDocument } from '../../../state/schema.js';

/** The wishes about one user that decide what is done for it. */
export type UserWish = Pick<
  UserDocument,
  'desired' | 'desiredRevision' | 'startGeneration' | 'syncGeneration' | 'startAfter' | 'completeAfter'
>;

/** Changes to a batch document that each migration cmdlet stands for. All take the draft of an update and the time now. */

function wish(draft: BatchDocument, desired: BatchDesired, now: Date): void {
  draft.desired = desired;
  draft.desiredRevision++;
  draft.changed = now.toISOString();
}

/** Start-MigrationBatch, or New- with -AutoStart: begins, resumes, and tries failed users again. A batch that is being completed goes on being so. */
export function wishStarted(draft: BatchDocument, now: Date): void {
  wish(draft, draft.desired === 'Completed' ? 'Completed' : 'Started', now);
  draft.startGeneration++;
  draft.started ??= now.toISOString();
}

/** Stop-MigrationBatch. */
export function wishStopped(draft: BatchDocument, now: Date): void {
  wish(draft, 'Stopped', now);
}

/** Complete-MigrationBatch (for IMAP ours): a last sync of every user, then no more. Failed users are tried again. */
export function wishCompleted(draft: BatchDocument, now: Date): void {
  wish(draft, 'Completed', now);
  draft.startGeneration++;
  draft.syncGeneration++;
  draft.started ??= now.toISOString();
}

/** Remove-MigrationBatch: the runner, or the cmdlet when none is alive, deletes the documents. */
export function wishRemoved(draft: BatchDocument, now: Date): void {
  wish(draft, 'Removed', now);
}

/** Set-MigrationBatch -SyncNow: the users already synced are synced at once. */
export function wishSyncNow(draft: BatchDocument, now: Date): void {
  draft.syncGeneration++;
  draft.changed = now.toISOString();
}

/** Set-MigrationBatch -Update: syncs under way begin anew, with the endpoint, filters and logins of now. */
export function wishUpdated(draft: BatchDocument, now: Date): void {
  draft.updateGeneration++;
  draft.changed = now.toISOString();
}

/** Start-MigrationUser: begins, resumes or retries this user, whatever its batch is doing; in one that is being completed, so is the user. */
export function wishUserStarted(batch: BatchDocument, draft: UserDocument): void {
  draft.desired = batch.desired === 'Completed' ? null : 'Started';
  draft.desiredRevision = batch.desiredRevision;
  draft.startGeneration++;
}

/** Stop-MigrationUser. */
export function wishUserStopped(batch: BatchDocument, draft: UserDocument): void {
  draft.desired = 'Stopped';
  draft.desiredRevision = batch.desiredRevision;
}

/** Remove-MigrationUser: holds whatever happens to the batch. */
export function wishUserRemoved(draft: UserDocument): void {
  draft.desired = 'Removed';
}

/** Set-MigrationUser -SyncNow. */
export function wishUserSyncNow(draft: UserDocument): void {
  draft.syncGeneration++;
}

/**
 * What is wanted of one user at a time: its own wish where that is younger than the batch's. A time in CompleteAfter decides when it is completed, whether or not
 * somebody wished that besides.
 */
export function desiredOf(batch: BatchDocument, user: UserWish, now: Date): BatchDesired {
  if (batch.desired === 'Removed' || user.desired === 'Removed') return 'Removed';
  const own = user.desired !== null && user.desiredRevision === batch.desiredRevision ? user.desired : undefined;
  const desired = own ?? batch.desired;
  if (desired !== 'Started' && desired !== 'Completed') return desired;
  const after = user.completeAfter ?? batch.completeAfter;
  if (after === null) return desired;
  return isLater(after, now) ? 'Started' : 'Completed';
}

/** Whether a user may begin: its StartAfter, or its batch's, has passed. */
export function mayStart(batch: BatchDocument, user: UserWish, now: Date): boolean {
  return !isLater(user.startAfter ?? batch.startAfter, now);
}

/** Whether an instant is still to come; `null` is not. */
export function isLater(instant: string | null, now: Date): boolean {
  return instant !== null && Date.parse(instant) > now.getTime();
}

/** The generation of starts wished for a user: the facts that carry an older one are to be tried again. */
export function wishedStart(batch: BatchDocument, user: UserWish): number {
  return batch.startGeneration + user.startGeneration;
}

/** The generation of syncs wished for a user. */
export function wishedSync(batch: BatchDocument, user: UserWish): number {
  return batch.syncGeneration + user.syncGeneration;
}
