import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { maildirPath } from '../../state/paths.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { runShell } from './shell.js';
import { accounts, fillSource, migrationCsv } from './source.js';

// Test-MigrationBatch against a real source and a local target that is damaged on purpose.

let source: Dovecot;
let state: string;

beforeAll(async () => {
  source = await startDovecot({ users: accounts });
  await fillSource(source.port, 1);
  state = mkdtempSync(join(tmpdir(), 'migsh-test-batch-'));
  writeFileSync(join(state, 'users.csv'), migrationCsv());
  await shell(
    `$null = New-MigrationEndpoint -IMAP -Name S -RemoteServer 127.0.0.1 -Port ${source.port} -Security None`,
    '$null = New-MigrationBatch -Name B -SourceEndpoint S -CSVData ([IO.File]::ReadAllBytes("users.csv")) -AutoStart',
    "while ((Get-MigrationBatch B).Status -ne 'Synced') { Start-Sleep -Milliseconds 100 }",
  );
}, 90_000);

afterAll(async () => {
  await stopRunner(openState(state));
  await source?.stop();
  rmSync(state, { recursive: true, force: true });
});

async function run(...lines: string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const script = join(state, 'script.ps1');
  writeFileSync(script, lines.join('\n'));
  return await runShell(['-NoProfile', '-NonInteractive', '-File', script], { state });
}

async function shell(...lines: string[]): Promise<string> {
  const { stdout, stderr } = await run(...lines);
  expect(stderr).toBe('');
  return stdout;
}

const sums = (switches = ''): string =>
  `Test-MigrationBatch B ${switches} | Measure-Object Expected, Present, Missing, Extra -Sum | ForEach-Object { $_.Sum }`;

const numbers = (text: string): number[] => text.trim().split('\n').map(Number);

it('says that everything is there, folder by folder, and copies nothing', async () => {
  for (const switches of ['', '-Deep']) {
    const [expected, present, missing, extra] = numbers(await shell(sums(switches)));
    expect({ present, missing, extra }).toEqual({ present: expected, missing: 0, extra: 0 });
    expect(expected).toBeGreaterThan(10);
  }
  const results = await shell('Test-MigrationBatch B | Group-Object Result -NoElement | ForEach-Object Name');
  expect(results).toBe('Passed\n');
});

it('names what is missing, counts what is too much, sees changed bytes with -Deep only', async () => {
  const user = migrationCsv().split('\r\n')[1]!.split(',')[0]!.replaceAll('"', '');
  const inbox = join(maildirPath(state, user), 'cur');
  const [gone, changed, doubled] = readdirSync(inbox).sort();
  const lost = readFileSync(join(inbox, gone!));
  rmSync(join(inbox, gone!));
  copyFileSync(join(inbox, doubled!), join(inbox, '1.extra.host:2,S'));
  const one = `Test-MigrationBatch B -Users ${user}`;
  const row = `${one} | Where-Object Folder -eq INBOX | ForEach-Object { "$($_.Result) $($_.Missing) $($_.Extra)" }`;
  expect(await shell(row)).toBe('Missing 1 1\n');
  const subject = /^Subject: (\w+)/im.exec(lost.toString('latin1'))![1]!;
  expect(await shell(`(${one}).MissingMessages | ForEach-Object { "$($_.Folder): $($_.Subject)" }`)).toContain(
    `INBOX: ${subject}`,
  );
  appendFileSync(join(inbox, changed!), 'one more line\r\n');
  expect(await shell(row)).toBe('Missing 1 1\n');
  expect(await shell(row.replace('B -Users', 'B -Deep -Users'))).toBe('Missing 2 2\n');
});

it('an unknown batch or user is Exchange’s error', async () => {
  expect((await run('Test-MigrationBatch nope')).stderr).toContain('The migration batch "nope" can\'t be found.');
  expect((await run('Test-MigrationBatch B -Users x@y.z')).stderr).toContain(
    'The migration user "x@y.z" can\'t be found in the batch "B".',
  );
});

it('a server that does not answer is told for each user, the others are looked at', async () => {
  await source.stop();
  const { stderr } = await run('Test-MigrationBatch B');
  expect(stderr.match(/could not|refused|connect/gi)?.length).toBeGreaterThanOrEqual(3);
});
