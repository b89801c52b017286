import { usersOf } from '../../../state/batch-users.js';
import { readBatch } from '../../../state/batches.js';
import { readFacts } from '../../../state/facts.js';
import type { SummaryDocument, UserFacts } from '../../../state/facts-schema.js';
import type { State } from '../../../state/folder.js';
import type { BatchDocument } from '../../../state/schema.js';
import { reportLine } from './report.js';
import {
  type BatchCounts,
  type BatchStatus,
  batchCounts,
  statusSummary,
  type UserStatus,
  userStatus,
} from './status.js';

/** One user in the reports of a batch. */
export interface ReportRow {
  readonly emailAddress: string;
  readonly status: UserStatus;
  readonly itemsMigrated: number;
  readonly itemsSkipped: number;
  /** `Type: message`; empty when fine. */
  readonly error: string;
}

/** The users of a batch as its reports show them, in the order of its CSV, a shard at a time in memory. Raises StateError NotFound, Damaged. */
export function* reportRows(state: State, batch: string, now: Date): Generator<ReportRow> {
  const document = readBatch(state, batch);
  let shardOfFacts = -1;
  let facts = new Map<string, UserFacts>();
  for (const { user, shard } of usersOf(state, batch)) {
    if (shard !== shardOfFacts) facts = readFacts(state, batch, shard);
    shardOfFacts = shard;
    const own = facts.get(user.guid);
    yield {
      emailAddress: user.emailAddress,
      status: userStatus(document, user, own, now),
      itemsMigrated: (own?.copiedItems ?? 0) + (own?.existingItems ?? 0),
      itemsSkipped: (own?.skippedItems ?? 0) + (own?.failedItems ?? 0),
      error: own?.failure ? `${own.failure.type}: ${own.failure.message}` : '',
    };
  }
}

function csvLine(fields: readonly (string | number)[]): string {
  const quoted = fields.map((field) => {
    const text = String(field);
    return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}

/** The statistics report of a batch (Export-MigrationReport), piece by piece: EmailAddress, Status, ItemsMigrated, ItemsSkipped. */
export function* statisticsCsv(rows: Iterable<ReportRow>): Generator<string> {
  yield csvLine(['EmailAddress', 'Status', 'ItemsMigrated', 'ItemsSkipped']);
  for (const row of rows) yield csvLine([row.emailAddress, row.status, row.itemsMigrated, row.itemsSkipped]);
}

/** The errors report of a batch: EmailAddress, Status, ErrorMessage of the users that failed. */
export function* errorsCsv(rows: Iterable<ReportRow>): Generator<string> {
  yield csvLine(['EmailAddress', 'Status', 'ErrorMessage']);
  for (const row of rows) {
    if (row.error !== '' || statusSummary(row.status) === 'Failed') {
      yield csvLine([row.emailAddress, row.status, row.error]);
    }
  }
}

/** What happened to a batch, oldest first, in the style of the reports of users: Get-MigrationBatch -IncludeReport. `server` names this computer. */
export function batchTimeline(
  batch: BatchDocument,
  summary: SummaryDocument | undefined,
  server: string,
  status: BatchStatus,
): string[] {
  const counts = batchCounts(batch, summary);
  const mailboxes = `${counts.synced + counts.finalized} of ${counts.total} mailboxes are synced, ${counts.failed} failed.`;
  const events: (readonly [at: string | null | undefined, text: string])[] = [
    [batch.created, `Migration batch "${batch.name}" was created by ${batch.submittedBy}.`],
    [batch.started, 'The migration batch was started.'],
    [summary?.initialSynced, 'The initial sync has finished.'],
    [summary?.lastSynced, 'A mailbox was synced last.'],
    [summary?.pause?.until, summary?.pause ? `The request is stalled until then: ${summary.pause.reason}` : ''],
    [
      summary?.changed ?? batch.changed,
      `Status: ${status}. ${mailboxes}${summary?.message ? ` ${summary.message}` : ''}`,
    ],
  ];
  return events.flatMap(([at, text]) => (at ? [reportLine(new Date(at), server, text)] : []));
}

/** The subject of a status mail; the words for a finished batch are the original's (exchange-csv.md). */
export function statusMailSubject(name: string, status: BatchStatus): string {
  const errors = status === 'Failed' || status.endsWith('WithErrors') ? ' - with errors' : '';
  return isFinished(status)
    ? `E-mail migration batch "${name}" has finished${errors}`
    : `E-mail migration batch "${name}" status: ${status}`;
}

/** Whether a batch has come to an end that a mail tells of. */
export function isFinished(status: BatchStatus): boolean {
  return ['Synced', 'SyncedWithErrors', 'Failed', 'Completed', 'CompletedWithErrors'].includes(status);
}

/** The text of a status mail. */
export function statusMailText(name: string, status: BatchStatus, counts: BatchCounts): string {
  const lines = [
    `Migration batch: ${name}`,
    `Status: ${status}`,
    '',
    `Mailboxes: ${counts.total}`,
    `  Active: ${counts.active}`,
    `  Synced: ${counts.synced}`,
    `  Finalized: ${counts.finalized}`,
    `  Stopped: ${counts.stopped}`,
    `  Failed: ${counts.failed}`,
  ];
  if (counts.failed > 0) lines.push('', 'The attached report names the mailboxes that failed, and why.');
  return `${lines.join('\r\n')}\r\n`;
}
