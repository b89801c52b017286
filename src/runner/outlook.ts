import type { Scan } from './scan.js';

/** What the runner waits for. */
export interface Outlook {
  readonly running: number;
  /** Whether anything can be done now, or waits for a free place. */
  readonly busy: boolean;
  readonly nextAt: number;
  readonly waitsForClock: boolean;
}

/** What is under way beside the scans. */
export interface UnderWay {
  readonly syncs: number;
  readonly mails: number;
  /** A batch is wished removed. */
  readonly removing: boolean;
}

/** What the scans of all batches come to. */
export function outlookOf(scans: readonly Scan[], underWay: UnderWay): Outlook {
  const removed = scans.some((scan) => scan.removed.length > 0);
  const ready = scans.some((scan) => scan.initial.length + scan.later.length > 0);
  return {
    running: underWay.syncs,
    busy: underWay.syncs > 0 || underWay.mails > 0 || underWay.removing || ready || removed,
    nextAt: Math.min(Number.POSITIVE_INFINITY, ...scans.map((scan) => scan.nextAt)),
    waitsForClock: scans.some((scan) => scan.waitsForClock),
  };
}
