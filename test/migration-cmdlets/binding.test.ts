import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, ExchangeSession } from './exchange-session.ts';

let shell: ExchangeSession;
beforeAll(() => {
  shell = new ExchangeSession();
  shell.ok('New-MigrationEndpoint -IMAP -Name E -RemoteServer imap.x.edu');
  shell.ok(`New-MigrationBatch -Name B -SourceEndpoint E ${csv('anna', 'bert')}`);
});
afterAll(() => shell.dispose());

/** The parameter set is told by what the call does, or by the first parameter that is missing. */
describe('parameter sets resolve as in the original', () => {
  const works: readonly (readonly [command: string, out: string])[] = [
    ['(Get-MigrationBatch B).Identity.Name', 'B'],
    ['(Get-MigrationBatch -Identity B -Status Created).Identity.Name', 'B'],
    ['(Get-MigrationBatch -Status Created).Identity.Name', 'B'],
    ['(Get-MigrationBatch -Status Stopped).Status.Value', 'Created'],
    ['(Get-MigrationBatch -Endpoint E).Identity.Name', 'B'],
    ['(Get-MigrationBatch -Endpoint E -Status Created -IncludeReport).Identity.Name', 'B'],
    ['@(Get-MigrationBatch -Endpoint E -Status Synced).Count', '0'],
    ['(Get-MigrationBatch -ResultSize 1 -Partition p).Identity.Name', 'B'],
    ['(Get-MigrationBatch $null).Identity.Name', 'B'],
    ['(Get-MigrationEndpoint -Type IMAP).Identity.Name', 'E'],
    ['@(Get-MigrationEndpoint -Type ExchangeRemoteMove).Count', '0'],
    ['(Get-MigrationEndpoint e -DiagnosticInfo verbose).Identity.Name', 'E'],
    ['(Get-MigrationUser -BatchId B).Identity -join ","', 'anna@x.edu,bert@x.edu'],
    ['(Get-MigrationUser -BatchId B -Status Stopped -StatusSummary Stopped).Count', '2'],
    ['(Get-MigrationUser anna@x.edu).Identity', 'anna@x.edu'],
    ['(Get-MigrationUser -EmailAddress bert@x.edu -IncludeAssociatedUsers).Identity', 'bert@x.edu'],
    ['(Get-MigrationUser -MailboxGuid (Get-MigrationUser anna@x.edu).Guid).Identity', 'anna@x.edu'],
    ['(Get-MigrationUser anna@x.edu | Get-MigrationUserStatistics -SkipSubscription).Identity', 'anna@x.edu'],
    ['(Test-MigrationServerAvailability -Imap -RemoteServer imap.x.edu -Port 143).Result.Value', 'Success'],
    ['(Test-MigrationServerAvailability -Endpoint E).Result.Value', 'Success'],
    ['(Test-MigrationServerAvailability -Imap -RemoteServer down.x.edu -Port 143).Result.Value', 'Failed'],
    ['(Get-MigrationConfig -AllPartitions).MaxNumberOfBatches', '100'],
    ['(Get-MigrationStatistics -Partition p).TotalCount', '2'],
    [
      '(New-MigrationEndpoint -IMAP -Name E2 -RemoteServer imap.x.edu -AcceptUntrustedCertificates).AcceptUntrustedCertificates',
      'True',
    ],
    ['(New-MigrationEndpoint -im -Name E3 -RemoteServer imap.x.edu -AcceptUntrustedCertificates:$false).Port', '993'],
    [`(New-MigrationBatch -Analyze -Name A -SourceEndpoint E ${csv('cleo')} -SkipDetails).Identity.Name`, 'A'],
    ['(New-MigrationBatch -Name R -Users (Get-MigrationUser -BatchId B)).TotalCount', '2'],
    ['(New-MigrationBatch -Name R2 -UserIds anna@x.edu, bert@x.edu).TotalCount', '2'],
    ['(Get-MigrationUser -BatchId B | New-MigrationBatch -Name R3).TotalCount', '2'],
    ["('anna@x.edu', 'bert@x.edu' | New-MigrationBatch -Name R4 -DisableOnCopy).TotalCount", '2'],
    [
      `(New-MigrationBatch -Name T ${csv('tim')} -TargetEndpoint E -SourceEndpoint E).TargetEndpoint.Identity.Name`,
      'E',
    ],
  ];
  it.each(works)('%s', (command, out) => expect(shell.ok(command)).toBe(out));

  const refused: readonly (readonly [command: string, error: string])[] = [
    ['New-MigrationEndpoint -Name X -RemoteServer y', 'missing mandatory parameters: IMAP'],
    ['New-MigrationEndpoint -IMAP -Name X', 'missing mandatory parameters: RemoteServer'],
    ['Test-MigrationServerAvailability -Imap -RemoteServer y', 'missing mandatory parameters: Port'],
    ['Test-MigrationServerAvailability -Imap -Endpoint E', 'Parameter set cannot be resolved'],
    ['Get-MigrationUser -BatchId B -EmailAddress a@x.edu', 'Parameter set cannot be resolved'],
    ['Get-MigrationUserStatistics -BatchId B', "A parameter cannot be found that matches parameter name 'BatchId'."],
    [
      'Get-MigrationUserStatistics -Identity B -Status',
      "A parameter cannot be found that matches parameter name 'Status'.",
    ],
    ['Set-MigrationBatch -ApproveSkippedItems', 'missing mandatory parameters: Identity'],
    [
      `New-MigrationBatch -Analyze -Name X ${csv('u')} -ContentFilter x -SourceEndpoint E`,
      'Parameter set cannot be resolved',
    ],
    [`New-MigrationBatch -Name X ${csv('u')} -UserIds anna@x.edu`, 'Parameter set cannot be resolved'],
    ['New-MigrationBatch -Analyze -Name X', 'missing mandatory parameters: CSVData'],
    ['New-MigrationBatch -SourceEndpoint E', 'missing mandatory parameters: Name'],
    ['New-MigrationBatch -Name X -SourceEndpoint E', 'An IMAP migration batch needs -CSVData'],
    [`New-MigrationBatch -Name X ${csv('u')}`, 'An IMAP migration batch needs -SourceEndpoint'],
    ['Get-MigrationBatch -Status Nonsense', "Cannot bind parameter 'Status'."],
    ['New-MigrationEndpoint -IMAP -Name X -RemoteServer y -Security SSLv2', "Cannot bind parameter 'Security'."],
  ];
  it.each(refused)('%s', (command, error) => expect(shell.run(command).error).toContain(error));
});

