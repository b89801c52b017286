import { deleteRemovedUsers } from '../../state/batch-users.js';
import type { State } from '../../state/folder.js';
import { deleteUserWork } from '../../state/work.js';
import type { BatchView, RunnerUser } from './batch-view.js';

/**
 * Deletes the documents of users wished removed, a shard at a time, once none of them in it is running. The migrated mail stays.
 * Raises StateError Locked when somebody is changing wishes now: the next look tries again.
 */
export function removeUsers(
  state: State,
  view: BatchView,
  removed: readonly RunnerUser[],
  isRunning: (user: string) => boolean,
): void {
  const shards = new Set(removed.map((user) => user.shard));
  for (const shard of shards) {
    if (removed.some((user) => user.shard === shard && isRunning(user.guid))) continue;
    const gone = deleteRemovedUsers(state, view.guid, shard, 0);
    view.forget(gone);
    for (const user of gone) deleteUserWork(state, view.guid, user);
  }
  if (shards.size > 0) view.refresh();
}
