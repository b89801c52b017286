import { readBatch, updateBatchLocked } from './batches.js';
import { type State, withStoreLock } from './folder.js';
import type { UserDocument } from './schema.js';
import { readUserShard, updateUserShardLocked } from './users.js';

/** A user with its place. */
export interface PlacedUser {
  readonly batch: string;
  readonly shard: number;
  readonly user: UserDocument;
}

/** The users of a batch in the order of its CSV, a shard at a time in memory; those wished removed included. Raises StateError NotFound, Damaged. */
export function* usersOf(state: State, batch: string): Generator<PlacedUser> {
  const { shardCount } = readBatch(state, batch);
  for (let shard = 0; shard < shardCount; shard++) {
    for (const user of readUserShard(state, batch, shard)) yield { batch, shard, user };
  }
}

/**
 * Changes the users of a batch that `choose` names, in all its shards or in `only` one, under the store lock. Returns how many there were.
 */
export function updateUsers(
  state: State,
  batch: string,
  choose: (user: UserDocument) => boolean,
  change: (draft: UserDocument) => void,
  only?: number,
): number {
  return withStoreLock(state, 'changing users of a batch', () => {
    let changed = 0;
    let removed = 0;
    const { shardCount } = readBatch(state, batch);
    for (let shard = 0; shard < shardCount; shard++) {
      if (only !== undefined && shard !== only) continue;
      if (!readUserShard(state, batch, shard).some(choose)) continue;
      updateUserShardLocked(state, batch, shard, (users) => {
        for (const user of users.filter(choose)) {
          const before = user.desired === 'Removed';
          change(user);
          changed++;
          removed += Number(user.desired === 'Removed') - Number(before);
        }
        return users;
      });
    }
    if (changed > 0) {
      updateBatchLocked(state, batch, (draft) => {
        draft.totalCount = Math.max(0, draft.totalCount - removed);
        draft.usersRevision++;
        draft.changed = new Date().toISOString();
      });
    }
    return changed;
  });
}

/**
 * Takes out the users of one shard that are wished removed and counts the batch anew (a cmdlet that died between its two writes may have left
 * the count behind). The caller is the runner, or holds its lock. `patience`: milliseconds to wait for the store lock.
 * Returns the GUIDs of those taken out.
 */
export function deleteRemovedUsers(state: State, batch: string, shard: number, patience: number): string[] {
  const action = (): string[] => {
    const gone: string[] = [];
    updateUserShardLocked(state, batch, shard, (users) =>
      users.filter((user) => {
        if (user.desired !== 'Removed') return true;
        gone.push(user.guid);
        return false;
      }),
    );
    let total = 0;
    for (const { user } of usersOf(state, batch)) if (user.desired !== 'Removed') total++;
    updateBatchLocked(state, batch, (draft) => {
      draft.totalCount = total;
      draft.usersRevision++;
    });
    return gone;
  };
  return withStoreLock(state, 'taking users out of a batch', action, patience);
}
