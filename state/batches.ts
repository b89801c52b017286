import { type DocumentKind, readDocument, updateDocument, writeDocument } from './document.js';
import { StateError } from './error.js';
import { type State, withStoreLock } from './folder.js';
import { readOrganization, sameName, updateOrganizationLocked } from './organization.js';
import { batchesFolder, batchFolder, batchPath } from './paths.js';
import {
  type BatchDocument,
  type BatchEntry,
  batchShape,
  type OrganizationDocument,
  STATE_VERSION,
  USERS_PER_SHARD,
  type UserDocument,
} from './schema.js';
import { writeUserShard } from './users.js';

const batchKind: DocumentKind<BatchDocument> = { shape: batchShape, keepPrevious: true, durable: true };

/** What a new batch is made of; the store adds version, counts and shards. */
export type NewBatch = Omit<BatchDocument, 'version' | 'totalCount' | 'shardCount' | 'usersRevision'>;

/** A batch that is listed: its document, or why it cannot be read (its status is then Corrupted). */
export interface BatchReading {
  readonly entry: BatchEntry;
  readonly batch: BatchDocument | undefined;
  readonly error: StateError | undefined;
}

/** The entry with this name (without case) or GUID. */
export function findBatch(document: OrganizationDocument, identity: string): BatchEntry | undefined {
  return document.batches.find((one) => sameName(one.name, identity) || sameName(one.guid, identity));
}

/** The wishes about one batch. Raises StateError NotFound, Damaged, NewerVersion. */
export function readBatch(state: State, batch: string): BatchDocument {
  const found = readDocument(state.files, batchPath(state.dir, batch), batchKind);
  if (!found) throw batchNotFound(batch);
  return found;
}

function batchNotFound(batch: string): StateError {
  return new StateError('NotFound', `The migration batch "${batch}" can't be found.`);
}

/** All batches in order of creation. One that cannot be read does not hide the others. */
export function readBatches(state: State): BatchReading[] {
  return readOrganization(state).batches.map((entry) => {
    try {
      return { entry, batch: readBatch(state, entry.guid), error: undefined };
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      return { entry, batch: undefined, error };
    }
  });
}

/**
 * Makes a batch with its users. It exists from the moment the organisation lists it: a process that dies before leaves a folder that the
 * runner clears away. Raises StateError Exists (name taken), Limit (too many batches), WriteFailed; then nothing was created.
 */
export function createBatch(state: State, batch: NewBatch, users: Iterable<UserDocument>): BatchDocument {
  return withStoreLock(state, `creating the batch ${batch.name}`, () => {
    const organization = readOrganization(state);
    if (organization.batches.some((one) => sameName(one.name, batch.name))) {
      throw new StateError('Exists', 'The migration batch already exists.');
    }
    const most = organization.config.maxNumberOfBatches;
    if (organization.batches.length >= most) {
      throw new StateError('Limit', `The maximum number of migration batches (${most}) has been reached.`);
    }
    try {
      state.files.mkdirSync(batchFolder(state.dir, batch.guid), { recursive: true, mode: 0o700 });
      const { shardCount, count } = writeShards(state, batch.guid, 0, users);
      const document: BatchDocument = {
        ...batch,
        version: STATE_VERSION,
        totalCount: count,
        shardCount,
        usersRevision: 0,
      };
      writeDocument(state.files, batchPath(state.dir, batch.guid), batchKind, document);
      updateOrganizationLocked(state, (draft) => {
        draft.batches.push({ guid: batch.guid, name: batch.name });
      });
      return document;
    } catch (error) {
      removeFolder(state, batchFolder(state.dir, batch.guid));
      throw error;
    }
  });
}

/** Writes users as they come, a shard at a time in memory; how many shards there are then, and how many users were written. */
function writeShards(
  state: State,
  batch: string,
  first: number,
  users: Iterable<UserDocument>,
): { readonly shardCount: number; readonly count: number } {
  let [shardCount, count] = [first, 0];
  let open: UserDocument[] = [];
  const close = (): void => {
    if (open.length > 0) writeUserShard(state, batch, shardCount++, open);
    open = [];
  };
  for (const user of users) {
    open.push(user);
    count++;
    if (open.length === USERS_PER_SHARD) close();
  }
  close();
  return { shardCount, count };
}

function removeFolder(state: State, folder: string): void {
  state.files.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Changes the wishes about one batch under the store lock. Raises StateError NotFound. */
export function updateBatch(state: State, batch: string, change: (draft: BatchDocument) => void): BatchDocument {
  return withStoreLock(state, 'changing a batch', () => updateBatchLocked(state, batch, change));
}

/** As `updateBatch`, for a caller that holds the store lock. */
export function updateBatchLocked(state: State, batch: string, change: (draft: BatchDocument) => void): BatchDocument {
  const path = batchPath(state.dir, batch);
  if (!findBatch(readOrganization(state), batch)) throw batchNotFound(batch);
  const current = readBatch(state, batch);
  return updateDocument(state.files, path, batchKind, current, change);
}

/** Adds users in shards of their own: the batch's new shard count is what makes them exist. */
export function addUsers(state: State, batch: string, users: Iterable<UserDocument>): BatchDocument {
  return withStoreLock(state, 'adding users to a batch', () => {
    const { shardCount, count } = writeShards(state, batch, readBatch(state, batch).shardCount, users);
    return updateBatchLocked(state, batch, (draft) => {
      draft.shardCount = shardCount;
      draft.totalCount += count;
      draft.usersRevision++;
    });
  });
}

/**
 * Deletes the documents of a batch; the migrated mail stays. The caller is the runner, or holds its lock. `patience`: milliseconds to wait
 * for the store lock. Raises StateError Locked.
 */
export function deleteBatch(state: State, batch: string, patience: number): void {
  const action = (): void => {
    updateOrganizationLocked(state, (draft) => {
      draft.batches = draft.batches.filter((one) => one.guid !== batch);
    });
    removeFolder(state, batchFolder(state.dir, batch));
  };
  withStoreLock(state, 'deleting a batch', action, patience);
}

/** Clears away the folders of batches that never came to be, or whose deletion was cut short. Returns their names. */
export function deleteOrphans(state: State, patience: number): string[] {
  const action = (): string[] => {
    const known = new Set(readOrganization(state).batches.map((one) => one.guid));
    const orphans = namesOf(state).filter((name) => !known.has(name));
    for (const name of orphans) removeFolder(state, batchFolder(state.dir, name));
    return orphans;
  };
  return namesOf(state).length === 0 ? [] : withStoreLock(state, 'clearing away', action, patience);
}

function namesOf(state: State): string[] {
  try {
    return state.files.readdirSync(batchesFolder(state.dir)).filter((name) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name));
  } catch {
    return [];
  }
}
