import type { UserFacts } from '../../../state/facts-schema.js';
import { statusSummary, type UserStatus } from './status.js';

/** A user that is being copied and has copied nothing for so long is said to stall, in milliseconds. */
const QUIET = 60_000;

/** What is dealt with of a user's messages: on the target, or left out. */
export function dealtItems(facts: UserFacts): number {
  return facts.copiedItems + facts.existingItems + facts.skippedItems + facts.failedItems;
}

/** The bytes of one message, on average over those copied; 0 while none is. */
function averageSize(facts: UserFacts): number {
  return facts.copiedItems > 0 ? facts.syncedBytes / facts.copiedItems : 0;
}

function pendingItems(facts: UserFacts): number {
  return Math.max(0, facts.totalItems - dealtItems(facts));
}

/** Bytes still to be copied: what an analysis counted, else guessed from the size of the messages copied; 0 when nothing is known. */
function pendingBytes(facts: UserFacts): number {
  if (facts.totalBytes > facts.syncedBytes) return facts.totalBytes - facts.syncedBytes;
  return pendingItems(facts) * averageSize(facts);
}

/** Bytes of all messages at the source: as an analysis counted them, else guessed from those copied; null while nothing is known. */
export function sourceBytes(facts: UserFacts): number | null {
  if (facts.totalBytes > 0) return facts.totalBytes;
  if (facts.totalItems === 0) return facts.initialSynced === null ? null : 0;
  return facts.copiedItems > 0 ? Math.round(facts.totalItems * averageSize(facts)) : null;
}

/** Bytes that a user's move takes from its beginning to its end; null while nothing is known. */
export function transferBytes(facts: UserFacts): number | null {
  if (pendingItems(facts) > 0) {
    const pending = pendingBytes(facts);
    return pending > 0 ? facts.syncedBytes + Math.round(pending) : null;
  }
  return facts.totalItems === 0 && facts.initialSynced === null ? null : facts.syncedBytes;
}

/**
 * Milliseconds until a user is synced at the rate of now, in whole seconds; null while nothing moves or nothing is known. Bytes that nobody counted are
 * guessed from the size of those copied.
 */
export function remainingMilliseconds(facts: UserFacts): number | null {
  if (facts.activity === 'None' || pendingItems(facts) === 0 || facts.bytesPerMinute <= 0) return null;
  const bytes = pendingBytes(facts);
  return bytes <= 0 ? null : Math.ceil((bytes * 60) / facts.bytesPerMinute) * 1000;
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
