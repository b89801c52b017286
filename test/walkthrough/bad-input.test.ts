import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { type Dovecot, freePort, startDovecot } from '../servers/dovecot.js';
import { runShell } from './shell.js';

let dovecot: Dovecot;
let state: string;
/** The state of this test cannot be opened; no runner can live on it. */
let damaged = false;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { anna: 'right' } });
}, 60_000);
afterAll(() => dovecot?.stop());
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'migsh-bad-'));
});
afterEach(async () => {
  if (!damaged) await stopRunner(openState(state));
  damaged = false;
  rmSync(state, { recursive: true, force: true });
});

const shell = (command: string) => runShell(['-NoProfile', '-NonInteractive', '-Command', command], { state });
const csv = (text: string): string => `([Text.Encoding]::UTF8.GetBytes("${text.replaceAll('\n', '`n')}"))`;
const endpoint = (name = 'E'): string =>
  `New-MigrationEndpoint -IMAP -Name ${name} -RemoteServer 127.0.0.1 -Port ${dovecot.port} -Security None | Out-Null; `;
const batch = (name: string, rows: string): string =>
  `New-MigrationBatch -Name ${name} -SourceEndpoint E -CSVData ${csv(`EmailAddress,UserName,Password\n${rows}`)}`;
const goodRow = 'anna@contoso.edu,anna,right';

describe('servers that cannot be reached', () => {
  const test = (server: string, port: number, security: string, more = ''): string =>
    `Test-MigrationServerAvailability -Imap -RemoteServer ${server} -Port ${port} -Security ${security} ${more} | ForEach-Object { "Result: $($_.Result)"; $_.Message; $_.ErrorDetail }`;

  it('an unknown host', async () => {
    const { stdout } = await shell(test('no-such-host.invalid', 993, 'Ssl'));
    expect(stdout).toContain('Result: Failed');
    expect(stdout).toContain("The connection to the server 'no-such-host.invalid' could not be completed.");
    expect(stdout).toContain('RemoteNameResolutionException');
  });

  it('a refused port', async () => {
    const { stdout } = await shell(test('127.0.0.1', await freePort(), 'None'));
    expect(stdout).toContain('Result: Failed');
    expect(stdout).toContain('ConnectionRefusedException');
  });

  it('TLS on a plain port', async () => {
    const { stdout } = await shell(test('127.0.0.1', dovecot.port, 'Ssl'));
    expect(stdout).toContain('TLS negotiation failed.');
  });

  it('a self-signed certificate, refused and accepted', async () => {
    const refused = await shell(test('localhost', dovecot.tlsPort, 'Ssl'));
    expect(refused.stdout).toContain('Result: Failed');
    expect(refused.stdout).toContain('AcceptUntrustedCertificates');
    const accepted = await shell(test('localhost', dovecot.tlsPort, 'Ssl', '-AcceptUntrustedCertificates'));
    expect(accepted.stdout).toContain('Result: Success');
  });

  it('an endpoint is not saved when its server does not answer', async () => {
    const port = await freePort();
    const { stdout, stderr } = await shell(
      `New-MigrationEndpoint -IMAP -Name E -RemoteServer 127.0.0.1 -Port ${port} -Security None; @(Get-MigrationEndpoint).Count`,
    );
    expect(stderr).toContain('MigrationServerConnectionFailedException');
    expect(stdout.trim().split('\n')).toEqual([
      `WARNING: 127.0.0.1:${port}: the connection was refused (connect ECONNREFUSED 127.0.0.1:${port}). Check -Port.`,
      '0',
    ]);
  });

  it('a server that says nothing', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { stdout } = await shell(test('127.0.0.1', port, 'None'));
    silent.close();
    expect(stdout).toContain('timed out after 00:00:15');
  });
});

describe('what is typed wrong', () => {
  const cases: readonly (readonly [name: string, command: string, error: string])[] = [
    ['a mistyped cmdlet', 'Get-MigrationBatchh', "The term 'Get-MigrationBatchh' is not recognized"],
    [
      'a mistyped parameter',
      'Get-MigrationBatch -Identidy x',
      "A parameter cannot be found that matches parameter name 'Identidy'.",
    ],
    [
      'an unknown batch',
      'Get-MigrationBatch nope',
      '|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The migration batch "nope" can\'t be found.',
    ],
    [
      'an unknown endpoint',
      'Get-MigrationEndpoint nope',
      "The migration endpoint 'nope' couldn't be found. Reason: The migration endpoint 'nope' couldn't be found.",
    ],
    ['an unknown user', 'Get-MigrationUser nope@contoso.edu', 'The migration user "nope@contoso.edu" can\'t be found.'],
    [
      'a missing mandatory parameter',
      'New-MigrationEndpoint -IMAP -Name x',
      'missing mandatory parameters: RemoteServer',
    ],
    [
      'a missing CSV file',
      'New-MigrationBatch -Name B -SourceEndpoint E -CSVData ([IO.File]::ReadAllBytes("/nope/x.csv"))',
      "Could not find a part of the path '/nope/x.csv'.",
    ],
    ['a confirmation without a person', 'Remove-MigrationEndpoint E', 'PowerShell is in NonInteractive mode.'],
    [
      'syncs above migrations',
      'New-MigrationEndpoint -IMAP -Name x -RemoteServer y -MaxConcurrentMigrations 2 -MaxConcurrentIncrementalSyncs 3',
      "MaxConcurrentIncrementalSyncs can't be greater than MaxConcurrentMigrations.",
    ],
  ];
  it.each(cases)('%s', async (_name, command, error) => {
    const { stderr } = await shell(endpoint() + command);
    expect(stderr).toContain(error);
  });

  it('exit codes are those of pwsh', async () => {
    expect((await shell("throw 'x'")).exitCode).toBe(1);
    expect((await shell('Get-MigrationBatch nope; 1')).exitCode).toBe(0);
    expect((await shell('Get-MigrationBatch nope')).exitCode).toBe(1);
  });

  it('a batch name twice, an endpoint in use', async () => {
    const { stderr, stdout } = await shell(
      `${endpoint()}${batch('B', goodRow)} | Out-Null; ${batch('b', goodRow)}; Remove-MigrationEndpoint E -Confirm:$false; @(Get-MigrationBatch).Count; @(Get-MigrationEndpoint).Count`,
    );
    expect(stderr).toContain('The migration batch already exists.');
    expect(stderr).toContain(`The migration endpoint 'E' can't be removed because migration batches use it: "B".`);
    expect(stdout.trim().split('\n')).toEqual(['1', '1']);
  });
});

