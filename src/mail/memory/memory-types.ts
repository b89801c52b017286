/** What a mailbox in memory holds, and what a test may ask of it. */
import type { FolderPath, MessageInfo, OutgoingMessage, SpecialUse } from '../mailbox.js';

/** One stored message. */
export interface MemoryMessage {
  readonly uid: number;
  flags: readonly string[];
  readonly internalDate: number;
  readonly body: Buffer;
  modSeq: bigint;
}

/** One stored folder; tests look into it and change it. */
export interface MemoryFolder {
  readonly path: FolderPath;
  specialUse?: SpecialUse;
  selectable: boolean;
  subscribed: boolean;
  uidValidity: number;
  uidNext: number;
  modSeq: bigint;
  messages: MemoryMessage[];
}

/** What a test may put between the mover and the mailbox; each may throw a `MailError`. */
export interface MemoryFaults {
  /** Before anything happens. */
  onCall?: (method: string) => void;
  /** Before a message is stored. */
  beforeAppend?: (message: OutgoingMessage) => void;
  /** After it is stored, before its outcome is told. */
  afterAppend?: (message: OutgoingMessage) => void;
  /** Before a body is given. A thrown error is this message's outcome; false: the body does not come. */
  beforeRead?: (message: MessageInfo) => boolean;
  /** True: a listing leaves this message out. */
  unlisted?: (uid: number) => boolean;
}

/** Options of {@link MemoryMailbox}. */
export interface MemoryOptions {
  readonly identity?: string;
  /** False: `append` does not tell UIDs, as servers without UIDPLUS. */
  readonly givesUids?: boolean;
  /** False: no mod-sequences, as servers without CONDSTORE. */
  readonly condstore?: boolean;
  /** True: names that differ in case or blanks are one folder, as at Exchange. */
  readonly caseless?: boolean;
  readonly maxMessageBytes?: number;
  /** True: equal bytes are one message, whichever folders show it, as at Gmail. */
  readonly sharesMessages?: boolean;
  readonly faults?: MemoryFaults;
}
