/** What the parts of a move share. */
import { MailError } from '../../mail/errors.js';
import type { Mailbox, MessageInfo } from '../../mail/mailbox.js';
import type { FolderRecord } from './folder-record.js';
import type { Ledger } from './ledger.js';
import type { PlannedFolder } from './plan.js';
import type { ProgressReporter } from './progress.js';
import type { BroughtMessages } from './shown-elsewhere.js';
import type { MoveFilters, MoveLimits } from './types.js';

/** Why feeding messages ends early. */
export class StopFlag {
  /** Set by the caller's signal. */
  aborted = false;
  /** Set by an answer after which nothing more should be sent now. */
  error: MailError | undefined;

  get requested(): boolean {
    return this.aborted || this.error !== undefined;
  }

  /** @throws MailError `aborted`, or the error that was noted (which is forgotten). */
  throwIfRequested(): void {
    if (this.aborted) throw new MailError('aborted', 'Stopped.');
    const error = this.error;
    this.error = undefined;
    if (error !== undefined) throw error;
  }
}

/** See the head of this file. */
export interface MoveContext {
  readonly source: Mailbox;
  readonly target: Mailbox;
  readonly ledger: Ledger;
  readonly limits: MoveLimits;
  readonly filters: MoveFilters;
  readonly stop: StopFlag;
  readonly progress: ProgressReporter;
  /** Keys of the target folders known to be there. */
  readonly targetFolders: Set<string>;
  /** All folders of this pass, with the targets that they were meant for. */
  readonly planned: () => readonly PlannedFolder[];
  /** How many messages the source folders have, as last told. */
  readonly sourceMessages: Map<FolderRecord, number>;
  /** What the folders of this pass brought, by the account's own numbers. */
  readonly brought: BroughtMessages;
  /** How often messages were tried in vain in this pass. */
  readonly tries: Map<string, number>;
  /** Waits; ends early when the move is stopped. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The largest message that both the limit and the target take. */
export function sizeLimit(context: MoveContext): number {
  return Math.min(context.limits.maxMessageBytes, context.target.traits.maxMessageBytes ?? Number.POSITIVE_INFINITY);
}

/** Cuts messages into blocks of bounded count and bytes, one message at least. */
export function* blocksOf(messages: readonly MessageInfo[], limits: MoveLimits): Generator<MessageInfo[]> {
  let block: MessageInfo[] = [];
  let bytes = 0;
  for (const message of messages) {
    if (block.length > 0 && (block.length >= limits.blockMessages || bytes + message.size > limits.blockBytes)) {
      yield block;
      block = [];
      bytes = 0;
    }
    block.push(message);
    bytes += message.size;
  }
  if (block.length > 0) yield block;
}
