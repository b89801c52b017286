import { isDeepStrictEqual } from 'node:util';
import { userCopy } from '../../../src/migration/batch/users-from-csv.js';
import type { BatchDocument, UserDocument } from '../../../state/schema.js';
import type { MigrationUserParts } from '../types/migration-user.js';
import type { Identity } from './identity-parameters.js';
import type { MigrationTask } from './migration-task.js';
import type { BatchOrigin } from './new-batch.js';
import { allUsers } from './users.js';

/** Users of other batches for a new one. */
export interface CopiedUsers {
  /** What their batches have in common. */
  readonly origin: BatchOrigin;
  readonly originals: readonly MigrationUserParts[];
  readonly users: UserDocument[];
  readonly rows?: undefined;
}

function originOf(batch: BatchDocument): BatchOrigin {
  const { sourceEndpoint, targetEndpoint, excludeFolders, includeFolders, contentFilter, contentFilterLanguage } =
    batch;
  return { sourceEndpoint, targetEndpoint, excludeFolders, includeFolders, contentFilter, contentFilterLanguage };
}

/**
 * The users that are named, each mailbox once, as users of a new batch (-Users, -UserIds). Fails for one that there isn't, and for users of batches that read from
 * different endpoints or leave out different mail: one batch cannot do both.
 */
export function usersToCopy(task: MigrationTask, identities: readonly Identity[]): CopiedUsers {
  const all = new Map<string, MigrationUserParts>();
  for (const parts of allUsers(task.state)) {
    all.set(parts.user.guid.toLowerCase(), parts);
    all.set(parts.user.emailAddress.toLowerCase(), parts);
  }
  const chosen = new Map<string, MigrationUserParts>();
  for (const identity of identities) {
    const parts = all.get(identity.toLowerCase());
    if (!parts) task.fail('notFound', `The migration user "${identity}" can't be found.`);
    chosen.set(parts.user.emailAddress.toLowerCase(), parts);
  }
  const originals = [...chosen.values()];
  const origin = originOf(originals[0]!.batch);
  const other = originals.find(({ batch }) => !isDeepStrictEqual(originOf(batch), origin));
  if (other) {
    task.fail(
      'permanent',
      `The users are of migration batches with different endpoints or filters: "${originals[0]!.batch.name}" and "${other.batch.name}". Make a batch for each.`,
    );
  }
  return { origin, originals, users: originals.map(({ user }) => userCopy(user)) };
}
