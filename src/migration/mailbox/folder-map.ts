/** What became of every message of a source folder: columns of numbers in memory, ranges on disk. */
import { crc32 } from 'node:zlib';
import { ByteReader, ByteWriter } from './bytes.js';

/** What became of a message. */
export type EntryKind = 'copied' | 'existing' | 'large' | 'filtered' | 'failed' | 'elsewhere';

/** Files of maps hold positions in this list. */
const kinds: readonly EntryKind[] = ['copied', 'existing', 'large', 'filtered', 'failed', 'elsewhere'];
const goneBit = 0x80;
const magic = 0x314d5346;

/** One message's entry. */
export interface MapEntry {
  readonly uid: number;
  /** UID in the target folder; 0 when the server did not say. */
  readonly targetUid: number;
  /** `MessageKey.full`; zeros when unknown. */
  readonly key: string;
  readonly kind: EntryKind;
  /** Normal flags joined by blanks, as the source had them when they were last carried over. */
  readonly flags: string;
  /** True: the source no longer has it. */
  readonly gone: boolean;
}

/** Key of entries that were never read. */
export const noKey = '0000000000000000';

/** Entries sorted by source UID, about 17 bytes each. */
export class FolderMap {
  private count = 0;
  private uids = new Uint32Array(16);
  private targets = new Uint32Array(16);
  private keysHigh = new Uint32Array(16);
  private keysLow = new Uint32Array(16);
  private states = new Uint8Array(16);
  private flagSets = new Uint16Array(16);
  private readonly flagTable: string[] = [''];
  private readonly flagIndex = new Map<string, number>([['', 0]]);
  private readonly tally = new Map<EntryKind, number>(kinds.map((kind) => [kind, 0]));

  /** How many entries there are. */
  get size(): number {
    return this.count;
  }

  /** The highest source UID with an entry, 0 when there is none. */
  get lastUid(): number {
    return this.count === 0 ? 0 : this.uids[this.count - 1]!;
  }

  has(uid: number): boolean {
    return this.isAt(this.find(uid), uid);
  }

  get(uid: number): MapEntry | undefined {
    const at = this.find(uid);
    return this.isAt(at, uid) ? this.entry(at) : undefined;
  }

  /** Adds an entry, or replaces the one of the same UID. */
  set(entry: MapEntry): void {
    const at = this.find(entry.uid);
    if (this.isAt(at, entry.uid)) this.tallyUp(at, -1);
    else this.insert(at);
    this.uids[at] = entry.uid;
    this.targets[at] = entry.targetUid;
    this.keysHigh[at] = Number.parseInt(entry.key.slice(0, 8), 16);
    this.keysLow[at] = Number.parseInt(entry.key.slice(8), 16);
    this.states[at] = kinds.indexOf(entry.kind) | (entry.gone ? goneBit : 0);
    this.flagSets[at] = this.flagNumber(entry.flags);
    this.tallyUp(at, 1);
  }

  delete(uid: number): void {
    const at = this.find(uid);
    if (!this.isAt(at, uid)) return;
    this.tallyUp(at, -1);
    for (const column of this.columns()) column.copyWithin(at, at + 1, this.count);
    this.count--;
  }

  /** How many entries of a kind the source still has. */
  live(kind: EntryKind): number {
    return this.tally.get(kind)!;
  }

  /** How many entries the source still has. */
  get liveSize(): number {
    let sum = 0;
    for (const count of this.tally.values()) sum += count;
    return sum;
  }

  *entries(): Generator<MapEntry> {
    for (let at = 0; at < this.count; at++) yield this.entry(at);
  }

  /** Runs of consecutive UIDs of one kind, then keys, then a checksum. */
  encode(): Buffer {
    const out = new ByteWriter();
    out.uint32(magic);
    out.number(this.flagTable.length);
    for (const flags of this.flagTable) out.text(flags);
    out.number(this.count);
    let [lastUid, lastTarget] = [0, 0];
    for (let at = 0; at < this.count; ) {
      const length = this.runLength(at);
      out.number(this.uids[at]! - lastUid);
      out.number(length);
      out.signed(this.targets[at]! - lastTarget);
      out.number(this.states[at]!);
      out.number(this.flagSets[at]!);
      lastUid = this.uids[at]! + length - 1;
      lastTarget = this.targets[at]! === 0 ? 0 : this.targets[at]! + length - 1;
      at += length;
    }
    for (let at = 0; at < this.count; at++) {
      out.uint32(this.keysHigh[at]!);
      out.uint32(this.keysLow[at]!);
    }
    out.uint32(crc32(out.finish()));
    return out.finish();
  }

