/** Access tokens that end in the middle of a move: a state that passes, not a failure. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { TokenSource } from '../../src/mail/oauth/token-source.js';
import { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveProgress } from '../../src/migration/mailbox/types.js';
import { pauseText } from '../../src/runner/failures.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { startDovecot } from '../servers/dovecot.js';
import { startProxy } from '../servers/proxy.js';
import { startTokenServer } from '../servers/token-server.js';
import { contentsOf } from './compare.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-tokens-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

it('are asked for once, however many connections begin at a time, and once when they have expired', async () => {
  const tokens = await startTokenServer({ clientId: 'app', clientSecret: 'hidden', mailbox: 'a', lifetime: 2 });
  try {
    const source = new TokenSource({
      kind: 'ClientSecret',
      tokenUri: tokens.tokenUri,
      clientId: 'app',
      secret: 'hidden',
      scope: 'x',
    });
    const take = async () => new Set(await Promise.all(Array.from({ length: 20 }, (_, at) => source.token(`u${at}`))));
    const [first] = await take();
    expect(tokens.issued).toBe(1);
    expect(await take()).toEqual(new Set([first]));
    // A token is used for half its life.
    await new Promise((done) => setTimeout(done, 1_100));
    expect(await take()).not.toContain(first);
    expect(tokens.issued).toBe(2);
    tokens.revoke();
    for (const one of await take()) await source.refuse('u0', one);
    expect((await take()).size).toBe(1);
    expect(tokens.issued).toBe(3);
  } finally {
    await tokens.stop();
  }
});

it.each(['source', 'target'] as const)('at the %s: the move goes on with a new one', async (side) => {
  const tokens = await startTokenServer({ clientId: 'app', clientSecret: 'hidden', mailbox: side });
  const server = await startDovecot({
    users: { source: 'secret', target: 'secret' },
    introspectionUri: tokens.introspectionUri,
  });
  let isOver = false;
  // As Exchange Online does after an hour: the connection is told so, and the old token opens nothing any more.
  const proxy = await startProxy(server.port, {
    fromServer: (chunk, connection) => {
      if (connection.number > 1) return chunk;
      if (isOver) return Buffer.alloc(0);
      const passed = connection.sent.client + connection.sent.server;
      // Between two answers, not in the midst of a message.
      if (passed < 150_000 || !/^\S+ OK [^\r]*\r\n$/m.test(chunk.toString('latin1').slice(-200))) return chunk;
      isOver = true;
      tokens.revoke();
      // The goodbye is read before the connection is gone.
      setTimeout(() => connection.cut(), 500);
      return Buffer.concat([chunk, Buffer.from('* BYE Session invalidated - AccessTokenExpired\r\n')]);
    },
  });
  const account = (user: 'source' | 'target', byToken: boolean) =>
    new ImapMailbox({
      host: '127.0.0.1',
      port: byToken ? proxy.port : server.port,
      security: 'none',
      user,
      password: byToken ? '' : 'secret',
      ...(byToken
        ? {
            tokens: new TokenSource({
              kind: 'ClientSecret',
              tokenUri: tokens.tokenUri,
              clientId: 'app',
              secret: 'hidden',
              scope: 'x',
            }),
          }
        : {}),
    });
  try {
    const filled = account('source', false);
    await filled.open();
    await store(
      filled,
      ['INBOX'],
      Array.from({ length: 150 }, (_, at) => outgoing(at + 1, mail(at + 1, 'x'.repeat(9000)))),
    );
    await filled.close();
    const waits: MoveProgress[] = [];
    const result = await moveMailbox({
      source: account('source', side === 'source'),
      target: account('target', side === 'target'),
      journalDir: join(dir, 'journal'),
      limits: { reconnectDelayMs: 5, settleMs: 20, blockMessages: 10 },
      onProgress: (progress) => {
        if (progress.phase === 'waiting') waits.push(progress);
      },
    });
    expect(result).toMatchObject({ outcome: 'synced', totals: { total: 150, copied: 150, failed: 0 } });
    expect(await contentsOf(account('target', false))).toEqual(await contentsOf(filled));
    expect(isOver).toBe(true);
    expect(tokens.issued).toBe(2);
    expect(waits.map(({ waitReason }) => pauseText(waitReason!))).toEqual([
      expect.stringMatching(/^Paused: access token expired, a new one is fetched\. .*AccessTokenExpired/),
    ]);
  } finally {
    await proxy.stop();
    await server.stop();
    await tokens.stop();
  }
});
