import type { StageCounts, SummaryDocument, UserFacts } from './facts-schema.js';
import { type OrganizationDocument, STATE_VERSION } from './schema.js';

/** The organisation of a state folder in which nothing was wished yet. Defaults: exchange-limits.md. */
export function emptyOrganization(): OrganizationDocument {
  return {
    version: STATE_VERSION,
    endpoints: [],
    batches: [],
    config: {
      maxNumberOfBatches: 100,
      maxConcurrentMigrations: 300,
      maxMessageSize: 35 * 1024 * 1024,
      incrementalSyncInterval: 24 * 60 * 60 * 1000,
      organization: '',
      smtp: null,
    },
  };
}

/** Facts of a user about whom nothing is known yet. */
export function emptyUserFacts(userGuid: string, now: string): UserFacts {
  return {
    guid: userGuid,
    activity: 'None',
    initialSynced: null,
    lastSynced: null,
    lastCopied: null,
    completed: null,
    stopped: false,
    failure: null,
    pause: null,
    attempts: 0,
    startGeneration: 0,
    syncGeneration: 0,
    startedAt: null,
    totalItems: 0,
    copiedItems: 0,
    existingItems: 0,
    skippedItems: 0,
    failedItems: 0,
    totalBytes: 0,
    syncedBytes: 0,
    syncedFolders: 0,
    currentFolder: '',
    bytesPerMinute: 0,
    changed: now,
  };
}

/** Counts of a batch without users. */
export function emptyCounts(): StageCounts {
  return {
    pending: 0,
    active: 0,
    synced: 0,
    incrementalActive: 0,
    incrementalFailed: 0,
    failed: 0,
    stopped: 0,
    completing: 0,
    completed: 0,
    completedWithWarnings: 0,
  };
}

/** The summary of a batch that no runner has looked at yet. */
export function emptySummary(batch: string, totalCount: number, now: string): SummaryDocument {
  return {
    version: STATE_VERSION,
    batch,
    counts: { ...emptyCounts(), pending: totalCount },
    startGeneration: 0,
    syncGeneration: 0,
    syncDue: 0,
    initialSynced: null,
    lastSynced: null,
    syncedItems: 0,
    skippedItems: 0,
    syncedBytes: 0,
    message: '',
    pause: null,
    reported: null,
    changed: now,
  };
}
