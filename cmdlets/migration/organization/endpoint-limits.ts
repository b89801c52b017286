import type { EndpointDocument } from '../../../state/schema.js';
import type { MigrationTask } from './migration-task.js';

/** The most mailboxes that an endpoint may be told to migrate at a time (reference/exchange-limits.md). */
const MOST_MIGRATIONS = 100;

/** Refuses settings of an endpoint that contradict one another or Exchange's limits. */
export function checkConcurrency(task: MigrationTask, settings: EndpointDocument): void {
  const { maxConcurrentMigrations, maxConcurrentIncrementalSyncs } = settings;
  if (maxConcurrentMigrations < 1 || maxConcurrentMigrations > MOST_MIGRATIONS) {
    task.fail('permanent', `MaxConcurrentMigrations must be between 1 and ${MOST_MIGRATIONS}.`);
  }
  if (maxConcurrentIncrementalSyncs > maxConcurrentMigrations) {
    task.fail('permanent', "MaxConcurrentIncrementalSyncs can't be greater than MaxConcurrentMigrations.");
  }
}
