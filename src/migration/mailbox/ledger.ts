/** What a move remembers: state, maps and journal as one. Every change goes to the journal first. */
import { mkdir } from 'node:fs/promises';
import { MailError } from '../../mail/errors.js';
import type { FolderPath, FolderStatus, MessageInfo } from '../../mail/mailbox.js';
import { pathKey } from '../../mail/mailbox.js';
import { journalPath, readCheckpoint, readMap, writeCheckpoint } from './checkpoint.js';
import { FolderMap } from './folder-map.js';
import { type FolderRecord, newRecord } from './folder-record.js';
import { Journal, readJournal, storageError } from './journal.js';
import { applyDone, applyToFolder, type DoneItem, type JournalRecord } from './journal-records.js';
import type { SkippedItem } from './types.js';

/** Above this size the journal is folded into the state between two chunks of messages. */
const compactAt = 16 * 1024 * 1024;

/** See the head of this file. */
export class Ledger {
  readonly folders: FolderRecord[];
  readonly notes: string[];
  private readonly dir: string;
  private readonly binding: { readonly source: string; readonly target: string };
  private generation: number;
  private journal: Journal | undefined;
  private changed = false;
  private doneWaiting = new Map<FolderRecord, DoneItem[]>();

  private constructor(
    dir: string,
    binding: { source: string; target: string },
    generation: number,
    folders: FolderRecord[],
    notes: string[],
  ) {
    this.dir = dir;
    this.binding = binding;
    this.generation = generation;
    this.folders = folders;
    this.notes = notes;
  }

