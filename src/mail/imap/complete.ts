/** Answers about many messages, made complete: servers leave rows out of a FETCH, or refuse all of it because of one message. */
import { MailError } from '../errors.js';
import { uidSets } from './uid-set.js';

/** Refusals without any row before it is the server that does not work, and not a message: finding one in a thousand takes ten. */
const maxRefusals = 12;
/** Messages asked for one by one; if more are left out, the server has no answer today. */
const maxSingles = 50;

/** How to ask. */
export interface Asking<Row> {
  readonly fetch: (set: string) => Promise<readonly Row[]>;
  /** All UIDs from this one on that the folder has now. */
  readonly search: (fromUid: number) => Promise<readonly number[]>;
}

/** What came of asking. */
export interface Answers<Row> {
  readonly rows: readonly Row[];
  /** In the folder, but the server tells nothing of them, not even when asked for each alone. */
  readonly unanswered: readonly number[];
}

/**
 * Asks about rising UIDs. Those that are in neither part of the answer are no longer in the folder.
 * @throws MailError `unavailable` when the server leaves out many that are there; and what `fetch` throws, when it refuses everything.
 */
export async function fetchComplete<Row extends { readonly uid: number }>(
  uids: readonly number[],
  asking: Asking<Row>,
): Promise<Answers<Row>> {
  const found = new Map<number, Row>();
  const left = () => uids.filter((uid) => !found.has(uid));
  await fetchHalving(uids, asking, found, { count: 0 });
  let missing = left();
  if (missing.length === 0) return { rows: [...found.values()], unanswered: [] };
  const there = new Set(await asking.search(missing[0]!));
  missing = missing.filter((uid) => there.has(uid));
  if (missing.length > 1) {
    await fetchHalving(missing, asking, found, { count: 0 });
    missing = left().filter((uid) => there.has(uid));
  }
  if (missing.length > maxSingles)
    throw new MailError('unavailable', `The server left ${missing.length} messages out of its answer.`);
  for (const uid of missing) await fetchHalving([uid], asking, found, { count: 0 });
  return { rows: [...found.values()], unanswered: left().filter((uid) => there.has(uid)) };
}

/** Asks for all at once; a set that is refused is halved down to the message that the server cannot tell about. */
async function fetchHalving<Row extends { readonly uid: number }>(
  uids: readonly number[],
  asking: Asking<Row>,
  found: Map<number, Row>,
  refusals: { count: number },
): Promise<void> {
  try {
    for (const { set } of uidSets(uids)) for (const row of await asking.fetch(set)) found.set(row.uid, row);
  } catch (error) {
    if (!(error instanceof MailError) || (error.reason !== 'rejected' && error.reason !== 'unavailable')) throw error;
    refusals.count++;
    if (refusals.count >= maxRefusals && found.size === 0) throw error;
    if (uids.length === 1) return;
    const half = Math.ceil(uids.length / 2);
    await fetchHalving(uids.slice(0, half), asking, found, refusals);
    await fetchHalving(uids.slice(half), asking, found, refusals);
  }
}
