import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Blocks } from '../../src/mail/blocks.js';
import { MailError } from '../../src/mail/errors.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { FolderPath, MessageInfo } from '../../src/mail/mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveOptions, MoveProgress, MoveResult } from '../../src/migration/mailbox/types.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import {
  byeAfter,
  dropOk,
  garbage,
  omitAppendUid,
  swapAppendUid,
  throttleAppend,
  throttleFetch,
} from '../servers/faults.js';
import { type FaultProxy, type ProxyFaults, startProxy } from '../servers/proxy.js';
import { contentsOf, messagesOf } from './compare.js';

let dir: string;
let server: Dovecot;
let proxy: FaultProxy | undefined;
const users = Array.from({ length: 200 }, (_, at) => `user${at + 1}`);
let nextUser = 0;

beforeAll(async () => {
  server = await startDovecot({ users: Object.fromEntries(users.map((user) => [user, 'secret'])) });
}, 60_000);
afterAll(async () => await server?.stop());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-faults-'));
});
afterEach(async () => {
  await proxy?.stop();
  proxy = undefined;
  await rm(dir, { recursive: true, force: true });
});

const account = (port: number, pump = true, user = users[nextUser++]!) =>
  new ImapMailbox({
    host: '127.0.0.1',
    port,
    security: 'none',
    user,
    password: 'secret',
    pump,
    // Silence is a fault that the proxy makes; a server that is slow to answer a busy computer is none.
    ...(port === server.port ? {} : { silenceTimeoutMs: 3000 }),
  });

