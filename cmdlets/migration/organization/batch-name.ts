import type { Host } from '../../../src/engine/host.js';
import { findBatch, readBatch } from '../../../state/batches.js';
import { StateError } from '../../../state/error.js';
import type { State } from '../../../state/folder.js';
import { readOrganization } from '../../../state/organization.js';
import type { BatchEntry } from '../../../state/schema.js';
import type { MigrationTask } from './migration-task.js';

/** Exchange's limit for the name of a batch (reference/exchange-limits.md). */
const LONGEST_NAME = 64;

/** How long the name of a batch that is being removed is waited for, in milliseconds: Exchange blocks it for minutes, which admins complain about. */
const REMOVAL_PATIENCE = 15_000;
const BETWEEN_LOOKS = 100;

/** Fails where a new batch can't have this name; one whose batch is just being removed becomes free after a moment. */
export function requireFreeName(task: MigrationTask, host: Host, name: string): void {
  if (name.trim() === '') task.fail('permanent', "The name of the migration batch can't be empty.");
  if (name.length > LONGEST_NAME) {
    task.fail(
      'permanent',
      `The name of the migration batch can't be longer than ${LONGEST_NAME} characters. It has ${name.length}.`,
    );
  }
  const taken = (): BatchEntry | undefined => findBatch(readOrganization(task.state), name);
  const until = Date.now() + REMOVAL_PATIENCE;
  for (let entry = taken(); entry !== undefined; entry = taken()) {
    if (!isLeaving(task.state, entry) || Date.now() > until) task.fail('exists', 'The migration batch already exists.');
    task.wakeRunner();
    host.sleep(BETWEEN_LOOKS);
  }
}

function isLeaving(state: State, entry: BatchEntry): boolean {
  try {
    return readBatch(state, entry.guid).desired === 'Removed';
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    return error.code === 'NotFound';
  }
}
