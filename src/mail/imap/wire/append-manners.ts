/** How messages are put to a server, and what it refused before. */
import type { OutgoingMessage } from '../../mailbox.js';
import { type FlagFitting, hasPlainerForm, type MessageForm, plainerForms } from '../append-flags.js';

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
  /** True: it was sent with another date than its own. */
  readonly redated: boolean;
  /** True: it could be tried in a plainer form. */
  readonly plainer: boolean;
}

/** Remembers between appends what a server refused. */
export class AppendManners {
  /** Messages left to send one by one. */
  private careful = 0;
  private blockMessages = firstBlock;
  /** Which of its `plainerForms` a refused message is to be sent in, from 1 on. By folder and id. */
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

  /** What to send with a message. */
  formOf(mailbox: string, message: OutgoingMessage, fitting: FlagFitting): { form: MessageForm; sent: SentMessage } {
    const { kept, lost } = fitting.fit(message.flags);
    const plainness = this.plainness.size === 0 ? 0 : (this.plainness.get(keyOf(mailbox, message.id)) ?? 0);
    if (plainness === 0) {
      const plainer = hasPlainerForm(kept, message.internalDate);
      return {
        form: { flags: kept, internalDate: message.internalDate },
        sent: { id: message.id, lost, dropped: none, redated: false, plainer },
      };
    }
    const forms = plainerForms(kept, message.internalDate);
    const form = forms[plainness] ?? forms.at(-1)!;
    const dropped = kept.filter((flag) => !form.flags.includes(flag));
    const redated = form.internalDate !== message.internalDate;
    return { form, sent: { id: message.id, lost, dropped, redated, plainer: plainness + 1 < forms.length } };
  }

  /** Notes that a message is to be sent in a plainer form; false when there is none. */
  plainer(mailbox: string, { id, plainer: possible }: SentMessage): boolean {
    const key = keyOf(mailbox, id);
    if (!possible) {
      this.plainness.delete(key);
      return false;
    }
    this.plainness.set(key, (this.plainness.get(key) ?? 0) + 1);
    return true;
  }
}

function keyOf(mailbox: string, id: number): string {
  return `${mailbox} ${id}`;
}
