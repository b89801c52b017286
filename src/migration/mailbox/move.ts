/** Moving one mailbox: exactly once, in as many passes as it takes (reference/mail-moving.md). */
import { asMailError, isAboutFolder, isTransient, MailError } from '../../mail/errors.js';
import { pathKey, pathText } from '../../mail/mailbox.js';
import { type MoveContext, StopFlag } from './context.js';
import type { FolderRecord } from './folder-record.js';
import { Ledger } from './ledger.js';
import { listing } from './listing-share.js';
import { chooseFolders, type MovePlan, type PlannedFolder, planMove } from './plan.js';
import { folderCounts, ProgressReporter, sumCounts } from './progress.js';
import { BroughtMessages } from './shown-elsewhere.js';
import { isAllQuiet, syncFolder } from './sync-folder.js';
import type { FolderResult, MoveCounts, MoveLimits, MoveOptions, MoveResult } from './types.js';

/** Limits where the caller gives none. */
export const defaultLimits: MoveLimits = {
  maxMessageBytes: 35 * 1024 * 1024,
  blockMessages: 200,
  blockBytes: 8 * 1024 * 1024,
  maxReconnects: 5,
  reconnectDelayMs: 500,
  maxThrottleWaitMs: 600_000,
  settleMs: 1000,
  stopGraceMs: 3000,
};

/**
 * Brings the target up to the source: copies what is new, carries over flag changes, accounts for every message.
 * Calling it again copies nothing twice, whatever happened before. Never rejects: errors are in the result.
 */
export async function moveMailbox(options: MoveOptions): Promise<MoveResult> {
  const pass = new Pass(options);
  try {
    await pass.run();
    return pass.result('synced');
  } catch (error) {
    const failure = asMailError(error);
    return failure.reason === 'aborted' ? pass.result('stopped') : pass.result('failed', failure);
  } finally {
    pass.end();
  }
}

/** One call of {@link moveMailbox}. */
class Pass {
  private readonly options: MoveOptions;
  private readonly limits: MoveLimits;
  private readonly stop = new StopFlag();
  /** Ends connections for good, a while after the caller's signal. */
  private readonly hard = new AbortController();
  private readonly progress: ProgressReporter;
  private readonly folderFailures = new Map<string, MailError>();
  private readonly onAbort = () => this.abort();
  private graceTimer: NodeJS.Timeout | undefined;
  private wake: () => void = () => {};
  private ledger: Ledger | undefined;
  private readonly targetFolders = new Set<string>();
  private readonly sourceMessages = new Map<FolderRecord, number>();
  private plan: MovePlan = { folders: [], excluded: [] };

