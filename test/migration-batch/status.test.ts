import { describe, expect, it } from 'vitest';
import {
  type BatchStatus,
  batchCounts,
  batchStatus,
  batchStatuses,
  statusSummary,
  type UserStatus,
  userStatus,
  userStatuses,
  userStatusSummaries,
} from '../../src/migration/batch/status.js';
import {
  desiredOf,
  wishCompleted,
  wishRemoved,
  wishStarted,
  wishStopped,
  wishSyncNow,
  wishUserRemoved,
  wishUserStarted,
  wishUserStopped,
} from '../../src/migration/batch/wishes.js';
import type { StageCounts, SummaryDocument, UserFacts } from '../../state/facts-schema.js';
import { emptyCounts } from '../../state/initial.js';
import type { BatchDocument, UserDocument } from '../../state/schema.js';
import { batchWith, earlier, factsWith, failure, later, now, pause, summaryWith, userWith } from './documents.js';

const synced = { initialSynced: earlier } as const;

describe('userStatus', () => {
  const created = { desired: 'Created', startGeneration: 0 } as const;
  const stopped = { desired: 'Stopped' } as const;
  const completing = { desired: 'Completed' } as const;
  it.each<[string, Partial<BatchDocument>, Partial<UserDocument>, Partial<UserFacts> | undefined, UserStatus]>([
    ['never started', created, {}, undefined, 'Stopped'],
    ['started, not looked at', {}, {}, undefined, 'Queued'],
    ['started, not looked at, wished to start later', { startAfter: later }, {}, undefined, 'Queued'],
    ['waits for a connection', {}, {}, {}, 'Queued'],
    ['stopped, and started again', {}, {}, { stopped: true }, 'Queued'],
    ['stopped in an incremental sync, and started again', {}, {}, { ...synced, stopped: true }, 'IncrementalSyncing'],
    ['logs in', {}, {}, { activity: 'Validating' }, 'Validating'],
    ['logs in for an incremental sync', {}, {}, { ...synced, activity: 'Validating' }, 'IncrementalSyncing'],
    ['initial sync', {}, {}, { activity: 'Initial' }, 'Syncing'],
    ['initial sync, server asks to wait', {}, {}, { activity: 'Initial', pause }, 'Syncing'],
    ['between two tries', {}, {}, { pause, attempts: 2 }, 'Syncing'],
    ['failed', {}, {}, { failure }, 'Failed'],
    ['failed, started again', { startGeneration: 2 }, {}, { failure }, 'Queued'],
    ['failed, this user started again', {}, { startGeneration: 1 }, { failure }, 'Queued'],
    ['failed, sync now does not retry', { syncGeneration: 1 }, {}, { failure }, 'Failed'],
    ['synced', {}, {}, synced, 'Synced'],
    ['synced, sync now', { syncGeneration: 1 }, {}, synced, 'IncrementalSyncing'],
    ['synced, sync now for this user', {}, { syncGeneration: 1 }, synced, 'IncrementalSyncing'],
    ['synced, sync now done', { syncGeneration: 1 }, {}, { ...synced, syncGeneration: 1 }, 'Synced'],
    ['incremental sync', {}, {}, { ...synced, activity: 'Incremental' }, 'IncrementalSyncing'],
    ['incremental failed', {}, {}, { ...synced, failure }, 'IncrementalFailed'],
    ['incremental failed, started again', { startGeneration: 2 }, {}, { ...synced, failure }, 'IncrementalSyncing'],
    ['incremental failed, sync now', { syncGeneration: 1 }, {}, { ...synced, failure }, 'IncrementalSyncing'],
    ['stopped before it began', stopped, {}, undefined, 'Stopped'],
    ['stopped while queued', stopped, {}, {}, 'Stopped'],
    ['stopped while logging in', stopped, {}, { activity: 'Validating' }, 'Stopping'],
    ['stopped in its initial sync', stopped, {}, { activity: 'Initial' }, 'Stopping'],
    ['stopped in an incremental sync', stopped, {}, { ...synced, activity: 'Incremental' }, 'Stopping'],
    ['stopped, initial sync not done', stopped, {}, { stopped: true }, 'Stopped'],
    ['stopped, failed', stopped, {}, { failure }, 'Failed'],
    ['stopped, incremental failed', stopped, {}, { ...synced, failure }, 'IncrementalFailed'],
    ['stopped, incremental cut short', stopped, {}, { ...synced, stopped: true }, 'IncrementalStopped'],
    ['stopped, synced', stopped, {}, synced, 'Synced'],
    ['stopped, completed', stopped, {}, { ...synced, completed: earlier }, 'Completed'],
    ['complete, still in its initial sync', completing, {}, { activity: 'Initial' }, 'Syncing'],
    ['complete, queued', completing, {}, {}, 'Queued'],
    ['complete, synced', completing, {}, synced, 'Completing'],
    ['complete, in an incremental sync', completing, {}, { ...synced, activity: 'Incremental' }, 'Completing'],
    ['complete, last sync', completing, {}, { ...synced, activity: 'Final' }, 'Completing'],
    ['complete, last sync failed', completing, {}, { ...synced, failure }, 'CompletionFailed'],
    [
      'complete, last sync failed, again',
      { ...completing, startGeneration: 2 },
      {},
      { ...synced, failure },
      'Completing',
    ],
    ['complete, initial failed', completing, {}, { failure }, 'Failed'],
    ['completed', completing, {}, { ...synced, completed: earlier }, 'Completed'],
    [
      'completed, something left out',
      completing,
      {},
      { ...synced, completed: earlier, failedItems: 1 },
      'CompletedWithWarnings',
    ],
    ['complete later', { ...completing, completeAfter: later }, {}, synced, 'Synced'],
    ['complete later, for this user', completing, { completeAfter: later }, synced, 'Synced'],
    ['to be completed, the time has come', { completeAfter: earlier }, {}, synced, 'Completing'],
    ['to be completed, the time has come, not synced', { completeAfter: earlier }, {}, {}, 'Queued'],
    [
      'to be completed by the clock, done',
      { completeAfter: earlier },
      {},
      { ...synced, completed: earlier },
      'Completed',
    ],
    ['complete, the time has come', { ...completing, completeAfter: earlier }, {}, synced, 'Completing'],
    ['user stopped', {}, { desired: 'Stopped', desiredRevision: 1 }, { stopped: true }, 'Stopped'],
    ['user stopped, batch started since', {}, { desired: 'Stopped', desiredRevision: 0 }, { stopped: true }, 'Queued'],
    ['user started in a stopped batch', stopped, { desired: 'Started', desiredRevision: 1 }, undefined, 'Queued'],
    ['user started, batch stopped since', stopped, { desired: 'Started', desiredRevision: 0 }, undefined, 'Stopped'],
    ['user removed', {}, { desired: 'Removed' }, synced, 'Removing'],
    ['batch removed', { desired: 'Removed' }, { desired: 'Started', desiredRevision: 1 }, synced, 'Removing'],
  ])('%s', (_name, batch, user, facts, expected) => {
    expect(userStatus(batchWith(batch), userWith(user), facts && factsWith(facts), now)).toBe(expected);
  });

  it('gives a known status, and never an active one to what is not to run, for every combination', () => {
    const seen = new Set<UserStatus>();
    for (const { batch, user, facts } of everyUser()) {
      const status = userStatus(batch, user, facts, now);
      seen.add(status);
      expect(userStatuses).toContain(status);
      expect(userStatusSummaries).toContain(statusSummary(status));
      const desired = desiredOf(batch, user, now);
      if (desired === 'Removed') expect(status).toBe('Removing');
      if (desired === 'Stopped' || desired === 'Created') expect(statusSummary(status)).not.toBe('Active');
      if (desired === 'Started' && facts?.activity === 'Initial' && !facts.initialSynced)
        expect(status).toBe('Syncing');
    }
    expect([...seen].sort()).toEqual([
      'Completed',
      'CompletedWithWarnings',
      'Completing',
      'CompletionFailed',
      'Failed',
      'IncrementalFailed',
      'IncrementalStopped',
      'IncrementalSyncing',
      'Queued',
      'Removing',
      'Stopped',
      'Stopping',
      'Synced',
      'Syncing',
      'Validating',
    ]);
  });
});

