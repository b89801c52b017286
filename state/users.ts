import { type DocumentKind, readDocument, updateDocument, writeDocument } from './document.js';
import { StateError } from './error.js';
import type { State } from './folder.js';
import { userShardPath } from './paths.js';
import { STATE_VERSION, type UserDocument, type UserShardDocument, userShardShape } from './schema.js';

const shardKind: DocumentKind<UserShardDocument> = { shape: userShardShape, keepPrevious: true, durable: true };

/** Writes a shard that was not there. The caller holds the store lock. */
export function writeUserShard(state: State, batch: string, shard: number, users: readonly UserDocument[]): void {
  const document = { version: STATE_VERSION, batch, users: [...users] };
  writeDocument(state.files, userShardPath(state.dir, batch, shard), shardKind, document);
}

/** The users of one shard, those wished removed included. Raises StateError NotFound, Damaged. */
export function readUserShard(state: State, batch: string, shard: number): UserDocument[] {
  const path = userShardPath(state.dir, batch, shard);
  const found = readDocument(state.files, path, shardKind);
  if (!found) {
    throw new StateError('Damaged', `The state file '${path}' is missing. Restore it from a backup.`, { file: path });
  }
  return found.users;
}

/** Changes the users of one shard. The caller holds the store lock. */
export function updateUserShardLocked(
  state: State,
  batch: string,
  shard: number,
  change: (users: UserDocument[]) => UserDocument[],
): UserDocument[] {
  const path = userShardPath(state.dir, batch, shard);
  const current = { version: STATE_VERSION, batch, users: readUserShard(state, batch, shard) };
  return updateDocument(state.files, path, shardKind, current, (draft) => {
    draft.users = change(draft.users);
  }).users;
}
