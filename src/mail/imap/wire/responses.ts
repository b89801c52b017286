/** Cutting what a server sends into responses (RFC 9051 section 2.2.2): lines, with literals in them. */
import { MailError } from '../../errors.js';
import type { BodyStream } from '../../mailbox.js';
import { ReadMemory } from './read-memory.js';

/** Literals above this size are handed on while they arrive. */
export const largeLiteral = 1024 * 1024;
/** Above this many bytes waiting to be taken, the socket is paused. */
const highWater = 1024 * 1024;
const maxLine = 128 * 1024 * 1024;

/** A response: text and literals by turns, text first. Text has one character a byte, without the line end. */
export type WireResponse = readonly (string | Buffer | LiteralStream)[];

/** A large literal on its way. */
export class LiteralStream implements BodyStream {
  readonly size: number;
  private readonly onTaken: (bytes: number) => void;
  private readonly waiting: Buffer[] = [];
  private missing: number;
  private left: number;
  private failure: Error | undefined;
  private wake: () => void = () => {};
  private readonly done: Promise<void>;
  private finish: () => void = () => {};

  constructor(size: number, onTaken: (bytes: number) => void) {
    this.size = size;
    this.missing = size;
    this.left = size;
    this.onTaken = onTaken;
    this.done = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  /** How many bytes are still to come from the socket. */
  get open(): number {
    return this.missing;
  }

  push(piece: Buffer): void {
    this.missing -= piece.length;
    this.waiting.push(piece);
    this.wake();
  }

  fail(error: Error): void {
    this.failure = error;
    this.finish();
    this.wake();
  }

  /** Resolves when everything was taken, or will never be. */
  consumed(): Promise<void> {
    return this.done;
  }

  /** Takes what nobody wants. */
  async drain(): Promise<void> {
    for await (const _ of this) {
      // Only taken.
    }
  }

  /** Goes on where an earlier iteration was left. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    while (this.left > 0) {
      const piece = this.waiting.shift();
      if (piece !== undefined) {
        this.left -= piece.length;
        this.onTaken(piece.length);
        if (this.left === 0) this.finish();
        yield piece;
      } else if (this.failure !== undefined) throw this.failure;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}

/** Who gets the responses. */
export interface ResponseTaker {
  /** Gets one after the other, in the call that brings its last byte; when it gives a promise, the next comes after that. */
  readonly take: (response: WireResponse) => void | Promise<void>;
  /** A promise of {@link take} was rejected, or what comes is no IMAP. */
  readonly failed: (error: unknown) => void;
  /** Too much waits to be taken (true), or no longer. */
  readonly setPaused: (paused: boolean) => void;
}

/** Takes chunks of bytes, gives responses. */
export class ResponseReader {
  private readonly memory: ReadMemory;
  private readonly taker: ResponseTaker;
  /** Responses behind one that is still being taken. */
  private readonly queue: { response: WireResponse; bytes: number }[] = [];
  private lineStart: Buffer[] = [];
  private lineLength = 0;
  private parts: (string | Buffer | LiteralStream)[] = [];
  private partBytes = 0;
  private literal: { readonly size: number; buffer: Buffer | undefined; filled: number } | undefined;
  private stream: LiteralStream | undefined;
  private held = 0;
  private paused = false;
  private failure: MailError | undefined;
  /** True while a response is being taken. */
  private busy = false;

  /** `memory`: what chunks are read into; they may also come from elsewhere, and are then not used again. */
  constructor(taker: ResponseTaker, memory = new ReadMemory()) {
    this.taker = taker;
    this.memory = memory;
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && this.failure === undefined; ) {
      if (this.stream !== undefined) at = this.fillStream(chunk, at);
      else if (this.literal !== undefined) at = this.fillLiteral(chunk, at);
      else at = this.readLine(chunk, at);
    }
    this.regulate();
  }

  /** No more will come. */
  fail(error: MailError): void {
    this.failure ??= error;
    this.stream?.fail(this.failure);
  }

  private readLine(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(10, at);
    if (end < 0) {
      this.lineStart.push(Buffer.from(chunk.subarray(at)));
      this.lineLength += chunk.length - at;
      if (this.lineLength > maxLine)
        this.taker.failed(new MailError('protocol', 'The server sent a line without end.'));
      return chunk.length;
    }
    if (this.lineStart.length === 0) this.endLine(chunk.toString('latin1', at, withoutReturn(chunk, at, end)));
    else {
      const line = Buffer.concat([...this.lineStart, chunk.subarray(at, end)]);
      this.lineStart = [];
      this.lineLength = 0;
      this.endLine(line.toString('latin1', 0, withoutReturn(line, 0, line.length)));
    }
    return end + 1;
  }

  private endLine(text: string): void {
    this.partBytes += text.length;
    const size = literalSize(text);
    if (size === undefined) {
      this.parts.push(text);
      this.deliver();
      return;
    }
    this.parts.push(text.slice(0, text.lastIndexOf('{')));
    if (size > largeLiteral) {
      this.memory.expectBodies();
      this.stream = new LiteralStream(size, (bytes) => this.taken(bytes));
      this.parts.push(this.stream);
      // Whoever takes the response reads the stream; its closing text is a response of its own, and has nothing to tell.
      this.deliver();
    } else if (size === 0) this.parts.push(Buffer.alloc(0));
    else this.literal = { size, buffer: undefined, filled: 0 };
  }

  private fillLiteral(chunk: Buffer, at: number): number {
    const literal = this.literal!;
    const end = Math.min(chunk.length, at + literal.size - literal.filled);
    if (literal.buffer === undefined) {
      if (end - at === literal.size) {
        this.endLiteral(this.memory.keep(chunk, at, end));
        return end;
      }
      literal.buffer = this.memory.reserve(chunk.subarray(at), literal.size);
    } else if (!follows(chunk, at, literal.buffer, literal.filled)) chunk.copy(literal.buffer, literal.filled, at, end);
    literal.filled += end - at;
    if (literal.filled === literal.size) this.endLiteral(literal.buffer);
    return end;
  }

  private endLiteral(buffer: Buffer): void {
    this.parts.push(buffer);
    this.partBytes += buffer.length;
    this.literal = undefined;
  }

  private fillStream(chunk: Buffer, at: number): number {
    const stream = this.stream!;
    const end = Math.min(chunk.length, at + stream.open);
    this.held += end - at;
    stream.push(this.memory.keep(chunk, at, end));
    if (stream.open === 0) this.stream = undefined;
    return end;
  }

  private deliver(): void {
    const response = this.parts;
    const bytes = this.partBytes;
    this.parts = [];
    this.partBytes = 0;
    if (!this.busy) {
      this.handOn(response);
      return;
    }
    this.queue.push({ response, bytes });
    this.held += bytes;
  }

  private handOn(response: WireResponse): void {
    const underWay = this.taker.take(response);
    if (underWay === undefined) return;
    this.busy = true;
    underWay.then(
      () => this.handOnNext(),
      (error: unknown) => this.taker.failed(error),
    );
  }

  private handOnNext(): void {
    this.busy = false;
    while (!this.busy && this.failure === undefined) {
      const next = this.queue.shift();
      if (next === undefined) return;
      this.taken(next.bytes);
      this.handOn(next.response);
    }
  }

  private taken(bytes: number): void {
    this.held -= bytes;
    this.regulate();
  }

  private regulate(): void {
    const paused = this.held > highWater;
    if (paused === this.paused || (this.paused && this.held > highWater / 2)) return;
    this.paused = paused;
    this.taker.setPaused(paused);
  }
}

/** True when the bytes of a chunk lie where a literal wants them. */
function follows(chunk: Buffer, at: number, literal: Buffer, filled: number): boolean {
  return chunk.buffer === literal.buffer && chunk.byteOffset + at === literal.byteOffset + filled;
}

/** The end of a line that ends there, without its carriage return. */
function withoutReturn(chunk: Buffer, from: number, end: number): number {
  return end > from && chunk[end - 1] === 0x0d ? end - 1 : end;
}

/** The size of the literal that a line announces at its end. */
function literalSize(text: string): number | undefined {
  if (text.charCodeAt(text.length - 1) !== 0x7d) return undefined;
  const from = text.lastIndexOf('{') + 1;
  const to = text.charCodeAt(text.length - 2) === 0x2b ? text.length - 2 : text.length - 1;
  let size = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    size = size * 10 + digit;
  }
  return from > 0 && to > from && to - from <= 15 ? size : undefined;
}
