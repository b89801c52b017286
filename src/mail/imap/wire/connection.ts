/** A logged-in connection that we speak on ourselves: many commands under way, answers as they come. */
import type { Readable, Writable } from 'node:stream';
import { MailError } from '../../errors.js';
import { type RefusedCommand, refusalError } from '../failures.js';
import type { Incoming } from './incoming.js';
import { giveBack } from './read-memory.js';
import { ResponseReader, type WireResponse } from './responses.js';
import { SilenceWatch } from './silence.js';

const byeText = /^\* BYE ?(.*)$/i;
/** Pieces are sent together in writes of about this size. */
const writeSize = 256 * 1024;

/** What imapflow's `unbind()` hands over. */
export interface WireSocket {
  readonly readSocket: Readable;
  readonly writeSocket: Writable & { destroy(): unknown };
  readonly socket: Readable & {
    setNoDelay(on: boolean): unknown;
    setTimeout(milliseconds: number): unknown;
    destroy(): unknown;
  };
}

/** A tagged answer. */
export interface TaggedReply {
  readonly status: 'OK' | 'NO' | 'BAD';
  /** Response code without brackets: name in upper case, and the rest. */
  readonly code: string | undefined;
  readonly codeText: string;
  readonly text: string;
}

/** See the head of this file. */
export class WireConnection {
  private readonly server: string;
  private readonly wire: WireSocket;
  private readonly reader: ResponseReader;
  private readonly pending = new Map<
    string,
    { resolve: (reply: TaggedReply) => void; reject: (error: MailError) => void }
  >();
  private out: Buffer[] = [];
  private outLength = 0;
  private lastTag = 0;
  private paused = false;
  private readonly silence: SilenceWatch;
  /** The shortest time a command took, in milliseconds: about one round trip. */
  fastestReplyMs = Number.POSITIVE_INFINITY;
  private bye = '';
  private failure: MailError | undefined;
  private plus: { resolve: () => void; reject: (error: MailError) => void } | undefined;
  private drained: { resolve: () => void; reject: (error: MailError) => void } | undefined;
  /** What the command under way does with untagged responses. */
  onUntagged: (response: WireResponse) => void | Promise<void> = () => {};

  /** `incoming`: how the socket reads, where that is up to us (not after STARTTLS: the inner socket is Node's). */
  constructor(wire: WireSocket, server: string, silenceMs: number, incoming?: Incoming) {
    this.wire = wire;
    this.server = server;
    const tap = incoming ?? wire.readSocket;
    this.reader = new ResponseReader(
      {
        take: (response) => this.take(response),
        failed: (error) => this.broken(error),
        setPaused: (paused) => {
          this.paused = paused;
          if (paused) tap.pause();
          else tap.resume();
        },
      },
      incoming?.memory,
    );
    wire.socket.setNoDelay(true);
    // Silence is the server's fault only while it owes an answer and we are not the ones who do not take it.
    const owes = () => this.pending.size > 0 && !this.paused;
    this.silence = new SilenceWatch(wire.socket, silenceMs, owes, (seconds) =>
      this.fail(new MailError('timeout', `${server} gave no answer for ${seconds} s.`)),
    );
    const lost = (why: string) => this.fail(this.lostError(why));
    for (const stream of new Set([wire.socket, wire.readSocket, wire.writeSocket])) {
      stream.on('error', (error: Error) => lost(error.message));
      stream.on('close', () => lost('closed'));
    }
    wire.readSocket.on('end', () => lost('ended by the server'));
    wire.writeSocket.on('drain', () => {
      this.drained?.resolve();
      this.drained = undefined;
    });
    const read = (chunk: Buffer) => this.reader.push(chunk);
    if (incoming === undefined) wire.readSocket.on('data', read);
    else incoming.handOver(read);
    wire.readSocket.resume();
  }

  /** Why the connection is over; undefined while it lives. */
  get error(): MailError | undefined {
    return this.failure;
  }

  /** The next tag. */
  tag(): string {
    return `M${++this.lastTag}`;
  }

  /** Resolves with the answer to a tag; expect it before the command's end is sent. */
  expect(tag: string): Promise<TaggedReply> {
    const reply = new Promise<TaggedReply>((resolve, reject) => {
      if (this.failure !== undefined) reject(this.failure);
      else this.pending.set(tag, { resolve, reject });
    });
    reply.catch(() => {});
    return reply;
  }

  /** Sends one line and waits for OK. `onUntagged` gets what comes in between. @throws MailError for NO and BAD */
  async command(
    line: string,
    kind: RefusedCommand,
    what: string,
    onUntagged: (response: WireResponse) => void = () => {},
  ): Promise<TaggedReply> {
    const tag = this.tag();
    const reply = this.expect(tag);
    this.onUntagged = onUntagged;
    const began = performance.now();
    await this.send(`${tag} ${line}\r\n`);
    await this.flush();
    const answer = await reply;
    this.fastestReplyMs = Math.min(this.fastestReplyMs, performance.now() - began);
    this.onUntagged = () => {};
    if (answer.status === 'OK') return answer;
    throw replyError(answer, kind, what);
  }

