import type { StageCounts, UserFacts } from './facts-schema.js';

/** Where a user stands by its facts alone; one of the counts of a summary. */
export type Stage = keyof StageCounts;

/** The stage of a user; `undefined` facts mean that nothing happened yet. */
export function stageOf(facts: UserFacts | undefined): Stage {
  if (!facts) return 'pending';
  if (facts.activity === 'Final') return 'completing';
  if (facts.activity !== 'None') return facts.initialSynced === null ? 'active' : 'incrementalActive';
  if (facts.completed !== null) {
    return facts.skippedItems + facts.failedItems > 0 ? 'completedWithWarnings' : 'completed';
  }
  if (facts.initialSynced !== null) return facts.failure ? 'incrementalFailed' : 'synced';
  if (facts.failure) return 'failed';
  return facts.stopped ? 'stopped' : 'pending';
}