  /**
   * Loads what earlier passes left, a crash included.
   * @throws MailError `storage` when it belongs to other mailboxes, or cannot be read.
   */
  static async open(dir: string, binding: { source: string; target: string }): Promise<Ledger> {
    try {
      await mkdir(dir, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw storageError(dir, error);
    }
    const state = await readCheckpoint(dir);
    if (state !== undefined && (state.source !== binding.source || state.target !== binding.target)) {
      throw new MailError(
        'storage',
        `${dir} is the journal of ${state.source} → ${state.target}, not of ${binding.source} → ${binding.target}.`,
      );
    }
    const ledger = new Ledger(dir, binding, state?.generation ?? 1, state?.folders ?? [], state?.notes ?? []);
    if (state === undefined) await writeCheckpoint(dir, ledger.state());
    const length = await ledger.replay();
    ledger.journal = await Journal.open(journalPath(dir, ledger.generation), length);
    return ledger;
  }

  /** Loads what passes left, for looking only: nothing is written, not even a torn record cut. */
  static async read(dir: string, binding: { source: string; target: string }): Promise<Ledger> {
    const state = await readCheckpoint(dir);
    const ledger = new Ledger(dir, binding, state?.generation ?? 1, state?.folders ?? [], state?.notes ?? []);
    await ledger.replay();
    return ledger;
  }

  private async replay(): Promise<number> {
    const path = journalPath(this.dir, this.generation);
    const records: JournalRecord[] = [];
    const length = await readJournal(path, (record) => records.push(record as JournalRecord));
    for (const record of records) {
      if ('f' in record && record.t !== 'folder') await this.load(this.byId(record.f));
      this.apply(record);
    }
    this.changed = records.length > 0;
    return length;
  }

  /** The record of a source folder, made when new. */
  folder(source: FolderPath, target: () => FolderPath): FolderRecord {
    const key = pathKey(source);
    const known = this.folders.find((record) => pathKey(record.source) === key);
    if (known !== undefined) return known;
    const f = this.folders.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
    this.write({ t: 'folder', f, source, target: target() });
    return this.byId(f);
  }

  /** The target refused the folder's name: it goes to another one. Only before anything was stored there. */
  retarget(record: FolderRecord, target: FolderPath): void {
    this.write({ t: 'target', f: record.id, target });
  }

  /** A folder's entries. */
  async load(record: FolderRecord): Promise<FolderMap> {
    if (record.map !== undefined) return record.map;
    if (record.mapPlace === undefined) return (record.map = new FolderMap());
    try {
      return (record.map = FolderMap.decode(await readMap(this.dir, record.mapPlace)));
    } catch (error) {
      throw storageError(`${this.dir}/${record.mapPlace.file}`, error);
    }
  }

  /** Notes the identities of the two folders that belong together from now on. */
  opened(record: FolderRecord, sourceUv: number, targetUv: number, contacted: boolean): void {
    if (
      record.sourceUidValidity === sourceUv &&
      record.targetUidValidity === targetUv &&
      record.contacted === contacted
    )
      return;
    this.write({ t: 'open', f: record.id, sourceUv, targetUv, contacted });
  }

  /** Announces messages before they are sent, and waits until that is on the disk. `from`: the target's UIDNEXT. */
  async intend(record: FolderRecord, messages: readonly MessageInfo[], from: number): Promise<void> {
    const items = messages.map(({ uid, size, internalDate, flags }): [number, number, number, string] => [
      uid,
      size,
      internalDate,
      flags.join(' '),
    ]);
    this.flushDone();
    this.write({ t: 'intent', f: record.id, from, at: Date.now(), items });
    await this.journal!.sync();
  }

  /** A message is on the target. */
  done(record: FolderRecord, item: DoneItem): void {
    const waiting = this.doneWaiting.get(record) ?? [];
    waiting.push(item);
    this.doneWaiting.set(record, waiting);
    applyDone(record, item);
    if (waiting.length >= 200) this.flushDone();
  }

  /** These announced messages are not on the target, for certain. */
  notStored(record: FolderRecord, uids: readonly number[]): void {
    if (uids.length > 0) this.write({ t: 'not', f: record.id, uids: [...uids] });
  }

  /** Neither UIDs nor windows tell what became of the announced messages: they are to be found as at first contact. */
  forget(record: FolderRecord): void {
    this.write({ t: 'forget', f: record.id });
  }

  /** A message is left out or failed. */
  skip(record: FolderRecord, item: SkippedItem, flags: readonly string[]): void {
    this.write({ t: 'skip', f: record.id, item, flags: flags.join(' ') });
  }

  /** Another folder that shows these messages has brought them. */
  elsewhere(record: FolderRecord, uids: readonly number[]): void {
    if (uids.length > 0) this.write({ t: 'elsewhere', f: record.id, uids: [...uids] });
  }

  /** These messages may have these flags on the target from now on, and none others than these and those known before. */
  flagsUnsure(record: FolderRecord, items: readonly (readonly [number, string])[]): void {
    if (items.length > 0) this.write({ t: 'unsure', f: record.id, items: items.map(([uid, flags]) => [uid, flags]) });
  }

  /** Waits until everything that was noted is on the disk. */
  async sync(): Promise<void> {
    this.flushDone();
    await this.journal!.sync();
  }

  /** Flags were carried over. */
  flagsChanged(record: FolderRecord, items: readonly (readonly [number, string])[]): void {
    if (items.length > 0) this.write({ t: 'flags', f: record.id, items: items.map(([uid, flags]) => [uid, flags]) });
  }

  /** The source no longer has these. */
  gone(record: FolderRecord, uids: readonly number[]): void {
    if (uids.length > 0) this.write({ t: 'gone', f: record.id, uids: [...uids] });
  }

  /** The source has these after all: a list had left them out. */
  back(record: FolderRecord, uids: readonly number[]): void {
    if (uids.length > 0) this.write({ t: 'back', f: record.id, uids: [...uids] });
  }

  /** Everything in the source folder, as it was at this status, is dealt with. */
  seen(record: FolderRecord, status: FolderStatus): void {
    const { messages, uidValidity, uidNext, highestModSeq } = status;
    const known = record.seen;
    if (
      known?.messages === messages &&
      known.uidValidity === uidValidity &&
      known.uidNext === uidNext &&
      known.highestModSeq === highestModSeq
    )
      return;
    this.write({
      t: 'seen',
      f: record.id,
      messages,
      uidValidity,
      uidNext,
      ...(highestModSeq === undefined ? {} : { modSeq: String(highestModSeq) }),
    });
  }

  /** A sentence for the report, once. */
  note(text: string): void {
    if (this.journal === undefined) return;
    if (!this.notes.includes(text)) this.write({ t: 'note', text });
  }

  /** Exchanges a folder's entries (after a UIDVALIDITY change), at once and for good. */
  async replace(record: FolderRecord, map: FolderMap, sourceUv: number, targetUv: number): Promise<void> {
    record.map = map;
    record.dirty = true;
    record.sourceUidValidity = sourceUv;
    record.targetUidValidity = targetUv;
    record.seen = undefined;
    record.unplaced.clear();
    await this.compact();
  }

  /** Puts what is known on the disk when the journal has grown; call it while no message of the pass is under way. */
  async compactIfLarge(): Promise<void> {
    if (this.journal!.size > compactAt) await this.compact();
  }

  /** Ends the pass: folds the journal into the state if nothing is uncertain, else leaves it for the next one. */
  async close(): Promise<void> {
    try {
      const uncertain = this.folders.some((record) => record.uncertain.size > 0);
      if (this.changed && !uncertain) await this.compact();
      else if (this.changed) {
        this.flushDone();
        await this.journal!.sync();
      }
    } finally {
      await this.journal?.close();
      this.journal = undefined;
    }
  }

  private async compact(): Promise<void> {
    this.flushDone();
    await this.journal!.flush();
    const next = this.generation + 1;
    await writeCheckpoint(this.dir, { ...this.state(), generation: next });
    await this.journal!.close();
    this.generation = next;
    this.journal = await Journal.open(journalPath(this.dir, next), 0);
    this.changed = false;
  }

  private state() {
    return { ...this.binding, generation: this.generation, folders: this.folders, notes: this.notes };
  }

  private byId(id: number): FolderRecord {
    const record = this.folders.find((folder) => folder.id === id);
    if (record === undefined) throw new MailError('storage', `${this.dir}: the journal names an unknown folder.`);
    return record;
  }

  private flushDone(): void {
    for (const [record, items] of this.doneWaiting)
      this.journal!.add({ t: 'done', f: record.id, items } satisfies JournalRecord);
    if (this.doneWaiting.size > 0) this.changed = true;
    this.doneWaiting = new Map();
  }

  private write(record: JournalRecord): void {
    this.flushDone();
    this.journal!.add(record);
    this.changed = true;
    this.apply(record);
  }

  private apply(record: JournalRecord): void {
    if (record.t === 'note') this.notes.push(record.text);
    else if (record.t === 'folder') this.folders.push(newRecord(record.f, record.source, record.target));
    else applyToFolder(this.byId(record.f), record);
  }
}
