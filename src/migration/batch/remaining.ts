import type { UserFacts } from '../../../state/schema.js';

/**
 * How long a user's sync will take from here, in milliseconds: the messages left, at the mean size of those copied, at the rate of the last stretch.
 * `undefined` when nothing is being copied, or too little to tell.
 */
export function remainingMilliseconds(facts: UserFacts): number | undefined {
  const { totalItems, copiedItems, existingItems, skippedItems, failedItems, syncedBytes, bytesPerMinute } = facts;
  const left = totalItems - copiedItems - existingItems - skippedItems - failedItems;
  if (facts.activity === 'None' || left <= 0 || copiedItems === 0 || bytesPerMinute === 0) return undefined;
  return Math.round(((left * syncedBytes) / copiedItems / bytesPerMinute) * 60_000);
}