describe('parameters of other migrations say what they are for', () => {
  const cases: readonly (readonly [command: string, parameter: string, purpose: string])[] = [
    [
      'New-MigrationEndpoint -Name Endpoint1 -ExchangeRemoteMove -Autodiscover -EmailAddress tonysmith@contoso.com',
      'ExchangeRemoteMove',
      'remote moves',
    ],
    ['New-MigrationEndpoint -ExchangeRemote -Autodiscover', 'ExchangeRemoteMove', 'remote moves'],
    [
      'New-MigrationEndpoint -ExchangeOutlookAnywhere -Name EXCH-AutoDiscover',
      'ExchangeOutlookAnywhere',
      'Outlook Anywhere',
    ],
    [
      'New-MigrationEndpoint -Gmail -Name gmailEndpoint',
      'Gmail',
      'Gmail over IMAP is -IMAP -RemoteServer imap.gmail.com -Port 993',
    ],
    ['Set-MigrationEndpoint -Identity E -NspiServer Server01.contoso.com', 'NspiServer', 'Outlook Anywhere'],
    [
      'Test-MigrationServerAvailability -ExchangeRemoteMove:$true -RemoteServer x',
      'ExchangeRemoteMove',
      'remote moves',
    ],
    [
      `New-MigrationBatch -Local -Name LocalMove1 ${csv('u')} -TargetDatabases MBXDB2`,
      'Local',
      'moves between databases',
    ],
    [
      `New-MigrationBatch -Name T2Tbatch -SourceEndpoint E ${csv('u')} -TargetDeliveryDomain x.com`,
      'TargetDeliveryDomain',
      'moves of Exchange mailboxes',
    ],
    ['New-MigrationBatch -Name X -XMLData 1', 'XMLData', 'large archives'],
    [
      'Complete-MigrationBatch B -CompletePublicFolderMigrationWithDataLoss',
      'CompletePublicFolderMigrationWithDataLoss',
      'public folder',
    ],
    ['Set-MigrationConfig -Features MultiBatch', 'Features', 'Exchange on-premises'],
  ];
  it.each(cases)('%s', (command, parameter, purpose) => {
    const { error } = shell.run(command);
    expect(error).toContain(`Cannot bind parameter '${parameter}'. It is for `);
    expect(error).toContain(purpose);
    expect(error).toContain('only IMAP migrations are available here.');
  });

  it('switched off they are nothing', () => {
    expect(shell.ok(`(New-MigrationBatch -Name S -SourceEndpoint E ${csv('u')} -SkipMail:$false).Identity.Name`)).toBe(
      'S',
    );
  });
});

