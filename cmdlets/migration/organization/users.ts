import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { userStatus } from '../../../src/migration/batch/status.js';
import { type Transition, userRefusal } from '../../../src/migration/batch/transitions.js';
import { usersOf } from '../../../state/batch-users.js';
import { readFacts } from '../../../state/facts.js';
import type { UserFacts } from '../../../state/facts-schema.js';
import type { State } from '../../../state/folder.js';
import type { BatchDocument } from '../../../state/schema.js';
import type { MigrationUserParts } from '../types/migration-user.js';
import type { Identity } from './identity-parameters.js';
import { readableBatches } from './lookups.js';
import type { MigrationTask } from './migration-task.js';
import { userIndexOf } from './user-index.js';

/** The users of a batch with their facts and status, in the order of its CSV; one shard at a time is in memory. */
export function* usersWithFacts(state: State, batch: BatchDocument, now = new Date()): Generator<MigrationUserParts> {
  let shard = -1;
  let facts: ReadonlyMap<string, UserFacts> = new Map();
  for (const placed of usersOf(state, batch.guid)) {
    if (placed.shard !== shard) {
      shard = placed.shard;
      facts = readFacts(state, batch.guid, shard);
    }
    const { user } = placed;
    const known = facts.get(user.guid);
    yield { batch, shard, user, facts: known, status: userStatus(batch, user, known, now) };
  }
}

/** The users of all batches; batches that cannot be read are passed over (Get-MigrationBatch names them). */
export function* allUsers(state: State): Generator<MigrationUserParts> {
  for (const batch of readableBatches(state, () => undefined)) yield* usersWithFacts(state, batch);
}

/**
 * The users that are named: by Guid exactly one, by address all of that address (the same mailbox may be in two batches).
 * Fails when there is none.
 */
export function requireUsers(task: MigrationTask, identity: Identity): MigrationUserParts[] {
  const now = new Date();
  const found = userIndexOf(task.state).find(identity);
  if (found.length === 0) task.fail('notFound', `The migration user "${identity}" can't be found.`);
  return found.map((one) => ({ ...one, status: userStatus(one.batch, one.user, one.facts, now) }));
}

/**
 * The users that a cmdlet works on, who must be of a status from which they can be `transition`; without -Identity the only one that can. An address may name users
 * of several batches: those that cannot are passed over as long as one can. Fails with what can be done instead.
 */
export function usersFor<P extends { readonly Identity: Identity | undefined }>(
  task: MigrationTask,
  context: CmdletContext<P>,
  transition: Exclude<Transition, 'completed'>,
): MigrationUserParts[] {
  const refusalOf = ({ user, status }: MigrationUserParts): string | undefined =>
    userRefusal(transition, user.emailAddress, status);
  if (!context.isBound('Identity')) return [onlyUser(task, transition, refusalOf)];
  const named = requireUsers(task, context.parameters.Identity ?? '');
  const possible = named.filter((parts) => refusalOf(parts) === undefined);
  return possible.length > 0 ? possible : task.fail('permanent', refusalOf(named[0]!)!);
}

function onlyUser(
  task: MigrationTask,
  transition: Transition,
  refusalOf: (parts: MigrationUserParts) => string | undefined,
): MigrationUserParts {
  let only: MigrationUserParts | undefined;
  for (const parts of allUsers(task.state)) {
    if (refusalOf(parts) !== undefined) continue;
    if (only) task.fail('permanent', `Several migration users can be ${transition}. Name one with -Identity.`);
    only = parts;
  }
  return only ?? task.fail('permanent', `There is no migration user that can be ${transition}.`);
}
