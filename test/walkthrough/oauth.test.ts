/** Endpoints whose application logs in for the users: tokens from a real token endpoint, at a Dovecot that looks them up. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { TokenSource } from '../../src/mail/oauth/token-source.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { startTokenServer, type TokenServer } from '../servers/token-server.js';
import { movedByShell } from './moved-by-shell.js';
import { runShell } from './shell.js';

const secret = 'the-client-secret';
let tokens: TokenServer;
let server: Dovecot;
let folder: string;

beforeAll(async () => {
  tokens = await startTokenServer({ clientId: 'app-1', clientSecret: secret, mailbox: 'anna' });
  server = await startDovecot({ users: { anna: 'a', bert: 'b' }, introspectionUri: tokens.introspectionUri });
  for (const user of ['anna', 'bert']) {
    const source = withPassword(user);
    await source.open();
    await store(source, ['INBOX'], [outgoing(1, mail(1)), outgoing(2, mail(2))]);
    await source.close();
  }
}, 90_000);
afterAll(async () => {
  await server?.stop();
  await tokens?.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migsh-oauth-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withPassword = (user: 'anna' | 'bert' | string): ImapMailbox =>
  new ImapMailbox({ host: '127.0.0.1', port: server.port, security: 'none', user, password: user[0]! });

const application = (clientSecret = secret): string =>
  `-Authentication OAuth -OAuthTokenUri '${tokens.tokenUri}' -OAuthClientId app-1 -OAuthClientSecret (ConvertTo-SecureString '${clientSecret}' -AsPlainText -Force)`;

const csv = (...users: readonly string[]): string =>
  `EmailAddress,UserName\n${users.map((user) => `${user}@contoso.edu,${user}\n`).join('')}`;

test('an application with a client secret moves mail, and the CSV needs no passwords', async () => {
  const [moved] = await movedByShell(server.port, csv('anna'), ['anna@contoso.edu'], application());
  expect(moved).toEqual(await contentsOf(withPassword('anna')));
});

test('a service account logs in as each user', async () => {
  const key = join(folder, 'key.json');
  writeFileSync(key, tokens.keyFile);
  const moved = await movedByShell(
    server.port,
    csv('anna', 'bert'),
    ['anna@contoso.edu', 'bert@contoso.edu'],
    `-OAuthKeyFileData ([IO.File]::ReadAllBytes('${key}'))`,
  );
  expect(moved).toEqual([await contentsOf(withPassword('anna')), await contentsOf(withPassword('bert'))]);
});

test('connections share a token, and get a new one when the server has revoked it', async () => {
  const source = new TokenSource({
    kind: 'ClientSecret',
    tokenUri: tokens.tokenUri,
    clientId: 'app-1',
    scope: 'mail',
    secret,
  });
  const open = async (): Promise<void> => {
    const mailbox = new ImapMailbox({
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'anna',
      password: '',
      tokens: source,
    });
    await mailbox.open();
    await mailbox.close();
  };
  const before = tokens.issued;
  await open();
  await open();
  expect(tokens.issued - before).toBe(1);
  tokens.revoke();
  await open();
  expect(tokens.issued - before).toBe(2);
});

const endpoint = (more: string): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  runShell(
    [
      '-NoProfile',
      '-Command',
      `New-MigrationEndpoint -IMAP -Name S -RemoteServer 127.0.0.1 -Port ${server.port} -Security None ${more}`,
    ],
    { state: folder },
  );

test.each([
  ['a wrong secret', () => application('wrong'), 'Could not get a token from 127.0.0.1'],
  ['no secret', () => `-Authentication OAuth -OAuthClientId app-1`, 'OAuth needs the application that logs in'],
  [
    'a contradiction',
    () => `-Authentication Basic -OAuthClientId app-1`,
    '-OAuthClientId is for -Authentication OAuth.',
  ],
  [
    'no TLS',
    () => application().replace(tokens.tokenUri, 'http://login.example.com/t'),
    'Tokens must be asked for at an https:// address',
  ],
  ['a wrong file', () => `-OAuthKeyFileData ([byte[]](1, 2))`, "-OAuthKeyFileData isn't the JSON key file"],
])('%s is refused with its reason', async (_what, parameters, said) => {
  const { stdout, stderr } = await endpoint(parameters());
  expect(stdout).toBe('');
  expect(stderr.replace(/\s+\|?\s*/g, ' ')).toContain(said);
  expect(stderr).not.toContain(secret);
});

test('no secret is stored or shown in clear', async () => {
  const { stdout } = await endpoint(`${application()} | Format-List *`);
  expect(stdout).toMatch(/Authentication\s+: OAuth/);
  expect(stdout).not.toContain(secret);
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    const path = join(folder, name);
    if (statSync(path).isFile()) expect(readFileSync(path, 'utf8')).not.toContain(secret);
  }
});
