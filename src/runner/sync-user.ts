import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StateError } from '../../state/error.js';
import type { State } from '../../state/folder.js';
import { userWorkFolder } from '../../state/paths.js';
import type { EndpointDocument, OrganizationConfig, UserDocument, UserFacts } from '../../state/schema.js';
import { loadSecretKey } from '../../state/secrets.js';
import { asMailError, MailError } from '../mail/errors.js';
import { copyProgressText } from '../migration/batch/report.js';
import { wishedStart, wishedSync } from '../migration/batch/wishes.js';
import type { moveMailbox } from '../migration/mailbox/move.js';
import type { MoveFilters, MoveResult } from '../migration/mailbox/types.js';
import { type BatchView, cutShort, type RunnerUser } from './batch-view.js';
import { judgeFailure, type RetryPolicy } from './failures.js';
import type { Log } from './log.js';
import type { Work } from './need.js';
import { type MailboxOpener, type OpeningWatch, openRequest, watchOpening } from './opener.js';
import { factsFromCounts, keepSkipped, ProgressRecorder, report } from './progress.js';

/** What one sync of one user needs. */
export interface SyncContext {
  readonly state: State;
  readonly view: BatchView;
  readonly user: RunnerUser;
  readonly work: Work;
  readonly source: EndpointDocument;
  readonly target: EndpointDocument | undefined;
  readonly config: OrganizationConfig;
  readonly filters: MoveFilters;
  readonly signal: AbortSignal;
  /** Reserves a target mailbox; returns how to free it, or `undefined` when another sync is writing to it. */
  readonly takeTarget: (key: string) => (() => void) | undefined;
  /** True when the runner ends, so that a stop is nobody's wish. */
  readonly isEnding: () => boolean;
  readonly opener: MailboxOpener;
  readonly move: typeof moveMailbox;
  readonly retry: RetryPolicy;
  readonly log: Log;
}

interface Begun extends SyncContext {
  /** Generations of the wishes this sync fulfils. */
  readonly startGeneration: number;
  readonly syncGeneration: number;
  /** Facts before it began. */
  readonly before: UserFacts;
  readonly emailAddress: string;
}

/** A user whose documents cannot be read, or whose target another sync writes to, is left alone for so long, in milliseconds. */
const UNREADABLE = 30_000;
const TARGET_TAKEN = 2_000;

