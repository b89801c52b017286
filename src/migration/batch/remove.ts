import { deleteRemovedUsers } from '../../../state/batch-users.js';
import { deleteBatch, readBatch } from '../../../state/batches.js';
import { StateError } from '../../../state/error.js';
import { acquireRunnerLock, type State } from '../../../state/folder.js';
import { readUserShard } from '../../../state/users.js';
import { deleteUserWork } from '../../../state/work.js';

/**
 * Runs `action` in the runner's place when no runner is alive: under its lock, so that none can begin meanwhile.
 * Returns false, and does nothing, when one is alive: it will do the work itself.
 */
function insteadOfRunner(state: State, purpose: string, action: () => void): boolean {
  let lock: ReturnType<typeof acquireRunnerLock>;
  try {
    lock = acquireRunnerLock(state, { patience: 0, purpose });
  } catch (error) {
    if (error instanceof StateError && error.code === 'Locked') return false;
    throw error;
  }
  try {
    action();
  } finally {
    lock.release();
  }
  return true;
}

/**
 * Deletes a batch that was wished removed, when no runner is alive to do it. The migrated mail stays.
 * Returns whether it was done; `false` = a runner is alive and does it. Raises StateError Locked, WriteFailed.
 */
export function removeBatchDirectly(state: State, batch: string): boolean {
  return insteadOfRunner(state, 'removing a batch', () => {
    if (readBatch(state, batch).desired !== 'Removed') throw new TypeError(`The batch ${batch} is not wished removed.`);
    deleteBatch(state, batch, 30_000);
  });
}

/**
 * Deletes a batch whose document cannot be read: no wish can be written into it, and a runner passes it over. Raises StateError Locked, WriteFailed.
 */
export function removeDamagedBatch(state: State, batch: string): void {
  deleteBatch(state, batch, 30_000);
}

/** As `removeBatchDirectly`, for the users of a batch that were wished removed. */
export function removeUsersDirectly(state: State, batch: string): boolean {
  return insteadOfRunner(state, 'removing users', () => {
    const { shardCount } = readBatch(state, batch);
    for (let shard = 0; shard < shardCount; shard++) {
      if (!readUserShard(state, batch, shard).some((user) => user.desired === 'Removed')) continue;
      for (const user of deleteRemovedUsers(state, batch, shard, 30_000)) deleteUserWork(state, batch, user);
    }
  });
}
