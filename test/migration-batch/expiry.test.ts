import { describe, expect, it } from 'vitest';
import { expirationOf } from '../../src/migration/batch/expiry.js';
import { type BatchStatus, batchStatuses } from '../../src/migration/batch/status.js';
import { batchWith, summaryWith } from './documents.js';

const day = 24 * 60 * 60 * 1000;
const plusDays = (days: number, since: string): string => new Date(Date.parse(since) + days * day).toISOString();
const touched = '2026-01-10T00:00:00.000Z';
const before = '2026-01-01T00:00:00.000Z';
const since = '2026-02-01T00:00:00.000Z';

describe('expirationOf', () => {
  const summary = (fields: Parameters<typeof summaryWith>[1]) => summaryWith({}, { changed: before, ...fields });
  const cases: readonly (readonly [BatchStatus, Parameters<typeof summaryWith>[1], string, string])[] = [
    ['Synced', { initialSynced: before }, 'stop', plusDays(60, touched)],
    ['Synced', { initialSynced: since }, 'stop', plusDays(60, since)],
    // Daily syncs are no activity of an admin.
    ['SyncedWithErrors', { initialSynced: before, lastSynced: since, changed: since }, 'stop', plusDays(60, touched)],
    ['Stopped', {}, 'remove', plusDays(90, touched)],
    ['Failed', { changed: since }, 'remove', plusDays(90, since)],
    ['Completed', { lastSynced: since }, 'remove', plusDays(60, since)],
    ['CompletedWithErrors', { lastSynced: before }, 'remove', plusDays(60, touched)],
  ];
  it.each(cases)('%s %j: %s', (status, fields, action, at) => {
    const expiration = expirationOf(batchWith({ changed: touched }), summary(fields), status);
    expect([expiration?.action, expiration?.at.toISOString()]).toEqual([action, at]);
  });

  it('leaves alone what is at work or is to be started', () => {
    const left = batchStatuses.filter((status) => expirationOf(batchWith(), undefined, status) === undefined);
    expect([...left].sort()).toEqual(
      [
        'Completing',
        'Corrupted',
        'Created',
        'IncrementalSyncing',
        'Removing',
        'Starting',
        'Stopping',
        'Syncing',
        'Waiting',
      ].sort(),
    );
  });
});
