/** Messages that are not to be moved: larger than allowed, or filtered out. */
import type { MessageInfo } from '../../mail/mailbox.js';
import { type MoveContext, sizeLimit } from './context.js';
import { type Envelope, envelopeOf, unknownEnvelope } from './envelope.js';
import type { FolderRecord } from './folder-record.js';
import { skippedItem } from './transfer.js';

/** Leaves out what is too large or filtered, and records it. */
export async function withoutUnwanted(
  context: MoveContext,
  record: FolderRecord,
  messages: readonly MessageInfo[],
): Promise<MessageInfo[]> {
  const limit = sizeLimit(context);
  const accept = context.filters.acceptMessage ?? (() => true);
  const large = messages.filter((message) => message.size > limit);
  const envelopes = await envelopesOf(context, record, large);
  for (const message of large) {
    const reason = `The message has ${message.size} bytes; the limit is ${limit}.`;
    context.ledger.skip(
      record,
      skippedItem(record, message, 'LargeItem', envelopes.get(message.uid) ?? unknownEnvelope, reason),
      message.flags,
    );
  }
  const wanted: MessageInfo[] = [];
  for (const message of messages) {
    if (message.size > limit) continue;
    if (accept(message)) wanted.push(message);
    else
      context.ledger.skip(
        record,
        skippedItem(record, message, 'Filtered', unknownEnvelope, 'Left out by the content filter.'),
        message.flags,
      );
  }
  return wanted;
}

async function envelopesOf(
  context: MoveContext,
  record: FolderRecord,
  messages: readonly MessageInfo[],
): Promise<Map<number, Envelope>> {
  const envelopes = new Map<number, Envelope>();
  if (messages.length === 0) return envelopes;
  for await (const block of context.source.readHeaders(record.source, { uids: messages.map(({ uid }) => uid) })) {
    for (const { uid, header } of block) envelopes.set(uid, envelopeOf(header));
  }
  return envelopes;
}