  constructor(options: MoveOptions) {
    this.options = options;
    this.limits = { ...defaultLimits, ...options.limits };
    this.progress = new ProgressReporter(options.onProgress, () =>
      sumCounts(this.folderResults().map(({ counts }) => counts)),
    );
    if (options.signal?.aborted) this.abort();
    else options.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  async run(): Promise<void> {
    const { source, target, journalDir } = this.options;
    this.stop.throwIfRequested();
    const ledger = await Ledger.open(journalDir, { source: source.identity, target: target.identity });
    this.ledger = ledger;
    const leaveListing = listing.join();
    try {
      await this.persist(() => this.look(), false);
      const context = this.context(ledger);
      for (const planned of this.plan.folders) await this.moveFolder(context, planned);
    } finally {
      leaveListing();
      await Promise.all([source.close(), target.close()]);
      await ledger.close();
    }
  }

  /** Folders of both sides and the mapping between them. Where nothing is new, the target is not even connected to. */
  private async look(): Promise<void> {
    const { source, target, filters = {} } = this.options;
    const ledger = this.ledger!;
    const met = ledger.folders.length > 0;
    await (met ? source.open(this.hard.signal) : this.openBoth());
    const [from, ahead] = await Promise.all([source.listFolders(), met ? undefined : target.listFolders()]);
    const quiet = met && isAllQuiet(this.context(ledger), chooseFolders(from, filters).chosen);
    if (met && !quiet) await target.open(this.hard.signal);
    const to = ahead ?? (quiet ? [] : await target.listFolders());
    this.plan = planMove(from, to, { source, target }, ledger, filters);
    for (const { path, selectable } of to) if (selectable) this.targetFolders.add(pathKey(path));
  }

  private async openBoth(): Promise<void> {
    const { source, target } = this.options;
    const opening = [source.open(this.hard.signal), target.open(this.hard.signal)];
    for (const result of await Promise.allSettled(opening)) if (result.status === 'rejected') throw result.reason;
  }

  private context(ledger: Ledger): MoveContext {
    const { source, target, filters = {} } = this.options;
    const sleep = (milliseconds: number) => this.sleep(milliseconds);
    const { limits, stop, progress, targetFolders, sourceMessages } = this;
    const planned = () => this.plan.folders;
    const shared = { stop, progress, targetFolders, sourceMessages, tries: new Map<string, number>() };
    const brought = new BroughtMessages();
    return { source, target, ledger, limits, filters, ...shared, brought, planned, sleep };
  }

  private async moveFolder(context: MoveContext, { folder, target }: PlannedFolder): Promise<void> {
    this.stop.throwIfRequested();
    const record = context.ledger.folder(folder.path, () => target);
    // The state that came with the list is good for the first try only.
    let look = folder;
    try {
      await this.persist(async () => {
        const now = look;
        const { status: _, ...bare } = folder;
        look = bare;
        await syncFolder(context, record, now);
      }, true);
    } catch (error) {
      // Without its inbox a mailbox is not there, or not ours to read.
      const fatal = folder.specialUse === 'Inbox';
      if (fatal || !isAboutFolder(error)) throw error;
      this.folderFailures.set(pathKey(folder.path), error);
      context.ledger.note(`Folder "${pathText(folder.path)}" could not be moved: ${error.message}`);
    }
  }

  /** Does something, again after lost connections and asked pauses, as long as there is progress. */
  private async persist(action: () => Promise<void>, reconnect: boolean): Promise<void> {
    let failures = 0;
    let broken = false;
    for (let done = this.progress.copiedNow; ; ) {
      try {
        if (broken) await this.reopen();
        broken = false;
        await action();
        return;
      } catch (error) {
        if (this.stop.aborted) throw new MailError('aborted', 'Stopped.', { cause: error });
        const failure = asMailError(error);
        this.stop.error = undefined;
        failures = this.progress.copiedNow > done ? 1 : failures + 1;
        done = this.progress.copiedNow;
        // A server that restarts refuses connections for a while; one that refuses at first contact is not there.
        const mayPass = isTransient(failure) || (broken && failure.reason === 'refused');
        if (!mayPass || failures > this.limits.maxReconnects) throw failure;
        broken = reconnect;
        await this.pause(failure, failures);
      }
    }
  }

  private async reopen(): Promise<void> {
    const { source, target } = this.options;
    await Promise.all([source.close(), target.close()]);
    await this.openBoth();
  }

  private async pause(failure: MailError, failures: number): Promise<void> {
    const { source, target } = this.options;
    await Promise.all([source.close(), target.close()]);
    const asked = failure.waitMs ?? (failure.reason === 'throttled' ? 30_000 : 0);
    if (asked > this.limits.maxThrottleWaitMs) throw failure;
    const backoff = Math.min(this.limits.reconnectDelayMs * 2 ** (failures - 1), 60_000);
    const wait = Math.max(asked, Math.round(backoff * (0.75 + Math.random() / 2)));
    this.progress.waiting(Date.now() + wait, failure);
    await this.sleep(wait);
  }

  private async sleep(milliseconds: number): Promise<void> {
    if (this.stop.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => {};
  }

  /** No more is sent; what is under way may end within a grace time. */
  private abort(): void {
    this.stop.aborted = true;
    this.wake();
    this.graceTimer = setTimeout(() => this.hard.abort(), this.limits.stopGraceMs);
  }

  end(): void {
    clearTimeout(this.graceTimer);
    this.options.signal?.removeEventListener('abort', this.onAbort);
  }

  result(outcome: MoveResult['outcome'], error?: MailError): MoveResult {
    const folders = this.folderResults();
    const { copiedNow, bytesNow, flagsChanged } = this.progress;
    return {
      outcome,
      ...(error === undefined ? {} : { error }),
      folders,
      excluded: this.plan.excluded,
      totals: sumCounts(folders.map(({ counts }) => counts)),
      copiedNow,
      bytesNow,
      flagsChanged,
      skipped: (this.ledger?.folders ?? []).flatMap((record) => [...record.skipped.values()]),
      notes: this.ledger?.notes ?? [],
    };
  }

  private folderResults(): FolderResult[] {
    const records = new Map((this.ledger?.folders ?? []).map((record) => [pathKey(record.source), record]));
    const planned = this.plan.folders.map(({ folder, target }) => ({
      source: folder.path,
      target,
      messages: folder.status?.messages,
    }));
    // Before the folders are known again, what earlier passes knew.
    const remembered = [...records.values()].map(({ source, target, seen }) => ({
      source,
      target,
      messages: seen?.messages,
    }));
    return (planned.length > 0 ? planned : remembered).map(({ source, target, messages }) => {
      const record = records.get(pathKey(source));
      const known = (record === undefined ? undefined : this.sourceMessages.get(record)) ?? messages ?? 0;
      const error = this.folderFailures.get(pathKey(source));
      const place = record?.target ?? target;
      return {
        source,
        target: place,
        renamed: pathKey(source) !== pathKey(place),
        counts: record === undefined ? pendingCounts(known) : folderCounts(record, known),
        ...(error === undefined ? {} : { error }),
      };
    });
  }
}

function pendingCounts(messages: number): MoveCounts {
  return { total: messages, copied: 0, existing: 0, skipped: 0, failed: 0, pending: messages };
}
