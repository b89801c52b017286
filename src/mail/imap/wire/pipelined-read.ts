/** Reading bodies with many FETCH commands under way, within a budget of bytes. */
import { MailError } from '../../errors.js';
import type { MessageInfo, ReadOutcome } from '../../mailbox.js';
import { uidSets } from '../uid-set.js';
import { mailBudget } from './byte-budget.js';
import { replyError, type WireConnection } from './connection.js';
import { LiteralStream, largeLiteral, type WireResponse } from './responses.js';
import { readFetch } from './values.js';

/** Messages and bytes asked for with one command. */
const askMessages = 50;
const askBytes = 512 * 1024;
/** Bytes asked for and not yet handed on, beyond which one connection asks for no more: near servers, and for each 20 ms of round trip. */
const nearWindow = 1024 * 1024;
const farWindow = 1024 * 1024;
const maxWindow = 8 * 1024 * 1024;
const maxAsks = 32;

/** One FETCH command. */
interface Ask {
  readonly infos: readonly MessageInfo[];
  /** Counted against the budget; a large body streams and is not held. */
  readonly bytes: number;
  readonly arrived: Map<number, Buffer | LiteralStream | null>;
  finished: boolean;
  /** Set when the server refused the command. */
  error: MailError | undefined;
}

/** See the head of this file. One use: `new PipelinedRead(…).outcomes(messages)`. */
export class PipelinedRead {
  private readonly connection: WireConnection;
  private readonly asks: Ask[] = [];
  private outstanding = 0;
  private asking = true;
  private closed = false;
  private failure: unknown;
  private waiting: (() => void)[] = [];

  constructor(connection: WireConnection) {
    this.connection = connection;
  }

  async *outcomes(messages: Iterable<MessageInfo> | AsyncIterable<MessageInfo>): AsyncGenerator<ReadOutcome> {
    this.connection.onUntagged = (response) => this.receive(response);
    const asker = this.askAll(messages).catch((error: unknown) => {
      this.failure ??= error;
      this.asking = false;
      this.changed();
    });
    try {
      for (;;) {
        const ask = this.asks[0];
        if (ask === undefined) {
          if (this.failure !== undefined) throw this.failure;
          if (!this.asking) return;
          await this.change();
          continue;
        }
        yield* this.handOn(ask);
        this.asks.shift();
        this.outstanding -= ask.bytes;
        mailBudget.give(ask.bytes);
        this.changed();
      }
    } finally {
      this.closed = true;
      this.changed();
      if (this.connection.error !== undefined || this.failure !== undefined) this.giveBack();
      else await this.leave(asker);
    }
  }

  /** Left early: what was asked for still comes and must be taken, or the next command would find it. */
  private async leave(asker: Promise<void>): Promise<void> {
    await asker;
    for (const ask of this.asks) {
      while (!ask.finished && this.connection.error === undefined) {
        await this.dropStreams();
        await this.change();
      }
    }
    await this.dropStreams();
    this.giveBack();
  }

  private async dropStreams(): Promise<void> {
    for (const ask of this.asks) {
      for (const [uid, body] of ask.arrived) {
        if (body instanceof LiteralStream) await body.drain().catch(() => {});
        ask.arrived.delete(uid);
      }
    }
  }

  private giveBack(): void {
    for (const ask of this.asks.splice(0)) mailBudget.give(ask.bytes);
    this.connection.onUntagged = () => {};
  }

  private async askAll(messages: Iterable<MessageInfo> | AsyncIterable<MessageInfo>): Promise<void> {
    let group: MessageInfo[] = [];
    let bytes = 0;
    for await (const info of messages) {
      const large = info.size > largeLiteral - 65_536;
      if (group.length > 0 && (large || group.length >= askMessages || bytes + info.size > askBytes)) {
        await this.ask(group, bytes);
        [group, bytes] = [[], 0];
      }
      if (this.closed) return;
      if (large) await this.ask([info], Math.min(info.size, largeLiteral));
      else {
        group.push(info);
        bytes += info.size;
      }
    }
    if (group.length > 0 && !this.closed) await this.ask(group, bytes);
    this.asking = false;
    this.changed();
  }