describe('broken CSV files create nothing', () => {
  const cases: readonly (readonly [name: string, text: string, error: string])[] = [
    ['empty', '', "Upload file can't be empty"],
    [
      'a required column missing',
      'EmailAddress,UserName\na@x.edu,a',
      'Column "Password" is missing from the CSV file. The import process can\'t continue because this column is required.',
    ],
    [
      'a row that is too short',
      'EmailAddress,UserName,Password\na@x.edu,a',
      'Row 1 has the wrong number of columns. Expected number: 3. Actual number: 2. Please edit this row and re-submit the file.',
    ],
    ['an unknown column', 'EmailAddress,UserName,Password,Color\na@x.edu,a,p,red', 'Color'],
    ['semicolons of Excel', 'EmailAddress;UserName;Password\na@x.edu;a;p', 'comma'],
    ['an address twice', 'EmailAddress,UserName,Password\na@x.edu,a,p\nA@x.edu,b,q', '2'],
  ];
  it.each(cases)('%s', async (_name, text, error) => {
    const { stdout, stderr } = await shell(
      `${endpoint()}New-MigrationBatch -Name B -SourceEndpoint E -CSVData ${csv(text)}; @(Get-MigrationBatch).Count`,
    );
    expect(stderr).toContain(error);
    expect(stdout.trim()).toBe('0');
    expect(stderr).not.toContain('a@x.edu,a,p');
  });
});

describe('a user who cannot log in', () => {
  it('fails with the server’s words, the other one is migrated', async () => {
    const rows = `bad@contoso.edu,anna,wrong\n${goodRow}`;
    const { stdout } = await shell(
      `${endpoint()}${batch('B', rows)} -AutoStart | Out-Null; while ((Get-MigrationBatch B).Status -notlike 'Synced*') { Start-Sleep -Milliseconds 100 }; "$((Get-MigrationBatch B).Status)"; Get-MigrationUser -BatchId B | ForEach-Object { "$($_.Identity) $($_.Status) $($_.ErrorSummary)" }`,
    );
    const [status, ...users] = stdout.trim().split('\n');
    expect(status).toBe('SyncedWithErrors');
    expect(users.join('\n')).toContain(
      'bad@contoso.edu Failed ImapInvalidCredentialsException: The username or password for this account is incorrect.',
    );
    expect(users.join('\n')).toContain('anna@contoso.edu Synced');
    expect(stdout).not.toContain('wrong');
  });
});

describe('a damaged or foreign state', () => {
  it('a file cut in half is named and left as it is', async () => {
    await shell(`${endpoint()}${batch('B', goodRow)} | Out-Null`);
    damaged = true;
    const file = join(state, 'organization.json');
    truncateSync(file, Math.floor(readFileSync(file).length / 2));
    const before = readFileSync(file, 'utf8');
    const { stderr } = await shell(`Get-MigrationBatch; ${endpoint('F')}`);
    expect(stderr).toContain(file);
    expect(stderr).toMatch(/\.bak/);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('a state folder of a newer version is refused', async () => {
    damaged = true;
    writeFileSync(
      join(state, 'organization.json'),
      JSON.stringify({ version: 99, endpoints: [], batches: [], config: {} }),
    );
    const { stderr } = await shell('Get-MigrationEndpoint');
    expect(stderr).toContain('was written by a newer migsh');
  });

  it('two shells that write at once lose nothing', async () => {
    const create = (from: number): string =>
      `${from}..${from + 9} | ForEach-Object { New-MigrationEndpoint -IMAP -Name "E$_" -RemoteServer 127.0.0.1 -SkipVerification | Out-Null }`;
    await Promise.all([shell(create(0)), shell(create(100))]);
    const { stdout } = await shell('@(Get-MigrationEndpoint).Count');
    expect(stdout.trim()).toBe('20');
  });
});
