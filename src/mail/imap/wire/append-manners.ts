/** How messages are put to a server, and what it refused before. */
import { isSystemFlag } from '../../flags.js';
import type { OutgoingMessage } from '../../mailbox.js';
import type { FlagFitting } from '../append-flags.js';

/**
 * What one MULTIAPPEND holds at most. It begins small and doubles with every full block: a server looks through the whole
 * folder at each (Dovecot with Maildir), which costs the more the larger the folder is.
 */
const firstBlock = 50;
const largestBlock = 500;
/** After a refused block so many messages go one by one. */
const carefulFor = 50;

const none: readonly string[] = [];

/** What was sent of a message. */
export interface SentMessage {
  readonly id: number;
  /** Flags that the folder cannot hold. */
  readonly lost: readonly string[];
  /** Flags that it could hold, but refused with this message. */
  readonly dropped: readonly string[];
  /** True: it could be tried with fewer flags. */
  readonly plainer: boolean;
}

/** Remembers between appends what a server refused. */
export class AppendManners {
  /** Messages left to send one by one. */
  private careful = 0;
  private blockMessages = firstBlock;
  /** How plain a refused message is to be sent: 1 without keywords, 2 without flags. By folder and id. */
  private readonly plainness = new Map<string, number>();

  /** How many messages a block may hold now. */
  get limit(): number {
    return this.careful > 0 ? 1 : this.blockMessages;
  }

  /** A block was filled with so many. */
  filled(messages: number): void {
    if (messages >= this.blockMessages) this.blockMessages = Math.min(largestBlock, this.blockMessages * 2);
  }

  /** A block of so many was refused as a whole because of one of them. */
  refused(messages: number): void {
    this.blockMessages = firstBlock;
    this.careful = Math.max(this.careful, carefulFor + messages);
  }

  stored(mailbox: string, id: number): void {
    if (this.careful > 0) this.careful--;
    if (this.plainness.size > 0) this.plainness.delete(keyOf(mailbox, id));
  }

  /** The flags to send with a message. */
  flagsFor(
    mailbox: string,
    message: OutgoingMessage,
    fitting: FlagFitting,
  ): { flags: readonly string[]; sent: SentMessage } {
    const { kept, lost } = fitting.fit(message.flags);
    const plainness = this.plainness.size === 0 ? 0 : (this.plainness.get(keyOf(mailbox, message.id)) ?? 0);
    if (plainness === 0)
      return { flags: kept, sent: { id: message.id, lost, dropped: none, plainer: kept.length > 0 } };
    const flags = plainness === 1 ? kept.filter(isSystemFlag) : [];
    const dropped = kept.filter((flag) => !flags.includes(flag));
    return { flags, sent: { id: message.id, lost, dropped, plainer: flags.length > 0 } };
  }

  /** Notes that a message is to be sent with fewer flags; false when there is nothing left to leave out. */
  plainer(mailbox: string, { id, plainer: possible }: SentMessage): boolean {
    const key = keyOf(mailbox, id);
    const plainness = this.plainness.get(key) ?? 0;
    if (!possible || plainness >= 2) {
      this.plainness.delete(key);
      return false;
    }
    this.plainness.set(key, plainness + 1);
    return true;
  }
}

function keyOf(mailbox: string, id: number): string {
  return `${mailbox} ${id}`;
}