function* everyUser(): Generator<{ batch: BatchDocument; user: UserDocument; facts: UserFacts | undefined }> {
  const allFacts: (UserFacts | undefined)[] = [undefined];
  for (const activity of ['None', 'Validating', 'Initial', 'Incremental', 'Final'] as const) {
    for (let bits = 0; bits < 64; bits++) {
      allFacts.push(
        factsWith({
          activity,
          initialSynced: bits & 1 ? earlier : null,
          completed: bits & 2 ? earlier : null,
          stopped: (bits & 4) !== 0,
          failure: bits & 8 ? failure : null,
          pause: bits & 16 ? pause : null,
          skippedItems: bits & 32 ? 1 : 0,
        }),
      );
    }
  }
  for (const desired of ['Created', 'Started', 'Stopped', 'Completed', 'Removed'] as const) {
    for (const startGeneration of [1, 2]) {
      for (const syncGeneration of [0, 1]) {
        const batch = batchWith({ desired, startGeneration, syncGeneration });
        for (const own of [null, 'Started', 'Stopped', 'Removed'] as const) {
          const user = userWith({ desired: own, desiredRevision: 1 });
          for (const facts of allFacts) yield { batch, user, facts };
        }
      }
    }
  }
}

describe('batchStatus', () => {
  const total = (totalCount: number, fields: Partial<BatchDocument> = {}) => batchWith({ totalCount, ...fields });
  it.each<[string, BatchDocument | undefined, SummaryDocument | undefined, BatchStatus]>([
    ['unreadable', undefined, undefined, 'Corrupted'],
    ['never started', total(3, { desired: 'Created' }), undefined, 'Created'],
    ['started this moment', total(3), undefined, 'Syncing'],
    ['started this moment, of no users', total(0), undefined, 'Syncing'],
    ['to start later', total(3, { startAfter: later }), undefined, 'Waiting'],
    ['to start later, started one early', total(3, { startAfter: later }), summaryWith({ active: 1 }), 'Syncing'],
    ['all waiting', total(3), summaryWith({ pending: 3 }), 'Syncing'],
    ['some done', total(3), summaryWith({ synced: 2, active: 1 }), 'Syncing'],
    ['some failed, some to do', total(3), summaryWith({ failed: 2, pending: 1 }), 'Syncing'],
    ['all done', total(3), summaryWith({ synced: 3 }), 'Synced'],
    ['users added', total(4), summaryWith({ synced: 3 }), 'Syncing'],
    ['some failed', total(3), summaryWith({ synced: 2, failed: 1 }), 'SyncedWithErrors'],
    ['incremental failed', total(3), summaryWith({ synced: 2, incrementalFailed: 1 }), 'SyncedWithErrors'],
    ['all failed', total(3), summaryWith({ failed: 3 }), 'Failed'],
    ['all failed later', total(3), summaryWith({ incrementalFailed: 3 }), 'SyncedWithErrors'],
    ['failed, started again', total(3, { startGeneration: 2 }), summaryWith({ failed: 3 }), 'Syncing'],
    ['sync now', total(3, { syncGeneration: 1 }), summaryWith({ synced: 3 }), 'IncrementalSyncing'],
    ['sync now of one failed', total(3, { syncGeneration: 1 }), summaryWith({ failed: 3 }), 'Failed'],
    ['sync now done', total(3, { syncGeneration: 1 }), summaryWith({ synced: 3 }, { syncGeneration: 1 }), 'Synced'],
    ['a user to be synced', total(3), summaryWith({ synced: 3 }, { syncDue: 1 }), 'IncrementalSyncing'],
    ['incremental sync', total(3), summaryWith({ synced: 2, incrementalActive: 1 }), 'IncrementalSyncing'],
    ['every user stopped', total(2), summaryWith({ stopped: 2 }), 'Stopped'],
    ['one user stopped', total(2), summaryWith({ stopped: 1, synced: 1 }), 'Synced'],
    ['no users', total(0), summaryWith({}), 'Synced'],
    ['stopping', total(3, { desired: 'Stopped' }), summaryWith({ active: 1, pending: 2 }), 'Stopping'],
    [
      'stopping an incremental sync',
      total(3, { desired: 'Stopped' }),
      summaryWith({ incrementalActive: 1 }),
      'Stopping',
    ],
    ['stopped', total(3, { desired: 'Stopped' }), summaryWith({ pending: 2, stopped: 1 }), 'Stopped'],
    ['stopped when synced', total(3, { desired: 'Stopped' }), summaryWith({ synced: 3 }), 'Stopped'],
    ['stopped, nothing known', total(3, { desired: 'Stopped' }), undefined, 'Stopped'],
    ['complete', total(3, { desired: 'Completed' }), summaryWith({ synced: 3 }), 'Completing'],
    ['complete, not taken up', total(3, { desired: 'Completed' }), undefined, 'Completing'],
    [
      'complete, last syncs',
      total(3, { desired: 'Completed' }),
      summaryWith({ completing: 1, completed: 2 }),
      'Completing',
    ],
    [
      'completed',
      total(3, { desired: 'Completed' }),
      summaryWith({ completed: 2, completedWithWarnings: 1 }),
      'Completed',
    ],
    [
      'completed, one failed',
      total(3, { desired: 'Completed' }),
      summaryWith({ completed: 2, incrementalFailed: 1 }),
      'CompletedWithErrors',
    ],
    ['complete, all failed', total(3, { desired: 'Completed' }), summaryWith({ failed: 3 }), 'Failed'],
    ['complete later', total(3, { desired: 'Completed', completeAfter: later }), summaryWith({ synced: 3 }), 'Synced'],
    ['to be completed by the clock', total(3, { completeAfter: earlier }), summaryWith({ synced: 3 }), 'Completing'],
    [
      'to be completed, initial syncs',
      total(3, { completeAfter: earlier }),
      summaryWith({ synced: 2, active: 1 }),
      'Syncing',
    ],
    [
      'to be completed, to start later',
      total(3, { completeAfter: earlier, startAfter: later }),
      summaryWith({}),
      'Waiting',
    ],
    ['completed by the clock', total(3, { completeAfter: earlier }), summaryWith({ completed: 3 }), 'Completed'],
    ['every user completed on its own', total(2), summaryWith({ completed: 2 }), 'Completed'],
    ['one user completed on its own', total(2), summaryWith({ completed: 1, synced: 1 }), 'Synced'],
    ['completed on their own, one failed', total(2), summaryWith({ completed: 1, failed: 1 }), 'CompletedWithErrors'],
    ['removed', total(3, { desired: 'Removed' }), summaryWith({ active: 3 }), 'Removing'],
  ])('%s', (_name, batch, summary, expected) => {
    expect(batchStatus(batch, summary, now)).toBe(expected);
  });

  it('gives a known status and counts that add up, for every combination', () => {
    const stages = Object.keys(emptyCounts()) as (keyof StageCounts)[];
    for (let bits = 0; bits < 3 ** stages.length; bits += 17 + (bits % 5)) {
      const counts = Object.fromEntries(
        stages.map((stage, at) => [stage, Math.floor(bits / 3 ** at) % 3]),
      ) as StageCounts;
      const sum = Object.values(counts).reduce((a, b) => a + b, 0);
      for (const desired of ['Created', 'Started', 'Stopped', 'Completed', 'Removed'] as const) {
        const batch = total(sum, { desired });
        const summary = summaryWith(counts);
        const status = batchStatus(batch, summary, now);
        expect(batchStatuses).toContain(status);
        const shown = batchCounts(batch, summary);
        expect(shown.active + shown.stopped + shown.synced + shown.failed + shown.finalized).toBe(sum);
        if (status === 'Synced') expect(shown.active + shown.failed).toBe(0);
        if (status === 'Stopped' && desired === 'Stopped') expect(shown.running).toBe(0);
      }
    }
  });
});