describe('leftovers of Exchange on-premises are taken with a warning', () => {
  const cases: readonly (readonly [command: string, parameter: string, remedy: string])[] = [
    [
      `New-MigrationBatch -Name L1 -SourceEndpoint E ${csv('u')} -BadItemLimit 10`,
      'BadItemLimit',
      '-ApproveSkippedItems',
    ],
    [
      `New-MigrationBatch -Name L2 -SourceEndpoint E ${csv('u')} -LargeItemLimit Unlimited`,
      'LargeItemLimit',
      'Set-MigrationConfig -MaxMessageSize',
    ],
    ['Set-MigrationBatch B -BadItemLimit 10', 'BadItemLimit', '-ApproveSkippedItems'],
    ['Set-MigrationUser anna@x.edu -LargeItemLimit 15 -WhatIf', 'LargeItemLimit', '-MaxMessageSize'],
    ['Remove-MigrationUser anna@x.edu -Force -WhatIf', 'Force', '-Confirm:$false'],
    ['Get-MigrationBatch -DomainController dc1', 'DomainController', 'leave it out'],
    [
      'Get-MigrationUserStatistics anna@x.edu -Diagnostic',
      'Diagnostic',
      'DiagnosticInfo says why a server makes a user wait',
    ],
    ['Start-MigrationBatch B -Validate -WhatIf', 'Validate', 'Test-MigrationServerAvailability'],
  ];
  it.each(cases)('%s', (command, parameter, remedy) => {
    const { out, error } = shell.run(command);
    expect(error).toBe('');
    expect(out).toContain(
      `WARNING: Parameter '${parameter}' is obsolete. It is for Exchange on-premises and has no effect.`,
    );
    expect(out).toContain(remedy);
  });
});

describe('help', () => {
  const cases: readonly (readonly [parameter: string, lines: string])[] = [
    ['BadItemLimit', '-BadItemLimit <Unlimited>|For Exchange on-premises; has no effect.'],
    ['ExcludeFolders', '-ExcludeFolders <MultiValuedProperty>|Folders that are left out'],
    ['Local', '-Local [<SwitchParameter>]|only IMAP migrations are available here.'],
  ];
  it.each(cases)('of %s', (parameter, lines) => {
    const help = shell.ok(`Get-Help New-MigrationBatch -Parameter ${parameter} | Out-String`);
    for (const line of lines.split('|')) expect(help).toContain(line);
  });
});

describe('WhatIf and Confirm', () => {
  const cases: readonly (readonly [command: string, told: string])[] = [
    [
      `New-MigrationBatch -Name W -SourceEndpoint E ${csv('u')} -WhatIf`,
      'What if: Performing the operation "New-MigrationBatch" on target "W".',
    ],
    [
      'New-MigrationEndpoint -IMAP -Name W -RemoteServer y -WhatIf',
      'What if: Performing the operation "New-MigrationEndpoint" on target "W".',
    ],
    ['Set-MigrationEndpoint E -Port 143 -wi', 'What if: Setting migration endpoint "E".'],
    ['Remove-MigrationEndpoint E -WhatIf', 'What if: Removing migration endpoint "E".'],
    ['Set-MigrationBatch B -AutoRetryCount 1 -WhatIf', 'What if: Setting migration batch "B".'],
    ['Start-MigrationBatch B -WhatIf', 'What if: Starting migration batch "B".'],
    ['Remove-MigrationBatch B -WhatIf', 'What if: Removing migration batch "B".'],
    [
      'Set-MigrationUser (Get-MigrationUser -BatchId B)[0] -ApproveSkippedItems -WhatIf',
      'What if: Setting migration user "anna@x.edu".',
    ],
    ['Start-MigrationUser (Get-MigrationUser -BatchId B)[0] -WhatIf', 'What if: Starting migration user "anna@x.edu".'],
    [
      'Remove-MigrationUser (Get-MigrationUser -BatchId B)[0] -WhatIf',
      'What if: Removing migration user "anna@x.edu".',
    ],
    ['Set-MigrationConfig -MaxNumberOfBatches 50 -WhatIf', 'What if: Setting the migration configuration.'],
    [
      'Test-MigrationServerAvailability -Endpoint E -WhatIf',
      'What if: Performing the operation "Test-MigrationServerAvailability" on target "imap.x.edu".',
    ],
  ];
  it.each(cases)('%s', (command, told) => expect(shell.ok(command)).toBe(told));

  const asks = [
    'Remove-MigrationEndpoint E',
    'Remove-MigrationBatch B',
    'Set-MigrationBatch B -AutoRetryCount 1 -Confirm',
    'Disconnect-ExchangeOnline',
  ];
  it.each(asks)('%s asks', (command) =>
    expect(shell.run(command).error).toContain('PowerShell is in NonInteractive mode'),
  );
});
