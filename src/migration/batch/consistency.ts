/** DataConsistencyScore: all its values, best first. */
export const consistencyScores = ['Perfect', 'Good', 'Investigate', 'Poor'] as const;

/** A DataConsistencyScore of Exchange. */
export type ConsistencyScore = (typeof consistencyScores)[number];

/**
 * The grade of one mailbox. The original's thresholds are secret; ours: nothing left out is Perfect, anything left out is Investigate (a message is
 * a noticeable loss), more than 5 % or more than 100 messages is Poor. Good is kept for losses other than messages. IMAP needs no approval at any grade.
 */
export function consistencyScore(notCopied: number, total: number): ConsistencyScore {
  if (notCopied === 0) return 'Perfect';
  return notCopied > 100 || notCopied > total * 0.05 ? 'Poor' : 'Investigate';
}
