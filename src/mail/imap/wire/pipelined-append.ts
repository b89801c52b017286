/** Storing messages with many APPEND commands under way; MULTIAPPEND where the server has it. */
import { bodySize } from '../../body.js';
import { MailError } from '../../errors.js';
import { isSystemFlag } from '../../flags.js';
import type { AppendOutcome, OutgoingMessage } from '../../mailbox.js';
import { fitFlags, flagsLeftOut } from '../append-flags.js';
import { replyError, type TaggedReply, type WireConnection } from './connection.js';
import { writeDate } from './values.js';

/**
 * What one MULTIAPPEND holds at most. It begins small and doubles with every full block: a server looks through the whole
 * folder at each (Dovecot with Maildir), which costs the more the larger the folder is.
 */
const firstBlock = 50;
const largestBlock = 500;
const blockBytes = 4 * 1024 * 1024;
/** Messages sent and not answered: what a lost connection leaves to look up. */
const maxUnanswered = 2000;
/** After a refused block so many messages go one by one. */
const carefulFor = 50;
/**
 * A server that writes "OK" and then "+" for the next literal has the second held back by Nagle's algorithm until we acknowledge
 * the first, which takes us 40 ms. Below this round trip it is faster to wait for the OK and announce the next message then.
 */
const nagleMs = 40;

/** How the server takes literals and messages. */
export interface AppendAbilities {
  readonly multiAppend: boolean;
  /** Literals of up to this size need no permission to be sent (LITERAL+: any, LITERAL-: 4096, else 0). */
  readonly freeLiteral: number;
  /** `~{…}` literals may hold NUL bytes (RFC 3516). */
  readonly binary: boolean;
}

/** What was sent of a message. */
interface SentMessage {
  readonly id: number;
  readonly lost: readonly string[];
  readonly dropped: readonly string[];
  /** True: it could be tried with fewer flags. */
  readonly plainer: boolean;
}

/** One command. */
interface Block {
  readonly messages: SentMessage[];
  readonly reply: Promise<TaggedReply>;
  answer: TaggedReply | undefined;
  /** True: the command is sent to its end, no message joins it any more. */
  ended: boolean;
  bytes: number;
}

/** Remembers between appends what a server refused. */
export class AppendManners {
  /** Messages left to send one by one. */
  careful = 0;
  /** How many messages a block may hold now. */
  blockMessages = firstBlock;
  /** How plain a refused message is to be sent: 1 without keywords, 2 without flags. By folder and id. */
  readonly plainness = new Map<string, number>();
}

/** See the head of this file. One use. */
export class PipelinedAppend {
  private readonly connection: WireConnection;
  private readonly mailbox: string;
  private readonly abilities: AppendAbilities;
  private readonly permanentFlags: ReadonlySet<string> | undefined;
  private readonly manners: AppendManners;
  private readonly blocks: Block[] = [];
  private unanswered = 0;
  private feeding = true;
  private failure: unknown;
  private stopped = false;
  private waiting: (() => void)[] = [];

  /** `mailbox`: the name as it goes on the wire, quoted. */
  constructor(
    connection: WireConnection,
    mailbox: string,
    abilities: AppendAbilities,
    permanentFlags: ReadonlySet<string> | undefined,
    manners: AppendManners,
  ) {
    this.connection = connection;
    this.mailbox = mailbox;
    this.abilities = abilities;
    this.permanentFlags = permanentFlags;
    this.manners = manners;
  }

  async *outcomes(messages: AsyncIterable<OutgoingMessage>): AsyncGenerator<AppendOutcome> {
    this.connection.onUntagged = () => {};
    const feeder = this.feed(messages).catch((error: unknown) => {
      this.failure ??= error;
      this.feeding = false;
      // Nobody knows how much of a command went out.
      this.connection.close();
      this.changed();
    });
    try {
      for (;;) {
        const block = this.blocks[0];
        if (block?.answer !== undefined && block.ended) {
          this.blocks.shift();
          this.unanswered -= block.messages.length;
          this.changed();
          yield* this.settle(block, block.answer);
        } else if (this.failure !== undefined) throw this.failure;
        else if (block === undefined && !this.feeding) return;
        else await this.change();
      }
    } finally {
      this.stopped = true;
      this.changed();
      // A command that was begun and cannot be ended leaves the connection useless.
      if (this.feeding && this.failure === undefined) this.connection.close();
      void feeder;
    }
  }

  private async feed(messages: AsyncIterable<OutgoingMessage>): Promise<void> {
    const iterator = messages[Symbol.asyncIterator]();
    let next = iterator.next();
    let open: Block | undefined;
    for (;;) {
      // A command is ended as soon as there is nothing more to put into it.
      if (open !== undefined && !(await soon(next))) {
        await this.end(open);
        open = undefined;
      }
      const { value: message, done } = await next;
      if (done === true || this.stopped) break;
      open = await this.put(open, message);
      next = iterator.next();
      next.catch(() => {});
      if (
        open !== undefined &&
        (!this.abilities.multiAppend || open.messages.length >= this.limit() || open.bytes >= blockBytes)
      ) {
        await this.end(open);
        open = undefined;
      }
      while (this.unanswered >= maxUnanswered && this.failure === undefined && !this.stopped) await this.change();
    }
    if (open !== undefined) await this.end(open);
    this.feeding = false;
    this.changed();
  }

  private limit(): number {
    return this.manners.careful > 0 ? 1 : this.manners.blockMessages;
  }

  private async end(block: Block): Promise<void> {
    block.ended = true;
    const { manners } = this;
    if (block.messages.length >= manners.blockMessages) {
      manners.blockMessages = Math.min(largestBlock, manners.blockMessages * 2);
    }
    await this.connection.send('\r\n');
    await this.connection.flush();
    this.changed();
  }

