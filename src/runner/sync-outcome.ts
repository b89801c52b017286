import { MailError } from '../mail/errors.js';
import { copyProgressText } from '../migration/batch/report.js';
import type { MoveResult } from '../migration/mailbox/types.js';
import { cutShort } from './batch-view.js';
import { judgeFailure, pauseText, waitBefore } from './failures.js';
import type { OpeningWatch } from './opener.js';
import { factsFromCounts, keepSkipped, report } from './progress.js';
import type { Begun } from './sync-context.js';

/** Records what a move came to. */
export function finish(begun: Begun, result: MoveResult, watch: OpeningWatch): void {
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
    // Only tries that bring nothing are counted together: a long move over a bad line gets on, too.
    ...(result.copiedNow > 0 ? { lastCopied: now, attempts: 0 } : {}),
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

/** Records a failure: Exchange's words, and whether and when it is tried again. */
export function failed(begun: Begun, error: MailError, watch: OpeningWatch | undefined): void {
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
  const earlier = view.factsOf(user.guid)?.attempts ?? 0;
  // Waiting for a server that asks for it is no failed try, however often.
  const attempts = judged.next === 'pause' ? earlier : earlier + 1;
  const again =
    judged.next === 'pause' ||
    (judged.next === 'retry' && attempts < retry.maxAttempts) ||
    (judged.next === 'final' && attempts <= view.batch.autoRetryCount);
  const text = `${judged.failure.type}: ${judged.failure.message}`;
  begun.log(`${view.batch.name}: ${begun.emailAddress}: ${text}`);
  if (again) {
    const until = new Date(now.getTime() + waitBefore(judged, { attempts, lastPause: begun.lastPause, retry }));
    report(begun.state, view.guid, user.guid, `${text} It will be tried again at ${until.toISOString()}.`);
    const facts = cutShort(begun.before, false);
    view.change(user.guid, {
      ...facts,
      attempts,
      pause: {
        reason: judged.next === 'pause' ? pauseText(error) : judged.failure.message,
        until: until.toISOString(),
      },
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
