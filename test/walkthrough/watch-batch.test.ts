/** Watch-MigrationBatch: a table that keeps itself up to date at a terminal, lines in a pipe. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { TerminalSession } from '../entries/terminal-session.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { runShell } from './shell.js';
import { accounts, fillSource, migrationCsv } from './source.js';

let server: Dovecot;
let state = '';
beforeAll(async () => {
  server = await startDovecot({ users: accounts });
  await fillSource(server.port, 4);
}, 90_000);
afterAll(async () => {
  await server?.stop();
});
beforeEach(() => {
  state = realpathSync(mkdtempSync(join(tmpdir(), 'migsh-watch-')));
  writeFileSync(join(state, 'users.csv'), `${migrationCsv()}lost@contoso.edu,lost,wrong\r\n`);
});
afterEach(async () => {
  await stopRunner(openState(state));
  rmSync(state, { recursive: true, force: true });
});

const begin = (): string =>
  [
    `New-MigrationEndpoint -IMAP -Name S -RemoteServer 127.0.0.1 -Port ${server.port} -Security None | Out-Null`,
    `New-MigrationBatch -Name B -SourceEndpoint S -CSVData ([IO.File]::ReadAllBytes('users.csv')) -AutoStart | Out-Null`,
  ].join('\n');

test('in a pipe it gives a line for each user whose figures changed, until nothing moves', async () => {
  const script = `${begin()}\nWatch-MigrationBatch B -RefreshInterval 1 | ForEach-Object { "$($_.Identity) $($_.Status) $($_.PercentageComplete) $($_.StallReason)$($_.CurrentFolder) $($_.SyncedItemCount)/$($_.TotalItemsInSourceMailboxCount)" }`;
  writeFileSync(join(state, 'watch.ps1'), script);
  const { stdout, stderr } = await runShell(['-NoProfile', '-File', 'watch.ps1'], { state });
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  const last = new Map(lines.map((line) => [line.split(' ')[0]!, line]));
  expect(last.size).toBe(4);
  for (const [address, line] of last)
    if (address !== 'lost@contoso.edu') expect(line).toMatch(/^\S+ Synced 100 {2}(\d+)\/\1$/);
  expect(last.get('lost@contoso.edu')).toMatch(/^lost@contoso.edu Failed 0 The username or password .*incorrect/);
  expect(new Set(lines).size).toBe(lines.length);
});

test('redirected it prints lines, the last of each user with its end', async () => {
  writeFileSync(join(state, 'watch.ps1'), `${begin()}\nWatch-MigrationBatch -RefreshInterval 1`);
  const { stdout } = await runShell(['-NoProfile', '-File', 'watch.ps1'], { state });
  const ends = stdout.split('\n').filter((line) => / (Synced|Failed) /.test(line));
  expect(ends).toHaveLength(4);
  for (const line of ends)
    expect(line).toMatch(/^\d\d:\d\d:\d\d \S+@\S+ (Synced (\d+)\/\2 100% |Failed 0\/0 0% 0 B The user)/);
  expect(stdout).not.toContain('\x1b');
});

test('at a terminal it is one table, painted over', async () => {
  writeFileSync(join(state, 'begin.ps1'), begin());
  const environment = { MIGSH_STATE: state, NO_COLOR: undefined };
  const terminal = new TerminalSession(['-NoLogo', '-NoProfile'], { cwd: state, environment });
  try {
    await terminal.untilAsked(1);
    await terminal.enter('./begin.ps1');
    await terminal.enter('Watch-MigrationBatch B -RefreshInterval 1');
    const { lines } = terminal.screen;
    expect(lines.filter((line) => line.startsWith('Identity'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('B: '))).toEqual([
      expect.stringMatching(/^B: SyncedWithErrors, 3 of 4 mailboxes synced, 1 failed, [\d.]+ \w+, 0 B\/min$/),
    ]);
    expect(lines.filter((line) => line.includes('100%'))).toHaveLength(3);
  } finally {
    terminal.end();
  }
});