/** A filled source, direct; and the accounts to reach both sides through the proxy or not. */
async function prepare(side: 'source' | 'target', faults: ProxyFaults, pump = true) {
  proxy = await startProxy(server.port, faults);
  const [from, to] = [users[nextUser++]!, users[nextUser++]!];
  const directSource = account(server.port, true, from);
  await directSource.open();
  const twins = [90, 91, 92].map((id) => outgoing(id, mail(99)));
  await store(
    directSource,
    ['INBOX'],
    [...Array.from({ length: 70 }, (_, at) => outgoing(at + 1, mail(at + 1, 'x'.repeat((at * 613) % 9000)))), ...twins],
  );
  await store(directSource, ['INBOX'], [outgoing(100, mail(100, 'large '.repeat(300_000))), outgoing(101, mail(101))]);
  await directSource.close();
  return {
    source: side === 'source' ? account(proxy.port, pump, from) : directSource,
    target: side === 'target' ? account(proxy.port, pump, to) : account(server.port, pump, to),
    direct: { source: directSource, target: account(server.port, true, to) },
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

const move = (
  { source, target }: Pick<MoveOptions, 'source' | 'target'>,
  options: Partial<MoveOptions> = {},
): Promise<MoveResult> =>
  moveMailbox({
    source,
    target,
    journalDir: join(dir, 'journal'),
    ...options,
    limits: { reconnectDelayMs: 5, settleMs: 20, blockMessages: 10, maxReconnects: 8, ...options.limits },
  });

async function expectEqual({ direct }: Prepared): Promise<void> {
  expect(await contentsOf(direct.target)).toEqual(await contentsOf(direct.source));
}

describe('cut connections', () => {
  const total = 75;
  const cuts = [700, 1500, 4000, 20_000, 100_000, 250_000, 700_000, 1_900_000];
  it.each(
    (['source', 'target'] as const).flatMap((side) =>
      (['client', 'server'] as const).flatMap((direction) => cuts.map((bytes) => [side, direction, bytes] as const)),
    ),
  )(
    'at the %s, after bytes of the %s: %i',
    async (side, direction, bytes) => {
      const cut = (
        chunk: Buffer,
        connection: { sent: Record<'client' | 'server', number>; number: number; cut(): void },
      ) => {
        // The first three connections die; a part of the last chunk still goes through.
        if (connection.number > 3 || connection.sent[direction] < bytes) return chunk;
        setImmediate(() => connection.cut());
        return chunk.subarray(0, Math.max(0, chunk.length - (connection.sent[direction] - bytes)));
      };
      const prepared = await prepare(side, direction === 'client' ? { fromClient: cut } : { fromServer: cut });
      const result = await move(prepared);
      expect(result).toMatchObject({ outcome: 'synced', totals: { total, copied: total } });
      await expectEqual(prepared);
      expect(await move(prepared)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
    },
    60_000,
  );
});

describe.each([
  ['the pump', true],
  ['imapflow', false],
] as const)('odd answers to %s', (_, pump) => {
  it.each<[string, 'source' | 'target', () => ProxyFaults]>([
    ['an OK that never comes', 'target', () => dropOk()],
    ['APPENDUID with its numbers swapped', 'target', () => swapAppendUid()],
    ['no APPENDUID', 'target', () => omitAppendUid()],
    [
      'BYE when a token expires',
      'target',
      () => byeAfter(60_000, '* BYE Session invalidated - AccessTokenExpired\r\n'),
    ],
    ['BYE at the source', 'source', () => byeAfter(60_000, '* BYE Session invalidated - AccessTokenExpired\r\n')],
    ['a throttled FETCH', 'source', () => throttleFetch('UID FETCH')],
    ['a throttled APPEND', 'target', () => throttleAppend()],
    ['garbage', 'target', () => garbage()],
    ['bodies left out of an answer', 'source', () => shorten(/BODY\.PEEK\[\]/)],
    ['messages left out of a listing', 'source', () => shorten(/RFC822\.SIZE\)/)],
    ['a listing refused as a whole', 'source', () => refuseOne(/RFC822\.SIZE\)/, 7, 6)],
  ])(
    '%s',
    async (_, side, faults) => {
      const prepared = await prepare(side, faults(), pump);
      const result = await move(prepared);
      expect(result).toMatchObject({ outcome: 'synced', totals: { total: 75, copied: 75, failed: 0 } });
      await expectEqual(prepared);
      expect(await move(prepared)).toMatchObject({ outcome: 'synced', copiedNow: 0 });
    },
    60_000,
  );
});

it('a server that takes long to store a large message is waited for', async () => {
  const prepared = await prepare('target', slowCommit(500_000, 5500));
  const target = new ImapMailbox({
    host: '127.0.0.1',
    port: proxy!.port,
    security: 'none',
    user: /\/\/([^@]+)@/.exec(prepared.target.identity)![1]!,
    password: 'secret',
    silenceTimeoutMs: 3000,
  });
  expect(await move({ ...prepared, target })).toMatchObject({ outcome: 'synced', totals: { copied: 75 } });
  expect(proxy!.connections()).toBe(1);
  await expectEqual(prepared);
}, 60_000);

describe.each([
  ['the pump', true],
  ['imapflow', false],
] as const)('single messages and %s', (_, pump) => {
  it('one that the source cannot deliver is isolated from its block', async () => {
    const prepared = await prepare('source', refuseOne(/BODY\.PEEK\[\]/, 7), pump);
    const result = await move(prepared);
    expect(result).toMatchObject({ outcome: 'synced', totals: { total: 75, copied: 74, failed: 1 } });
    expect(result.skipped).toMatchObject([{ kind: 'CorruptItem', folder: 'INBOX', uid: 7 }]);
  }, 60_000);

  it('are flagged afterwards where APPEND takes no \\Flagged', async () => {
    const prepared = await prepare('target', refuseFlagged(), pump);
    const { source } = prepared.direct;
    await source.open();
    await source.changeFlags(['INBOX'], [{ uids: [3, 4, 40], add: ['\\Flagged', '\\Seen', 'Work'], remove: [] }]);
    await source.close();
    const result = await move(prepared);
    expect(result).toMatchObject({ outcome: 'synced', totals: { copied: 75, failed: 0 }, notes: [] });
    await expectEqual(prepared);
  }, 60_000);

  it('come with 1 January 1970 where APPEND takes no date before 1970, flags and all, and that is told', async () => {
    const prepared = await prepare('target', refuseEarlyDates(), pump);
    const source = new MemoryMailbox({ identity: 'source' });
    const dates = [-616_852_800_000, -1000, 0, 1000, 1_600_000_000_000];
    for (const [at, date] of dates.entries()) source.put(['INBOX'], mail(at), ['\\Seen', 'Work'], date);
    source.put(['INBOX'], 'Subject: no id\r\n\r\nbody\r\n', [], -5000);
    const early = { source, target: prepared.target };
    expect(await move(early)).toMatchObject({
      outcome: 'synced',
      totals: { total: 6, copied: 6, failed: 0 },
      notes: ['"INBOX" refused dates before 1970: messages received then have 1 January 1970 there.'],
    });
    const arrived = await messagesOf(prepared.direct.target);
    expect(arrived.map(({ internalDate }) => internalDate).sort((a, b) => a - b)).toEqual([
      0,
      ...Array.from({ length: 4 }, () => 1000),
      1_600_000_000_000,
    ]);
    expect(arrived.filter(({ flags }) => flags === '\\seen work').length).toBe(5);
    // Without the journal: what is there is recognised.
    expect(await move(early, { journalDir: join(dir, 'anew') })).toMatchObject({ outcome: 'synced', copiedNow: 0 });
  }, 60_000);

  it('are not sent twice when the window of a broken transfer is listed in part', async () => {
    const cut = dropOk();
    const short = shorten(/HEADER\.FIELDS/);
    const prepared = await prepare('target', { ...short, ...cut }, pump);
    expect(await move(prepared)).toMatchObject({ outcome: 'synced', totals: { copied: 75 } });
    await expectEqual(prepared);
  }, 60_000);
});

const fetchCommand = /^(\S+ UID FETCH )([\d:,]+)( [^\r]*\r\n)/gm;

/** The server sees only the first half of the first sets of UIDs of a kind of FETCH, and answers OK. */
function shorten(kind: RegExp): ProxyFaults {
  let left = 2;
  return rewriteFetches(kind, (before, uids, after) =>
    uids.length < 2 || left-- <= 0 ? undefined : `${before}${uids.slice(0, uids.length / 2).join(',')}${after}`,
  );
}

/** The server refuses every FETCH of a kind that asks for this message, at most so often. */
function refuseOne(kind: RegExp, uid: number, most = Number.POSITIVE_INFINITY): ProxyFaults {
  let left = most;
  return rewriteFetches(kind, (before, uids, after) =>
    !uids.includes(uid) || left-- <= 0 ? undefined : `${before}${uids.join(',')} NONSENSE${after}`,
  );
}

function rewriteFetches(
  kind: RegExp,
  change: (before: string, uids: readonly number[], after: string) => string | undefined,
): ProxyFaults {
  return {
    fromClient: (chunk) =>
      Buffer.from(
        chunk
          .toString('latin1')
          .replace(fetchCommand, (whole, before: string, set: string, after: string) =>
            kind.test(after) ? (change(before, uidsOf(set), after) ?? whole) : whole,
          ),
        'latin1',
      ),
  };
}

function uidsOf(set: string): number[] {
  return set.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split(':').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}

/** As Exchange 2003 does: the flag is known, but not in APPEND. */
function refuseFlagged(): ProxyFaults {
  return {
    fromClient: (chunk) =>
      Buffer.from(chunk.toString('latin1').replace(/( APPEND [^\r]*)\\Flagged/g, '$1\\Xlagged'), 'latin1'),
  };
}

/** As Courier and Cyrus: dates before 1970 are no dates. */
function refuseEarlyDates(): ProxyFaults {
  return {
    fromClient: (chunk) =>
      Buffer.from(chunk.toString('latin1').replace(/( APPEND [^\r]*-)19[0-6]\d /g, '$1year '), 'latin1'),
  };
}

/** Once so many bytes were sent, everything that the server says next comes so much later. */
function slowCommit(bytes: number, delayMs: number): ProxyFaults {
  let held: Buffer[] | undefined;
  let isOver = false;
  return {
    fromServer: (chunk, connection) => {
      if (isOver || connection.sent.client < bytes) return chunk;
      if (held === undefined) {
        held = [];
        setTimeout(() => {
          isOver = true;
          connection.inject(Buffer.concat(held!).toString('latin1'));
        }, delayMs);
      }
      held.push(chunk);
      return Buffer.alloc(0);
    },
  };
}

it('a source that notices late that it was closed, because the target was lost, does not stop the next try', async () => {
  const prepared = await prepare('target', {
    fromClient: (chunk, connection) => {
      if (connection.number === 1 && chunk.includes(' APPEND ')) setImmediate(() => connection.cut());
      return chunk;
    },
  });
  const { source } = prepared;
  let closed = () => {};
  const isClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  let reads = 0;
  let late: Promise<unknown> = Promise.resolve();
  const read = source.read.bind(source);
  const close = source.close.bind(source);
  const waits: MoveProgress[] = [];
  const result = await move(prepared, {
    source: Object.assign(source, {
      read: (path: FolderPath, messages: Blocks<MessageInfo>) => {
        if (++reads > 1) return pausing(read(path, messages), () => late);
        return (async function* () {
          for await (const block of read(path, messages)) {
            yield block;
            await isClosed;
            late = sleep(300);
            await late;
            throw new MailError('connectionLost', 'It was closed a while ago.');
          }
        })();
      },
      close: async () => {
        if (reads > 0) closed();
        await close();
      },
    }),
    onProgress: (progress) => {
      if (progress.phase === 'waiting') waits.push(progress);
    },
  });
  expect(result.outcome).toBe('synced');
  expect(waits.map(({ waitReason }) => waitReason?.message).join()).not.toContain('a while ago');
  expect(new Set(waits.map(({ waitingUntil }) => waitingUntil)).size).toBe(1);
  await expectEqual(prepared);
});

/** The same items, each after something that is waited for. */
async function* pausing<T>(items: AsyncIterable<T>, until: () => Promise<unknown>): AsyncGenerator<T> {
  for await (const item of items) {
    await until();
    await sleep(20);
    yield item;
  }
}
