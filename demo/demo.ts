/**
 * `npm run demo`: starts a sample IMAP server on loopback, runs the documented walkthrough against it in a real shell, as a person would type it,
 * and shows the migrated mailboxes on disk. Everything it makes lies in `demo-state/`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type SampleUser, sampleUsers } from './sample-mail.js';
import { startSampleSource } from './sample-source.js';

process.noDeprecation = true; // hoodiecrow-imap uses `new Buffer`

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shell = join(project, 'dist', 'bin', 'migsh.js');
const stateFolder = join(project, 'demo-state');
const csvFile = join(stateFolder, 'IMAPmigration_1.csv');

/** The walkthrough, as typed. */
function walkthrough(port: number): readonly string[] {
  return [
    'Connect-ExchangeOnline -UserPrincipalName admin@contoso.edu -ShowBanner:$false',
    `Test-MigrationServerAvailability -IMAP -RemoteServer 127.0.0.1 -Port ${port} -Security None`,
    `New-MigrationEndpoint -IMAP -Name IMAPEndpoint -RemoteServer 127.0.0.1 -Port ${port} -Security None -MaxConcurrentMigrations 50 -MaxConcurrentIncrementalSyncs 25`,
    'Get-MigrationEndpoint IMAPEndpoint | Format-List EndpointType,RemoteServer,Port,Security,Max*',
    `New-MigrationBatch -Name IMAPBatch1 -SourceEndpoint IMAPEndpoint -CSVData ([System.IO.File]::ReadAllBytes("${csvFile}")) -AutoStart`,
    'Get-MigrationBatch -Identity IMAPBatch1 | Format-List Identity,Status,*Count',
    'while (($b = Get-MigrationBatch IMAPBatch1).Status -ne "Synced") { "$($b.SyncedCount) of $($b.TotalCount) mailboxes are synced"; Start-Sleep 1 }',
    'Get-MigrationBatch -Identity IMAPBatch1 | Format-List Status',
    'Get-MigrationUser -BatchId IMAPBatch1 | Get-MigrationUserStatistics',
    'Remove-MigrationBatch -Identity IMAPBatch1 -Confirm:$false',
    'while (Get-MigrationBatch IMAPBatch1 -ErrorAction SilentlyContinue) { Start-Sleep 1 }',
    'exit',
  ];
}

/** The migration CSV with every field quoted (RFC 4180). */
function migrationCsv(users: readonly SampleUser[]): string {
  const rows = users.map((user) => [user.emailAddress, user.userName, user.password]);
  const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
  return `EmailAddress,UserName,Password\r\n${rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')}`;
}

function run(args: readonly string[], input: string): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [shell, ...args], { cwd: project, stdio: ['pipe', 'inherit', 'inherit'] });
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
    child.stdin.end(input);
  });
}

/** Prints each mailbox with its folders and how many messages lie in them. */
function showMailboxes(): void {
  const root = join(stateFolder, 'mailboxes');
  console.log(`\nThe migrated mailboxes, in ${relative(process.cwd(), root) || root}:`);
  for (const user of readdirSync(root).sort()) {
    const maildir = join(root, user, 'Maildir');
    console.log(`\n  ${user}`);
    const folders = ['.', ...readdirSync(maildir).filter((name) => name.startsWith('.'))].sort();
    for (const folder of folders) {
      const messages = ['cur', 'new'].reduce((sum, part) => sum + count(join(maildir, folder, part)), 0);
      console.log(`    ${String(messages).padStart(4)}  ${folder === '.' ? 'INBOX' : folder}`);
    }
  }
}

function count(folder: string): number {
  return readdirSync(folder).length;
}

async function demo(): Promise<number> {
  rmSync(stateFolder, { recursive: true, force: true });
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  const users = sampleUsers();
  const source = await startSampleSource(users);
  try {
    writeFileSync(csvFile, migrationCsv(users), { mode: 0o600 });
    console.log(`A sample IMAP server with ${users.length} mailboxes runs on 127.0.0.1:${source.port}.\n`);
    const code = await run(['-NoProfile', '--state', stateFolder], `${walkthrough(source.port).join('\n')}\n`);
    await run(['runner', '--stop', '--state', stateFolder], '');
    if (code !== 0) return code;
    showMailboxes();
    console.log('\nOpen a shell on them:\n\n  npm start -- --state demo-state\n');
    return 0;
  } finally {
    await source.close();
  }
}

process.exitCode = await demo();
