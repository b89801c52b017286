import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { ImapOptions, ImapServer } from '../../src/mail/imap/options.js';
import { probeServer } from '../../src/mail/imap/probe.js';
import { type Dovecot, freePort, startDovecot } from '../servers/dovecot.js';

let server: Dovecot;
let mute: Server;
beforeAll(async () => {
  server = await startDovecot({ users: { alan: 'secret', 'terry.adams': 'pw' }, admins: { mailadmin: 'root' } });
  mute = createServer(() => {});
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
}, 30_000);
afterAll(async () => {
  mute?.close();
  await server?.stop();
});

const mutePort = () => (mute.address() as { port: number }).port;

describe('probeServer', () => {
  it.each(['none', 'tls', 'ssl'] as const)('reads the capabilities over %s', async (security) => {
    const port = security === 'ssl' ? server.tlsPort : server.port;
    const result = await probeServer({ host: '127.0.0.1', port, security, acceptUntrusted: true });
    expect(result.capabilities).toContain('AUTH=PLAIN');
    expect(result.capabilities).toContain('IMAP4REV1');
    expect(result.tls?.version).toBe(security === 'none' ? undefined : 'TLSv1.3');
  });

  it.each<[string, () => Promise<ImapServer>, string]>([
    ['an unknown host', async () => ({ host: 'no-such-host.invalid', port: 993, security: 'ssl' }), 'hostNotFound'],
    ['a closed port', async () => ({ host: '127.0.0.1', port: await freePort(), security: 'none' }), 'refused'],
    [
      'a self-signed certificate',
      async () => ({ host: '127.0.0.1', port: server.tlsPort, security: 'ssl' }),
      'certificate',
    ],
    [
      'a self-signed certificate after STARTTLS',
      async () => ({ host: '127.0.0.1', port: server.port, security: 'tls' }),
      'certificate',
    ],
    ['TLS to a plain port', async () => ({ host: '127.0.0.1', port: server.port, security: 'ssl' }), 'tls'],
    [
      'a silent server',
      async () => ({ host: '127.0.0.1', port: mutePort(), security: 'none', connectTimeoutMs: 300 }),
      'timeout',
    ],
    [
      'plain text to a TLS port',
      async () => ({ host: '127.0.0.1', port: server.tlsPort, security: 'none', connectTimeoutMs: 1000 }),
      'timeout',
    ],
  ])('tells %s apart', async (_, where, reason) => {
    const failure = await probeServer(await where()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'MailError', reason });
  });
});

describe('logging in', () => {
  const account = (options: Partial<ImapOptions>): ImapMailbox =>
    new ImapMailbox({
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'alan',
      password: 'secret',
      ...options,
    });

  it.each<[string, Partial<ImapOptions>]>([
    ['a user', {}],
    ['a user over STARTTLS', { security: 'tls', acceptUntrusted: true }],
    ['an administrator as user*admin', { user: 'terry.adams*mailadmin', password: 'root' }],
    [
      'an administrator with an authorization identity',
      { user: 'mailadmin', password: 'root', authzid: 'terry.adams' },
    ],
  ])('works for %s', async (_, options) => {
    const mailbox = account(options);
    await mailbox.open();
    expect((await mailbox.listFolders()).map(({ path }) => path.join('/'))).toContain('INBOX');
    await mailbox.close();
  });

  it('refuses a wrong password without repeating it', async () => {
    const failure: Error = await account({ password: 'wrong-password' })
      .open()
      .then(
        () => new Error('no error'),
        (error: Error) => error,
      );
    expect(failure).toMatchObject({
      reason: 'authentication',
      serverText: expect.stringContaining('Authentication failed'),
    });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + String(failure.cause)).not.toContain(
      'wrong-password',
    );
  });

  it('never reads the administrator’s own mailbox where a server has no SASL PLAIN', async () => {
    const withoutSasl = createServer((socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
      socket.on('data', (lines) => {
        for (const line of lines.toString('latin1').split('\r\n').filter(Boolean))
          socket.write(`${line.split(' ')[0]} OK done\r\n`);
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => withoutSasl.listen(0, '127.0.0.1', resolve));
    const { port } = withoutSasl.address() as { port: number };
    const opening = account({ port, user: 'mailadmin', password: 'root', authzid: 'alan' }).open();
    await expect(opening).rejects.toMatchObject({
      reason: 'authentication',
      message: `Could not log in to 127.0.0.1:${port} as mailadmin for alan: the server does not offer AUTH=PLAIN.`,
    });
    withoutSasl.close();
  });

  it('stops at once when it is told to', async () => {
    const stop = new AbortController();
    const opening = account({ port: mutePort() }).open(stop.signal);
    stop.abort();
    await expect(opening).rejects.toMatchObject({ reason: 'aborted' });
  });
});
