/** What the parts of a copy share: one chunk of messages on its way. */
import { isTransient, type MailError } from '../../mail/errors.js';
import type { IdentifyingFields } from '../../mail/headers.js';
import type { MessageInfo } from '../../mail/mailbox.js';
import { pathText } from '../../mail/mailbox.js';
import type { MoveContext } from './context.js';
import { type Envelope, unknownEnvelope } from './envelope.js';
import type { FolderRecord } from './folder-record.js';
import type { SkippedItem, SkippedKind } from './types.js';

/** A message that was handed to the target and has no outcome yet. */
export interface Sent {
  readonly info: MessageInfo;
  readonly bytes: number;
  key: string;
  /** Its identifying headers' raw values, for the report should it be refused. */
  fields: IdentifyingFields;
}

/** One chunk on its way. */
export interface Transfer {
  readonly context: MoveContext;
  readonly record: FolderRecord;
  /** All of them lie above the target's messages that were there before; the window that a crash leaves to look through. */
  targetUidNext: number;
  readonly sent: Map<number, Sent>;
  /** To be sent once more, see `AppendOutcome`. */
  readonly again: MessageInfo[];
  /** Were asked for and did not come. */
  readonly missing: MessageInfo[];
  /** Stored, but refused with some of their flags: those are set afterwards. Entries say which flags they have. */
  readonly unflagged: MessageInfo[];
  /** Messages in a row that the source could not deliver. */
  unreadable: number;
  /** True: it has ended, well or not. Whoever still reads for it has nothing to say any more. */
  over: boolean;
}

/** After so many unreadable messages in a row, for a reason that may pass, it is rather the server. */
const maxUnreadable = 3;
/** How often a message is tried in a pass before it, and not the server, is taken to be at fault. */
export const maxTries = 3;
/** Counts the tries of a message, over the pauses of this pass. */
export function tried({ context, record }: Transfer, uid: number): number {
  const key = `${record.id} ${uid}`;
  const tries = (context.tries.get(key) ?? 0) + 1;
  context.tries.set(key, tries);
  return tries;
}

/** One bad message is left out; several in a row, for a reason that may pass, are the server's fault, and wait. */
export function unreadable(transfer: Transfer, info: MessageInfo, error: MailError): void {
  const { context, record } = transfer;
  transfer.unreadable++;
  if (isTransient(error) && transfer.unreadable >= maxUnreadable && tried(transfer, info.uid) < maxTries) {
    context.ledger.notStored(record, [info.uid]);
    context.stop.error ??= error;
  } else skipOne(transfer, info, 'CorruptItem', unknownEnvelope, error);
}

/** Leaves a message out, and tells it. */
export function skipOne(
  transfer: Transfer,
  info: MessageInfo,
  kind: SkippedKind,
  envelope: Envelope,
  error: MailError,
): void {
  const item = skippedItem(transfer.record, info, kind, envelope, error.serverText ?? error.message);
  transfer.context.ledger.skip(transfer.record, item, info.flags);
}

/** An item for the report. */
export function skippedItem(
  record: FolderRecord,
  info: MessageInfo,
  kind: SkippedKind,
  envelope: Envelope,
  reason: string,
): SkippedItem {
  return {
    kind,
    folder: pathText(record.source),
    uid: info.uid,
    ...envelope,
    dateReceived: info.internalDate,
    size: info.size,
    reason,
  };
}
