import { performance } from 'node:perf_hooks';
import { deleteBatch, readBatches } from '../../state/batches.js';
import type { State } from '../../state/folder.js';
import { readOrganization } from '../../state/organization.js';
import type { OrganizationDocument } from '../../state/schema.js';
import { filtersOf } from '../migration/batch/filters.js';
import type { moveMailbox } from '../migration/mailbox/move.js';
import { BatchView } from './batch-view.js';
import { expire } from './expire.js';
import type { RetryPolicy } from './failures.js';
import { atMost, faultGuard, type Guard } from './guard.js';
import type { Log } from './log.js';
import { isMailDue, sendStatusMail } from './notify.js';
import type { MailboxOpener } from './opener.js';
import { type Outlook, outlookOf } from './outlook.js';
import { removeUsers } from './remove-users.js';
import { type ReadyUser, type Scan, scanBatch } from './scan.js';
import { Slots, type SyncEndpoints } from './slots.js';
import { endpointsOf } from './sync-endpoints.js';
import { syncUser } from './sync-user.js';

/** What a runner works with. */
export interface RunnerParts {
  readonly state: State;
  readonly log: Log;
  readonly opener: MailboxOpener;
  readonly move: typeof moveMailbox;
  readonly retry: RetryPolicy;
  /** Called when something ended and a new look may find more to do. */
  readonly poke: () => void;
}

interface Task {
  readonly view: BatchView;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** The update of the batch that it began with. */
  readonly update: number;
}

