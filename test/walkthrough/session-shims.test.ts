/** What old and new scripts call before they get to work: sessions, modules and snap-ins. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runShell, type Transcript } from './shell.js';

let state = '';
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'migsh-shims-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

async function shell(...lines: string[]): Promise<Transcript> {
  writeFileSync(join(state, 'script.ps1'), lines.join('\n'));
  return await runShell(['-NoProfile', '-NonInteractive', '-File', 'script.ps1'], { state });
}

const CREDENTIAL =
  "$c = New-Object System.Management.Automation.PSCredential('admin@contoso.com', (ConvertTo-SecureString 'x' -AsPlainText -Force))";
const BATCH = [
  'New-MigrationEndpoint -IMAP -Name E -RemoteServer 127.0.0.1 -Port 1 -Security None -SkipVerification | Out-Null',
  '(New-MigrationBatch -Name B -SourceEndpoint E -CSVData ([Text.Encoding]::UTF8.GetBytes("EmailAddress,UserName,Password`na@b.invalid,a,b"))).SubmittedByUser',
];

test.each([
  [
    'the basic-authentication session of old pages',
    [
      CREDENTIAL,
      '$s = New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri http://outlook.office365.com/powershell-liveid/ -Credential $c -Authentication Basic -AllowRedirection',
      '(Import-PSSession $s -DisableNameChecking -AllowClobber).GetType().Name',
      '@(Get-MigrationBatch).Count',
      '@(Get-PSSession).Count',
      'Remove-PSSession $s',
      '@(Get-PSSession).Count',
    ],
    'PSModuleInfo 0 1 0',
  ],
  [
    'a session by credential, whose user submits the batches',
    [CREDENTIAL, 'Connect-ExchangeOnline -Credential $c -ShowBanner:$false', ...BATCH],
    'admin@contoso.com',
  ],
  [
    'a prefix',
    [
      'Connect-ExchangeOnline -UserPrincipalName a@b.c -Prefix Contoso -ShowBanner:$false',
      '@(Get-ContosoMailbox).Count; (Get-ConnectionInformation).ModulePrefix',
      'Disconnect-ExchangeOnline -Confirm:$false',
      '[bool](Get-Command Get-ContosoMailbox -ErrorAction SilentlyContinue)',
      '[bool](Get-Command Get-ContosoEXOMailbox -ErrorAction SilentlyContinue)',
    ],
    '0 Contoso False False',
  ],
  [
    'a session by application and certificate',
    [
      'Connect-ExchangeOnline -AppId x -CertificateThumbprint y -Organization contoso.onmicrosoft.com -ShowBanner:$false',
      '(Get-ConnectionInformation).Organization; (Get-ConnectionInformation).IsEopSession',
    ],
    'contoso.onmicrosoft.com False',
  ],
  [
    'Security & Compliance',
    ['Connect-IPPSSession -UserPrincipalName a@b.c 3>$null', '(Get-ConnectionInformation).IsEopSession'],
    'True',
  ],
  [
    'the module before ExchangeOnlineManagement',
    ['Connect-EXOPSSession -UserPrincipalName a@b.c', '(Get-ConnectionInformation).UserPrincipalName'],
    'a@b.c',
  ],
  [
    'snap-ins of Exchange servers',
    [
      'if (-not (Get-PSSnapin -Name Microsoft.Exchange.Management.PowerShell.SnapIn -ErrorAction SilentlyContinue)) { Add-PSSnapin Microsoft.Exchange.Management.PowerShell.SnapIn }',
      '(Get-PSSnapin).Name; @(Get-PSSnapin -Registered).Count; Remove-PSSnapin *Exchange*; @(Get-PSSnapin).Count',
    ],
    'Microsoft.Exchange.Management.PowerShell.SnapIn 3 0',
  ],
  [
    'the module, if it is there',
    [
      'if (Get-Module -ListAvailable -Name ExchangeOnlineManagement) { Import-Module ExchangeOnlineManagement }',
      '(Get-Module ExchangeOnlineManagement).Name',
    ],
    'ExchangeOnlineManagement',
  ],
])('%s', async (_what, lines, expected) => {
  const { stdout, stderr, exitCode } = await shell(...lines);
  expect(stderr).toBe('');
  expect(stdout.trim().split(/\s+/).join(' ')).toBe(expected);
  expect(exitCode).toBe(0);
});

test('a snap-in that nobody has is an error', async () => {
  const { stderr } = await shell('Add-PSSnapin Quest.ActiveRoles.ADManagement');
  expect(stderr.replace(/\n\s*\|\s*/g, ' ')).toContain(
    "The Windows PowerShell snap-in 'Quest.ActiveRoles.ADManagement' is not installed on this computer.",
  );
});