  /** @throws RangeError when the bytes are not a map, or damaged. */
  static decode(bytes: Buffer): FolderMap {
    if (
      bytes.length < 8 ||
      bytes.readUInt32LE(0) !== magic ||
      bytes.readUInt32LE(bytes.length - 4) !== crc32(bytes.subarray(0, -4))
    ) {
      throw new RangeError('The map of a folder is damaged.');
    }
    const map = new FolderMap();
    const input = new ByteReader(bytes.subarray(4));
    const flags = Array.from({ length: input.number() }, () => input.text());
    const count = input.number();
    map.grow(count);
    let [lastUid, lastTarget] = [0, 0];
    while (map.count < count) {
      const [uid, length] = [lastUid + input.number(), input.number()];
      const target = lastTarget + input.signed();
      const [state, flagSet] = [input.number(), map.flagNumber(flags[input.number()] ?? '')];
      for (let at = 0; at < length; at++) {
        map.uids[map.count] = uid + at;
        map.targets[map.count] = target === 0 ? 0 : target + at;
        map.states[map.count] = state;
        map.flagSets[map.count] = flagSet;
        map.tallyUp(map.count++, 1);
      }
      lastUid = uid + length - 1;
      lastTarget = target === 0 ? 0 : target + length - 1;
    }
    for (let at = 0; at < count; at++) {
      map.keysHigh[at] = input.uint32();
      map.keysLow[at] = input.uint32();
    }
    return map;
  }

  private runLength(from: number): number {
    let to = from + 1;
    while (
      to < this.count &&
      this.uids[to]! === this.uids[from]! + to - from &&
      this.targets[to]! === (this.targets[from]! === 0 ? 0 : this.targets[from]! + to - from) &&
      this.states[to] === this.states[from] &&
      this.flagSets[to] === this.flagSets[from]
    ) {
      to++;
    }
    return to - from;
  }

  private entry(at: number): MapEntry {
    return {
      uid: this.uids[at]!,
      targetUid: this.targets[at]!,
      key: hex(this.keysHigh[at]!) + hex(this.keysLow[at]!),
      kind: this.kind(at),
      flags: this.flagTable[this.flagSets[at]!]!,
      gone: (this.states[at]! & goneBit) !== 0,
    };
  }

  private kind(at: number): EntryKind {
    return kinds[this.states[at]! & ~goneBit]!;
  }

  private tallyUp(at: number, by: number): void {
    if ((this.states[at]! & goneBit) !== 0) return;
    this.tally.set(this.kind(at), this.tally.get(this.kind(at))! + by);
  }

  /** Where the entry of a UID is, or belongs. */
  private find(uid: number): number {
    let low = 0;
    let high = this.count;
    if (high > 0 && uid > this.uids[high - 1]!) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.uids[middle]! < uid) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private isAt(at: number, uid: number): boolean {
    return at < this.count && this.uids[at] === uid;
  }

  private insert(at: number): void {
    this.grow(this.count + 1);
    if (at < this.count) for (const column of this.columns()) column.copyWithin(at + 1, at, this.count);
    this.count++;
  }

  private columns(): (Uint32Array | Uint16Array | Uint8Array)[] {
    return [this.uids, this.targets, this.keysHigh, this.keysLow, this.states, this.flagSets];
  }

  private grow(needed: number): void {
    if (needed <= this.uids.length) return;
    const size = Math.max(needed, this.uids.length * 2);
    const wide = (old: Uint32Array) => {
      const column = new Uint32Array(size);
      column.set(old);
      return column;
    };
    [this.uids, this.targets] = [wide(this.uids), wide(this.targets)];
    [this.keysHigh, this.keysLow] = [wide(this.keysHigh), wide(this.keysLow)];
    const [states, flagSets] = [new Uint8Array(size), new Uint16Array(size)];
    states.set(this.states);
    flagSets.set(this.flagSets);
    [this.states, this.flagSets] = [states, flagSets];
  }

  private flagNumber(flags: string): number {
    const known = this.flagIndex.get(flags);
    if (known !== undefined) return known;
    // 65,536 different sets in one folder: more are kept as "unknown", and compared anew each time.
    if (this.flagTable.length > 0xffff) return 0;
    this.flagTable.push(flags);
    this.flagIndex.set(flags, this.flagTable.length - 1);
    return this.flagTable.length - 1;
  }
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
