/** How many connections are opened to a server, and how fast. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { type ConnectionPermit, enterServer, knownCap } from '../../src/mail/imap/connection-gate.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { familyCaps, type ServerFamily, serverFamily } from '../../src/mail/imap/server-family.js';
import { Slots } from '../../src/runner/slots.js';
import { testEndpoint } from '../runner/harness.js';
import { startDovecot } from '../servers/dovecot.js';
import { startProxy } from '../servers/proxy.js';
import { mail, outgoing, store } from './contract.js';

describe('a server', () => {
  it.each<[ServerFamily, string, string, readonly string[], string]>([
    ['Dovecot', 'mail.x.edu', 'Welcome', ['IMAP4rev1'], 'Dovecot '],
    ['Dovecot', 'mail.x.edu', '[CAPABILITY IMAP4rev1] Dovecot (Debian) ready.', [], ''],
    ['Courier', 'mail.x.edu', 'Courier-IMAP ready. Copyright 1998-2024 Double Precision, Inc.', [], ''],
    ['Exchange', 'ex.x.edu', 'The Microsoft Exchange IMAP4 service is ready.', ['LITERAL+'], ''],
    ['ExchangeOnline', 'outlook.office365.com', 'The Microsoft Exchange IMAP4 service is ready. [QgBO]', [], ''],
    ['ExchangeOnline', 'relay.x.edu', 'ready', ['CLIENTNETWORKPRESENCELOCATION'], ''],
    ['Gmail', 'imap.gmail.com', 'Gimap ready for requests from 1.2.3.4', [], ''],
    ['Gmail', 'relay.x.edu', 'ready', ['x-gm-ext-1'], ''],
    ['Yahoo', 'imap.mail.yahoo.com', 'IMAP4rev1 server ready', [], ''],
    ['Stalwart', 'x.edu', 'Stalwart IMAP4rev2 at your service.', [], ''],
    ['Other', 'x.edu', 'ready', [], ''],
  ])('is %s at %s: "%s"', (family, host, greeting, capabilities, id) => {
    expect(serverFamily({ host, greeting, capabilities, id })).toBe(family);
  });
});

describe('places at a server', () => {
  let number = 0;
  let server = '';
  beforeEach(() => {
    vi.useFakeTimers();
    server = `gate-${++number}.test:143`;
  });
  afterEach(() => vi.useRealTimers());

  /** Asks for a place and tells whether it came within a moment. */
  async function ask(user: string): Promise<ConnectionPermit | undefined> {
    let got: ConnectionPermit | undefined;
    const stop = new AbortController();
    const asked = enterServer(server, user, stop.signal).then(
      (permit) => {
        got = permit;
      },
      () => {},
    );
    await vi.advanceTimersByTimeAsync(2000);
    stop.abort();
    await asked;
    return got;
  }

  async function meet(family: ServerFamily, loginMs = 5): Promise<void> {
    const scout = await enterServer(server, 'scout');
    scout.opened(family, loginMs);
    scout.leave();
  }

  it.each(Object.keys(familyCaps) as ServerFamily[])('one account gets as many as %s takes', async (family) => {
    await meet(family);
    const { perUser } = familyCaps[family];
    const permits: ConnectionPermit[] = [];
    for (let at = 0; at < perUser; at++) {
      const permit = await ask('u');
      permit?.opened(family, 5);
      permits.push(permit!);
    }
    expect(permits).not.toContain(undefined);
    expect(await ask('U')).toBeUndefined();
    permits[0]!.leave();
    permits[0]!.leave();
    expect(await ask('u')).toBeDefined();
    for (const permit of permits) permit.leave();
  });

  it('all accounts together get four at Courier, and the runner begins no more', async () => {
    expect(knownCap(server)).toBeUndefined();
    await meet('Courier');
    const permits = [];
    for (const user of ['a', 'b', 'c', 'd']) permits.push(await ask(user));
    for (const permit of permits) permit?.opened('Courier', 5);
    expect(permits).not.toContain(undefined);
    expect(await ask('e')).toBeUndefined();
    for (const permit of permits) permit?.leave();
    const slots = new Slots();
    const source = { ...testEndpoint, remoteServer: server.split(':')[0]!, port: 143 };
    const both = { source, target: { ...source, guid: 'target' } };
    expect([1, 2, 3].map(() => slots.take('Initial', both, 99))).toEqual([true, true, false]);
    slots.give('Initial', both);
    expect(slots.take('Incremental', both, 99)).toBe(true);
  });

  it('before it is known, and while logins go on, few begin; more when they go well, fewer when they do not', async () => {
    const first = await Promise.all(['a', 'b', 'c', 'd'].map((user) => ask(user)));
    expect(first).not.toContain(undefined);
    expect(await ask('e')).toBeUndefined();
    for (const permit of first) permit!.opened('Dovecot', 5);
    const users = Array.from({ length: 10 }, (_, at) => `n${at}`);
    const second: (ConnectionPermit | undefined)[] = [];
    for (const user of users) second.push(await ask(user));
    expect(second.filter((permit) => permit !== undefined).length).toBe(8);
    for (const permit of second) permit?.failed(new MailError('unavailable', 'Busy.'));
    expect(await ask('x')).toBeDefined();
    expect(await ask('y')).toBeUndefined();
  });

  it('one who waits in vain is told so, with a time to come again; or why nobody gets in', async () => {
    await meet('Courier');
    for (const user of ['a', 'b', 'c', 'd']) (await ask(user))!.opened('Courier', 5);
    const waiting = enterServer(server, 'e').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(40_000);
    const refused = (await waiting) as MailError;
    expect([refused.reason, refused.message]).toEqual([
      'throttled',
      `${server} is given no more than 4 connections at a time, and none has become free.`,
    ]);
    expect(refused.waitMs).toBeGreaterThanOrEqual(5000);
  });

  it.each([-1, 1])('nobody waits longer, or gives up earlier, because the clock is put by %i day', async (days) => {
    await meet('Courier');
    const [first] = await Promise.all(['a', 'b', 'c', 'd'].map(async (user) => (await ask(user))!));
    const came = enterServer(server, 'e');
    const given = enterServer(server, 'f').catch((error: unknown) => error);
    vi.setSystemTime(Date.now() + days * 86_400_000);
    await vi.advanceTimersByTimeAsync(20_000);
    first!.failed(new MailError('aborted', 'Stopped.'));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await came).toBeDefined();
    expect(await given).toMatchObject({ reason: 'throttled' });
  });

  it('a server that is not there is the reason for all who wait', async () => {
    const permits = [];
    for (const user of ['a', 'b', 'c', 'd']) permits.push(await ask(user));
    permits[0]!.failed(new MailError('timeout', 'No answer.'));
    expect(await ask('e')).toBeDefined();
    const waiting = enterServer(server, 'f').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await waiting).toMatchObject({ reason: 'timeout', message: 'No answer.' });
  });

  it.each([
    ['are spread at a far server', [800, 900], 800],
    ['are not spread at a near one, which may have been slow once', [5, 800], 0],
  ])('logins %s', async (_, logins, most) => {
    for (const loginMs of logins) await meet('Dovecot', loginMs);
    const came: number[] = [];
    const began = Date.now();
    const all = ['a', 'b', 'c', 'd', 'e'].map(async (user) => {
      await enterServer(server, user);
      came.push(Date.now() - began);
    });
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all(all);
    expect(came[0]).toBe(0);
    expect(Math.max(...came) > 0).toBe(most > 0);
    expect(Math.max(...came)).toBeLessThanOrEqual(most);
  });
});

