import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleUsers } from '../../demo/sample-mail.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { stopRunner } from '../../src/runner/ensure.js';
import { liveRunner, openState } from '../../state/folder.js';
import { mailboxesFolder, maildirPath } from '../../state/paths.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { masked, runShell } from './shell.js';
import { accountOn, accounts, fillSource, migrationCsv } from './source.js';

let dovecot: Dovecot;
let state: string;

beforeAll(async () => {
  dovecot = await startDovecot({ users: accounts });
  await fillSource(dovecot.port, 15);
}, 120_000);
afterAll(() => dovecot?.stop());

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'migsh-walk-'));
  writeFileSync(join(state, 'IMAPmigration_1.csv'), migrationCsv(), { mode: 0o600 });
});
afterEach(async () => {
  await stopRunner(openState(state));
  rmSync(state, { recursive: true, force: true });
});

/** The documented walkthrough; names, ports, trust and paths are the test's. */
function walkthrough(): string[] {
  const trust = '-AcceptUntrustedCertificates';
  return [
    'Connect-ExchangeOnline -UserPrincipalName admin@contoso.edu -ShowBanner:$false',
    `Test-MigrationServerAvailability -IMAP -RemoteServer localhost -Port ${dovecot.tlsPort} -Security Ssl ${trust}`,
    `New-MigrationEndpoint -IMAP -Name IMAPEndpoint -RemoteServer localhost -Port ${dovecot.port} -Security Tls ${trust} -MaxConcurrentMigrations 50 -MaxConcurrentIncrementalSyncs 25`,
    'Get-MigrationEndpoint IMAPEndpoint | Format-List EndpointType,RemoteServer,Port,Security,Max*',
    `New-MigrationBatch -Name IMAPBatch1 -SourceEndpoint IMAPEndpoint -CSVData ([System.IO.File]::ReadAllBytes("${join(state, 'IMAPmigration_1.csv')}")) -AutoStart`,
    "while ((Get-MigrationBatch IMAPBatch1).Status -ne 'Synced') { Start-Sleep 1 }",
    'Get-MigrationBatch -Identity IMAPBatch1 | Format-List',
    'Get-MigrationBatch -Identity IMAPBatch1 | Format-List Status',
    'Get-MigrationUser -BatchId IMAPBatch1 | Get-MigrationUserStatistics',
    'Stop-MigrationBatch IMAPBatch1 -Confirm:$false',
    "while ((Get-MigrationBatch IMAPBatch1).Status -ne 'Stopped') { Start-Sleep -Milliseconds 200 }",
    'Get-MigrationBatch',
    'Start-MigrationBatch IMAPBatch1',
    "while ((Get-MigrationBatch IMAPBatch1).Status -ne 'Synced') { Start-Sleep -Milliseconds 200 }",
    'Remove-MigrationBatch -Identity IMAPBatch1 -Confirm:$false',
    'while (Get-MigrationBatch IMAPBatch1 -ErrorAction SilentlyContinue) { Start-Sleep -Milliseconds 200 }',
    'Get-MigrationBatch IMAPBatch1',
    'exit',
  ];
}

/** Kills the runner with no chance to tidy up, once some mail has arrived and before all has. Returns how much had. */
async function killRunnerMidway(): Promise<number> {
  for (;;) {
    const arrived = delivered();
    const runner = arrived > 100 ? liveRunner(openState(state)) : undefined;
    if (runner) {
      process.kill(runner.pid, 'SIGKILL');
      return arrived;
    }
    await sleep(2);
  }
}

/** Messages that lie in the inboxes of the target. */
function delivered(): number {
  const root = mailboxesFolder(state);
  if (!statSync(root, { throwIfNoEntry: false })) return 0;
  return readdirSync(root).reduce((sum, user) => {
    const inbox = join(root, user, 'Maildir', 'cur');
    return sum + (statSync(inbox, { throwIfNoEntry: false }) ? readdirSync(inbox).length : 0);
  }, 0);
}

describe('the documented walkthrough', () => {
  it('moves real mail, message by message, although the runner is killed once', async () => {
    const killed = killRunnerMidway();
    const transcript = await runShell(['-NoProfile', '-NoLogo'], { state, input: `${walkthrough().join('\n')}\n` });
    expect(await killed).toBeLessThan(1875);
    for (const user of sampleUsers()) {
      const source = await contentsOf(accountOn(dovecot.port, user.userName));
      const target = await contentsOf(new MaildirMailbox({ root: maildirPath(state, user.emailAddress) }));
      expect(target).toEqual(source);
    }
    const names = { [state]: 'state', [String(dovecot.port)]: 'port', [String(dovecot.tlsPort)]: 'tls-port' };
    await expect(masked(transcript.stdout, names)).toMatchFileSnapshot('walkthrough.transcript.txt');
    await expect(masked(transcript.stderr, names)).toMatchFileSnapshot('walkthrough.errors.txt');
    expect(transcript.exitCode).toBe(0);
  });

  it('keeps passwords out of everything it writes', async () => {
    const script = join(state, 'walkthrough.ps1');
    writeFileSync(script, walkthrough().slice(0, 9).join('\n'));
    const transcript = await runShell(['-NoProfile', '-File', script], { state });
    expect(transcript.exitCode).toBe(0);
    const secrets = Object.values(accounts);
    const written = [
      transcript.stdout,
      transcript.stderr,
      ...filesBelow(state)
        .filter((file) => !file.endsWith('.csv'))
        .map((file) => readFileSync(file, 'latin1')),
    ];
    for (const text of written) for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    expect(statSync(join(state, 'secret.key')).mode & 0o777).toBe(0o600);
  });
});

/** Every file of a folder but the mail itself. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === 'mailboxes') return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
