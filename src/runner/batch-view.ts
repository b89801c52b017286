import { readBatch } from '../../state/batches.js';
import { readSummary, writeSummary } from '../../state/facts.js';
import type { StageCounts, SummaryDocument, UserFacts } from '../../state/facts-schema.js';
import { FactsWriter } from '../../state/facts-writer.js';
import type { State } from '../../state/folder.js';
import { emptyCounts, emptySummary, emptyUserFacts } from '../../state/initial.js';
import type { BatchDocument, UserDocument } from '../../state/schema.js';
import { stageOf } from '../../state/stage.js';
import { readUserShard } from '../../state/users.js';
import type { UserWish } from '../migration/batch/wishes.js';

/** What the runner keeps in memory of a user: its wishes without its credentials, which are read when they are needed. */
export interface RunnerUser extends UserWish {
  readonly guid: string;
  readonly shard: number;
}

interface Sums {
  syncedItems: number;
  skippedItems: number;
  syncedBytes: number;
}

/** One batch as the runner sees it: its wishes as last read, and the facts it writes. */
export class BatchView {
  readonly guid: string;
  readonly #state: State;
  #batch: BatchDocument;
  #users: readonly RunnerUser[] = [];
  #writers: FactsWriter[] = [];
  #facts = new Map<string, UserFacts>();
  #counts: StageCounts = emptyCounts();
  #sums: Sums = { syncedItems: 0, skippedItems: 0, syncedBytes: 0 };
  #summary: SummaryDocument;
  #changed = true;
  /** Facts that could not be written, a full disk for one: tried again with every flush. */
  readonly #unwritten = new Set<string>();
  #byGuid = new Map<string, RunnerUser>();
  #lastShard:
    | { readonly shard: number; readonly revision: number; readonly users: readonly UserDocument[] }
    | undefined;

