/** What is remembered of one source folder between passes. */
import type { FolderPath, FolderStatus } from '../../mail/mailbox.js';
import type { FolderMap } from './folder-map.js';
import type { SkippedItem } from './types.js';

/** A message that was announced to the journal and whose fate is not known. */
export interface UncertainMessage {
  readonly uid: number;
  readonly size: number;
  readonly internalDate: number;
  readonly flags: string;
}

/** What a message keeps when its folder is made anew. */
export function sentKey({ size, internalDate }: { readonly size: number; readonly internalDate: number }): string {
  return `${size} ${internalDate}`;
}

/** See the head of this file. `Ledger` alone changes it. */
export interface FolderRecord {
  readonly id: number;
  readonly source: FolderPath;
  target: FolderPath;
  sourceUidValidity: number;
  targetUidValidity: number;
  /** The source's state when everything in it was last dealt with; undefined before. */
  seen: FolderStatus | undefined;
  /** True: messages that lay in the target before us have been looked for. */
  contacted: boolean;
  /** Where the entries lie on disk; undefined while there are none. */
  mapPlace: MapPlace | undefined;
  /** Entries, loaded when needed. */
  map: FolderMap | undefined;
  /** True: the map differs from its copy on disk. */
  dirty: boolean;
  readonly uncertain: Map<number, UncertainMessage>;
  /** The target's UIDNEXT before the first uncertain message was sent. */
  uncertainFrom: number;
  /** When the last uncertain message was announced, milliseconds since 1970. */
  uncertainSince: number;
  /** Messages that the target took without telling where they went, at or above `uncertainFrom`: what is found there may be theirs. */
  readonly unplaced: Set<number>;
  /**
   * Flags that forgotten messages were sent with, by {@link sentKey}, until the target was looked through: those that are found
   * there have these, whatever the source says by now.
   */
  readonly sentFlags: Map<string, string>;
  /** Flags that messages may have on the target instead of those of their entries: of changes that were announced and not confirmed. */
  unsureFlags: Map<number, readonly string[]>;
  /** Counts of the map on disk; {@link countsOf} is right at any time. */
  storedCounts: EntryCounts;
  readonly skipped: Map<number, SkippedItem>;
}

/** Entries that the source still has, by kind. */
export interface EntryCounts {
  readonly copied: number;
  readonly existing: number;
  readonly large: number;
  readonly filtered: number;
  readonly failed: number;
  /** Brought by another folder that shows the same message. */
  readonly elsewhere: number;
}

/** A map inside a file of maps. */
export interface MapPlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Counts of a folder without entries. */
export const noCounts: EntryCounts = { copied: 0, existing: 0, large: 0, filtered: 0, failed: 0, elsewhere: 0 };

/** A folder's counts, whether its map is loaded or not. */
export function countsOf(record: FolderRecord): EntryCounts {
  const map = record.map;
  // States of earlier versions do not count all kinds.
  if (map === undefined) return { ...noCounts, ...record.storedCounts };
  return {
    copied: map.live('copied'),
    existing: map.live('existing'),
    large: map.live('large'),
    filtered: map.live('filtered'),
    failed: map.live('failed'),
    elsewhere: map.live('elsewhere'),
  };
}

/** A record of a folder met for the first time. */
export function newRecord(id: number, source: FolderPath, target: FolderPath): FolderRecord {
  return {
    id,
    source,
    target,
    sourceUidValidity: 0,
    targetUidValidity: 0,
    seen: undefined,
    contacted: false,
    mapPlace: undefined,
    map: undefined,
    dirty: false,
    uncertain: new Map(),
    uncertainFrom: 0,
    uncertainSince: 0,
    sentFlags: new Map(),
    unplaced: new Set(),
    unsureFlags: new Map(),
    storedCounts: noCounts,
    skipped: new Map(),
  };
}
