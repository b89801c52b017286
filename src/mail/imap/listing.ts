/** What a folder holds, block by block: an answer is read as it comes, and its rows are kept. */
import type { MessageFlags, MessageHeader, MessageIdentity, MessageInfo } from '../mailbox.js';
import { fetchComplete } from './complete.js';
import type { ImapSession } from './session.js';
import { uidSets } from './uid-set.js';

/** Messages asked about with one command. */
export const infoBlock = 5000;
const headerBlock = 500;

/** Metadata of UIDs, as far as they exist, in any order. */
export async function infosOf(session: ImapSession, uids: readonly number[]): Promise<MessageInfo[]> {
  const { rows, unanswered } = await complete(session, uids, (set) => session.fetchInfos(set));
  // Reading them shows what is wrong with them.
  return [...rows, ...unanswered.map((uid) => ({ uid, flags: [], internalDate: 0, size: 0 }))];
}

/** See `Mailbox.listFlags`. */
export async function* flagBlocks(
  session: ImapSession,
  changedSince?: bigint,
): AsyncGenerator<readonly MessageFlags[]> {
  if (changedSince !== undefined) {
    yield await session.fetchFlags('1:*', changedSince);
    return;
  }
  for (const { uids } of uidSets(await session.searchUids(1), 2 * infoBlock)) {
    const { rows, unanswered } = await complete(session, uids, (set) => session.fetchFlags(set));
    yield [...rows, ...unanswered.map((uid) => ({ uid, flags: undefined }))];
  }
}

/** See `Mailbox.listIdentities`. What the server leaves out is left out here. */
export async function* identityBlocks(
  session: ImapSession,
  fromUid: number,
): AsyncGenerator<readonly MessageIdentity[]> {
  for (const { uids } of uidSets(await session.searchUids(fromUid), 2 * infoBlock))
    yield (await complete(session, uids, (set) => session.fetchIdentities(set))).rows;
}

/** See `Mailbox.readHeaders`. */
export async function* headerBlocks(
  session: ImapSession,
  which: { fromUid: number } | { uids: readonly number[] },
): AsyncGenerator<readonly MessageHeader[]> {
  const wanted = 'uids' in which ? [...which.uids].sort((a, b) => a - b) : await session.searchUids(which.fromUid);
  for (const { uids } of uidSets(wanted, headerBlock)) {
    const { rows, unanswered } = await complete(session, uids, (set) => session.fetchHeaders(set));
    yield [...rows, ...unanswered.map((uid) => ({ uid, internalDate: 0, size: 0, header: Buffer.alloc(0) }))];
  }
}

function complete<Row extends { readonly uid: number }>(
  session: ImapSession,
  uids: readonly number[],
  fetch: (set: string) => Promise<readonly Row[]>,
) {
  return fetchComplete(uids, { fetch, search: (from) => session.searchUids(from) });
}
