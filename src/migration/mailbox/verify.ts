/** Checking a move without copying: is every source message on the target, and what is there besides? */
import { itemsOf } from '../../mail/blocks.js';
import { bodyHash } from '../../mail/body.js';
import { asMailError, isAboutFolder, MailError } from '../../mail/errors.js';
import { type Folder, type FolderPath, type Mailbox, pathKey, pathText } from '../../mail/mailbox.js';
import { readCandidates } from './candidates.js';
import { envelopeOf } from './envelope.js';
import { Ledger } from './ledger.js';
import { type Candidate, MatchPool, matchAll } from './matching.js';
import { isThere } from './open-target.js';
import { planMove } from './plan.js';
import type { MoveFilters } from './types.js';

/** Messages listed at a time. */
const chunk = 2000;
/** Missing messages that are named; the count is exact. */
const maxNamed = 1000;

/** What {@link verifyMailbox} needs. It opens and closes both mailboxes itself. */
export interface VerifyOptions {
  readonly source: Mailbox;
  readonly target: Mailbox;
  /** The move's journal: folder mapping and what was left out on purpose. It is read, not written. */
  readonly journalDir: string;
  readonly filters?: MoveFilters;
  /** True: compares every byte; else the identifying headers. */
  readonly deep?: boolean;
  readonly signal?: AbortSignal;
}

/** A message of the source that the target lacks. */
export interface MissingMessage {
  readonly folder: string;
  readonly uid: number;
  readonly subject: string;
  readonly dateReceived: number;
  readonly size: number;
}

/** One target folder, and the source folders that go there. */
export interface VerifiedFolder {
  readonly sources: readonly FolderPath[];
  readonly target: FolderPath;
  /** Source messages, without those left out on purpose. */
  readonly expected: number;
  readonly present: number;
  readonly missing: number;
  /** Target messages that match none of the source. */
  readonly extra: number;
  /** Left out on purpose: too large, filtered, refused. */
  readonly skipped: number;
}

/** What was found. */
export interface VerifyResult {
  readonly outcome: 'verified' | 'stopped' | 'failed';
  readonly error?: MailError;
  readonly folders: readonly VerifiedFolder[];
  readonly missing: readonly MissingMessage[];
  /** Folders that could not be compared: what the move says of them, too. The others were. */
  readonly failed: readonly FailedFolder[];
}

/** A folder that could not be compared. */
export interface FailedFolder {
  readonly target: FolderPath;
  readonly error: MailError;
}

/** Compares two mailboxes folder by folder, copy by copy. Never rejects: errors are in the result. */
export async function verifyMailbox(options: VerifyOptions): Promise<VerifyResult> {
  const folders: VerifiedFolder[] = [];
  const missing: MissingMessage[] = [];
  const failed: FailedFolder[] = [];
  const found = { folders, missing, failed };
  const { source, target, journalDir, filters = {}, signal } = options;
  try {
    const ledger = await Ledger.read(journalDir, { source: source.identity, target: target.identity });
    await source.open(signal);
    await target.open(signal);
    const [from, to] = [await source.listFolders(), await target.listFolders()];
    const plan = planMove(from, to, { source, target }, ledger, filters);
    const there = new Set(to.filter(({ selectable }) => selectable).map(({ path }) => pathKey(path)));
    for (const group of groupByTarget(plan.folders)) {
      if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
      const isListed = there.has(pathKey(group.target));
      try {
        const targetThere = isListed || (await isThere(target, group.target));
        folders.push(await verifyGroup(options, ledger, group, targetThere, missing));
      } catch (error) {
        if (!isAboutFolder(error)) throw error;
        failed.push({ target: group.target, error });
      }
    }
    return { outcome: 'verified', ...found };
  } catch (error) {
    const failure = asMailError(error);
    return failure.reason === 'aborted'
      ? { outcome: 'stopped', ...found }
      : { outcome: 'failed', error: failure, ...found };
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

interface Group {
  readonly target: FolderPath;
  readonly sources: Folder[];
}

function groupByTarget(folders: readonly { folder: Folder; target: FolderPath }[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { folder, target } of folders) {
    const group = groups.get(pathKey(target)) ?? { target, sources: [] };
    group.sources.push(folder);
    groups.set(pathKey(target), group);
  }
  return [...groups.values()];
}

async function verifyGroup(
  options: VerifyOptions,
  ledger: Ledger,
  group: Group,
  targetThere: boolean,
  missing: MissingMessage[],
): Promise<VerifiedFolder> {
  const { source, target, deep = false } = options;
  if (targetThere) await target.examine(group.target);
  const pool = new MatchPool(targetThere ? await candidates(target, group.target, deep) : []);
  let [expected, present, skipped] = [0, 0, 0];
  for (const { path } of group.sources) {
    await source.examine(path);
    const record = ledger.folders.find((known) => pathKey(known.source) === pathKey(path));
    const map = record === undefined ? undefined : await ledger.load(record);
    const all = await candidates(source, path, deep);
    const pairs = matchAll(all, pool);
    const lacking = all.filter(({ uid }) => !pairs.has(uid));
    const elsewhere = new Set(lacking.filter(({ uid }) => map?.get(uid)?.kind === 'elsewhere'));
    const meant = lacking.filter(({ uid }) => ['large', 'filtered', 'failed'].includes(map?.get(uid)?.kind ?? ''));
    skipped += meant.length;
    expected += all.length - meant.length - elsewhere.size;
    present += pairs.size;
    const left = new Set([...meant, ...elsewhere]);
    await name(
      source,
      path,
      lacking.filter((candidate) => !left.has(candidate)),
      missing,
    );
  }
  return {
    sources: group.sources.map(({ path }) => path),
    target: group.target,
    expected,
    present,
    missing: expected - present,
    extra: pool.size,
    skipped,
  };
}

async function candidates(mailbox: Mailbox, path: FolderPath, deep: boolean): Promise<Candidate[]> {
  if (!deep) return await readCandidates(mailbox, path, { fromUid: 1 });
  const found: Candidate[] = [];
  for (let from = 1; ; ) {
    const infos = await mailbox.listMessages(path, from, chunk);
    for await (const outcome of itemsOf(mailbox.read(path, [infos]))) {
      if ('error' in outcome) throw outcome.error;
      if (!('body' in outcome)) continue;
      const { uid, internalDate } = outcome.info;
      found.push({ uid, internalDate, key: { full: await bodyHash(outcome.body), id: undefined } });
    }
    const last = infos.at(-1);
    if (last === undefined || infos.length < chunk) return found;
    from = last.uid + 1;
  }
}

/** Looks up what the report says of missing messages. */
async function name(
  source: Mailbox,
  path: FolderPath,
  lacking: readonly Candidate[],
  missing: MissingMessage[],
): Promise<void> {
  const wanted = lacking.slice(0, Math.max(0, maxNamed - missing.length)).map(({ uid }) => uid);
  if (wanted.length === 0) return;
  const folder = pathText(path);
  for await (const block of source.readHeaders(path, { uids: wanted })) {
    for (const { uid, header, internalDate, size } of block) {
      missing.push({
        folder,
        uid,
        subject: envelopeOf(header).subject,
        dateReceived: internalDate,
        size,
      });
    }
  }
}
