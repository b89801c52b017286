/**
 * The port under the mover: one account's mail, wherever it lies. `imap`, `maildir` and `memory` are twins
 * that pass one contract test (test/mail/contract.ts).
 *
 * Every method may throw a `MailError`. After `connectionLost` or `timeout` the caller closes and opens again.
 * A mailbox does one thing at a time: a call (an iteration included) ends before the next one begins.
 */
import type { Blocks } from './blocks.js';
import type { MailError } from './errors.js';

/** The names from the root to a folder, decoded, without the server's delimiter or namespace prefix. `['INBOX']` is the inbox. */
export type FolderPath = readonly string[];

/** What a folder is for (RFC 6154, RFC 8457, and the inbox). */
export type SpecialUse = 'Inbox' | 'Sent' | 'Drafts' | 'Trash' | 'Junk' | 'Archive' | 'All' | 'Flagged' | 'Important';

/** One folder of the list. */
export interface Folder {
  readonly path: FolderPath;
  readonly specialUse?: SpecialUse;
  /** False: it only holds other folders. */
  readonly selectable: boolean;
  readonly subscribed: boolean;
  /** True: appointments, contacts and the like, which some servers show as folders of mail. */
  readonly notMail?: boolean;
  /** Its state, where the server tells it along with the list (LIST-STATUS). */
  readonly status?: FolderStatus;
}

/** What tells whether a folder has changed (RFC 9051 STATUS, RFC 7162). */
export interface FolderStatus {
  readonly messages: number;
  readonly uidValidity: number;
  readonly uidNext: number;
  /** Absent where the server has no CONDSTORE. */
  readonly highestModSeq?: bigint;
}

/** What is known of a message without reading it. */
export interface MessageInfo {
  readonly uid: number;
  /** System flags with their backslash, and keywords; never `\Recent`. */
  readonly flags: readonly string[];
  /** INTERNALDATE as an instant: milliseconds since 1970, whole seconds. */
  readonly internalDate: number;
  /** RFC822.SIZE in bytes; some servers only estimate it. */
  readonly size: number;
}

/** The headers that tell messages apart: `Message-ID`, `Date`, `From`, `Subject`, `To`, `Cc`, as raw bytes. */
export interface MessageHeader {
  readonly uid: number;
  readonly internalDate: number;
  readonly size: number;
  readonly header: Buffer;
}

/** A message's flags. */
export interface MessageFlags {
  readonly uid: number;
  /** Undefined: the message is there, but its server does not tell its flags. */
  readonly flags: readonly string[] | undefined;
}

/** What the whole account calls a message, whichever folders show it. */
export interface MessageIdentity {
  readonly uid: number;
  readonly identity: bigint;
}

/** UIDs from the first to the last, both of them; not every one of them need have been there. */
export interface UidRange {
  readonly first: number;
  readonly last: number;
}

/** A large body in pieces; the last of its block. Read it to its end (or leave the loop) before the next block is asked for. */
export interface BodyStream extends AsyncIterable<Buffer> {
  /** Exactly how many bytes will come. */
  readonly size: number;
}

/** A body: whole when it is small, else in pieces. */
export type Body = Buffer | BodyStream;

/** What reading a message gave. */
export type ReadOutcome =
  | { readonly info: MessageInfo; readonly body: Body }
  /** It was deleted since it was listed. */
  | { readonly info: MessageInfo; readonly missing: true }
  /** The server cannot deliver this one; others go on. */
  | { readonly info: MessageInfo; readonly error: MailError };

/** Where messages come from, for names that stay the same when one is sent again. */
export interface Origin {
  readonly folder: FolderPath;
  readonly uidValidity: number;
}

/** A message to store. */
export interface OutgoingMessage {
  /** The caller's own number for it (the source UID); it comes back in the outcome. Maildir names are made of it. */
  readonly id: number;
  readonly origin: Origin;
  readonly flags: readonly string[];
  readonly internalDate: number;
  readonly body: Body;
}

/** What storing a message gave. A message that was taken and has no outcome when `append` throws is in an unknown state. */
export type AppendOutcome =
  | {
      readonly id: number;
      readonly stored: true;
      /** Where it lies now; absent where the server does not say (no UIDPLUS). */
      readonly uid?: number;
      readonly uidValidity?: number;
      /** Flags that the target cannot hold. */
      readonly lostFlags?: readonly string[];
      /** Flags that the folder can hold and that were left out all the same: the target refused the message with them. */
      readonly droppedFlags?: readonly string[];
      /** True: it has another INTERNALDATE there, since the target refused its own (before 1970). */
      readonly redated?: true;
      /** True when this very message was there already (Maildir: same name). */
      readonly existed?: boolean;
    }
  /**
   * Not stored, for certain. `throttled` and `unavailable`: send it again later. `again`: send it once more now; it was refused
   * along with others, or will be sent in a plainer form. The number of times is bounded.
   */
  | { readonly id: number; readonly stored: false; readonly error: MailError; readonly again?: boolean };

