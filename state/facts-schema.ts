/** The facts: what the runner writes of users and batches. The wishes are in `schema.ts`. */
import { filledText, flag, guid, instant, nullable, object, oneOf, type ShapeOf, text, whole } from './shape.js';

/** A failure as a user sees it: Exchange's type name, its message, and when. */
const failure = object({
  /** Short type name such as `ImapInvalidCredentialsException`. */
  type: filledText,
  /** One line, inner causes chained with ` --> `. */
  message: filledText,
  at: instant,
});

/** A wait that a server asked for or that follows a failure: a detail of a status, never a status. */
const pause = object({ reason: filledText, until: instant });

/** The latest facts about one user: one line of `facts-NNN.jsonl`. Written by the runner only. */
export const userFactsShape = object({
  guid,
  /** What is being done now. `Validating` = logging in. */
  activity: oneOf('None', 'Validating', 'Initial', 'Incremental', 'Final'),
  /** When the initial sync was done; `null` before. */
  initialSynced: nullable(instant),
  /** When the last sync, of whatever kind, ended well. */
  lastSynced: nullable(instant),
  /** When a message was last copied. */
  lastCopied: nullable(instant),
  completed: nullable(instant),
  /** Its sync was cut short, or is to be tried again, and was not taken up yet. */
  stopped: flag,
  failure: nullable(failure),
  pause: nullable(pause),
  /** Tries that failed in a row for a reason that may pass. */
  attempts: whole(),
  /** The wishes of these generations are done with. */
  startGeneration: whole(),
  syncGeneration: whole(),
  /** When its first sync began; while it is null the user is queued since the batch's start. */
  startedAt: nullable(instant),
  /** Messages at the source; it is the sum of the four below and those not yet dealt with. */
  totalItems: whole(),
  /** Copied by us, in this pass or an earlier one. */
  copiedItems: whole(),
  /** On the target before we came. SyncedItemCount = copied + existing. */
  existingItems: whole(),
  /** Left out on purpose (too large, filtered). SkippedItemCount = skipped + failed. */
  skippedItems: whole(),
  /** Refused by the target or unreadable at the source. */
  failedItems: whole(),
  /** Bytes at the source where it was counted (0 = not), bytes copied, folders done. */
  totalBytes: whole(),
  syncedBytes: whole(),
  syncedFolders: whole(),
  /** The folder being copied; empty when none is. */
  currentFolder: text,
  /** Bytes a minute over the last stretch; 0 when nothing is running. */
  bytesPerMinute: whole(),
  changed: instant,
});

/** How many users of a batch are in each stage, by their facts. A user without facts is `pending`. */
const counts = object({
  pending: whole(),
  active: whole(),
  synced: whole(),
  incrementalActive: whole(),
  incrementalFailed: whole(),
  failed: whole(),
  stopped: whole(),
  completing: whole(),
  completed: whole(),
  completedWithWarnings: whole(),
});

/** `batches/<guid>/summary.json`: the facts about a batch as a whole. Written by the runner only; can be rebuilt from the users' facts. */
export const summaryShape = object({
  version: whole(1),
  batch: guid,
  counts,
  /** The generations that the runner has taken up (start) and is done with for every user (sync). */
  startGeneration: whole(),
  syncGeneration: whole(),
  /** Users whose initial sync is done and who are to be synced because somebody wished it, not because the time has come. */
  syncDue: whole(),
  /** The first time no user was pending or active. */
  initialSynced: nullable(instant),
  lastSynced: nullable(instant),
  /** Sums over the users: SyncedItemCount, SkippedItemCount, bytes copied. */
  syncedItems: whole(),
  skippedItems: whole(),
  syncedBytes: whole(),
  /** A failure of the batch as a whole; empty when fine. */
  message: text,
  pause: nullable(pause),
  reported: nullable(instant),
  changed: instant,
});

/** One message that was not copied: one line of a mailbox's `skipped.jsonl`. */
export const skippedItemShape = object({
  kind: filledText,
  folderName: text,
  subject: text,
  sender: text,
  dateSent: nullable(instant),
  dateReceived: nullable(instant),
  messageSize: whole(),
  reason: text,
  at: instant,
});

export type UserFailure = ShapeOf<typeof failure>;
export type Pause = ShapeOf<typeof pause>;
export type UserFacts = ShapeOf<typeof userFactsShape>;
export type StageCounts = ShapeOf<typeof counts>;
export type SummaryDocument = ShapeOf<typeof summaryShape>;
export type SkippedItem = ShapeOf<typeof skippedItemShape>;
