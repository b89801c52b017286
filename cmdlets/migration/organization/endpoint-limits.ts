import type { EndpointDocument } from '../../../state/schema.js';
import type { MigrationTask } from './migration-task.js';

/** The most mailboxes that an endpoint may be told to migrate at a time (reference/exchange-limits.md). */
const MOST_MIGRATIONS = 100;

/** Refuses ways to log in that are not spoken here. */
export function checkAuthentication(task: MigrationTask, method: string | undefined): void {
  if (method === undefined || method === 'Basic' || method === 'OAuth') return;
  task.fail(
    'permanent',
    `The authentication method ${method} isn't supported for IMAP migrations. Use Basic or OAuth.`,
  );
}

/** Refuses settings of an endpoint that contradict one another or Exchange's limits. */
export function checkConcurrency(
  task: MigrationTask,
  settings: Pick<EndpointDocument, 'maxConcurrentMigrations' | 'maxConcurrentIncrementalSyncs'>,
): void {
  const { maxConcurrentMigrations, maxConcurrentIncrementalSyncs } = settings;
  if (maxConcurrentMigrations < 1 || maxConcurrentMigrations > MOST_MIGRATIONS) {
    task.fail('permanent', `MaxConcurrentMigrations must be between 1 and ${MOST_MIGRATIONS}.`);
  }
  if (maxConcurrentIncrementalSyncs < 1) {
    task.fail('permanent', 'MaxConcurrentIncrementalSyncs must be at least 1.');
  }
  if (maxConcurrentIncrementalSyncs > maxConcurrentMigrations) {
    task.fail('permanent', "MaxConcurrentIncrementalSyncs can't be greater than MaxConcurrentMigrations.");
  }
}
