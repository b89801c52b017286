import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveBack, ReadMemory } from '../../src/mail/imap/wire/read-memory.js';
import { LiteralStream, ResponseReader, type WireResponse } from '../../src/mail/imap/wire/responses.js';

/** Bytes that tell which message they are of, and where in it they lie. */
function body(number: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0; at < size; at++) bytes[at] = (number * 31 + at * 7 + (at >> 8)) & 0xff;
  return bytes;
}

const sizes = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 3000, max: 70_000 }),
  fc.integer({ min: 200_000, max: 300_000 }),
  fc.integer({ min: 1_000_000, max: 1_500_000 }),
);

describe('memory that is read into', () => {
  it('holds every message as it was sent, however the bytes arrive and whenever memory is given back', async () => {
    const cases = fc.record({
      sizes: fc.array(sizes, { minLength: 1, maxLength: 12 }),
      reads: fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 30 }),
      held: fc.integer({ min: 0, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ sizes: wanted, reads, held }) => {
        const bodies = wanted.map((size, number) => body(number, size));
        const sent = Buffer.concat(
          bodies.flatMap((bytes, at) => [
            Buffer.from(`* ${at} FETCH (BODY[] {${bytes.length}}\r\n`),
            bytes,
            Buffer.from(')\r\n'),
          ]),
        );
        const memory = new ReadMemory();
        const taken: WireResponse[] = [];
        const take = (response: WireResponse) => {
          taken.push(response);
        };
        const failed = (error: unknown) => {
          throw error;
        };
        const reader = new ResponseReader({ take, failed, setPaused: () => {} }, memory);
        let at = 0;
        let turn = 0;
        const read = () => {
          const room = memory.room();
          const count = Math.min(room.length, sent.length - at, [...reads, 100_000][turn++ % (reads.length + 1)]!);
          if (count === 0) return false;
          sent.copy(room, 0, at, at + count);
          at += count;
          reader.push(memory.read(room, count));
          return true;
        };
        const waiting: { number: number; pieces: Buffer[] }[] = [];
        const check = (): void => {
          const { number, pieces } = waiting.shift()!;
          expect(Buffer.concat(pieces).equals(bodies[number]!), `message ${number} of ${wanted}`).toBe(true);
          for (const piece of pieces) {
            giveBack(piece);
            giveBack(piece);
          }
        };
        for (let number = 0; number < bodies.length; ) {
          while (taken.length === 0) if (!read()) throw new Error('Too few responses came.');
          const part = taken.shift()!.find((piece) => typeof piece !== 'string');
          // The closing text of a large body is a response of its own.
          if (part === undefined) continue;
          const pieces: Buffer[] = [];
          if (Buffer.isBuffer(part)) pieces.push(part);
          else if (part instanceof LiteralStream) {
            const stream = part[Symbol.asyncIterator]();
            for (let left = part.size; left > 0; ) {
              while (part.open > 0 && read());
              const { value } = await stream.next();
              pieces.push(value as Buffer);
              left -= (value as Buffer).length;
            }
          }
          waiting.push({ number: number++, pieces });
          while (waiting.length > held) check();
        }
        while (waiting.length > 0) check();
      }),
      { numRuns: 40 },
    );
  });

  it('is used again only when all of it was given back', () => {
    const memory = new ReadMemory();
    memory.expectBodies();
    const first = memory.room();
    const chunk = memory.read(first, 20_000);
    const [one, two] = [memory.keep(chunk, 0, 10_000), memory.keep(chunk, 10_000, 20_000)];
    expect(memory.room().byteOffset).toBe(first.byteOffset + 20_000);
    giveBack(one);
    giveBack(one);
    expect(memory.room().byteOffset).toBe(first.byteOffset + 20_000);
    giveBack(two);
    expect(memory.room().byteOffset).toBe(first.byteOffset);
  });
});
