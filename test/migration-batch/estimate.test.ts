import { expect, test } from 'vitest';
import { remainingMilliseconds, sourceBytes, stallReason, transferBytes } from '../../src/migration/batch/estimate.js';
import type { UserFacts } from '../../state/facts-schema.js';
import { emptyUserFacts } from '../../state/initial.js';

const at = '2026-01-01T12:00:00.000Z';
const facts = (fields: Partial<UserFacts>): UserFacts => ({ ...emptyUserFacts('g', at), ...fields });

test.each([
  [
    'half of it, at the average size',
    { totalItems: 20, copiedItems: 10, syncedBytes: 1000, bytesPerMinute: 500 },
    120_000,
  ],
  [
    'by the bytes that were counted',
    { totalItems: 20, copiedItems: 1, totalBytes: 3000, syncedBytes: 1000, bytesPerMinute: 1000 },
    120_000,
  ],
  ['nothing moves', { totalItems: 20, copiedItems: 10, syncedBytes: 1000 }, null],
  ['nothing is left', { totalItems: 10, copiedItems: 8, skippedItems: 2, syncedBytes: 8, bytesPerMinute: 5 }, null],
  ['nothing was copied yet', { totalItems: 10, bytesPerMinute: 5 }, null],
])('time left: %s', (_what, fields, expected) => {
  expect(remainingMilliseconds(facts({ activity: 'Initial', ...fields }))).toBe(expected);
  expect(remainingMilliseconds(facts(fields))).toBeNull();
});

test.each([
  ['half of it was copied', { totalItems: 20, copiedItems: 10, syncedBytes: 1000 }, 2000, 2000],
  ['some were there before', { totalItems: 20, copiedItems: 10, existingItems: 10, syncedBytes: 1000 }, 2000, 1000],
  ['all was copied', { totalItems: 3, copiedItems: 3, syncedBytes: 1000 }, 1000, 1000],
  ['an analysis counted', { totalItems: 20, totalBytes: 3000 }, 3000, 3000],
  ['all was there before', { totalItems: 2, existingItems: 2 }, null, 0],
  ['nothing was copied yet', { totalItems: 20 }, null, null],
  ['nothing was listed yet', {}, null, null],
  ['the mailbox is empty', { initialSynced: at }, 0, 0],
])('size: %s', (_what, fields, source, transfer) => {
  expect(sourceBytes(facts(fields))).toBe(source);
  expect(transferBytes(facts(fields))).toBe(transfer);
});

const later = new Date('2026-01-01T12:05:30.000Z');
test.each([
  ['Queued', {}, 'Waits for its turn.'],
  [
    'Syncing',
    { activity: 'Initial', lastCopied: at, currentFolder: 'INBOX' },
    'Nothing copied for 5 min. Looks at "INBOX".',
  ],
  ['Syncing', { activity: 'Initial', lastCopied: at, bytesPerMinute: 1 }, ''],
  ['Syncing', { pause: { reason: 'Busy.', until: at } }, 'Busy. Goes on at 12:00:00 UTC.'],
  ['Failed', { failure: { type: 'X', message: 'No login. --> more', at } }, 'No login.'],
  ['Synced', { lastCopied: at }, ''],
] as const)('%s %j: %s', (status, fields, expected) => {
  expect(stallReason(status, facts(fields as Partial<UserFacts>), later)).toBe(expected);
});
