import { type DocumentKind, readDocument, updateDocument } from './document.js';
import { StateError } from './error.js';
import { type State, withStoreLock } from './folder.js';
import { emptyOrganization } from './initial.js';
import { organizationPath } from './paths.js';
import {
  type EndpointDocument,
  type OrganizationConfig,
  type OrganizationDocument,
  organizationShape,
} from './schema.js';

const organization: DocumentKind<OrganizationDocument> = {
  shape: organizationShape,
  keepPrevious: true,
  durable: true,
};

/** Whether two names mean the same: Exchange compares names without case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Endpoints, batches in order of creation, configuration; the defaults when nothing was written yet. Raises StateError Damaged, NewerVersion. */
export function readOrganization(state: State): OrganizationDocument {
  return readDocument(state.files, organizationPath(state.dir), organization) ?? emptyOrganization();
}

/** Changes the organisation. The caller holds the store lock. */
export function updateOrganizationLocked(
  state: State,
  change: (draft: OrganizationDocument) => void,
): OrganizationDocument {
  return updateDocument(state.files, organizationPath(state.dir), organization, emptyOrganization(), change);
}

/** Changes the configuration under the store lock. */
export function updateConfig(state: State, change: (draft: OrganizationConfig) => void): OrganizationConfig {
  return withStoreLock(
    state,
    'changing the configuration',
    () => updateOrganizationLocked(state, (draft) => change(draft.config)).config,
  );
}

/** The endpoint with this name (without case) or GUID. */
export function findEndpoint(document: OrganizationDocument, identity: string): EndpointDocument | undefined {
  return document.endpoints.find((one) => sameName(one.name, identity) || sameName(one.guid, identity));
}

/** Adds an endpoint. Raises StateError Exists when its name is taken. */
export function addEndpoint(state: State, endpoint: EndpointDocument): void {
  withStoreLock(state, 'adding an endpoint', () =>
    updateOrganizationLocked(state, (draft) => {
      if (draft.endpoints.some((one) => sameName(one.name, endpoint.name))) {
        throw new StateError('Exists', `The migration endpoint '${endpoint.name}' already exists.`);
      }
      draft.endpoints.push(endpoint);
    }),
  );
}

/** Changes one endpoint, named by its GUID. Raises StateError NotFound. */
export function updateEndpoint(
  state: State,
  endpointGuid: string,
  change: (draft: EndpointDocument) => void,
): EndpointDocument {
  return withStoreLock(state, 'changing an endpoint', () => {
    const written = updateOrganizationLocked(state, (draft) => change(endpointOf(draft, endpointGuid)));
    return endpointOf(written, endpointGuid);
  });
}

function endpointOf(document: OrganizationDocument, endpointGuid: string): EndpointDocument {
  const found = document.endpoints.find((one) => one.guid === endpointGuid);
  if (!found) throw new StateError('NotFound', `The migration endpoint '${endpointGuid}' couldn't be found.`);
  return found;
}
