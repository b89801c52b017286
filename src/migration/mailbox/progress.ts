/** Counting, and telling the caller a few times a second. */
import type { MailError } from '../../mail/errors.js';
import type { FolderPath } from '../../mail/mailbox.js';
import { countsOf, type FolderRecord } from './folder-record.js';
import type { MoveCounts, MoveProgress } from './types.js';

const interval = 250;

/** A folder's counts; `messages`: how many the source has (as far as known). */
export function folderCounts(record: FolderRecord, messages: number): MoveCounts {
  const { copied, large, filtered, failed, ...counts } = countsOf(record);
  const existing = counts.existing + counts.elsewhere;
  const skipped = large + filtered;
  const dealt = copied + existing + skipped + failed;
  const pending =
    record.seen !== undefined && record.seen.messages >= 0 && record.uncertain.size === 0
      ? Math.max(0, messages - record.seen.messages)
      : Math.max(0, messages - dealt);
  return { total: dealt + pending, copied, existing, skipped, failed, pending };
}

/** The sum of counts. */
export function sumCounts(all: Iterable<MoveCounts>): MoveCounts {
  const sum = { total: 0, copied: 0, existing: 0, skipped: 0, failed: 0, pending: 0 };
  for (const counts of all) for (const name of Object.keys(sum) as (keyof MoveCounts)[]) sum[name] += counts[name];
  return sum;
}

/** See the head of this file. */
export class ProgressReporter {
  copiedNow = 0;
  bytesNow = 0;
  flagsChanged = 0;
  private readonly tell: ((progress: MoveProgress) => void) | undefined;
  private readonly totals: () => MoveCounts;
  private folder: FolderPath | undefined;
  private phase: MoveProgress['phase'] = 'listing';
  private lastTold = 0;

  constructor(tell: ((progress: MoveProgress) => void) | undefined, totals: () => MoveCounts) {
    this.tell = tell;
    this.totals = totals;
  }

  /** A new phase or folder: told at once. */
  enter(phase: MoveProgress['phase'], folder?: FolderPath): void {
    if (phase === this.phase && folder === this.folder) return;
    this.phase = phase;
    this.folder = folder;
    this.report({});
  }

  /** A pause, with its end and its reason. */
  waiting(until: number, reason: MailError): void {
    this.phase = 'waiting';
    this.report({ waitingUntil: until, waitReason: reason });
  }

  /** A message arrived. */
  copied(bytes: number): void {
    this.copiedNow++;
    this.bytesNow += bytes;
    if (Date.now() - this.lastTold >= interval) this.report({});
  }

  private report(extra: Partial<MoveProgress>): void {
    if (this.tell === undefined) return;
    this.lastTold = Date.now();
    const { phase, folder, copiedNow, bytesNow } = this;
    this.tell({
      phase,
      ...(folder === undefined ? {} : { folder }),
      totals: this.totals(),
      copiedNow,
      bytesNow,
      ...extra,
    });
  }
}
