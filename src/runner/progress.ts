import { hostname } from 'node:os';
import type { SkippedItem, UserFacts } from '../../state/facts-schema.js';
import type { State } from '../../state/folder.js';
import { appendReport, writeSkipped } from '../../state/work.js';
import { pathText } from '../mail/mailbox.js';
import { copyProgressText, relinquishText, reportLine, resumedText } from '../migration/batch/report.js';
import type { MoveCounts, MoveProgress, MoveResult } from '../migration/mailbox/types.js';
import { pauseText } from './failures.js';

/** Facts are recorded this often while a mailbox is moved, in milliseconds; its report gets a line this often. */
const RECORD_EVERY = 1_000;
const REPORT_EVERY = 30_000;
/** A rate is taken over stretches of this length. */
const RATE_STRETCH = 5_000;

/** The counts of a move as facts. */
export function factsFromCounts(counts: MoveCounts): Partial<UserFacts> {
  return {
    totalItems: counts.total,
    copiedItems: counts.copied,
    existingItems: counts.existing,
    skippedItems: counts.skipped,
    failedItems: counts.failed,
  };
}

/** Writes lines into a user's report. A full disk loses a line, not the move. */
export function report(state: State, batch: string, user: string, ...texts: readonly string[]): void {
  const at = new Date();
  try {
    appendReport(
      state,
      batch,
      user,
      texts.map((text) => reportLine(at, hostname(), text)),
    );
  } catch {
    // The facts say what counts.
  }
}

/** Keeps the list of skipped items as the last pass left it. */
export function keepSkipped(state: State, batch: string, user: string, result: MoveResult): void {
  const items: SkippedItem[] = result.skipped.map((item) => ({
    kind: item.kind,
    folderName: item.folder,
    subject: item.subject,
    sender: item.sender ?? '',
    dateSent: instantOf(item.dateSent),
    dateReceived: instantOf(item.dateReceived),
    messageSize: item.size,
    reason: item.reason,
    at: new Date().toISOString(),
  }));
  try {
    writeSkipped(state, batch, user, items);
  } catch {
    // The next pass writes it again.
  }
}

/** Milliseconds as an instant; null for what is no date. Dates before the year 0 or after 9999 have no such form. */
function instantOf(milliseconds: number | undefined): string | null {
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) return null;
  const text = new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) ? text : null;
}

/** Where progress goes. */
export interface ProgressSink {
  readonly change: (fields: Partial<UserFacts>) => void;
  readonly report: (text: string) => void;
}

/** Turns the mover's progress into facts and report lines, a few a minute whatever the speed. */
export class ProgressRecorder {
  readonly #sink: ProgressSink;
  readonly #startBytes: number;
  #recorded = 0;
  #reported = Date.now();
  #rateAt = Date.now();
  #rateBytes = 0;
  #rate = 0;
  #waitingUntil: number | undefined;

  /** `startBytes`: bytes copied by earlier passes. */
  constructor(sink: ProgressSink, startBytes: number) {
    this.#sink = sink;
    this.#startBytes = startBytes;
  }

  /** Takes what the mover tells. */
  take(progress: MoveProgress): void {
    const now = Date.now();
    this.#takeWait(progress);
    if (now - this.#recorded < RECORD_EVERY && this.#recorded !== 0) return;
    this.#recorded = now;
    if (now - this.#rateAt >= RATE_STRETCH) {
      this.#rate = Math.round(((progress.bytesNow - this.#rateBytes) * 60_000) / (now - this.#rateAt));
      this.#rateAt = now;
      this.#rateBytes = progress.bytesNow;
    }
    const counts = progress.phase === 'listing' && progress.totals.total === 0 ? {} : factsFromCounts(progress.totals);
    this.#sink.change({
      ...counts,
      syncedBytes: this.#startBytes + progress.bytesNow,
      currentFolder: progress.folder ? pathText(progress.folder) : '',
      bytesPerMinute: Math.max(0, this.#rate),
      ...(progress.copiedNow > 0 ? { lastCopied: new Date(now).toISOString() } : {}),
    });
    if (now - this.#reported < REPORT_EVERY) return;
    this.#reported = now;
    this.#sink.report(
      copyProgressText({
        doneItems: progress.totals.total - progress.totals.pending,
        totalItems: progress.totals.total,
        doneBytes: this.#startBytes + progress.bytesNow,
        totalBytes: 0,
      }),
    );
  }

  #takeWait(progress: MoveProgress): void {
    const until = progress.phase === 'waiting' ? progress.waitingUntil : undefined;
    if (until === this.#waitingUntil) return;
    this.#waitingUntil = until;
    this.#recorded = 0;
    if (until === undefined) {
      this.#sink.change({ pause: null });
      this.#sink.report(resumedText);
      return;
    }
    const reason = progress.waitReason === undefined ? 'The server asks to wait.' : pauseText(progress.waitReason);
    this.#sink.change({ pause: { reason, until: new Date(until).toISOString() } });
    this.#sink.report(relinquishText(reason, new Date(until)));
  }
}