it('a server that takes fewer connections than its kind usually does teaches it', async () => {
  const server = await startDovecot({ users: { u: 'secret' }, maxConnections: 2 });
  const mailbox = () =>
    new ImapMailbox({ host: '127.0.0.1', port: server.port, security: 'none', user: 'u', password: 'secret' });
  const [one, two, three] = [mailbox(), mailbox(), mailbox()];
  try {
    await one.open();
    await two.open();
    await expect(three.open()).rejects.toMatchObject({ reason: 'throttled' });
    const stop = new AbortController();
    const waiting = three.open(stop.signal);
    const early = await Promise.race([
      waiting.then(() => 'open'),
      new Promise((done) => setTimeout(done, 300, 'waits')),
    ]);
    expect(early).toBe('waits');
    await one.close();
    // The server may take a moment to see that a place is free: then the login is refused once more.
    await waiting.catch(() => undefined);
    await expect.poll(() => three.open().then(() => 'open'), { timeout: 10_000 }).toBe('open');
  } finally {
    await Promise.all([one, two, three].map((each) => each.close()));
    await server.stop();
  }
});

it('Exchange is recognised: its calendar is no mail, and it gets no mark of sent receipts', async () => {
  const server = await startDovecot({ users: { u: 'secret' } });
  const proxy = await startProxy(server.port, {
    fromServer: (chunk) =>
      Buffer.from(
        chunk
          .toString('latin1')
          .replace(/^\* OK (\[[^\]]*\] )?Dovecot.*ready\./, '* OK $1The Microsoft Exchange IMAP4 service is ready.')
          .replace(/("name" )"Dovecot"/, '$1"X"'),
        'latin1',
      ),
  });
  const mailbox = new ImapMailbox({
    host: '127.0.0.1',
    port: proxy.port,
    security: 'none',
    user: 'u',
    password: 'secret',
  });
  try {
    await mailbox.open();
    await mailbox.createFolder(['Calendar', 'Holidays']);
    await mailbox.createFolder(['Work', 'Notes']);
    const folders = await mailbox.listFolders();
    expect(folders.filter(({ notMail }) => notMail === true).map(({ path }) => path.join('/'))).toEqual([
      'Calendar/Holidays',
    ]);
    expect(folders.find(({ path }) => path.join('/') === 'Work/Notes')?.notMail).toBeUndefined();
    await store(mailbox, ['INBOX'], [outgoing(1, mail(1), { flags: ['\\Seen', '$MDNSent'] })]);
    await mailbox.changeFlags(['INBOX'], [{ uids: [1], add: ['$MDNSent', '\\Answered'], remove: [] }]);
    expect((await mailbox.listMessages(['INBOX'], 1, 9)).map(({ flags }) => flags)).toEqual([['\\Answered', '\\Seen']]);
  } finally {
    await mailbox.close();
    await proxy.stop();
    await server.stop();
  }
});
