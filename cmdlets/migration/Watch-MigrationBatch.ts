import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { int32 } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { isRunnerMissing } from '../../src/migration/batch/due.js';
import { batchCounts, batchStatus } from '../../src/migration/batch/status.js';
import { readSummary } from '../../state/facts.js';
import type { BatchDocument } from '../../state/schema.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { readableBatches, requireBatch } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { usersWithFacts } from './organization/users.js';
import { MigrationProgress } from './types/migration-progress.js';
import { shortSize, tableLines } from './watch/progress-table.js';
import './types/views.js';

/** Statuses in which something is still to happen by itself, now. */
const BUSY: readonly string[] = ['Starting', 'Syncing', 'IncrementalSyncing', 'Completing', 'Stopping', 'Removing'];

interface Parameters {
  readonly Identity: string | undefined;
  readonly RefreshInterval: number;
}

export const WatchMigrationBatch = cmdlet({
  name: 'Watch-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows how far the users of a batch are, again and again, until nothing moves any more.',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.WatchMigrationBatch',
  outputTypes: ['Migsh.MigrationProgress'],
  notes: [
    'This cmdlet exists only in migsh.',
    'At a terminal it shows one table that keeps itself up to date; Ctrl+C ends the watching, not the migration. In a pipeline it gives an object, in a file a line for each user whose figures have changed.',
    'ETA is the time until a user is synced at the rate of the last seconds.',
  ],
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or BatchGuid of the batch. Without it, all batches that are being migrated.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    RefreshInterval: { type: int32, help: 'Seconds between two looks.', default: 2, validate: [range(1, 3600)] },
  },
  examples: [
    { code: 'Watch-MigrationBatch IMAPBatch1', remarks: 'Shows the users of the batch until all of them are synced.' },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { Identity, RefreshInterval } = context.parameters;
      const live = showsTable(context);
      const told = new Map<string, string>();
      const watched = Identity === undefined ? busyBatches(task) : [requireBatch(task, Identity)];
      for (let drawn = 0; ; context.host.sleep(RefreshInterval * 1000)) {
        const batches = stillThere(task, watched);
        const now = new Date();
        if (live)
          drawn = draw(
            context,
            batches.flatMap((batch) => batchLines(context, task, batch, now)),
            drawn,
          );
        else for (const batch of batches) writeChanged(context, task, batch, told, now);
        if (!batches.some((batch) => BUSY.includes(statusOf(task, batch)))) return;
        if (isRunnerMissing(task.state)) task.wakeRunner();
      }
    }),
});

/** A table that is painted over needs a terminal, and nobody behind it in the pipeline. */
function showsTable({ host, invocation }: CmdletContext<Parameters>): boolean {
  return host.supportsAnsi && !host.outputRedirected && invocation.pipelinePosition === invocation.pipelineLength;
}

function statusOf(task: MigrationTask, batch: BatchDocument): string {
  return batchStatus(batch, readSummary(task.state, batch.guid), new Date());
}

function busyBatches(task: MigrationTask): BatchDocument[] {
  return readableBatches(task.state, () => undefined).filter((batch) => BUSY.includes(statusOf(task, batch)));
}

/** The batches as they are now; those that were removed meanwhile are left out. */
function stillThere(task: MigrationTask, batches: readonly BatchDocument[]): BatchDocument[] {
  const all = readableBatches(task.state, () => undefined);
  return batches.flatMap(({ guid }) => all.find((one) => one.guid === guid) ?? []);
}

function progressOf(task: MigrationTask, batch: BatchDocument, now: Date): MigrationProgress[] {
  return [...usersWithFacts(task.state, batch, now)].map((parts) => new MigrationProgress(parts, now));
}

function batchLines(
  context: CmdletContext<Parameters>,
  task: MigrationTask,
  batch: BatchDocument,
  now: Date,
): string[] {
  const all = progressOf(task, batch, now);
  const counts = batchCounts(batch, readSummary(task.state, batch.guid));
  const sum = (what: 'syncedBytes' | 'bytesPerMinute'): number =>
    all.reduce((total, { parts }) => total + (parts.facts?.[what] ?? 0), 0);
  const done = counts.synced + counts.finalized;
  const title = `${batch.name}: ${statusOf(task, batch)}, ${done} of ${counts.total} mailboxes synced, ${counts.failed} failed, ${shortSize(sum('syncedBytes'))}, ${shortSize(sum('bytesPerMinute'))}/min`;
  return tableLines(title, all, { columns: context.host.columns, rows: context.host.rows });
}

/** Paints lines over the `before` lines painted last; how many there are now. */
function draw({ host }: CmdletContext<Parameters>, lines: readonly string[], before: number): number {
  const shown = lines.slice(0, Math.max(1, host.rows - 1));
  host.write('out', `${before > 0 ? `\x1b[${before}A` : ''}\x1b[J${shown.join('\n')}\n`);
  return shown.length;
}

function writeChanged(
  context: CmdletContext<Parameters>,
  task: MigrationTask,
  batch: BatchDocument,
  told: Map<string, string>,
  now: Date,
): void {
  for (const progress of progressOf(task, batch, now)) {
    const { guid } = progress.parts.user;
    if (told.get(guid) === progress.key) continue;
    told.set(guid, progress.key);
    context.write(progress);
  }
}
