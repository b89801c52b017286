/** Copying a chunk of messages: announce, read, send, record (reference/mail-moving.md §3.2 and §3.4). */
import { bodySize } from '../../mail/body.js';
import { asMailError, type MailError } from '../../mail/errors.js';
import { headerEnd, identifyingHeaders } from '../../mail/headers.js';
import type { AppendOutcome, Body, BodyStream, MessageInfo, OutgoingMessage } from '../../mail/mailbox.js';
import { pathText } from '../../mail/mailbox.js';
import { blocksOf, type MoveContext } from './context.js';
import { type Envelope, envelopeOf, unknownEnvelope } from './envelope.js';
import type { FolderRecord } from './folder-record.js';
import { messageKey } from './message-key.js';
import type { SkippedItem, SkippedKind } from './types.js';

/** Headers are looked for in this many bytes of a large message. */
const maxHeaderBytes = 256 * 1024;

const noHeader = Buffer.alloc(0);

/** A message that was handed to the target and has no outcome yet. */
interface Sent {
  readonly info: MessageInfo;
  readonly bytes: number;
  key: string;
  /** Its identifying headers, for the report should it be refused. */
  header: Buffer;
}

/** One chunk on its way. */
interface Transfer {
  readonly context: MoveContext;
  readonly record: FolderRecord;
  /** All of them lie above the target's messages that were there before; the window that a crash leaves to look through. */
  targetUidNext: number;
  readonly sent: Map<number, Sent>;
  /** To be sent once more, see `AppendOutcome`. */
  readonly again: MessageInfo[];
}

/**
 * Copies messages. When it returns every one of them is dealt with, or certainly not on the target.
 * @throws MailError when the rest has to wait (throttled, quota, lost connection); the ledger then knows what is uncertain.
 */
export async function copyMessages(
  context: MoveContext,
  record: FolderRecord,
  messages: readonly MessageInfo[],
  targetUidNext: number,
): Promise<number> {
  if (messages.length === 0) return targetUidNext;
  const transfer: Transfer = { context, record, targetUidNext, sent: new Map(), again: [] };
  for (let wanted = messages; wanted.length > 0; wanted = transfer.again.splice(0)) {
    const bodies = outgoing(transfer, announce(transfer, wanted));
    for await (const outcome of context.target.append(record.target, bodies)) settle(transfer, outcome);
    // The target has answered for everything it was given: what it was not given is not there.
    context.ledger.notStored(record, [...record.uncertain.keys()]);
    context.stop.throwIfRequested();
  }
  return transfer.targetUidNext;
}

/** Messages become available for reading when their block is announced on the disk; the next block is announced meanwhile. */
async function* announce(transfer: Transfer, messages: readonly MessageInfo[]): AsyncGenerator<MessageInfo> {
  const { context, record } = transfer;
  const announced = async (block: MessageInfo[] | undefined) => {
    if (block !== undefined) await context.ledger.intend(record, block, transfer.targetUidNext);
    return block;
  };
  const blocks = blocksOf(messages, context.limits);
  let next = announced(blocks.next().value ?? undefined);
  for (;;) {
    const block = await next;
    if (block === undefined) return;
    next = announced(context.stop.requested ? undefined : (blocks.next().value ?? undefined));
    next.catch(() => {});
    for (const message of block) {
      if (context.stop.requested) return;
      yield message;
    }
  }
}

/** Reads bodies and hands them on. The source's errors end the feed in order, so that the target can still answer. */
async function* outgoing(transfer: Transfer, messages: AsyncIterable<MessageInfo>): AsyncGenerator<OutgoingMessage> {
  const { context, record } = transfer;
  const origin = { folder: record.source, uidValidity: record.sourceUidValidity };
  try {
    for await (const outcome of context.source.read(record.source, messages)) {
      const { info } = outcome;
      if ('missing' in outcome) context.ledger.notStored(record, [info.uid]);
      else if ('error' in outcome) skipOne(transfer, info, 'CorruptItem', unknownEnvelope, outcome.error);
      else {
        const sent: Sent = { info, bytes: bodySize(outcome.body), key: '', header: noHeader };
        transfer.sent.set(info.uid, sent);
        yield {
          id: info.uid,
          origin,
          flags: info.flags,
          internalDate: info.internalDate,
          body: keyed(outcome.body, sent),
        };
      }
      if (context.stop.requested) return;
    }
  } catch (error) {
    context.stop.error ??= asMailError(error);
  }
}

/** The same body; on its way its headers are noted. */
function keyed(body: Body, sent: Sent): Body {
  if (Buffer.isBuffer(body)) {
    noteHeaders(body, sent);
    return body;
  }
  return watched(body, (beginning) => noteHeaders(beginning, sent));
}

function watched(body: BodyStream, note: (beginning: Buffer) => void): BodyStream {
  return {
    size: body.size,
    async *[Symbol.asyncIterator]() {
      let beginning: Buffer | undefined = Buffer.alloc(0);
      for await (const piece of body) {
        if (beginning !== undefined) {
          beginning = Buffer.concat([beginning, piece]);
          if (headerEnd(beginning) < beginning.length || beginning.length >= maxHeaderBytes) {
            note(beginning);
            beginning = undefined;
          }
        }
        yield piece;
      }
      if (beginning !== undefined) note(beginning);
    },
  };
}

function noteHeaders(beginning: Buffer, sent: Sent): void {
  const header = identifyingHeaders(beginning);
  sent.key = messageKey(header, sent.info.internalDate).full;
  sent.header = header;
}

function settle(transfer: Transfer, outcome: AppendOutcome): void {
  const { context, record, sent } = transfer;
  const message = sent.get(outcome.id);
  if (message === undefined) return;
  sent.delete(outcome.id);
  if (!outcome.stored) {
    if (outcome.again === true) transfer.again.push(message.info);
    else refused(transfer, message, outcome.error);
    return;
  }
  // A server that names another UIDVALIDITY, or a UID that was there before, has told us nothing (proton-bridge, davmail).
  const told = outcome.uid !== undefined && outcome.uidValidity === record.targetUidValidity;
  const believed = told && (outcome.existed === true || outcome.uid! >= transfer.targetUidNext);
  const targetUid = believed ? outcome.uid! : 0;
  if (targetUid >= transfer.targetUidNext) transfer.targetUidNext = targetUid + 1;
  context.ledger.done(record, [message.info.uid, targetUid, message.key, 'copied', message.info.flags.join(' ')]);
  if (outcome.lostFlags !== undefined && outcome.lostFlags.length > 0) {
    context.ledger.note(`"${pathText(record.target)}" cannot hold these flags: ${outcome.lostFlags.join(' ')}.`);
  }
  context.progress.copied(message.bytes);
}

function refused(transfer: Transfer, message: Sent, error: MailError): void {
  const { context, record } = transfer;
  const { info } = message;
  if (error.reason === 'tooBig') skipOne(transfer, info, 'LargeItem', envelopeOf(message.header), error);
  else if (error.reason === 'rejected') skipOne(transfer, info, 'Rejected', envelopeOf(message.header), error);
  else {
    context.ledger.notStored(record, [info.uid]);
    context.stop.error ??= error;
  }
}

function skipOne(transfer: Transfer, info: MessageInfo, kind: SkippedKind, envelope: Envelope, error: MailError): void {
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
