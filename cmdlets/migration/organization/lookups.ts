import { consistencyScore } from '../../../src/migration/batch/consistency.js';
import { batchStatus } from '../../../src/migration/batch/status.js';
import { type BatchReading, findBatch, readBatch, readBatches } from '../../../state/batches.js';
import { readSummary } from '../../../state/facts.js';
import type { State } from '../../../state/folder.js';
import { findEndpoint, readOrganization } from '../../../state/organization.js';
import type { BatchDocument, EndpointDocument, OrganizationDocument } from '../../../state/schema.js';
import { MigrationBatch } from '../types/migration-batch.js';
import { MigrationEndpoint } from '../types/migration-endpoint.js';
import type { Identity } from './identity-parameters.js';
import type { MigrationTask } from './migration-task.js';

/** The batch that is named. Fails with Exchange's text when there is none. */
export function requireBatch(task: MigrationTask, identity: Identity): BatchDocument {
  const entry = findBatch(readOrganization(task.state), identity);
  if (!entry) task.fail('notFound', `The migration batch "${identity}" can't be found.`);
  return readBatch(task.state, entry.guid);
}

/** The endpoint that is named. Fails with Exchange's text, which says it twice. */
export function requireEndpoint(task: MigrationTask, identity: Identity): EndpointDocument {
  const endpoint = findEndpoint(readOrganization(task.state), identity);
  if (endpoint) return endpoint;
  const text = `The migration endpoint '${identity}' couldn't be found.`;
  return task.fail('notFound', `${text} Reason: ${text}`);
}

/** The batch object of one moment. */
export function batchObject(
  state: State,
  batch: BatchDocument,
  organization = readOrganization(state),
): MigrationBatch {
  const summary = readSummary(state, batch.guid);
  return new MigrationBatch({
    batch,
    summary,
    status: batchStatus(batch, summary, new Date()),
    sourceEndpoint: endpointObject(organization, batch.sourceEndpoint),
    targetEndpoint: endpointObject(organization, batch.targetEndpoint),
    consistency: consistencyScore(
      summary?.skippedItems ?? 0,
      (summary?.syncedItems ?? 0) + (summary?.skippedItems ?? 0),
    ),
    report: null,
  });
}

function endpointObject(organization: OrganizationDocument, guid: string | null): MigrationEndpoint | null {
  const endpoint = guid === null ? undefined : findEndpoint(organization, guid);
  return endpoint ? new MigrationEndpoint(endpoint) : null;
}

/** All batches that can be read, in order of creation; `report` is told of those that cannot. */
export function readableBatches(state: State, report: (reading: BatchReading) => void): BatchDocument[] {
  return readBatches(state).flatMap((reading) => {
    if (reading.batch) return [reading.batch];
    report(reading);
    return [];
  });
}
