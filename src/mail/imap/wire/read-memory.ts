/**
 * The memory that a connection reads into. Mail is never copied on its way through: a message is a view of a slab that the
 * socket filled, and the slab is used again once everything in it was sent on. Views that nobody gives back are safe:
 * their slab is left to the garbage collector.
 *
 * Without it each read would allocate 64 KiB; the collector, which cannot see how soon they are free, would let tens of MiB
 * of them pile up and spend a third of the processor's time on them.
 */

const slabBytes = 256 * 1024;
/** For single literals that the usual slab cannot hold; larger ones are handed on while they arrive. */
const largeSlabs = [512 * 1024, 1024 * 1024];
/** Bytes of free slabs kept for later, by the whole process. */
const maxFreeBytes = 32 * 1024 * 1024;
/** What answers without bodies are read into. */
const smallBytes = 16 * 1024;
/** Less room than this is not worth a read. */
const leastRoom = 16 * 1024;
/** Views below this size would hold a slab for nothing: they are copied. */
const leastView = 4096;

interface Slab {
  readonly memory: Buffer;
  /** Views that were not given back. */
  readonly lent: Set<Uint8Array>;
  /** True: a connection reads into it. */
  open: boolean;
}

const free = new Map<number, Slab[]>([slabBytes, ...largeSlabs].map((size) => [size, []]));
let freeBytes = 0;
/** Slabs by their memory: it lives long, unlike the views, which would make an entry each for the collector to look at. */
const slabs = new WeakMap<ArrayBufferLike, Slab>();

function takeSlab(size: number): Slab {
  const used = free.get(size)?.pop();
  if (used !== undefined) {
    freeBytes -= size;
    used.open = true;
    return used;
  }
  const memory = Buffer.allocUnsafeSlow(size);
  const slab: Slab = { memory, lent: new Set(), open: true };
  slabs.set(memory.buffer, slab);
  return slab;
}

/** The connection reads into it no more. */
function closeSlab(slab: Slab): void {
  slab.open = false;
  keepIfFree(slab);
}

function keepIfFree(slab: Slab): void {
  const size = slab.memory.length;
  if (slab.open || slab.lent.size > 0 || freeBytes + size > maxFreeBytes) return;
  free.get(size)?.push(slab);
  freeBytes += size;
}

function lend(slab: Slab, from: number, to: number): Buffer {
  const view = slab.memory.subarray(from, to);
  slab.lent.add(view);
  return view;
}

/** Says that nobody reads these bytes any more; what is no view of a slab, or was given back before, is left alone. */
export function giveBack(bytes: Uint8Array): void {
  const slab = slabs.get(bytes.buffer);
  if (slab?.lent.delete(bytes) === true) keepIfFree(slab);
}

/** One connection's part of it. */
export class ReadMemory {
  private readonly small = Buffer.allocUnsafeSlow(smallBytes);
  private slab: Slab | undefined;
  /** Up to here the slab is filled. */
  private filled = 0;
  /** Up to here the slab belongs to a literal that is being read. */
  private reserved = 0;
  /** Memory of a literal that no slab can hold, and how much of it is filled. */
  private outside: { readonly memory: Buffer; filled: number } | undefined;

  /** Where the next bytes go. */
  room(): Buffer {
    if (this.outside !== undefined) return this.outside.memory.subarray(this.outside.filled);
    if (this.slab === undefined) return this.small;
    if (this.filled >= this.reserved) {
      if (this.slab.lent.size === 0) [this.filled, this.reserved] = [0, 0];
      else if (slabBytes - this.filled < leastRoom) this.renew();
    }
    return this.slab.memory.subarray(this.filled);
  }

  /** Notes that so many bytes were read into the room; gives them. */
  read(room: Buffer, count: number): Buffer {
    if (this.outside !== undefined) {
      this.outside.filled += count;
      if (this.outside.filled === this.outside.memory.length) this.outside = undefined;
    } else if (this.holds(room)) this.filled += count;
    else if (count === room.length) this.expectBodies();
    return room.subarray(0, count);
  }

  /** Bodies will come: from now on reads go into slabs. */
  expectBodies(): void {
    if (this.slab === undefined) this.renew();
  }

  /** A part of what was just read, to be kept. */
  keep(chunk: Buffer, from: number, to: number): Buffer {
    const own = this.holds(chunk);
    if (!own && chunk.buffer !== this.small.buffer) return chunk.subarray(from, to);
    if (!own || to - from < leastView) return Buffer.from(chunk.subarray(from, to));
    const begin = chunk.byteOffset - this.slab!.memory.byteOffset;
    return lend(this.slab!, begin + from, begin + to);
  }

  /** Memory for a literal of which only the head (the end of what was just read) is there; the head lies in it. */
  reserve(head: Buffer, size: number): Buffer {
    const own = this.holds(head) || head.buffer === this.small.buffer;
    if (!own) return copied(head, Buffer.allocUnsafeSlow(size));
    if (size > slabBytes) return this.reserveOutside(head, size);
    if (!this.holds(head)) {
      if (this.slab === undefined || this.slab.lent.size > 0) this.renew();
      else [this.filled, this.reserved] = [0, 0];
    } else if (head.byteOffset - this.slab!.memory.byteOffset + size > slabBytes) this.renew();
    if (!this.holds(head)) {
      head.copy(this.slab!.memory);
      this.filled = head.length;
    }
    const begin = this.filled - head.length;
    this.reserved = begin + size;
    return lend(this.slab!, begin, begin + size);
  }

  /** A literal has a large slab for itself, or memory of its own. */
  private reserveOutside(head: Buffer, size: number): Buffer {
    const large = largeSlabs.find((bytes) => bytes >= size);
    const slab = large === undefined ? undefined : takeSlab(large);
    const memory = slab === undefined ? Buffer.allocUnsafeSlow(size) : lend(slab, 0, size);
    if (slab !== undefined) closeSlab(slab);
    this.outside = { memory: copied(head, memory), filled: head.length };
    return memory;
  }

  private holds(bytes: Buffer): boolean {
    return bytes.buffer === this.slab?.memory.buffer;
  }

  private renew(): void {
    const old = this.slab;
    this.slab = takeSlab(slabBytes);
    this.filled = 0;
    this.reserved = 0;
    if (old !== undefined) closeSlab(old);
  }
}

function copied(head: Buffer, memory: Buffer): Buffer {
  head.copy(memory);
  return memory;
}