  /** Sends a line together with the command after it; whether it was done makes no difference to anybody. */
  ahead(line: string): void {
    const tag = this.tag();
    void this.expect(tag);
    void this.send(`${tag} ${line}\r\n`);
  }

  /** Puts bytes on their way; gives a promise only when the socket is full and has to be waited for. Text has one character a byte. */
  send(data: string | Buffer, body?: Buffer): Promise<void> | undefined {
    if (this.failure !== undefined) throw this.failure;
    this.queue(typeof data === 'string' ? Buffer.from(data, 'latin1') : data);
    if (body !== undefined) this.queue(body);
    return this.outLength >= writeSize ? this.flush() : undefined;
  }

  private queue(bytes: Buffer): void {
    this.out.push(bytes);
    this.silence.sent(bytes.length);
    this.outLength += bytes.length;
  }

  /** Sends what waits; like {@link send}. */
  flush(): Promise<void> | undefined {
    if (this.failure !== undefined) throw this.failure;
    if (this.outLength === 0) return undefined;
    const pieces = this.out;
    this.out = [];
    this.outLength = 0;
    const { writeSocket } = this.wire;
    // One system call for all of them, without copying them together.
    writeSocket.cork();
    const last = pieces.length - 1;
    for (let at = 0; at < last; at++) writeSocket.write(pieces[at]!);
    const room = writeSocket.write(pieces[last]!, (error) => error ?? pieces.forEach(giveBack));
    writeSocket.uncork();
    if (room || !writeSocket.writableNeedDrain) return undefined;
    return new Promise<void>((resolve, reject) => {
      this.drained = { resolve, reject };
    });
  }

  /** Waits until the server asks for the literal that was announced; false: it refused, the tagged answer says why. */
  async continuation(reply: Promise<TaggedReply>): Promise<boolean> {
    const asked = new Promise<boolean>((resolve, reject) => {
      this.plus = { resolve: () => resolve(true), reject };
    });
    asked.catch(() => {});
    await this.flush();
    try {
      return await Promise.race([asked, reply.then(() => false)]);
    } finally {
      this.plus = undefined;
    }
  }

  close(): void {
    this.fail(new MailError('connectionLost', `${this.server}: the connection was closed.`));
  }

  /** Gives a promise while a large body is under way. */
  private take(response: WireResponse): void | Promise<void> {
    try {
      const text = response[0] as string;
      if (text.startsWith('* ')) {
        this.bye = byeText.exec(text)?.[1] ?? this.bye;
        return this.onUntagged(response);
      }
      if (text.startsWith('+')) this.plus?.resolve();
      else this.settle(text);
    } catch (error) {
      this.broken(error);
    }
  }

  private broken(error: unknown): void {
    this.fail(
      error instanceof MailError
        ? error
        : new MailError('protocol', `${this.server}: ${(error as Error).message}`, { cause: error }),
    );
  }

  private settle(text: string): void {
    const match = /^(M\d+) (OK|NO|BAD) ?(?:\[([^\s\]]+) ?([^\]]*)\] ?)?(.*)$/is.exec(text);
    if (match === null) {
      // The closing text of a response whose large literal was handed on.
      if (/^[^\x00-\x1f]*\)$/.test(text) || text === '') return;
      throw new MailError(
        'protocol',
        `${this.server} sent something that is no IMAP response: "${text.slice(0, 80)}".`,
      );
    }
    const [, tag = '', status = '', code, codeText = '', words = ''] = match;
    const waiting = this.pending.get(tag);
    if (waiting === undefined)
      throw new MailError('protocol', `${this.server} answered a command that was not asked: "${text.slice(0, 80)}".`);
    this.pending.delete(tag);
    this.silence.answered();
    waiting.resolve({
      status: status.toUpperCase() as TaggedReply['status'],
      code: code?.toUpperCase(),
      codeText,
      text: words,
    });
  }

  /** Servers say in BYE why they leave: throttling is not a broken line. */
  private lostError(why: string): MailError {
    const what = `${this.server}: the connection was closed`;
    if (this.bye !== '') return refusalError({ status: 'BYE', text: this.bye }, 'other', what);
    return new MailError('connectionLost', `${what} (${why}).`);
  }

  private fail(error: MailError): void {
    if (this.failure !== undefined) return;
    this.failure = error;
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
    this.plus?.reject(error);
    this.drained?.reject(error);
    this.reader.fail(error);
    this.wire.writeSocket.destroy();
    this.wire.socket.destroy();
  }
}

/** The error for a refused command. */
export function replyError(reply: TaggedReply, kind: RefusedCommand, what: string): MailError {
  return refusalError(
    { status: reply.status === 'BAD' ? 'BAD' : 'NO', code: reply.code, text: reply.text },
    kind,
    what,
  );
}