  /** Sends a message, in the open command or in one of its own; gives the command that is then open. */
  private async put(open: Block | undefined, message: OutgoingMessage): Promise<Block | undefined> {
    const { flags, sent } = this.manner(message);
    const size = bodySize(message.body);
    const nul = this.abilities.binary && Buffer.isBuffer(message.body) && message.body.includes(0);
    const free = size <= this.abilities.freeLiteral;
    const literal = `${nul ? '~' : ''}{${size}${free ? '+' : ''}}\r\n`;
    const attributes = `${flags.length > 0 ? `(${flags.join(' ')}) ` : ''}${writeDate(message.internalDate)} ${literal}`;
    let block = open;
    if (block === undefined) {
      if (!free && this.connection.fastestReplyMs < nagleMs) await this.blocks.at(-1)?.reply;
      const tag = this.connection.tag();
      block = this.begin(tag);
      await this.connection.send(`${tag} APPEND ${this.mailbox} ${attributes}`);
    } else await this.connection.send(` ${attributes}`);
    block.messages.push(sent);
    block.bytes += size;
    this.unanswered++;
    // A refusal in place of a permission ends the command; nothing of it was stored.
    if (!free && !(await this.connection.continuation(block.reply))) {
      block.ended = true;
      this.changed();
      return undefined;
    }
    await this.sendBody(message);
    return block;
  }

  private async sendBody({ body }: OutgoingMessage): Promise<void> {
    if (Buffer.isBuffer(body)) {
      await this.connection.send(body);
      return;
    }
    let sent = 0;
    try {
      for await (const piece of body) {
        sent += piece.length;
        await this.connection.send(piece);
      }
      if (sent !== body.size)
        throw new MailError('connectionLost', `A message of ${body.size} bytes ended after ${sent}.`);
    } catch (error) {
      // The server waits for the rest of the literal: only closing tells it that none will come.
      this.connection.close();
      throw error;
    }
  }

  private begin(tag: string): Block {
    const reply = this.connection.expect(tag);
    const block: Block = { messages: [], reply, answer: undefined, ended: false, bytes: 0 };
    reply.then(
      (answer) => {
        block.answer = answer;
        this.changed();
      },
      (error: unknown) => {
        this.failure ??= error;
        this.changed();
      },
    );
    this.blocks.push(block);
    return block;
  }

  private manner(message: OutgoingMessage): { flags: string[]; sent: SentMessage } {
    const { kept, lost } = fitFlags(message.flags, this.permanentFlags);
    const plainness = this.manners.plainness.get(this.key(message.id)) ?? 0;
    const flags = plainness === 0 ? kept : plainness === 1 ? kept.filter(isSystemFlag) : [];
    const dropped = kept.filter((flag) => !flags.includes(flag));
    return { flags, sent: { id: message.id, lost, dropped, plainer: flags.length > 0 } };
  }

  private key(id: number): string {
    return `${this.mailbox} ${id}`;
  }

  private *settle(block: Block, answer: TaggedReply): Generator<AppendOutcome> {
    if (answer.status === 'OK') {
      const { uidValidity, uids } = appendUid(answer, block.messages.length);
      for (const [at, { id, lost, dropped }] of block.messages.entries()) {
        if (this.manners.careful > 0) this.manners.careful--;
        this.manners.plainness.delete(this.key(id));
        const uid = uids[at];
        yield {
          id,
          stored: true,
          ...(uid === undefined ? {} : { uid, uidValidity }),
          ...flagsLeftOut(lost, dropped),
        };
      }
      return;
    }
    const error = replyError(answer, 'append', 'Could not store a message');
    const aboutMessage = error.reason === 'rejected' || error.reason === 'tooBig';
    if (block.messages.length > 1 && aboutMessage) {
      this.manners.blockMessages = firstBlock;
      this.manners.careful = Math.max(this.manners.careful, carefulFor + block.messages.length);
      for (const { id } of block.messages) yield { id, stored: false, error, again: true };
      return;
    }
    for (const { id, plainer } of block.messages)
      yield {
        id,
        stored: false,
        error,
        ...(error.reason === 'rejected' && this.plainer(id, plainer) ? { again: true } : {}),
      };
  }

  /** Notes that a message is to be sent with fewer flags; false when there is nothing left to leave out. */
  private plainer(id: number, possible: boolean): boolean {
    const key = this.key(id);
    const plainness = this.manners.plainness.get(key) ?? 0;
    if (!possible || plainness >= 2) {
      this.manners.plainness.delete(key);
      return false;
    }
    this.manners.plainness.set(key, plainness + 1);
    return true;
  }

  private changed(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/** `APPENDUID 7 3:5,9` → the UIDs in order; none when the server tells another number of them. */
function appendUid(answer: TaggedReply, count: number): { uidValidity: number; uids: number[] } {
  const match = answer.code === 'APPENDUID' ? /^(\d+) ([\d:,]+)$/.exec(answer.codeText) : null;
  if (match === null) return { uidValidity: 0, uids: [] };
  const uids: number[] = [];
  for (const range of match[2]!.split(',')) {
    const [from = 0, to = from] = range.split(':').map(Number);
    for (let uid = from; uid <= to && uids.length <= count; uid++) uids.push(uid);
  }
  return { uidValidity: Number(match[1]), uids: uids.length === count ? uids : [] };
}

/** True when the promise settles before the event loop has gone round with nothing to do for it. */
async function soon(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  for (let turn = 0; turn < 3; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (settled) return true;
  }
  return false;
}
