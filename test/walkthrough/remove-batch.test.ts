/** Remove-MigrationBatch answers "safe to remove?" before it asks, and does not look anything up for who has decided. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopRunner } from '../../src/runner/ensure.js';
import { openState } from '../../state/folder.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { runShell } from './shell.js';

let server: Dovecot;
let state = '';
beforeAll(async () => {
  server = await startDovecot({ users: { anna: 'secret' } });
  state = mkdtempSync(join(tmpdir(), 'migsh-remove-'));
}, 90_000);
afterAll(async () => {
  await stopRunner(openState(state));
  rmSync(state, { recursive: true, force: true });
  await server?.stop();
});

test('says what it knows, and removes', async () => {
  const lines = [
    `New-MigrationEndpoint -IMAP -Name S -RemoteServer 127.0.0.1 -Port ${server.port} -Security None | Out-Null`,
    'New-MigrationBatch -Name B -SourceEndpoint S -CSVData ([Text.Encoding]::UTF8.GetBytes("EmailAddress,UserName,Password`nanna@contoso.invalid,anna,secret")) -AutoStart | Out-Null',
    "while ((Get-MigrationBatch B).Status -ne 'Synced') { Start-Sleep -Milliseconds 100 }",
    'Remove-MigrationBatch B -WhatIf',
    'Remove-MigrationBatch B -Confirm:$false',
    'while (@(Get-MigrationBatch).Count) { Start-Sleep -Milliseconds 100 }',
  ];
  writeFileSync(join(state, 'remove.ps1'), lines.join('\n'));
  const { stdout, stderr } = await runShell(['-NoProfile', '-File', 'remove.ps1'], { state });
  expect(stderr).toBe('');
  expect(stdout.replace(/before \S+ \S+ [AP]M/, 'before <date>').trimEnd()).toBe(
    [
      "WARNING: It can't be told whether it's safe to remove: the MX record of contoso.invalid can't be looked up. It is if the record was changed before <date> (UTC), 72 hours before the last sync. If it was changed later, wait and sync once more: Set-MigrationBatch \"B\" -SyncNow.",
      'What if: Removing migration batch "B".',
    ].join('\n'),
  );
});
