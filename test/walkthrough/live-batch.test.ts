import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleUsers } from '../../demo/sample-mail.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { maildirPath } from '../../state/paths.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { runShell } from './shell.js';
import { accountOn, accounts, fillSource, migrationCsv } from './source.js';

/** What is done to a batch while it lives, from outside, with real mail. */

let dovecot: Dovecot;
let state: string;

beforeAll(async () => {
  dovecot = await startDovecot({ users: accounts });
  await fillSource(dovecot.port, 15);
}, 120_000);
afterAll(() => dovecot?.stop());
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'migsh-live-'));
  writeFileSync(join(state, 'users.csv'), migrationCsv(), { mode: 0o600 });
});
afterEach(async () => {
  await stopRunner(openState(state));
  rmSync(state, { recursive: true, force: true });
});

/** Runs a script that must not fail; what it printed, as lines. */
async function script(...lines: string[]): Promise<string[]> {
  const file = join(state, 'script.ps1');
  writeFileSync(file, ["$ErrorActionPreference = 'Stop'", ...lines].join('\n'));
  const { stdout, stderr, exitCode } = await runShell(['-NoProfile', '-NonInteractive', '-File', file], { state });
  expect([stderr, exitCode]).toEqual(['', 0]);
  return stdout.trim().split('\n');
}

const endpoint = (): string =>
  `New-MigrationEndpoint -IMAP -Name E -RemoteServer 127.0.0.1 -Port ${dovecot.port} -Security None | Out-Null`;
const batch = (more = ''): string =>
  `New-MigrationBatch -Name B -SourceEndpoint E -CSVData ([IO.File]::ReadAllBytes('${state}/users.csv')) ${more} | Out-Null`;
const until = (status: string): string =>
  `while ((Get-MigrationBatch B).Status -ne '${status}') { Start-Sleep -Milliseconds 50 }`;

const [first] = sampleUsers();
const inbox = (): string => join(maildirPath(state, first!.emailAddress), 'cur');

async function expectEverything(): Promise<void> {
  for (const user of sampleUsers()) {
    const source = await contentsOf(accountOn(dovecot.port, user.userName));
    expect(await contentsOf(new MaildirMailbox({ root: maildirPath(state, user.emailAddress) }))).toEqual(source);
  }
}

describe('a batch that lives', () => {
  it('stops in the middle, and goes on where it was', async () => {
    const [status] = await script(
      endpoint(),
      batch('-AutoStart'),
      `while (@(Get-ChildItem '${inbox()}' -ErrorAction Ignore).Count -lt 20) { Start-Sleep -Milliseconds 5 }`,
      'Stop-MigrationBatch B -Confirm:$false',
      until('Stopped'),
      '(Get-MigrationUser -BatchId B).StatusSummary | Sort-Object -Unique',
    );
    expect(status).toBe('Stopped');
    const arrived = readdirSync(inbox()).length;
    const whole = (await contentsOf(accountOn(dovecot.port, first!.userName))).length;
    expect(arrived).toBeLessThan(whole);
    await script('Start-MigrationBatch B', until('Synced'));
    await expectEverything();
  });

  it('takes in an edited CSV: a password that was wrong, and a user who was left out', async () => {
    const [head, ...rows] = migrationCsv().trim().split('\r\n');
    const wrong = rows[1]!.replace(/"[^"]*"$/, '"wrong"');
    writeFileSync(join(state, 'users.csv'), [head, rows[0], wrong, ''].join('\r\n'));
    writeFileSync(join(state, 'fixed.csv'), [head, rows[1], ''].join('\r\n'));
    writeFileSync(join(state, 'more.csv'), [head, ...rows, ''].join('\r\n'));
    const read = (name: string): string => `-CSVData ([IO.File]::ReadAllBytes('${state}/${name}'))`;
    const shown = await script(
      endpoint(),
      batch('-AutoStart'),
      until('SyncedWithErrors'),
      '(Get-MigrationUser -Status Failed).Identity',
      `Set-MigrationBatch B ${read('fixed.csv')}`,
      'Start-MigrationBatch B',
      until('Synced'),
      `Set-MigrationBatch B -AddUsers ${read('more.csv')}`,
      until('Synced'),
      '(Get-MigrationBatch B).TotalCount',
    );
    expect(shown).toEqual([sampleUsers()[1]!.emailAddress, '3']);
    await expectEverything();
  });

  it('waits for its start, and is completed by the clock', async () => {
    const shown = await script(
      endpoint(),
      batch('-AutoStart -StartAfter (Get-Date).AddSeconds(3) -CompleteAfter (Get-Date).AddSeconds(4)'),
      '(Get-MigrationBatch B).Status.Value',
      until('Completed'),
      '(Get-MigrationUser -BatchId B).Status.Value | Sort-Object -Unique',
      'Remove-MigrationBatch B -Confirm:$false',
      'while (Get-MigrationBatch) { Start-Sleep -Milliseconds 50 }',
    );
    expect(shown).toEqual(['Waiting', 'Completed']);
    await expectEverything();
  });
});
