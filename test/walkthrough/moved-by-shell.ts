/** A batch from the built shell, from endpoint to Synced, and what it brought. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { maildirPath } from '../../state/paths.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { runShell } from './shell.js';

/**
 * Moves the mailboxes of CSV rows from a plain-text server into the local organisation.
 * `endpoint`: further parameters of New-MigrationEndpoint.
 * @returns what each address has then; raises an Error with the failed users' summaries
 */
export async function movedByShell(
  port: number,
  csv: string,
  addresses: readonly string[],
  endpoint = '',
): Promise<string[][]> {
  const state = mkdtempSync(join(tmpdir(), 'migsh-moved-'));
  try {
    writeFileSync(join(state, 'users.csv'), csv);
    const script = `
      New-MigrationEndpoint -IMAP -Name S -RemoteServer 127.0.0.1 -Port ${port} -Security None ${endpoint} | Out-Null
      New-MigrationBatch -Name B -SourceEndpoint S -CSVData ([IO.File]::ReadAllBytes('users.csv')) -AutoStart | Out-Null
      while ((Get-MigrationBatch B).Status -in 'Syncing', 'Created') { Start-Sleep -Milliseconds 100 }
      Get-MigrationUser | Where-Object Status -ne Synced | ForEach-Object { "$($_.Identity): $($_.ErrorSummary)" }`;
    writeFileSync(join(state, 'move.ps1'), script);
    const { stdout, stderr } = await runShell(['-NoProfile', '-NonInteractive', '-File', 'move.ps1'], { state });
    if (stdout + stderr !== '') throw new Error(stdout + stderr);
    return await Promise.all(
      addresses.map((address) => contentsOf(new MaildirMailbox({ root: maildirPath(state, address) }))),
    );
  } finally {
    await stopRunner(openState(state));
    rmSync(state, { recursive: true, force: true });
  }
}
