import type { UserFacts } from '../../../state/schema.js';
import { statusSummary, type UserStatus } from './status.js';

/** A user that is being copied and has copied nothing for so long is said to stall, in milliseconds. */
const QUIET = 60_000;

/** What is dealt with of a user's messages: on the target, or left out. */
export function dealtItems(facts: UserFacts): number {
  return facts.copiedItems + facts.existingItems + facts.skippedItems + facts.failedItems;
}

/**
 * Milliseconds until a user is synced at the rate of now; null while nothing moves or nothing is known. Bytes that nobody counted are
 * guessed from the size of those copied.
 */
export function remainingMilliseconds(facts: UserFacts): number | null {
  const pending = facts.totalItems - dealtItems(facts);
  if (facts.activity === 'None' || pending <= 0 || facts.bytesPerMinute <= 0) return null;
  const size = facts.copiedItems > 0 ? facts.syncedBytes / facts.copiedItems : 0;
  const bytes = facts.totalBytes > facts.syncedBytes ? facts.totalBytes - facts.syncedBytes : pending * size;
  return bytes <= 0 ? null : Math.round((bytes * 60_000) / facts.bytesPerMinute);
}

/** Why a user does not get on, in a sentence; empty when it does, or has nothing to do. */
export function stallReason(status: UserStatus, facts: UserFacts | undefined, now: Date): string {
  if (facts?.pause) return `${facts.pause.reason} Goes on at ${facts.pause.until.slice(11, 19)} UTC.`;
  if (statusSummary(status) === 'Failed') return facts?.failure?.message.split(' --> ', 1)[0] ?? '';
  if (status === 'Queued') return 'Waits for its turn.';
  if (facts === undefined || facts.activity === 'None' || facts.bytesPerMinute > 0) return '';
  const since = Date.parse(facts.lastCopied ?? facts.startedAt ?? facts.changed);
  const minutes = Math.floor((now.getTime() - since) / QUIET);
  const where = facts.currentFolder === '' ? '' : ` Looks at "${facts.currentFolder}".`;
  return minutes < 1 ? '' : `Nothing copied for ${minutes} min.${where}`;
}
