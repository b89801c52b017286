import { hostname } from 'node:os';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { batchTimeline } from '../../../src/migration/batch/batch-report.js';
import { consistencyScore } from '../../../src/migration/batch/consistency.js';
import { type BatchStatus, batchStatus } from '../../../src/migration/batch/status.js';
import { batchRefusal, canBe, type Transition } from '../../../src/migration/batch/transitions.js';
import { type BatchReading, findBatch, readBatch, readBatches } from '../../../state/batches.js';
import { readSummary } from '../../../state/facts.js';
import type { State } from '../../../state/folder.js';
import { findEndpoint, readOrganization, sameName } from '../../../state/organization.js';
import type { BatchDocument, BatchEntry, EndpointDocument, OrganizationDocument } from '../../../state/schema.js';
import { readMailLog } from '../../../state/work.js';
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

/**
 * The batch that a cmdlet works on, which must be of a status from which it can be `transition`. Without -Identity it is the only such batch, as the documentation
 * has it for Stop-MigrationBatch; an empty -Identity (a variable that was never set) names none. Fails with what can be done instead.
 */
export function requireBatchFor<P extends { readonly Identity: Identity | undefined }>(
  task: MigrationTask,
  context: CmdletContext<P>,
  transition: Transition,
): BatchDocument {
  const { Identity } = context.parameters;
  if (!context.isBound('Identity')) return onlyBatch(task, transition);
  const batch = requireBatch(task, Identity ?? '');
  const refused = batchRefusal(transition, batch.name, statusOf(task.state, batch));
  return refused === undefined ? batch : task.fail('permanent', refused);
}

function onlyBatch(task: MigrationTask, transition: Transition): BatchDocument {
  const possible = readableBatches(task.state, () => undefined).filter((batch) =>
    canBe(transition, statusOf(task.state, batch)),
  );
  const [only, another] = possible;
  if (!only) return task.fail('permanent', `There is no migration batch that can be ${transition}.`);
  if (!another) return only;
  const names = possible.map((one) => one.name).join(', ');
  return task.fail('permanent', `Several migration batches can be ${transition}. Name one with -Identity: ${names}.`);
}

function statusOf(state: State, batch: BatchDocument): BatchStatus {
  return batchStatus(batch, readSummary(state, batch.guid), new Date());
}

/** The endpoint that is named. Fails with Exchange's text, which says it twice. */
export function requireEndpoint(task: MigrationTask, identity: Identity): EndpointDocument {
  const endpoint = findEndpoint(readOrganization(task.state), identity);
  if (endpoint) return endpoint;
  const text = `The migration endpoint '${identity}' couldn't be found.`;
  return task.fail('notFound', `${text} Reason: ${text}`);
}

/** As `requireEndpoint`, for a test alone: people name the server, too, when it is that of one endpoint. */
export function requireEndpointOrServer(task: MigrationTask, identity: Identity): EndpointDocument {
  const of = readOrganization(task.state).endpoints.filter((one) => sameName(one.remoteServer, identity));
  return of.length === 1 && !findEndpoint(readOrganization(task.state), identity)
    ? of[0]!
    : requireEndpoint(task, identity);
}

/** The batch object of one moment. */
export function batchObject(
  state: State,
  batch: BatchDocument,
  organization = readOrganization(state),
  withReport = false,
): MigrationBatch {
  const summary = readSummary(state, batch.guid);
  const status = batchStatus(batch, summary, new Date());
  return new MigrationBatch({
    batch,
    summary,
    status,
    sourceEndpoint: endpointObject(organization, batch.sourceEndpoint),
    targetEndpoint: endpointObject(organization, batch.targetEndpoint),
    consistency: consistencyScore(
      summary?.skippedItems ?? 0,
      (summary?.syncedItems ?? 0) + (summary?.skippedItems ?? 0),
    ),
    report: withReport
      ? [...batchTimeline(batch, summary, hostname(), status), ...readMailLog(state, batch.guid)]
      : null,
  });
}

function endpointObject(organization: OrganizationDocument, guid: string | null): MigrationEndpoint | null {
  const endpoint = guid === null ? undefined : findEndpoint(organization, guid);
  return endpoint ? new MigrationEndpoint(endpoint) : null;
}

/** The entry of a batch whose document cannot be read; `undefined` when it can, or when there is none of this name. */
export function damagedBatch(task: MigrationTask, identity: Identity): BatchEntry | undefined {
  const named = findBatch(readOrganization(task.state), identity);
  return readBatches(task.state).find(({ entry, batch }) => entry.guid === named?.guid && !batch)?.entry;
}

/** All batches that can be read, in order of creation; `report` is told of those that cannot. */
export function readableBatches(state: State, report: (reading: BatchReading) => void): BatchDocument[] {
  return readBatches(state).flatMap((reading) => {
    if (reading.batch) return [reading.batch];
    report(reading);
    return [];
  });
}
