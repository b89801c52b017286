import { usersOf } from '../../state/batch-users.js';
import { readBatch } from '../../state/batches.js';
import type { State } from '../../state/folder.js';
import { findEndpoint, readOrganization } from '../../state/organization.js';
import type { BatchDocument, EndpointDocument, UserDocument } from '../../state/schema.js';
import { loadSecretKey } from '../../state/secrets.js';
import { MailError } from '../mail/errors.js';
import { filtersOf } from '../migration/batch/filters.js';
import { type VerifyResult, verifyMailbox } from '../migration/mailbox/verify.js';
import { journalFolder } from './journal-folder.js';
import { lookAtMailboxes } from './open-mailboxes.js';
import { openRequest } from './opener.js';

/** Users compared at a time: each takes a connection to both servers. */
const AT_A_TIME = 4;

/** Which users of a batch are to be compared, by Guid. */
export interface VerifyRequest {
  readonly batch: string;
  readonly users: readonly string[];
  /** By every byte, not by the identifying headers. */
  readonly deep: boolean;
}

/** What was found of one user. */
export interface VerifiedUser {
  readonly user: string;
  readonly result: VerifyResult;
}

interface Ends {
  readonly source: EndpointDocument;
  readonly target: EndpointDocument | undefined;
}

/**
 * Compares the mailboxes of users with their targets, without copying; in the order asked for. What keeps one user from being compared is in
 * its result. Raises StateError when the batch cannot be read, MailError `permission` when its endpoint is gone.
 */
export async function verifyUsers(state: State, request: VerifyRequest): Promise<readonly VerifiedUser[]> {
  const batch = readBatch(state, request.batch);
  const ends = endsOf(state, batch);
  const wanted = new Set(request.users);
  const documents = new Map<string, UserDocument>();
  for (const { user } of usersOf(state, batch.guid)) if (wanted.has(user.guid)) documents.set(user.guid, user);
  const waiting = request.users.flatMap((guid) => documents.get(guid) ?? []);
  const results = new Map<string, VerifyResult>();
  const work = async (): Promise<void> => {
    for (let user = waiting.shift(); user !== undefined; user = waiting.shift())
      results.set(user.guid, await verifyUser(state, batch, ends, user, request.deep));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return request.users.flatMap((user) => {
    const result = results.get(user);
    return result === undefined ? [] : [{ user, result }];
  });
}

function endsOf(state: State, batch: BatchDocument): Ends {
  const organization = readOrganization(state);
  const endpoint = (guid: string | null): EndpointDocument | undefined =>
    guid === null ? undefined : findEndpoint(organization, guid);
  const source = endpoint(batch.sourceEndpoint);
  if (source === undefined) throw new MailError('permission', `The batch '${batch.name}' has no source endpoint.`);
  return { source, target: endpoint(batch.targetEndpoint) };
}

async function verifyUser(
  state: State,
  batch: BatchDocument,
  ends: Ends,
  user: UserDocument,
  deep: boolean,
): Promise<VerifyResult> {
  const mailboxes = lookAtMailboxes(openRequest(state.dir, user, ends, () => loadSecretKey(state)));
  return await verifyMailbox({
    ...mailboxes,
    journalDir: journalFolder(state.dir, { batch: batch.guid, user: user.guid }, mailboxes),
    filters: filtersOf(batch),
    deep,
  });
}
