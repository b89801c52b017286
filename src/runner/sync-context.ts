import type { UserFacts } from '../../state/facts-schema.js';
import type { State } from '../../state/folder.js';
import type { EndpointDocument, OrganizationConfig } from '../../state/schema.js';
import type { moveMailbox } from '../migration/mailbox/move.js';
import type { MoveFilters } from '../migration/mailbox/types.js';
import type { BatchView, RunnerUser } from './batch-view.js';
import type { RetryPolicy } from './failures.js';
import type { Log } from './log.js';
import type { Work } from './need.js';
import type { MailboxOpener } from './opener.js';

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

/** A sync that has begun. */
export interface Begun extends SyncContext {
  /** Generations of the wishes this sync fulfils. */
  readonly startGeneration: number;
  readonly syncGeneration: number;
  /** Facts before it began. */
  readonly before: UserFacts;
  readonly emailAddress: string;
  /** How long the pause before it was, in milliseconds; 0 = there was none. */
  readonly lastPause: number;
}