/** Flags to add and to remove on some messages. */
export interface FlagChange {
  readonly uids: readonly number[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What the far side can do, known once it is open. */
export interface MailboxTraits {
  /** The largest message the server says it takes (RFC 7889). */
  readonly maxMessageBytes?: number;
  /** True when `append` tells the new UIDs. */
  readonly givesUids: boolean;
  /** True: one message can be in several folders, and `listIdentities` tells which those are (Gmail). */
  readonly sharesMessages?: boolean;
}

/** One account's mail on a server, in a Maildir or in memory. */
export interface Mailbox {
  readonly kind: 'imap' | 'maildir' | 'memory';
  /** Host and user, or the path: for messages and for binding a journal to its mailbox. No secret in it. */
  readonly identity: string;
  /** Known after `open`. */
  readonly traits: MailboxTraits;
  /** Connects and logs in; after `close` it may be called again. */
  open(signal?: AbortSignal): Promise<void>;
  /** Ends at once whatever is under way; never throws. */
  close(): Promise<void>;
  listFolders(): Promise<readonly Folder[]>;
  /** The nearest path that this mailbox can hold: the same one when it can. Names are changed reversibly. Other methods take only such paths. */
  fitPath(path: FolderPath): FolderPath;
  /** Equal for paths that this mailbox may take for one folder (names that differ in case, in blanks, in how accents are written). */
  foldPath(path: FolderPath): string;
  /** Creates a folder and its parents, and subscribes to it; fine when it is there. */
  createFolder(path: FolderPath): Promise<void>;
  /** What is known of a folder without opening it: one cheap command. @throws MailError `noSuchFolder` */
  status(path: FolderPath): Promise<FolderStatus>;
  /** Opens a folder and tells its exact state. Courier's `status` of a folder that was never opened tells a new UIDVALIDITY each second. */
  examine(path: FolderPath): Promise<FolderStatus>;
  /**
   * The first `limit` messages with `uid >= fromUid`, UIDs rising, each once; fewer only when there are no more. One of which the
   * server tells nothing has no flags, size 0 and date 0.
   */
  listMessages(path: FolderPath, fromUid: number, limit: number): Promise<readonly MessageInfo[]>;
  /** Flags of all messages, or of those changed after a mod-sequence where the server can tell. */
  listFlags(path: FolderPath, changedSince?: bigint): AsyncIterable<readonly MessageFlags[]>;
  /** What was deleted after a mod-sequence; undefined where the server cannot tell (no QRESYNC). */
  vanished?(path: FolderPath, since: bigint): Promise<readonly UidRange[] | undefined>;
  /** Where `traits.sharesMessages`: the identities of all messages with `uid >= fromUid`. */
  listIdentities?(path: FolderPath, fromUid: number): AsyncIterable<readonly MessageIdentity[]>;
  /** The identifying headers of all messages with `uid >= fromUid`, or of the given UIDs. */
  readHeaders(
    path: FolderPath,
    which: { fromUid: number } | { uids: readonly number[] },
  ): AsyncIterable<readonly MessageHeader[]>;
  /** Bodies of the given messages, in their order. Takes from `messages` ahead of need, within the byte budget. */
  read(path: FolderPath, messages: Blocks<MessageInfo>): AsyncIterable<readonly ReadOutcome[]>;
  /** Stores messages as they come; outcomes come when known, maybe later than further messages are taken, in the order of messages. */
  append(
    path: FolderPath,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): AsyncIterable<readonly AppendOutcome[]>;
  /**
   * Where storing a message again is recognised (Maildir: by its name): which messages of an origin are there, their ids and UIDs.
   * Mailboxes without this method store everything they are given.
   */
  storedFrom?(path: FolderPath, origin: Origin): Promise<ReadonlyMap<number, number>>;
  changeFlags(path: FolderPath, changes: readonly FlagChange[]): Promise<void>;
}

/** Folder names joined as Exchange writes them (`/`, whatever the server's delimiter), for people. */
export function pathText(path: FolderPath): string {
  return path.join('/');
}

/** A string equal for equal paths and for no others. */
export function pathKey(path: FolderPath): string {
  return JSON.stringify(path);
}

/** See {@link Mailbox.foldPath}: what IMAP servers are known to take for the same name. */
export function foldedPath(path: FolderPath): string {
  return pathKey(path.map((segment) => segment.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()));
}
