import type { UserFacts } from '../../state/facts-schema.js';
import type { BatchDocument } from '../../state/schema.js';
import { desiredOf, mayStart, type UserWish, wishedStart, wishedSync } from '../migration/batch/wishes.js';

/** What is to be done for one user. */
export type Work = 'Initial' | 'Incremental' | 'Final';

/** Work for a user, and from when on it may be done. */
export interface Need {
  readonly work: Work;
  /** Milliseconds since 1970; in the past = now. */
  readonly at: number;
  /** False: the 24-hour clock asks for it, nobody waits. */
  readonly wished: boolean;
}

/** The usual needs, made once: a look goes through all users of a batch. */
const atOnce: Readonly<Record<Work, Need>> = {
  Initial: { work: 'Initial', at: 0, wished: true },
  Incremental: { work: 'Incremental', at: 0, wished: true },
  Final: { work: 'Final', at: 0, wished: true },
};

/** Milliseconds of an instant, 0 for none. */
function time(instant: string | null): number {
  return instant === null ? 0 : Date.parse(instant);
}

/** A clock may be a little behind the one by which facts were recorded, in milliseconds: one look goes on while others record. */
const TOLERANCE = 60_000;

/** The clock was put back since: the times of these facts say nothing about when something is due. */
function isAhead(facts: UserFacts, now: Date): boolean {
  return time(facts.changed) > now.getTime() + TOLERANCE;
}

/**
 * What a user needs, by its wishes and facts: a pure function. `undefined` = nothing, neither now nor later.
 * `interval`: milliseconds between two incremental syncs.
 */
export function needOf(
  batch: BatchDocument,
  user: UserWish,
  facts: UserFacts | undefined,
  now: Date,
  interval: number,
): Need | undefined {
  const desired = desiredOf(batch, user, now);
  if (desired !== 'Started' && desired !== 'Completed') return undefined;
  const retry = facts === undefined || wishedStart(batch, user) > facts.startGeneration;
  const notBefore = retry || isAhead(facts, now) ? 0 : time(facts.pause?.until ?? null);
  const wished = (work: Work): Need => (notBefore === 0 ? atOnce[work] : { work, at: notBefore, wished: true });
  if (!facts || facts.initialSynced === null) {
    if (!mayStart(batch, user, now))
      return { work: 'Initial', at: time(user.startAfter ?? batch.startAfter), wished: true };
    return facts?.failure && !retry ? undefined : wished('Initial');
  }
  if (batch.analyze) return undefined;
  if (desired === 'Completed')
    return facts.completed !== null || (facts.failure && !retry) ? undefined : wished('Final');
  if (wishedSync(batch, user) > facts.syncGeneration || facts.stopped) return wished('Incremental');
  if (retry && (facts.failure || facts.completed !== null)) return wished('Incremental');
  return needByClock(batch, user, facts, { notBefore, interval, now });
}

/** What nobody waits for: the next incremental sync, or the last one, whichever comes first. */
function needByClock(
  batch: BatchDocument,
  user: UserWish,
  facts: UserFacts,
  { notBefore, interval, now }: { readonly notBefore: number; readonly interval: number; readonly now: Date },
): Need | undefined {
  const last = isAhead(facts, now) ? 0 : Math.max(time(facts.lastSynced), time(facts.failure?.at ?? null));
  const next = batch.allowIncrementalSyncs ? Math.max(notBefore, last + interval) : Number.POSITIVE_INFINITY;
  const completion = user.completeAfter ?? batch.completeAfter;
  if (completion !== null && time(completion) <= next) return { work: 'Final', at: time(completion), wished: false };
  return next === Number.POSITIVE_INFINITY ? undefined : { work: 'Incremental', at: next, wished: false };
}
