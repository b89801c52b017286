/** Every message of the source is accounted for, whatever is wrong with it and however a pass ends: checked on random mailboxes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import type { FolderPath, MessageInfo, OutgoingMessage } from '../../src/mail/mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveCounts, MoveResult } from '../../src/migration/mailbox/types.js';
import { mail } from '../mail/contract.js';

/** What is the matter with a message. */
const kinds = [
  'good',
  'there',
  'large',
  'filtered',
  'unreadable',
  'undelivered',
  'refused',
  'deleted',
  'twin',
] as const;
type Kind = (typeof kinds)[number];

const folders: readonly FolderPath[] = [['INBOX'], ['A'], ['A', 'B']];
const message = fc.record({ folder: fc.constantFrom(...folders), kind: fc.constantFrom(...kinds) });
const world = fc.record({
  messages: fc.array(message, { maxLength: 40 }),
  later: fc.array(message, { maxLength: 10 }),
  /** Connections die before the n-th message sent. */
  cuts: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
  givesUids: fc.boolean(),
  condstore: fc.boolean(),
});

const limits = { maxMessageBytes: 5000, blockMessages: 3, reconnectDelayMs: 1, settleMs: 1, maxReconnects: 2 };

/** A source whose messages are marked by what is the matter with them, and a target that behaves accordingly. */
class Trial {
  readonly source: MemoryMailbox;
  readonly target: MemoryMailbox;
  readonly kinds = new Map<string, Kind>();
  private sent = 0;
  private next = 1;

  constructor(cuts: readonly number[], givesUids: boolean, condstore: boolean) {
    const kindOf = (body: Buffer) => /X-Kind: (\w+)/.exec(body.toString())?.[1];
    const stored = (info: MessageInfo) =>
      [...this.source.folders.values()]
        .flatMap(({ messages }) => messages)
        .find((one) => one.internalDate === info.internalDate)!;
    const beforeRead = (info: MessageInfo) => {
      const kind = kindOf(stored(info).body);
      if (kind === 'unreadable') throw new MailError('protocol', 'It cannot be read.');
      return kind !== 'undelivered';
    };
    const beforeAppend = ({ body }: OutgoingMessage) => {
      if (cuts.includes(++this.sent)) throw new MailError('connectionLost', 'The connection is lost.');
      if (kindOf(body as Buffer) === 'refused') throw new MailError('rejected', 'It is refused.');
    };
    this.source = new MemoryMailbox({ identity: 'source', condstore, faults: { beforeRead } });
    this.target = new MemoryMailbox({ identity: 'target', givesUids, faults: { beforeAppend } });
  }

  put(folder: FolderPath, kind: Kind): void {
    const id = this.next++;
    const text = kind === 'twin' ? mail(0) : mail(id, kind === 'large' ? 'x'.repeat(6000) : `Body ${id}`);
    const body = kind === 'twin' ? text : `X-Kind: ${kind}\r\n${text}`;
    // Each its own second, by which a message is found again.
    const date = 1_600_000_000_000 + id * 1000;
    const uid = this.source.put(folder, body, kind === 'filtered' ? ['Filtered'] : [], date);
    this.kinds.set(JSON.stringify([folder, uid]), kind);
    if (kind === 'there') this.target.put(folder, body, [], date);
  }

  /** Messages that their owner deletes. */
  clear(): void {
    for (const { path, messages } of this.source.folders.values()) {
      const left = messages.filter(({ uid }) => this.kinds.get(JSON.stringify([path, uid])) !== 'deleted');
      messages.splice(0, messages.length, ...left);
    }
  }

  /** How many the source has of these kinds. */
  count(...wanted: Kind[]): number {
    return [...this.source.folders.values()]
      .flatMap(({ path, messages }) => messages.map(({ uid }) => this.kinds.get(JSON.stringify([path, uid]))!))
      .filter((kind) => wanted.includes(kind)).length;
  }
}

const sum = ({ copied, existing, skipped, failed, pending }: MoveCounts) =>
  copied + existing + skipped + failed + pending;

function expectSums(trial: Trial, result: MoveResult): void {
  for (const { source, counts } of result.folders) {
    expect(counts.total).toBe(sum(counts));
    expect(counts.total).toBe(trial.source.folder(source).messages.length);
  }
  expect(result.totals.total).toBe(sum(result.totals));
}

function expectAccounted(trial: Trial, result: MoveResult): void {
  expectSums(trial, result);
  const bad = trial.count('unreadable', 'undelivered', 'refused');
  expect(result).toMatchObject({
    outcome: 'synced',
    totals: {
      copied: trial.count('good', 'twin', 'deleted'),
      existing: trial.count('there'),
      skipped: trial.count('large', 'filtered'),
      failed: bad,
      pending: 0,
    },
  });
  // Each bad or large one is named, with its UID; what a filter leaves out is only counted.
  const named = result.skipped.map(({ folder, uid, kind }) => `${folder} ${uid} ${kind}`);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBe(bad + trial.count('large'));
}

it('sums are those of the source, each message is in one of them, and each that did not arrive is named', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ messages, later, cuts, givesUids, condstore }) => {
      const dir = await mkdtemp(join(tmpdir(), 'migsh-accounting-'));
      try {
        const trial = new Trial(cuts, givesUids, condstore);
        for (const { folder, kind } of messages) trial.put(folder, kind);
        const acceptMessage = ({ flags }: MessageInfo) => !flags.includes('Filtered');
        const { source, target } = trial;
        const move = () =>
          moveMailbox({ source, target, journalDir: join(dir, 'journal'), limits, filters: { acceptMessage } });
        const first = await move();
        if (first.outcome === 'synced') expectAccounted(trial, first);
        else {
          expectSums(trial, first);
          expectAccounted(trial, await move());
        }
        trial.clear();
        for (const { folder, kind } of later) trial.put(folder, kind === 'there' ? 'good' : kind);
        expectAccounted(trial, await move());
        expect(await move()).toMatchObject({ outcome: 'synced', copiedNow: 0 });
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 300_000);
