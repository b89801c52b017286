/** Storing messages with many APPEND commands under way; MULTIAPPEND where the server has it. */
import { bodySize } from '../../body.js';
import { MailError } from '../../errors.js';
import type { AppendOutcome, Body, BodyStream, OutgoingMessage } from '../../mailbox.js';
import { FlagFitting, leftOut } from '../append-flags.js';
import type { AppendManners, SentMessage } from './append-manners.js';
import { replyError, type TaggedReply, type WireConnection } from './connection.js';
import { Patience, Signal } from './signal.js';
import { writeDate } from './values.js';

/** Bytes of one MULTIAPPEND. */
const blockBytes = 4 * 1024 * 1024;
/** How long a command waits for its next message, in milliseconds: the end of each costs the server a look at the folder. */
const patienceMs = 20;
/** Messages sent and not answered: what a lost connection leaves to look up. */
const maxUnanswered = 2000;
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

/** One command: the messages of a MULTIAPPEND. */
interface Block {
  readonly messages: SentMessage[];
  readonly reply: Promise<TaggedReply>;
  answer: TaggedReply | undefined;
  /** True: the command is sent to its end, no message joins it any more. */
  ended: boolean;
  bytes: number;
}

/** A message as it goes on the wire. */
interface DescribedMessage {
  readonly sent: SentMessage;
  /** What stands before the body: flags, INTERNALDATE, the announced literal. */
  readonly attributes: string;
  /** The literal needs no permission. */
  readonly free: boolean;
  readonly body: Body;
}