/** Syncs one user once and records what came of it. Never rejects. Returns for how many milliseconds the user is to be left alone. */
export async function syncUser(context: SyncContext): Promise<number> {
  const { view, user } = context;
  let begun: Begun | undefined;
  let watch: OpeningWatch | undefined;
  let free: (() => void) | undefined;
  try {
    const wishes = view.readUser(user);
    if (!wishes) return 0;
    const account = context.target ? wishes.targetUserName || wishes.userName : wishes.emailAddress;
    free = context.takeTarget(`${context.target?.guid ?? 'local'} ${account.toLowerCase()}`);
    if (!free) return TARGET_TAKEN;
    begun = begin(context, wishes);
    const mailboxes = context.opener(
      openRequest(context.state.dir, wishes, { source: context.source, target: context.target }, () =>
        loadSecretKey(context.state),
      ),
    );
    watch = watchOpening(mailboxes);
    finish(begun, await move(begun, mailboxes), watch);
  } catch (error) {
    context.log(`${view.batch.name}: ${begun?.emailAddress ?? user.guid}: ${describe(error)}`);
    if (begun) failed(begun, error instanceof StateError ? permanent(error) : asMailError(error), watch);
  } finally {
    free?.();
  }
  return begun === undefined ? UNREADABLE : 0;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** A fault of the state (no key, a damaged password) is nothing that passes. */
function permanent(error: StateError): MailError {
  return new MailError('permission', error.message, { cause: error });
}

const firstLines: Readonly<Record<Work, string>> = {
  Initial: 'Initial sync has started.',
  Incremental: 'Incremental sync has started.',
  Final: 'Final sync has started.',
};

function begin(context: SyncContext, wishes: UserDocument): Begun {
  const { view, user } = context;
  const startGeneration = wishedStart(view.batch, user);
  const syncGeneration = wishedSync(view.batch, user);
  const earlier = view.factsOf(user.guid);
  const retried = earlier !== undefined && startGeneration > earlier.startGeneration;
  const before = view.change(user.guid, {
    activity: 'Validating',
    failure: null,
    pause: null,
    stopped: false,
    completed: null,
    startGeneration,
    startedAt: earlier?.startedAt ?? new Date().toISOString(),
    ...(retried ? { attempts: 0 } : {}),
  });
  report(context.state, view.guid, user.guid, firstLines[context.work]);
  return { ...context, startGeneration, syncGeneration, before, emailAddress: wishes.emailAddress };
}

/** A journal belongs to two mailboxes: after an edited CSV or endpoint a new one begins, and what is on the target already is found there. */
function journalName(mailboxes: Parameters<typeof watchOpening>[0]): string {
  const identities = `${mailboxes.source.identity}\0${mailboxes.target.identity}`;
  return `journal-${createHash('sha256').update(identities).digest('hex').slice(0, 12)}`;
}

async function move(begun: Begun, mailboxes: Parameters<typeof watchOpening>[0]): Promise<MoveResult> {
  const { state, view, user } = begun;
  let opened = false;
  const recorder = new ProgressRecorder(
    {
      change: (fields) => view.change(user.guid, fields),
      report: (text) => report(state, view.guid, user.guid, text),
    },
    begun.before.syncedBytes,
  );
  return await begun.move({
    source: mailboxes.source,
    target: mailboxes.target,
    journalDir: join(userWorkFolder(state.dir, view.guid, user.guid), journalName(mailboxes)),
    limits: { maxMessageBytes: begun.config.maxMessageSize },
    filters: begun.filters,
    signal: begun.signal,
    onProgress: (progress) => {
      if (!opened) view.change(user.guid, { activity: begun.work });
      opened = true;
      recorder.take(progress);
    },
  });
}

function finish(begun: Begun, result: MoveResult, watch: OpeningWatch): void {
  const { state, view, user } = begun;
  const progress = {
    doneItems: result.totals.total - result.totals.pending,
    totalItems: result.totals.total,
    doneBytes: begun.before.syncedBytes + result.bytesNow,
    totalBytes: 0,
  };
  if (result.skipped.length > 0 || begun.before.skippedItems + begun.before.failedItems > 0) {
    keepSkipped(state, view.guid, user.guid, result);
  }
  report(state, view.guid, user.guid, ...result.notes, copyProgressText(progress));
  const counted = result.folders.length > 0 ? factsFromCounts(result.totals) : {};
  const now = new Date().toISOString();
  view.change(user.guid, {
    ...counted,
    syncedBytes: progress.doneBytes,
    syncedFolders: result.folders.length || begun.before.syncedFolders,
    pause: null,
    ...(result.copiedNow > 0 ? { lastCopied: now } : {}),
  });
  if (result.outcome === 'synced') synced(begun, now);
  else if (result.outcome === 'stopped' || begun.signal.aborted) stopped(begun);
  else failed(begun, result.error ?? new MailError('protocol', 'The move failed without a reason.'), watch);
}

function synced(begun: Begun, now: string): void {
  const { view, user, work, before } = begun;
  view.change(user.guid, {
    activity: 'None',
    initialSynced: before.initialSynced ?? now,
    lastSynced: now,
    completed: work === 'Final' ? now : null,
    failure: null,
    attempts: 0,
    stopped: false,
    syncGeneration: begun.syncGeneration,
    currentFolder: '',
    bytesPerMinute: 0,
  });
  view.note({ lastSynced: now });
  report(begun.state, view.guid, user.guid, `${work} sync has finished.`);
}

function stopped(begun: Begun): void {
  const { view, user } = begun;
  view.change(user.guid, cutShort(view.factsOf(user.guid) ?? begun.before, !begun.isEnding()));
  report(
    begun.state,
    view.guid,
    user.guid,
    begun.isEnding() ? 'The runner is ending; the sync will be taken up again.' : 'The sync was stopped.',
  );
}

function failed(begun: Begun, error: MailError, watch: OpeningWatch | undefined): void {
  const { view, user, retry } = begun;
  if (error.reason === 'aborted' || begun.signal.aborted) {
    stopped(begun);
    return;
  }
  const side = watch?.failed ?? (error.reason === 'quota' ? 'target' : 'source');
  const host = (side === 'target' ? begun.target : begun.source)?.remoteServer ?? '';
  const now = new Date();
  const judged = judgeFailure(error, {
    side,
    host,
    connecting: watch?.failed !== undefined,
    emailAddress: begun.emailAddress,
    now,
  });
  const attempts = (view.factsOf(user.guid)?.attempts ?? 0) + 1;
  const again =
    judged.next === 'pause' ||
    (judged.next === 'retry' && attempts < retry.maxAttempts) ||
    (judged.next === 'final' && attempts <= view.batch.autoRetryCount);
  const text = `${judged.failure.type}: ${judged.failure.message}`;
  begun.log(`${view.batch.name}: ${begun.emailAddress}: ${text}`);
  if (again) {
    const until = new Date(now.getTime() + (judged.waitMs ?? retry.pauseAfter(attempts)));
    report(begun.state, view.guid, user.guid, `${text} It will be tried again at ${until.toISOString()}.`);
    const facts = cutShort(begun.before, false);
    view.change(user.guid, {
      ...facts,
      attempts,
      pause: { reason: judged.failure.message, until: until.toISOString() },
    });
    return;
  }
  report(begun.state, view.guid, user.guid, `Fatal error ${text}`);
  view.change(user.guid, {
    activity: 'None',
    failure: judged.failure,
    attempts: 0,
    stopped: false,
    currentFolder: '',
    bytesPerMinute: 0,
    ...(begun.before.initialSynced === null ? {} : { syncGeneration: begun.syncGeneration }),
  });
}