  private async ask(infos: readonly MessageInfo[], bytes: number): Promise<void> {
    for (;;) {
      if (this.closed) return;
      const room = this.asks.length === 0 || (this.asks.length < maxAsks && this.outstanding + bytes <= this.window());
      if (room && mailBudget.tryTake(bytes, this.asks.length === 0)) break;
      await Promise.race([this.change(), mailBudget.changed()]);
    }
    this.outstanding += bytes;
    const ask: Ask = { infos, bytes, arrived: new Map(), finished: false, error: undefined };
    this.asks.push(ask);
    this.changed();
    await this.sendAsk(ask, infos);
  }

  private window(): number {
    const far = Number.isFinite(this.connection.fastestReplyMs) ? Math.floor(this.connection.fastestReplyMs / 20) : 0;
    return Math.min(maxWindow, nearWindow + far * farWindow);
  }

  private async sendAsk(ask: Ask, infos: readonly MessageInfo[]): Promise<void> {
    const uids = infos.map(({ uid }) => uid).sort((a, b) => a - b);
    const set = uidSets(uids)
      .map((part) => part.set)
      .join(',');
    const tag = this.connection.tag();
    const reply = this.connection.expect(tag);
    void reply.then(
      (answer) => {
        if (answer.status !== 'OK') ask.error = replyError(answer, 'other', 'Could not read messages');
        ask.finished = true;
        this.changed();
      },
      (error: unknown) => {
        this.failure ??= error;
        ask.finished = true;
        this.changed();
      },
    );
    await this.connection.send(`${tag} UID FETCH ${set} (UID BODY.PEEK[])\r\n`);
    await this.connection.flush();
  }

  /** Gives an ask's messages in the order asked, as they arrive. */
  private async *handOn(ask: Ask): AsyncGenerator<ReadOutcome> {
    for (const info of ask.infos) {
      while (!ask.arrived.has(info.uid) && !ask.finished) await this.change();
      const body = ask.arrived.get(info.uid);
      ask.arrived.delete(info.uid);
      if (body === undefined) yield await this.absent(ask, info);
      else if (body === null)
        yield { info, error: new MailError('protocol', 'The server sent no body for this message.') };
      else {
        yield { info, body };
        if (body instanceof LiteralStream) await body.drain().catch(() => {});
      }
    }
  }

  private async absent(ask: Ask, info: MessageInfo): Promise<ReadOutcome> {
    if (this.failure !== undefined) throw this.failure;
    const error = ask.error;
    if (error === undefined) return { info, missing: true };
    if (error.reason === 'throttled' || error.reason === 'connectionLost') throw error;
    if (ask.infos.length === 1) return { info, error };
    // The command was refused as a whole: each message for itself shows which one it is.
    const single: Ask = { infos: [info], bytes: 0, arrived: new Map(), finished: false, error: undefined };
    this.asks.unshift(single);
    await this.sendAsk(single, [info]);
    while (!single.arrived.has(info.uid) && !single.finished) await this.change();
    this.asks.splice(this.asks.indexOf(single), 1);
    const body = single.arrived.get(info.uid);
    if (this.failure !== undefined) throw this.failure;
    if (single.error?.reason === 'throttled') throw single.error;
    if (body === undefined || body === null)
      return single.error === undefined ? { info, missing: true } : { info, error: single.error };
    return { info, body };
  }

  /** The reader waits while a large body is taken: nothing behind it can arrive before. */
  private async receive(response: WireResponse): Promise<void> {
    const data = readFetch(response);
    const stream = response.find((part) => part instanceof LiteralStream);
    const body = data?.body ?? stream;
    if (body === undefined && data?.body === undefined) return;
    const uid = data?.uid ?? this.lonelyUid();
    const ask = this.asks.find((candidate) => !candidate.finished && candidate.infos.some((info) => info.uid === uid));
    if (ask === undefined || uid === undefined || ask.arrived.has(uid)) {
      if (stream instanceof LiteralStream) await stream.drain();
      return;
    }
    ask.arrived.set(uid, body ?? null);
    this.changed();
    if (stream instanceof LiteralStream) await stream.consumed();
  }

  /** Some servers tell the UID behind the body; a large body is asked for alone. */
  private lonelyUid(): number | undefined {
    const ask = this.asks.find(({ finished }) => !finished);
    return ask?.infos.length === 1 ? ask.infos[0]!.uid : undefined;
  }

  private changed(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