describe('wishes', () => {
  it('start, stop, start: the generation rises and the first start stays', () => {
    const batch = batchWith({ desired: 'Created', startGeneration: 0, started: null, desiredRevision: 0 });
    wishStarted(batch, new Date(earlier));
    wishStopped(batch, now);
    wishStarted(batch, now);
    expect(batch).toMatchObject({ desired: 'Started', startGeneration: 2, started: earlier, desiredRevision: 3 });
  });

  it('a wish for one user holds until the batch is wished otherwise', () => {
    const batch = batchWith();
    const user = userWith();
    wishUserStopped(batch, user);
    expect(desiredOf(batch, user, now)).toBe('Stopped');
    wishStarted(batch, now);
    expect(desiredOf(batch, user, now)).toBe('Started');
    wishStopped(batch, now);
    wishUserStarted(batch, user);
    expect(desiredOf(batch, user, now)).toBe('Started');
    wishUserRemoved(user);
    wishStarted(batch, now);
    expect(desiredOf(batch, user, now)).toBe('Removed');
  });

  it('sync now, complete and remove are seen at once', () => {
    const summary = summaryWith({ synced: 1 });
    const batch = batchWith();
    wishSyncNow(batch, now);
    expect(batchStatus(batch, summary, now)).toBe('IncrementalSyncing');
    wishCompleted(batch, now);
    expect(batchStatus(batch, summary, now)).toBe('Completing');
    wishRemoved(batch, now);
    expect(batchStatus(batch, summary, now)).toBe('Removing');
  });
});
