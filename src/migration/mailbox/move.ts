/** Moving one mailbox: exactly once, in as many passes as it takes (reference/mail-moving.md). */
import { MailError } from '../../mail/errors.js';
import type { MoveOptions, MoveResult } from './types.js';

/**
 * Brings the target up to the source: copies what is new, carries over flag changes, accounts for every message.
 * Calling it again copies nothing twice, whatever happened before. Never rejects: errors are in the result.
 */
export async function moveMailbox(options: MoveOptions): Promise<MoveResult> {
  throw new MailError('protocol', `Moving ${options.source.identity} is being written.`);
}
