import type { Pause, UserFacts } from '../../state/facts-schema.js';
import type { BatchDesired } from '../../state/schema.js';
import { desiredOf, isLater, wishedStart } from '../migration/batch/wishes.js';
import type { BatchView, RunnerUser } from './batch-view.js';
import { type Need, needOf } from './need.js';

/** A user that can be taken up now. */
export interface ReadyUser {
  readonly user: RunnerUser;
  readonly need: Need;
}

/** What a look at one batch found. */
export interface Scan {
  /** In the order of the CSV: first syncs, and syncs of those synced before. */
  readonly initial: ReadyUser[];
  readonly later: ReadyUser[];
  /** When the next user is due, in milliseconds since 1970; Infinity when none will be. */
  readonly nextAt: number;
  /** Whether somebody is waiting for its next incremental sync by the clock. */
  readonly waitsForClock: boolean;
  /** Users that are not to run although they do. */
  readonly unwanted: RunnerUser[];
  /** Users wished removed. */
  readonly removed: RunnerUser[];
}

/** How the batch is looked at. */
export interface ScanOptions {
  readonly now: Date;
  /** Milliseconds between two incremental syncs. */
  readonly interval: number;
  readonly isRunning: (user: string) => boolean;
}

/** Users queued at most; the next look, a second later at the latest, finds the others. */
const QUEUE_LENGTH = 2_000;

/** Facts of a user that failed, or was completed and is to be so no more, and is wished started since. It is to be tried again. */
function takenUpAgain(
  view: BatchView,
  user: RunnerUser,
  facts: UserFacts,
  desired: BatchDesired,
): Partial<UserFacts> | undefined {
  const startGeneration = wishedStart(view.batch, user);
  const outdated = facts.failure !== null || (facts.completed !== null && desired !== 'Completed');
  if (startGeneration <= facts.startGeneration || !outdated) return undefined;
  return {
    failure: null,
    completed: null,
    pause: null,
    attempts: 0,
    startGeneration,
    stopped: facts.initialSynced !== null,
  };
}

/** Looks through all users of a batch, takes up those wished started again, and notes what the batch as a whole has come to. */
export function scanBatch(view: BatchView, options: ScanOptions): Scan {
  const { now, interval, isRunning } = options;
  const scan = {
    initial: [] as ReadyUser[],
    later: [] as ReadyUser[],
    nextAt: Number.POSITIVE_INFINITY,
    waitsForClock: false,
    unwanted: [] as RunnerUser[],
    removed: [] as RunnerUser[],
  };
  let syncDue = 0;
  let pause: Pause | null = null;
  for (const user of view.users) {
    const desired = desiredOf(view.batch, user, now);
    const wanted = desired === 'Started' || desired === 'Completed';
    if (user.desired === 'Removed') scan.removed.push(user);
    const facts = view.factsOf(user.guid);
    if (wanted && facts?.pause && isLater(facts.pause.until, now)) pause ??= facts.pause;
    if (isRunning(user.guid)) {
      if (!wanted) scan.unwanted.push(user);
      continue;
    }
    if (!wanted) continue;
    const again = facts && takenUpAgain(view, user, facts, desired);
    const need = needOf(view.batch, user, again ? view.change(user.guid, again) : facts, now, interval);
    if (!need) continue;
    if (need.work !== 'Initial' && need.wished) syncDue++;
    if (!need.wished) scan.waitsForClock = true;
    if (need.at > now.getTime()) {
      scan.nextAt = Math.min(scan.nextAt, need.at);
      continue;
    }
    const queue = need.work === 'Initial' ? scan.initial : scan.later;
    if (queue.length < QUEUE_LENGTH) queue.push({ user, need });
  }
  noteSummary(view, syncDue, now);
  view.note({ pause });
  return scan;
}

function noteSummary(view: BatchView, syncDue: number, now: Date): void {
  const { batch, summary, counts } = view;
  const busy = syncDue + counts.incrementalActive + counts.completing > 0;
  const begun = counts.synced + counts.incrementalActive + counts.incrementalFailed + counts.completed > 0;
  const initialDone = counts.pending + counts.active === 0 && begun;
  view.note({
    // A new start ends in a mail of its own.
    reported: summary.startGeneration < batch.startGeneration ? null : summary.reported,
    startGeneration: batch.startGeneration,
    syncDue,
    syncGeneration: busy ? summary.syncGeneration : batch.syncGeneration,
    initialSynced: summary.initialSynced ?? (initialDone ? now.toISOString() : null),
  });
}
