/** Copying a chunk of messages: announce, read, send, record (reference/mail-moving.md §3.2 and §3.4). */
import { bodySize } from '../../mail/body.js';
import { asMailError, MailError } from '../../mail/errors.js';
import { headerEnd, type IdentifyingFields, identifyingFields } from '../../mail/headers.js';
import type { Body, BodyStream, MessageInfo, Origin, OutgoingMessage, ReadOutcome } from '../../mail/mailbox.js';
import { blocksOf, type MoveContext } from './context.js';
import { unknownEnvelope } from './envelope.js';
import { carryFlags } from './flag-sync.js';
import type { FolderRecord } from './folder-record.js';
import { fullKey } from './message-key.js';
import { settle } from './settle.js';
import { type Sent, skipOne, type Transfer, tried, unreadable } from './transfer.js';

/** Headers are looked for in this many bytes of a large message. */
const maxHeaderBytes = 256 * 1024;

const noFields: IdentifyingFields = {};

/** Messages listed at a time when missing ones are looked for. */
const lookSize = 2000;

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
  const transfer: Transfer = {
    context,
    record,
    targetUidNext,
    sent: new Map(),
    again: [],
    missing: [],
    unflagged: [],
    unreadable: 0,
    over: false,
  };
  try {
    await copyAll(transfer, messages);
  } finally {
    transfer.over = true;
  }
  return transfer.targetUidNext;
}

async function copyAll(transfer: Transfer, messages: readonly MessageInfo[]): Promise<void> {
  const { context, record } = transfer;
  for (let wanted = messages; wanted.length > 0; wanted = transfer.again.splice(0)) {
    const bodies = outgoing(transfer, announce(transfer, wanted));
    for await (const block of context.target.append(record.target, bodies))
      for (const outcome of block) settle(transfer, outcome);
    // The target has answered for everything it was given: what it was not given is not there.
    context.ledger.notStored(record, [...record.uncertain.keys()]);
    context.stop.throwIfRequested();
    await setDroppedFlags(transfer);
    await lookForMissing(transfer);
  }
}

/** A body that did not come may belong to a message that was deleted, or to one that a server left out: that is asked for once more. */
async function lookForMissing(transfer: Transfer): Promise<void> {
  const { context, record, again } = transfer;
  const missing = new Map(transfer.missing.splice(0).map((info) => [info.uid, info]));
  if (missing.size === 0) return;
  const last = Math.max(...missing.keys());
  for (let from = Math.min(...missing.keys()); from <= last; ) {
    const page = await context.source.listMessages(record.source, from, lookSize);
    for (const { uid } of page) {
      const info = missing.get(uid);
      if (info === undefined) continue;
      if (tried(transfer, uid) < 2) again.push(info);
      else skipOne(transfer, info, 'CorruptItem', unknownEnvelope, new MailError('protocol', notDelivered));
    }
    if (page.length < lookSize) return;
    from = page.at(-1)!.uid + 1;
  }
}

/** Some servers take a flag by STORE that they refuse in APPEND (Exchange 2003: `\Flagged`). */
async function setDroppedFlags({ context, record, unflagged }: Transfer): Promise<void> {
  const flags = new Map(unflagged.splice(0).map((info) => [info.uid, info.flags]));
  if (flags.size > 0) await carryFlags(context, record, flags);
}

const notDelivered = 'The server lists this message, but does not deliver it.';

/** Messages become available for reading when their block is announced on the disk; the next block is announced meanwhile. */
async function* announce(transfer: Transfer, messages: readonly MessageInfo[]): AsyncGenerator<readonly MessageInfo[]> {
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
    if (context.stop.requested) return;
    yield block;
  }
}

/** Reads bodies and hands them on. The source's errors end the feed in order, so that the target can still answer. */
async function* outgoing(
  transfer: Transfer,
  messages: AsyncIterable<readonly MessageInfo[]>,
): AsyncGenerator<readonly OutgoingMessage[]> {
  const { context, record } = transfer;
  const origin = { folder: record.source, uidValidity: record.sourceUidValidity };
  try {
    for await (const block of context.source.read(record.source, messages)) {
      if (transfer.over) return;
      const readable: OutgoingMessage[] = [];
      for (const outcome of block) {
        if (context.stop.requested) break;
        const message = outgoingMessage(transfer, outcome, origin);
        if (message !== undefined) readable.push(message);
      }
      if (readable.length > 0) yield readable;
      if (context.stop.requested) return;
    }
  } catch (error) {
    // The target's failure closes the source's connection too: that may be heard of when the next try has begun.
    if (!transfer.over) context.stop.error ??= asMailError(error);
  }
}

/** Undefined: there is no body, which has been noted. */
function outgoingMessage(transfer: Transfer, outcome: ReadOutcome, origin: Origin): OutgoingMessage | undefined {
  const { context, record } = transfer;
  const { info } = outcome;
  if ('missing' in outcome) {
    context.ledger.notStored(record, [info.uid]);
    transfer.missing.push(info);
    return undefined;
  }
  if ('error' in outcome) {
    unreadable(transfer, info, outcome.error);
    return undefined;
  }
  transfer.unreadable = 0;
  const sent: Sent = { info, bytes: bodySize(outcome.body), key: '', fields: noFields };
  transfer.sent.set(info.uid, sent);
  return { id: info.uid, origin, flags: info.flags, internalDate: info.internalDate, body: keyed(outcome.body, sent) };
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
  sent.fields = identifyingFields(beginning);
  sent.key = fullKey(sent.fields, sent.info.internalDate);
}
