import { expect, test } from 'vitest';
import { type MailRoute, type RemovalFacts, removalVerdict } from '../../src/migration/batch/removal.js';

const route: MailRoute = { domain: 'contoso.edu', hosts: ['mx.new.example'], ttl: 3600, leadsToSource: false };
const facts = (fields: Partial<RemovalFacts>): RemovalFacts => ({
  name: 'B',
  unsynced: 0,
  lastSynced: '2026-01-10T12:00:00.000Z',
  routes: [route],
  ...fields,
});

test.each([
  ['never synced', { lastSynced: null }, 'Not safe to remove yet: the batch was never synced.'],
  [
    'mailboxes behind',
    { unsynced: 2 },
    'Not safe to remove yet: 2 of its mailboxes are not synced (Get-MigrationUser -BatchId "B" | where StatusSummary -ne Synced).',
  ],
  [
    'mail still goes to the source',
    { routes: [{ ...route, hosts: ['old.contoso.edu'], leadsToSource: true }] },
    'Not safe to remove yet: the MX record of contoso.edu still leads to the source (old.contoso.edu). Change it, wait 72 hours, then: Set-MigrationBatch "B" -SyncNow.',
  ],
  [
    'no answer',
    { routes: [{ ...route, hosts: [], ttl: null }] },
    "It can't be told whether it's safe to remove: the MX record of contoso.edu can't be looked up. It is if the record was changed before 1/7/2026 12:00:00 PM (UTC), 72 hours before the last sync. If it was changed later, wait and sync once more: Set-MigrationBatch \"B\" -SyncNow.",
  ],
  [
    'the walkthrough’s 72 hours',
    {},
    'Safe to remove if the MX record (contoso.edu → mx.new.example, TTL 3,600 s) was changed before 1/7/2026 12:00:00 PM (UTC), 72 hours before the last sync. If it was changed later, wait and sync once more: Set-MigrationBatch "B" -SyncNow.',
  ],
  [
    'a TTL longer than that',
    { routes: [{ ...route, ttl: 96 * 3600 }] },
    'Safe to remove if the MX record (contoso.edu → mx.new.example, TTL 345,600 s) was changed before 1/6/2026 12:00:00 PM (UTC), 96 hours before the last sync. If it was changed later, wait and sync once more: Set-MigrationBatch "B" -SyncNow.',
  ],
])('%s', (_what, fields, text) => {
  expect(removalVerdict(facts(fields))).toEqual({ safe: text.startsWith('Safe'), text });
});
