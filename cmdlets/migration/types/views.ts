import type { Value } from '../../../src/engine/values/value.js';
import { registerViews } from '../../../src/format/built-in-views.js';
import { column, computed, tableView, textView, viewFamily } from '../../../src/format/view-builders.js';
import { lineOf } from '../watch/progress-table.js';
import { MigrationProgress } from './migration-progress.js';
import { skippedItems, syncedItems } from './migration-user.js';
import { MigrationUserStatistics } from './migration-user-statistics.js';

const NAMESPACE = 'Microsoft.Exchange.Data.Storage.Management';
const BATCH = `${NAMESPACE}.MigrationBatch`;
const ENDPOINT = `${NAMESPACE}.MigrationEndpoint`;
const USER = `${NAMESPACE}.MigrationUser`;
const STATISTICS = `${NAMESPACE}.MigrationUserStatistics`;
const TEST = 'Migsh.MigrationBatchTestResult';
const PROGRESS = 'Migsh.MigrationProgress';

type Count = Parameters<typeof syncedItems>[0];
const countOf =
  (read: (facts: Count) => number) =>
  (_ctx: unknown, object: Value): Value =>
    object instanceof MigrationUserStatistics && object.parts.facts ? read(object.parts.facts) : 0;

/** The tables of the migration objects: those of Exchange Online where they are known (reference/exchange-objects.md), else after its admin center. */
registerViews(
  viewFamily([BATCH, ENDPOINT, USER, STATISTICS, TEST, PROGRESS], () => [
    tableView(
      'MigrationBatch',
      [BATCH],
      [
        column('Identity'),
        column('Status'),
        column('MigrationType', 0, 'left', 'Type'),
        column('TotalCount', 0, 'left'),
      ],
      { autoSize: true },
    ),
    tableView('MigrationEndpoint', [ENDPOINT], [column('Identity'), column('EndpointType'), column('RemoteServer')], {
      autoSize: true,
    }),
    tableView(
      'MigrationUser',
      [USER],
      [
        column('Identity', 40),
        column('BatchId', 30, 'left', 'Batch'),
        column('Status', 25),
        column('LastSuccessfulSyncTime', 0, 'left', 'LastSyncTime'),
      ],
    ),
    tableView(
      'MigrationBatchTestResult',
      [TEST],
      [
        column('Identity'),
        column('Folder'),
        column('Result', 7),
        ...['Expected', 'Present', 'Missing', 'Extra', 'Skipped'].map((name) => column(name, 8, 'right')),
      ],
    ),
    textView('MigrationProgress', [PROGRESS], (_ctx, object) =>
      object instanceof MigrationProgress ? lineOf(object) : '',
    ),
    tableView(
      'MigrationUserStatistics',
      [STATISTICS],
      [
        column('Identity'),
        column('BatchId', 0, 'left', 'Batch'),
        column('Status'),
        computed('Items Synced', 0, 'right', countOf(syncedItems)),
        computed('Items Skipped', 0, 'right', countOf(skippedItems)),
      ],
    ),
  ]),
);
