/** The words that the mover and its callers share. */
import type { MailError } from '../../mail/errors.js';
import type { FolderPath, Mailbox, MessageInfo } from '../../mail/mailbox.js';

/** Bounds of one move. */
export interface MoveLimits {
  /** Larger messages are skipped and told, in bytes. Default 35 MB (36,700,160), Exchange Online's. */
  readonly maxMessageBytes: number;
  /** At most this many messages between two writes of intents to disk. Default 200. */
  readonly blockMessages: number;
  /** At most this many bytes between two writes of intents to disk. Default 8 MiB. */
  readonly blockBytes: number;
  /** How often a lost connection is made anew without progress before the move fails. Default 5. */
  readonly maxReconnects: number;
  /** First pause before a new connection, in milliseconds; it doubles up to a minute. Default 500. */
  readonly reconnectDelayMs: number;
  /** Longest pause that a throttling server is granted within one move, in milliseconds. Default 10 minutes. */
  readonly maxThrottleWaitMs: number;
  /** Least pause between two looks at a target folder after a lost connection, in milliseconds. Default 1,000. */
  readonly settleMs: number;
  /** After the signal: how long messages under way may take to end, in milliseconds. Default 3,000. */
  readonly stopGraceMs: number;
}

/** What is left out. */
export interface MoveFilters {
  /** Exchange's words: `Name`, `Name/*` (with subfolders), `#Inbox#/*`; without case; relative to the root. */
  readonly excludeFolders?: readonly string[];
  /** The same words; when given, only these are moved. */
  readonly includeFolders?: readonly string[];
  /** False: the message is left out (ContentFilter); it counts as skipped with kind `Filtered`. */
  readonly acceptMessage?: (message: MessageInfo) => boolean;
}

/** Why a message or folder did not arrive. */
export type SkippedKind = 'LargeItem' | 'CorruptItem' | 'MissingItem' | 'Rejected' | 'Filtered';

/** A message that was not copied, for the report. */
export interface SkippedItem {
  readonly kind: SkippedKind;
  /** Source folder, segments joined by `/`. */
  readonly folder: string;
  readonly uid: number;
  readonly subject: string;
  /** As the From header shows it; absent in journals of earlier versions. */
  readonly sender?: string;
  /** The Date header, milliseconds since 1970; absent where it cannot be read. */
  readonly dateSent?: number;
  /** INTERNALDATE, milliseconds since 1970. */
  readonly dateReceived: number;
  readonly size: number;
  /** The reason in words, with the server's own where it gave some. */
  readonly reason: string;
}

/** Where every message of a folder (or of a mailbox) stands. `total` = the sum of all others. */
export interface MoveCounts {
  /** Messages in the source. */
  readonly total: number;
  /** On the target, by this tool, in this pass or an earlier one. */
  readonly copied: number;
  /** On the target before we came, or brought by another folder that shows the same message (Gmail). */
  readonly existing: number;
  /** Left out on purpose: too large, filtered. */
  readonly skipped: number;
  /** Refused by the target, or unreadable at the source. */
  readonly failed: number;
  /** Not yet dealt with. */
  readonly pending: number;
}

/** One folder after a pass. */
export interface FolderResult {
  readonly source: FolderPath;
  readonly target: FolderPath;
  /** True when the target folder has another name than the source's (a name it cannot hold, or its special folder). */
  readonly renamed: boolean;
  readonly counts: MoveCounts;
  /** Why this folder alone could not be moved (not readable, name refused); the next pass tries again. */
  readonly error?: MailError;
}

/** A folder that was left out. */
export interface ExcludedFolder {
  readonly source: FolderPath;
  /** By the filters, because it only holds other folders, or because it holds no mail. */
  readonly why: 'excluded' | 'notIncluded' | 'notSelectable' | 'notMail';
}

/** What is going on. */
export interface MoveProgress {
  readonly phase: 'listing' | 'copying' | 'waiting' | 'flags';
  /** The source folder under way. */
  readonly folder?: FolderPath;
  readonly totals: MoveCounts;
  /** Bytes and messages copied by this call. */
  readonly copiedNow: number;
  readonly bytesNow: number;
  /** In `waiting`: until when (milliseconds since 1970) and why (a throttling server, a lost connection). */
  readonly waitingUntil?: number;
  readonly waitReason?: MailError;
}

/** What a pass gave. */
export interface MoveResult {
  /** `synced`: everything is dealt with. `stopped`: the signal ended it. `failed`: `error` says why; a later pass goes on from here. */
  readonly outcome: 'synced' | 'stopped' | 'failed';
  readonly error?: MailError;
  readonly folders: readonly FolderResult[];
  readonly excluded: readonly ExcludedFolder[];
  readonly totals: MoveCounts;
  /** Messages and bytes copied by this pass alone. */
  readonly copiedNow: number;
  readonly bytesNow: number;
  /** Flag changes carried over by this pass. */
  readonly flagsChanged: number;
  /** All skipped and failed items of all passes (at most 10,000 are kept; the counts are exact). */
  readonly skipped: readonly SkippedItem[];
  /** Sentences worth a line in the report: renamed folders, lost keywords, a rebuilt folder. */
  readonly notes: readonly string[];
}

/** What {@link moveMailbox} needs. It opens and closes both mailboxes itself. */
export interface MoveOptions {
  readonly source: Mailbox;
  readonly target: Mailbox;
  /** A folder of this move's own; made when missing. It is bound to the two mailboxes' identities. */
  readonly journalDir: string;
  readonly limits?: Partial<MoveLimits>;
  readonly filters?: MoveFilters;
  readonly signal?: AbortSignal;
  /** Called at most a few times a second, and at every change of phase. */
  readonly onProgress?: (progress: MoveProgress) => void;
}
