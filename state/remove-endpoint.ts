import { readBatches } from './batches.js';
import { StateError } from './error.js';
import { type State, withStoreLock } from './folder.js';
import { findEndpoint, readOrganization, updateOrganizationLocked } from './organization.js';

/**
 * Removes an endpoint that no batch uses, named by its GUID. Raises StateError InUse, which names the batches, and NotFound.
 * A batch that cannot be read may use it: then its own error is raised.
 */
export function removeEndpoint(state: State, endpoint: string): void {
  withStoreLock(state, 'removing an endpoint', () => {
    const found = findEndpoint(readOrganization(state), endpoint);
    if (!found) throw new StateError('NotFound', `The migration endpoint '${endpoint}' couldn't be found.`);
    const users = batchesOf(state, endpoint);
    if (users.length > 0) {
      throw new StateError(
        'InUse',
        `The migration endpoint '${found.name}' can't be removed because migration batches use it: ${users.join(', ')}. Remove the batches first.`,
      );
    }
    updateOrganizationLocked(state, (draft) => {
      draft.endpoints = draft.endpoints.filter((one) => one.guid !== endpoint);
    });
  });
}

/** Names of the batches that use an endpoint, in double quotes. */
function batchesOf(state: State, endpoint: string): string[] {
  return readBatches(state).flatMap(({ batch, error }) => {
    if (!batch) throw error;
    return batch.sourceEndpoint === endpoint || batch.targetEndpoint === endpoint ? [`"${batch.name}"`] : [];
  });
}
