/** What the target answered for each message, and what follows from it (reference/mail-moving.md §3.4). */
import type { MailError } from '../../mail/errors.js';
import type { AppendOutcome, MessageInfo } from '../../mail/mailbox.js';
import { pathText } from '../../mail/mailbox.js';
import { envelopeFrom } from './envelope.js';
import { maxTries, type Sent, skipOne, type Transfer, tried } from './transfer.js';

/** Records an outcome. */
export function settle(transfer: Transfer, outcome: AppendOutcome): void {
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
  moveWindow(transfer, targetUid);
  const { droppedFlags } = outcome;
  const { flags } = message.info;
  const carried = droppedFlags === undefined ? flags : flags.filter((flag) => !droppedFlags.includes(flag));
  context.ledger.done(record, [message.info.uid, targetUid, message.key, 'copied', carried.join(' ')]);
  if (droppedFlags !== undefined) transfer.unflagged.push(message.info);
  if (outcome.lostFlags !== undefined && outcome.lostFlags.length > 0) {
    context.ledger.note(`"${pathText(record.target)}" cannot hold these flags: ${outcome.lostFlags.join(' ')}.`);
  }
  if (outcome.redated === true)
    context.ledger.note(
      `"${pathText(record.target)}" refused dates before 1970: messages received then have 1 January 1970 there.`,
    );
  context.progress.copied(message.bytes);
}

/** What is stored later lies above what was told; but while one lies nobody knows where, the window begins where it began for that one. */
function moveWindow(transfer: Transfer, targetUid: number): void {
  const { record, targetUidNext } = transfer;
  if (targetUid === 0) transfer.targetUidNext = Math.min(targetUidNext, record.uncertainFrom);
  else if (record.unplaced.size === 0) transfer.targetUidNext = Math.max(targetUidNext, targetUid + 1);
}

function refused(transfer: Transfer, message: Sent, error: MailError): void {
  const { context, record } = transfer;
  const { info } = message;
  if (error.reason === 'tooBig') skipOne(transfer, info, 'LargeItem', envelopeFrom(message.fields), error);
  else if (error.reason === 'rejected' || isStubborn(transfer, info, error))
    skipOne(transfer, info, 'Rejected', envelopeFrom(message.fields), error);
  else {
    context.ledger.notStored(record, [info.uid]);
    context.stop.error ??= error;
  }
}

/** A server that is "unavailable" whenever it gets this one message, and works on when it does not, cannot take it. */
function isStubborn(transfer: Transfer, info: MessageInfo, error: MailError): boolean {
  if (error.reason !== 'unavailable' || transfer.context.stop.error !== undefined) return false;
  return tried(transfer, info.uid) >= maxTries;
}
