/** What comes from a socket: at first for imapflow, then for the pump, which reads into memory of its own. */
import type { Readable } from 'node:stream';
import { ReadMemory } from './read-memory.js';

/** Node's `onread`: the socket reads into the buffers that we give it. */
export interface OnRead {
  readonly buffer: () => Uint8Array;
  readonly callback: (count: number, buffer: Uint8Array) => boolean;
}

/** Made before the socket, which gets {@link onRead} among its options. */
export class Incoming {
  readonly memory = new ReadMemory();
  readonly onRead: OnRead = {
    buffer: () => this.memory.room(),
    callback: (count, buffer) => this.read(count, buffer as Buffer),
  };
  private readonly socket: () => Readable;
  private take: ((chunk: Buffer) => void) | undefined;
  private paused = false;

  /** `socket`: the one that reads, known once there is something to read. */
  constructor(socket: () => Readable) {
    this.socket = socket;
  }

  /** From now on what comes goes here, at first what imapflow did not read any more. */
  handOver(take: (chunk: Buffer) => void): void {
    this.take = take;
    for (let chunk = this.socket().read(); chunk !== null; chunk = this.socket().read()) take(chunk as Buffer);
  }

  /** Reads nothing until {@link resume}. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.socket().resume();
  }

  /** @returns false to stop reading. */
  private read(count: number, room: Buffer): boolean {
    // A stream keeps what is pushed into it, and the room is used again.
    if (this.take === undefined) return this.socket().push(Buffer.from(room.subarray(0, count)));
    this.take(this.memory.read(room, count));
    return !this.paused;
  }
}