/** See the head of this file. One use. */
export class PipelinedAppend {
  private readonly connection: WireConnection;
  private readonly mailbox: string;
  private readonly abilities: AppendAbilities;
  private readonly fitting: FlagFitting;
  private readonly manners: AppendManners;
  private readonly blocks: Block[] = [];
  private unanswered = 0;
  private feeding = true;
  private failure: unknown;
  private stopped = false;
  private readonly progress = new Signal();
  private readonly patience = new Patience(patienceMs);

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
    this.fitting = new FlagFitting(permanentFlags);
    this.manners = manners;
  }

  async *outcomes(messages: AsyncIterable<readonly OutgoingMessage[]>): AsyncGenerator<readonly AppendOutcome[]> {
    this.connection.onUntagged = () => {};
    const feeder = this.feed(messages).catch((error: unknown) => {
      this.failure ??= error;
      this.feeding = false;
      // Nobody knows how much of a command went out.
      this.connection.close();
      this.progress.ring();
    });
    try {
      for (;;) {
        const block = this.blocks[0];
        if (block?.answer !== undefined && block.ended) {
          this.blocks.shift();
          this.unanswered -= block.messages.length;
          this.progress.ring();
          yield this.settle(block, block.answer);
        } else if (this.failure !== undefined) throw this.failure;
        else if (block === undefined && !this.feeding) return;
        else await this.progress.wait();
      }
    } finally {
      this.stopped = true;
      this.patience.end();
      this.progress.ring();
      // A command that was begun and cannot be ended leaves the connection useless.
      if (this.feeding && this.failure === undefined) this.connection.close();
      void feeder;
    }
  }

  private async feed(messages: AsyncIterable<readonly OutgoingMessage[]>): Promise<void> {
    const iterator = messages[Symbol.asyncIterator]();
    let next = iterator.next();
    let open: Block | undefined;
    for (;;) {
      // A command is ended when there is nothing more to put into it for a while.
      if (open !== undefined && !(await this.patience.soon(next))) {
        await this.end(open);
        open = undefined;
      }
      const { value: batch, done } = await next;
      if (done === true || this.stopped) break;
      open = await this.putAll(open, batch);
      next = iterator.next();
      next.catch(() => {});
    }
    if (open !== undefined) await this.end(open);
    this.feeding = false;
    this.progress.ring();
  }

  /** Sends messages; gives the command that is then open. */
  private async putAll(open: Block | undefined, messages: readonly OutgoingMessage[]): Promise<Block | undefined> {
    let block = open;
    for (const message of messages) {
      const put = this.put(block, message);
      block = put instanceof Promise ? await put : put;
      if (block !== undefined && this.isFull(block)) {
        await this.end(block);
        block = undefined;
      }
      while (this.unanswered >= maxUnanswered && this.failure === undefined && !this.stopped)
        await this.progress.wait();
    }
    return block;
  }

  private isFull(block: Block): boolean {
    return !this.abilities.multiAppend || block.messages.length >= this.manners.limit || block.bytes >= blockBytes;
  }

  private async end(block: Block): Promise<void> {
    block.ended = true;
    this.manners.filled(block.messages.length);
    await this.connection.send('\r\n');
    await this.connection.flush();
    this.progress.ring();
  }

  /** Sends a message, in the open command or in one of its own; gives the command that is then open. Waits only where it must. */
  private put(open: Block | undefined, message: OutgoingMessage): Block | Promise<Block | undefined> {
    const { body } = message;
    const { form, sent } = this.manners.formOf(this.mailbox, message, this.fitting);
    const size = bodySize(body);
    const nul = this.abilities.binary && Buffer.isBuffer(body) && body.includes(0);
    const free = size <= this.abilities.freeLiteral;
    const literal = `${nul ? '~' : ''}{${size}${free ? '+' : ''}}\r\n`;
    const attributes = `${form.flags.length > 0 ? ` (${form.flags.join(' ')})` : ''} ${writeDate(form.internalDate)} ${literal}`;
    if (open === undefined || !free || !Buffer.isBuffer(body))
      return this.putSlowly(open, { sent, attributes, free, body });
    this.join(open, sent, size);
    const full = this.connection.send(attributes, body);
    return full === undefined ? open : full.then(() => open);
  }

  /** A message that begins a command, wants the server's permission, or arrives in pieces. */
  private async putSlowly(open: Block | undefined, described: DescribedMessage): Promise<Block | undefined> {
    const { sent, attributes, free, body } = described;
    let block = open;
    let line = attributes;
    if (block === undefined) {
      if (!free && this.connection.fastestReplyMs < nagleMs) await this.blocks.at(-1)?.reply;
      const tag = this.connection.tag();
      block = this.begin(tag);
      line = `${tag} APPEND ${this.mailbox}${line}`;
    }
    await this.connection.send(line);
    this.join(block, sent, bodySize(body));
    // A refusal in place of a permission ends the command; nothing of it was stored.
    if (!free && !(await this.connection.continuation(block.reply))) {
      block.ended = true;
      this.progress.ring();
      return undefined;
    }
    await (Buffer.isBuffer(body) ? this.connection.send(body) : this.sendStream(body));
    return block;
  }

  private join(block: Block, sent: SentMessage, size: number): void {
    block.messages.push(sent);
    block.bytes += size;
    this.unanswered++;
  }

  private async sendStream(body: BodyStream): Promise<void> {
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
        this.progress.ring();
      },
      (error: unknown) => {
        this.failure ??= error;
        this.progress.ring();
      },
    );
    this.blocks.push(block);
    return block;
  }

  private settle(block: Block, answer: TaggedReply): AppendOutcome[] {
    if (answer.status === 'OK') {
      const { uidValidity, uids } = appendUid(answer, block.messages.length);
      return block.messages.map(({ id, lost, dropped, redated }, at): AppendOutcome => {
        this.manners.stored(this.mailbox, id);
        const uid = uids[at];
        const place = uid === undefined ? undefined : { uid, uidValidity };
        return { id, stored: true, ...place, ...leftOut(lost, dropped, redated) };
      });
    }
    const error = replyError(answer, 'append', 'Could not store a message');
    // Nothing of the block was stored: one by one, the others arrive, and what still fits into a nearly full mailbox.
    const isOfSome = error.reason === 'rejected' || error.reason === 'tooBig' || error.reason === 'quota';
    if (block.messages.length > 1 && isOfSome) {
      this.manners.refused(block.messages.length);
      return block.messages.map(({ id }) => ({ id, stored: false, error, again: true }));
    }
    return block.messages.map((message) => {
      const again = error.reason === 'rejected' && this.manners.plainer(this.mailbox, message);
      return { id: message.id, stored: false, error, ...(again ? { again } : {}) };
    });
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