/** Reconciles wishes and facts: one `look` finds what is missing and begins it; syncs run on their own and record facts. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #views = new Map<string, BatchView>();
  readonly #scans = new Map<string, Scan>();
  readonly #tasks = new Map<string, Task>();
  readonly #slots = new Slots();
  /** Mailboxes being written to: two batches may name the same one. */
  readonly #targets = new Set<string>();
  /** Until when a user is left alone, by the clock that does not jump. */
  readonly #coolDown = new Map<string, number>();
  /** Batches about to be deleted: Windows deletes no folder that is watched, so the watch goes first. */
  readonly #leaving = new Set<string>();
  readonly #guard: Guard;
  readonly #mails = new Set<Promise<void>>();
  #organization: OrganizationDocument | undefined;
  #ending = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#guard = faultGuard(parts.log);
  }

  /** The batches whose wishes are to be watched. */
  get batches(): Iterable<string> {
    return [...this.#views.keys()].filter((guid) => !this.#leaving.has(guid));
  }

  /** Syncs under way. */
  get running(): number {
    return this.#tasks.size;
  }

  /** Looks at all wishes, stops what is not wanted, deletes what is to be removed, begins what can begin, and writes the facts. */
  look(now: Date): Outlook {
    this.#guard('organization', () => {
      this.#organization = readOrganization(this.#parts.state);
      this.#readBatches();
    });
    const interval = this.#organization?.config.incrementalSyncInterval ?? Number.POSITIVE_INFINITY;
    for (const [guid, view] of [...this.#views]) {
      const scan = scanBatch(view, { now, interval, isRunning: (user) => this.#tasks.has(user) });
      this.#scans.set(guid, scan);
      for (const user of scan.unwanted) this.#tasks.get(user.guid)?.abort.abort();
      this.#endOutdated(view);
      this.#guard(`removal in ${guid}`, () => this.#remove(view, scan));
      this.#guard(`expiry of ${guid}`, () => expire(this.#parts.state, view, now, this.#parts.log));
    }
    this.#fill();
    for (const view of this.#views.values()) {
      this.#guard(`facts of ${view.guid}`, () => view.flush());
      if (isMailDue(view, now)) this.#notify(view, now);
    }
    return this.#outlook();
  }

  /** Ends the syncs that began before an update of their batch was wished; they are taken up again at once. */
  #endOutdated(view: BatchView): void {
    for (const task of this.#tasks.values()) {
      if (task.view === view && task.update < view.batch.updateGeneration) task.abort.abort();
    }
  }

  /** Noted before it is sent: a mail too few is better than one a second. */
  #notify(view: BatchView, now: Date): void {
    view.note({ reported: now.toISOString() });
    const mail = sendStatusMail(this.#parts.state, view, this.#organization?.config.smtp ?? null, this.#parts.log, now);
    this.#mails.add(mail);
    void mail.then(() => this.#mails.delete(mail));
  }

  #readBatches(): void {
    const listed = new Set<string>();
    for (const { entry, error } of readBatches(this.#parts.state)) {
      listed.add(entry.guid);
      this.#guard(`batch ${entry.guid}`, () => {
        if (error) throw error;
        const view = this.#views.get(entry.guid);
        if (view) view.refresh();
        else this.#views.set(entry.guid, new BatchView(this.#parts.state, entry.guid));
      });
    }
    for (const guid of this.#views.keys()) if (!listed.has(guid)) this.#drop(guid);
  }

  /** Forgets a batch whose documents are gone; what still runs for it is ended. */
  #drop(guid: string): void {
    const view = this.#views.get(guid);
    for (const task of this.#tasks.values()) if (task.view === view) task.abort.abort();
    view?.close();
    this.#views.delete(guid);
    this.#scans.delete(guid);
    this.#leaving.delete(guid);
  }

  #remove(view: BatchView, scan: Scan): void {
    const { state, log } = this.#parts;
    if (view.batch.desired === 'Removed') {
      if ([...this.#tasks.values()].some((task) => task.view === view)) return;
      if (!this.#leaving.has(view.guid)) {
        this.#leaving.add(view.guid);
        this.#parts.poke();
        return;
      }
      view.close();
      deleteBatch(state, view.guid, 0);
      this.#drop(view.guid);
      log(`${view.batch.name}: removed`);
      return;
    }
    removeUsers(state, view, scan.removed, (user) => this.#tasks.has(user));
  }

  /** Begins one user of each batch after the other, until no place is free: no batch waits for another. */
  #fill(): void {
    if (this.#ending) return;
    let began = true;
    const blocked = new Set<ReadyUser[]>();
    while (began) {
      began = false;
      for (const [guid, scan] of this.#scans) {
        const view = this.#views.get(guid);
        if (!view) continue;
        for (const queue of [scan.later, scan.initial]) {
          if (!blocked.has(queue) && this.#beginNext(view, queue, blocked)) began = true;
        }
      }
    }
  }

  #beginNext(view: BatchView, queue: ReadyUser[], blocked: Set<ReadyUser[]>): boolean {
    for (let next = queue[0]; next; next = queue[0]) {
      const endpoints = endpointsOf(view, this.#organization);
      if (!endpoints) return false;
      if (!this.#mayBegin(next.user.guid)) {
        queue.shift();
        continue;
      }
      const most = this.#organization?.config.maxConcurrentMigrations ?? 0;
      if (!this.#slots.take(next.need.work, endpoints, most)) {
        blocked.add(queue);
        return false;
      }
      queue.shift();
      this.#begin(view, next, endpoints);
      return true;
    }
    return false;
  }

  #mayBegin(user: string): boolean {
    return !this.#tasks.has(user) && (this.#coolDown.get(user) ?? 0) <= performance.now();
  }

  #begin(view: BatchView, ready: ReadyUser, endpoints: SyncEndpoints): void {
    const { user, need } = ready;
    const abort = new AbortController();
    const sync = syncUser({
      ...this.#parts,
      ...endpoints,
      view,
      user,
      work: need.work,
      config: this.#organization!.config,
      filters: filtersOf(view.batch),
      signal: abort.signal,
      isEnding: () => this.#ending,
      takeTarget: (key) => this.#takeTarget(key),
    });
    const ended = sync.then((leaveAlone) => {
      this.#tasks.delete(user.guid);
      this.#slots.give(need.work, endpoints);
      if (leaveAlone === 0) this.#coolDown.delete(user.guid);
      else this.#coolDown.set(user.guid, performance.now() + leaveAlone);
      this.#fill();
      this.#parts.poke();
    });
    this.#tasks.set(user.guid, { view, abort, ended, update: view.batch.updateGeneration });
  }

  #takeTarget(key: string): (() => void) | undefined {
    if (this.#targets.has(key)) return undefined;
    this.#targets.add(key);
    return () => this.#targets.delete(key);
  }

  #outlook(): Outlook {
    return outlookOf([...this.#scans.values()], {
      syncs: this.#tasks.size,
      mails: this.#mails.size,
      removing: [...this.#views.values()].some((view) => view.batch.desired === 'Removed'),
    });
  }

  /** Ends all syncs (they are taken up again by the next runner), writes the facts and closes. `patience`: milliseconds to wait for the syncs. */
  async end(patience: number): Promise<void> {
    this.#ending = true;
    for (const task of this.#tasks.values()) task.abort.abort();
    const all = Promise.all([...[...this.#tasks.values()].map((task) => task.ended), ...this.#mails]);
    await atMost(patience, all);
    for (const view of this.#views.values()) {
      this.#guard(`facts of ${view.guid}`, () => view.flush());
      view.close();
    }
  }
}
