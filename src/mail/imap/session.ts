/** What a logged-in connection does for the mailbox above it. Two twins: imapflow's commands, and the pump's own. */
import type { Blocks } from '../blocks.js';
import type {
  AppendOutcome,
  FolderStatus,
  MessageFlags,
  MessageHeader,
  MessageIdentity,
  MessageInfo,
  OutgoingMessage,
  ReadOutcome,
  UidRange,
} from '../mailbox.js';

/** An opened folder. */
export interface SelectedFolder extends FolderStatus {
  /** PERMANENTFLAGS, lower case; undefined when the server did not say. `\*`: any keyword. */
  readonly permanentFlags?: ReadonlySet<string>;
}

/** Folder names here are the server's, decoded. */
export interface ImapSession {
  status(name: string): Promise<FolderStatus>;
  /** Opens a folder; the methods below work in it. */
  select(name: string): Promise<SelectedFolder>;
  create(name: string): Promise<void>;
  /** All UIDs `>= fromUid`, rising. */
  searchUids(fromUid: number): Promise<readonly number[]>;
  /** Metadata of a UID set (`1:*` allowed); in any order, those that exist. */
  fetchInfos(set: string): Promise<readonly MessageInfo[]>;
  fetchFlags(set: string, changedSince?: bigint): Promise<readonly MessageFlags[]>;
  /** See `Mailbox.vanished`. */
  vanished(since: bigint): Promise<readonly UidRange[] | undefined>;
  /** Gmail only (X-GM-EXT-1). */
  fetchIdentities(set: string): Promise<readonly MessageIdentity[]>;
  fetchHeaders(set: string): Promise<readonly MessageHeader[]>;
  read(messages: Blocks<MessageInfo>): AsyncIterable<readonly ReadOutcome[]>;
  append(
    name: string,
    messages: AsyncIterable<readonly OutgoingMessage[]>,
  ): Promise<AsyncIterable<readonly AppendOutcome[]>>;
  store(set: string, operation: 'add' | 'remove', flags: readonly string[]): Promise<void>;
  /** Ends the connection at once; never throws. */
  close(): void;
}