  /** Reads wishes and facts. Activities that a dead runner left are ended. Raises StateError Damaged, NotFound, NewerVersion. */
  constructor(state: State, guid: string) {
    this.#state = state;
    this.guid = guid;
    this.#batch = readBatch(state, guid);
    this.#summary = readSummary(state, guid) ?? emptySummary(guid, this.#batch.totalCount, new Date().toISOString());
    this.#loadUsers(this.#batch.shardCount);
    for (const facts of [...this.#facts.values()]) {
      if (facts.activity !== 'None') this.change(facts.guid, cutShort(facts, false));
    }
  }

  get batch(): BatchDocument {
    return this.#batch;
  }

  get users(): readonly RunnerUser[] {
    return this.#users;
  }

  get summary(): SummaryDocument {
    return this.#summary;
  }

  /** Looks whether the wishes changed. Returns whether they did. Raises what the constructor raises; then the view is as before. */
  refresh(): boolean {
    const batch = readBatch(this.#state, this.guid);
    if (JSON.stringify(batch) === JSON.stringify(this.#batch)) return false;
    const usersChanged =
      batch.usersRevision !== this.#batch.usersRevision || batch.shardCount !== this.#batch.shardCount;
    if (usersChanged) this.#loadUsers(batch.shardCount);
    this.#batch = batch;
    this.#changed = true;
    return true;
  }

  #loadUsers(shardCount: number): void {
    const users: RunnerUser[] = [];
    for (let shard = 0; shard < shardCount; shard++) {
      for (const one of readUserShard(this.#state, this.guid, shard)) users.push(compact(one, shard));
      this.#writers[shard] ??= this.#openWriter(shard);
    }
    this.#users = users;
    this.#byGuid = new Map(users.map((user) => [user.guid, user]));
    this.#recount();
  }

  #writerOf(user: string): FactsWriter | undefined {
    return this.#writers[this.#byGuid.get(user)?.shard ?? -1];
  }

  #openWriter(shard: number): FactsWriter {
    const writer = new FactsWriter(this.#state, this.guid, shard);
    for (const [user, facts] of writer.facts) this.#facts.set(user, facts);
    return writer;
  }

  /** The facts of a user; `undefined` when nothing happened yet. */
  factsOf(user: string): UserFacts | undefined {
    return this.#facts.get(user);
  }

  /** The wishes of a user with its sealed credentials, as they are now. Raises StateError Damaged; `undefined` when it is gone. */
  readUser(user: RunnerUser): UserDocument | undefined {
    const revision = this.#batch.usersRevision;
    if (this.#lastShard?.shard !== user.shard || this.#lastShard.revision !== revision) {
      this.#lastShard = { shard: user.shard, revision, users: readUserShard(this.#state, this.guid, user.shard) };
    }
    return this.#lastShard.users.find((one) => one.guid === user.guid);
  }

  /** Changes the facts of a user and records them. A record that fails is kept and written by a later `flush`. */
  change(user: string, fields: Partial<UserFacts>): UserFacts {
    const now = new Date().toISOString();
    const facts = { ...(this.#facts.get(user) ?? emptyUserFacts(user, now)), ...fields, changed: now };
    this.#record(facts);
    return facts;
  }

  #record(facts: UserFacts): void {
    const user = this.#byGuid.get(facts.guid);
    if (!user) return;
    const counted = user.desired !== 'Removed';
    if (counted) this.#count(this.#facts.get(facts.guid), -1);
    this.#facts.set(facts.guid, facts);
    if (counted) this.#count(facts, 1);
    this.#unwritten.add(facts.guid);
    this.#changed = true;
    this.#write(facts);
  }

  #write(facts: UserFacts): boolean {
    try {
      this.#writerOf(facts.guid)?.record(facts);
      this.#unwritten.delete(facts.guid);
      return true;
    } catch {
      return false;
    }
  }

  #count(facts: UserFacts | undefined, by: 1 | -1): void {
    this.#counts[stageOf(facts)] += by;
    if (!facts) return;
    this.#sums.syncedItems += by * (facts.copiedItems + facts.existingItems);
    this.#sums.skippedItems += by * (facts.skippedItems + facts.failedItems);
    this.#sums.syncedBytes += by * facts.syncedBytes;
  }

  #recount(): void {
    this.#counts = emptyCounts();
    this.#sums = { syncedItems: 0, skippedItems: 0, syncedBytes: 0 };
    for (const user of this.#users) {
      if (user.desired !== 'Removed') this.#count(this.#facts.get(user.guid), 1);
    }
  }

  /** Notes facts of the batch as a whole. */
  note(fields: Partial<SummaryDocument>): void {
    const differs = Object.entries(fields).some(
      ([name, value]) => JSON.stringify(this.#summary[name as keyof SummaryDocument]) !== JSON.stringify(value),
    );
    if (!differs) return;
    this.#summary = { ...this.#summary, ...fields };
    this.#changed = true;
  }

  /** The counts as they are now. */
  get counts(): StageCounts {
    return this.#counts;
  }

  /** Takes users out whose documents were deleted. */
  forget(users: readonly string[]): void {
    for (const user of users) {
      this.#writerOf(user)?.forget(user);
      this.#facts.delete(user);
      this.#unwritten.delete(user);
    }
  }

  /** Writes what is not yet written, and the summary when something changed. Raises StateError WriteFailed. */
  flush(): void {
    for (const user of [...this.#unwritten]) {
      const facts = this.#facts.get(user);
      if (facts) this.#writerOf(user)?.record(facts);
      this.#unwritten.delete(user);
    }
    for (const writer of this.#writers) writer.close();
    if (!this.#changed) return;
    this.#summary = { ...this.#summary, ...this.#sums, counts: { ...this.#counts }, changed: new Date().toISOString() };
    writeSummary(this.#state, this.#summary);
    this.#changed = false;
  }

  /** Closes the logs. */
  close(): void {
    for (const writer of this.#writers) {
      try {
        writer.close();
      } catch {
        // Nothing depends on it: what is in the log is read from there.
      }
    }
  }
}

/** What becomes of facts whose sync ended without a result. `byWish`: somebody wished it stopped; else it is to be taken up again. */
export function cutShort(facts: UserFacts, byWish: boolean): Partial<UserFacts> {
  const stopped = byWish || facts.initialSynced !== null;
  return { activity: 'None', stopped, currentFolder: '', bytesPerMinute: 0 };
}

function compact(user: UserDocument, shard: number): RunnerUser {
  const { guid, desired, desiredRevision, startGeneration, syncGeneration, startAfter, completeAfter } = user;
  return { guid, shard, desired, desiredRevision, startGeneration, syncGeneration, startAfter, completeAfter };
}
