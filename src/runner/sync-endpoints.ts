import type { EndpointDocument, OrganizationDocument } from '../../state/schema.js';
import type { BatchView } from './batch-view.js';
import type { SyncEndpoints } from './slots.js';

/** The endpoints of a batch; `undefined`, and noted with the batch, when one no longer exists. */
export function endpointsOf(
  view: BatchView,
  organization: OrganizationDocument | undefined,
): SyncEndpoints | undefined {
  const find = (guid: string): EndpointDocument | undefined => organization?.endpoints.find((one) => one.guid === guid);
  const source = find(view.batch.sourceEndpoint);
  const target = view.batch.targetEndpoint === null ? undefined : find(view.batch.targetEndpoint);
  if (source && (view.batch.targetEndpoint === null || target)) {
    view.note({ message: '' });
    return { source, target };
  }
  view.note({ message: 'An endpoint of this migration batch no longer exists.' });
  return undefined;
}
