/** Reading bodies with many FETCH commands under way, within a budget of bytes. */
import type { Blocks } from '../../blocks.js';
import { MailError } from '../../errors.js';
import type { MessageInfo, ReadOutcome } from '../../mailbox.js';
import { uidSets } from '../uid-set.js';
import { mailBudget } from './byte-budget.js';
import { replyError, type WireConnection } from './connection.js';
import { LiteralStream, largeLiteral, type WireResponse } from './responses.js';
import { Signal } from './signal.js';
import { readFetch } from './values.js';

/** Messages asked for with one command. */
const askMessages = 50;
/**
 * Bytes asked for with one command: half of this connection's share of the budget, within these bounds. Large pieces let both
 * servers and us work for a while before the processor changes hands; small ones keep a hundred mailboxes in bounds.
 */
const [leastAsk, mostAsk] = [128 * 1024, 1024 * 1024];
const maxAsks = 64;
/**
 * Bytes asked for and not yet handed on, beyond which one connection asks for no more: near servers two commands, and for each
 * millisecond of round trip (a hundred and fifty megabytes a second).
 */
const windowPerMillisecond = 150 * 1024;
const maxWindow = 12 * 1024 * 1024;
/** Faster answers are no sign of a way. */
const nearMs = 2;
/** The answer as nearly every server gives it, up to its body. */
const usualFetch = /^\* \d+ FETCH \(UID (\d+) BODY\[\] $/i;

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
  /** The large body that was handed on last, until its end is taken. */
  private handedOn: LiteralStream | undefined;
  private failure: unknown;
  /** Asks that may still get an answer, by UID. */
  private readonly wanted = new Map<number, Ask>();
  /** Something came, or will not come any more. */
  private readonly arrived = new Signal();
  /** There may be room to ask for more. */
  private readonly taken = new Signal();

  constructor(connection: WireConnection) {
    this.connection = connection;
  }

  async *outcomes(messages: Blocks<MessageInfo>): AsyncGenerator<readonly ReadOutcome[]> {
    this.connection.onUntagged = (response) => this.receive(response);
    const leaveBudget = mailBudget.shares.join();
    const asker = this.askAll(messages).catch((error: unknown) => {
      this.failure ??= error;
      this.asking = false;
      this.arrived.ring();
    });
    try {
      for (;;) {
        const ask = this.asks[0];
        if (ask === undefined) {
          if (this.failure !== undefined) throw this.failure;
          if (!this.asking) return;
          await this.arrived.wait();
          continue;
        }
        for (let at = 0; at < ask.infos.length; ) {
          const ready = this.ready(ask, at);
          at += ready.length;
          if (ready.length > 0) yield ready;
          else {
            yield [await this.handOn(ask, ask.infos[at++]!)];
            await this.endStream();
          }
        }
        this.asks.shift();
        this.outstanding -= ask.bytes;
        mailBudget.give(ask.bytes);
        this.taken.ring();
      }
    } finally {
      this.closed = true;
      leaveBudget();
      this.taken.ring();
      if (this.connection.error !== undefined || this.failure !== undefined) this.giveBack();
      else await this.leave(asker);
    }
  }

  /** Left early: what was asked for still comes and must be taken, or the next command would find it. */
  private async leave(asker: Promise<void>): Promise<void> {
    await this.endStream();
    await asker;
    for (const ask of this.asks) {
      while (!ask.finished && this.connection.error === undefined) {
        // Asked for before looking: what comes while streams are dropped counts.
        const more = this.arrived.wait();
        await this.dropStreams();
        await more;
      }
    }
    await this.dropStreams();
    this.giveBack();
  }

  /** What is left of a large body must be taken before the next message can come. */
  private async endStream(): Promise<void> {
    await this.handedOn?.drain().catch(() => {});
    this.handedOn = undefined;
  }

  private async dropStreams(): Promise<void> {
    await this.endStream();
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

  private async askAll(messages: Blocks<MessageInfo>): Promise<void> {
    let group: MessageInfo[] = [];
    let bytes = 0;
    for await (const block of messages)
      for (const info of block) {
        const large = info.size > largeLiteral - 65_536;
        if (group.length > 0 && (large || group.length >= askMessages || bytes + info.size > askBytes())) {
          await this.ask(group, bytes);
          [group, bytes] = [[], 0];
        }
        if (this.closed) return;
        if (large) await this.ask([info], Math.min(info.size, largeLiteral), true);
        else {
          group.push(info);
          bytes += info.size;
        }
      }
    if (group.length > 0 && !this.closed) await this.ask(group, bytes);
    this.asking = false;
    this.arrived.ring();
  }

  /**
   * `streams`: its body is handed on while it arrives, and nothing behind it is read meanwhile. A server may answer commands in
   * any order (Dovecot begins the next one while the output of the first is stuck): whoever is handed messages in order would wait
   * for one that is behind the stream, which waits for him. So it is asked for when nothing else is due.
   */
  private async ask(infos: readonly MessageInfo[], bytes: number, streams = false): Promise<void> {
    for (;;) {
      if (this.closed) return;
      const more = !streams && this.asks.length < maxAsks && this.outstanding + bytes <= this.window();
      const room = this.asks.length === 0 || more;
      if (room && mailBudget.tryTake(bytes, this.asks.length === 0)) break;
      await (room ? Promise.race([this.taken.wait(), mailBudget.changed()]) : this.taken.wait());
    }
    this.outstanding += bytes;
    const ask: Ask = { infos, bytes, arrived: new Map(), finished: false, error: undefined };
    this.asks.push(ask);
    this.arrived.ring();
    await this.sendAsk(ask, infos);
  }

  /** What the way between us holds: bandwidth × round trip. */
  private window(): number {
    const { fastestReplyMs } = this.connection;
    const far = Number.isFinite(fastestReplyMs) && fastestReplyMs > nearMs ? fastestReplyMs : 0;
    return Math.min(maxWindow, 2 * askBytes() + far * windowPerMillisecond);
  }

  private async sendAsk(ask: Ask, infos: readonly MessageInfo[]): Promise<void> {
    const uids = infos.map(({ uid }) => uid).sort((a, b) => a - b);
    for (const uid of uids) this.wanted.set(uid, ask);
    const end = () => {
      ask.finished = true;
      for (const uid of uids) if (this.wanted.get(uid) === ask) this.wanted.delete(uid);
      this.arrived.ring();
    };
    const set = uidSets(uids)
      .map((part) => part.set)
      .join(',');
    const tag = this.connection.tag();
    const reply = this.connection.expect(tag);
    void reply.then(
      (answer) => {
        if (answer.status !== 'OK') ask.error = replyError(answer, 'other', 'Could not read messages');
        end();
      },
      (error: unknown) => {
        this.failure ??= error;
        end();
      },
    );
    await this.connection.send(`${tag} UID FETCH ${set} (UID BODY.PEEK[])\r\n`);
    await this.connection.flush();
  }

  /** The messages of an ask from one on that are there, whole. */
  private ready(ask: Ask, from: number): ReadOutcome[] {
    const ready: ReadOutcome[] = [];
    for (let at = from; at < ask.infos.length; at++) {
      const info = ask.infos[at]!;
      const body = ask.arrived.get(info.uid);
      if (!Buffer.isBuffer(body)) break;
      ask.arrived.delete(info.uid);
      ready.push({ info, body });
    }
    return ready;
  }

  /** One message of an ask, as soon as it is there. */
  private async handOn(ask: Ask, info: MessageInfo): Promise<ReadOutcome> {
    while (!ask.arrived.has(info.uid) && !ask.finished) await this.arrived.wait();
    const body = ask.arrived.get(info.uid);
    ask.arrived.delete(info.uid);
    if (body === undefined) return await this.absent(ask, info);
    if (body === null) return { info, error: new MailError('protocol', 'The server sent no body for this message.') };
    if (body instanceof LiteralStream) this.handedOn = body;
    return { info, body };
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
    while (!single.arrived.has(info.uid) && !single.finished) await this.arrived.wait();
    this.asks.splice(this.asks.indexOf(single), 1);
    const body = single.arrived.get(info.uid);
    if (this.failure !== undefined) throw this.failure;
    if (single.error?.reason === 'throttled') throw single.error;
    if (body === undefined || body === null)
      return single.error === undefined ? { info, missing: true } : { info, error: single.error };
    return { info, body };
  }

  /** The reader waits while a large body is taken: nothing behind it can arrive before. */
  private receive(response: WireResponse): void | Promise<void> {
    const usual = usualFetch.exec(response[0] as string);
    if (usual !== null) return this.bodyCame(Number(usual[1]), response[1] as Buffer | LiteralStream);
    const data = readFetch(response);
    const body = data?.body ?? response.find((part) => part instanceof LiteralStream);
    if (body !== undefined || data?.body === null) return this.bodyCame(data?.uid ?? this.lonelyUid(), body ?? null);
  }

  private bodyCame(uid: number | undefined, body: Buffer | LiteralStream | null): void | Promise<void> {
    const stream = body instanceof LiteralStream ? body : undefined;
    const ask = uid === undefined ? undefined : this.wanted.get(uid);
    if (ask === undefined || uid === undefined || ask.arrived.has(uid)) return stream?.drain();
    this.wanted.delete(uid);
    ask.arrived.set(uid, body);
    this.arrived.ring();
    return stream?.consumed();
  }

  /** Some servers tell the UID behind the body; a large body is asked for alone. */
  private lonelyUid(): number | undefined {
    const ask = this.asks.find(({ finished }) => !finished);
    return ask?.infos.length === 1 ? ask.infos[0]!.uid : undefined;
  }
}

function askBytes(): number {
  return Math.min(mostAsk, Math.max(leastAsk, mailBudget.shares.each / 2));
}
