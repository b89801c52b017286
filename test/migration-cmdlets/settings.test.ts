import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usersOf } from '../../state/batch-users.ts';
import { findBatch, readBatch } from '../../state/batches.ts';
import { readOrganization } from '../../state/organization.ts';
import type { BatchDocument, EndpointDocument, UserDocument } from '../../state/schema.ts';
import { loadSecretKey, openSecret } from '../../state/secrets.ts';
import { csv, ExchangeSession } from './exchange-session.ts';

let shell: ExchangeSession;
beforeEach(() => {
  shell = new ExchangeSession();
  shell.ok('New-MigrationEndpoint -IMAP -Name E -RemoteServer imap.x.edu | Out-Null');
});
afterEach(() => shell.dispose());

function batch(name = 'B'): BatchDocument {
  return readBatch(shell.state, findBatch(readOrganization(shell.state), name)!.guid);
}

function users(name = 'B'): UserDocument[] {
  return [...usersOf(shell.state, batch(name).guid)].map(({ user }) => user);
}

function endpoint(name = 'E'): EndpointDocument {
  return readOrganization(shell.state).endpoints.find((one) => one.name === name)!;
}

const password = (user: UserDocument): string => openSecret(loadSecretKey(shell.state), user.password!);
const make = (more = ''): string =>
  `New-MigrationBatch -Name B -SourceEndpoint E ${csv('anna', 'bert')} ${more} | Out-Null`;

describe('New-MigrationBatch', () => {
  const cases: readonly (readonly [more: string, fields: Partial<BatchDocument>])[] = [
    ['', { desired: 'Created', started: null, reportInterval: 86_400_000, skipReports: false, completeAfter: null }],
    ['-AutoStart', { desired: 'Started', startGeneration: 1 }],
    ['-ExcludeFolders "Deleted Items","Junk Email"', { excludeFolders: ['Deleted Items', 'Junk Email'] }],
    ['-IncludeFolders "#Inbox#/*"', { includeFolders: ['#Inbox#/*'] }],
    ['-ContentFilter "Received -ge \'2019/4/30\'"', { contentFilter: "Received -ge '2019/4/30'" }],
    ['-ContentFilter "Received -ge \'30/4/2019\'" -ContentFilterLanguage de-DE', { contentFilterLanguage: 'de-DE' }],
    [
      '-NotificationEmails admin@contoso.com,lucio@contoso.com',
      { notificationEmails: ['admin@contoso.com', 'lucio@contoso.com'] },
    ],
    ['-ReportInterval 12:00:00', { reportInterval: 43_200_000 }],
    ['-ReportInterval 0', { reportInterval: 0 }],
    ['-SkipReports', { skipReports: true }],
    ['-AllowIncrementalSyncs $false', { allowIncrementalSyncs: false }],
    ['-AutoRetryCount 3', { autoRetryCount: 3 }],
    ['-Locale de-DE', { locale: 'de-DE' }],
    // Without a zone a date is one of UTC's clocks, as in Exchange Online.
    ['-StartAfter "2026-12-01 19:00"', { startAfter: '2026-12-01T19:00:00.000Z' }],
    [
      '-StartAfter "12/1/2026 7:00 PM" -TimeZone "Pacific Standard Time"',
      { startAfter: '2026-12-02T03:00:00.000Z', timeZone: 'Pacific Standard Time' },
    ],
    [
      '-CompleteAfter "7/1/2026 7:00 PM" -TimeZone "pacific standard time"',
      { completeAfter: '2026-07-02T02:00:00.000Z', timeZone: 'Pacific Standard Time' },
    ],
    ['-StartAfter "2026-12-01 19:00Z" -TimeZone "W. Europe Standard Time"', { startAfter: '2026-12-01T19:00:00.000Z' }],
    [
      '-StartAfter ([datetime]::new(2026, 12, 1, 19, 0, 0, [DateTimeKind]::Utc)) -TimeZone Europe/Berlin',
      { startAfter: '2026-12-01T19:00:00.000Z' },
    ],
  ];
  it.each(cases)('%s', (more, fields) => {
    shell.ok(make(more));
    expect(batch()).toMatchObject(fields);
  });

  it('-AutoComplete completes as soon as a mailbox is synced', () => {
    shell.ok(make('-AutoComplete'));
    expect(batch().completeAfter).toBe(batch().created);
  });

  const refused: readonly (readonly [more: string, error: string])[] = [
    ['-ContentFilter "Subject -like \'x\'"', "isn't supported for IMAP. Use Received"],
    ['-ContentFilter "Received -ge \'30.4.2019\'"', 'The content filter\'s date "30.4.2019" can\'t be read.'],
    ['-ReportInterval -1:00:00', "ReportInterval can't be negative."],
    ['-AutoRetryCount -1', "AutoRetryCount can't be negative."],
    ['-NotificationEmails admin', '"admin" isn\'t a valid SMTP address.'],
    ['-TimeZone Nowhere', "Cannot bind parameter 'TimeZone'."],
    ['-TargetEndpoint nope', "The migration endpoint 'nope' couldn't be found."],
  ];
  it.each(refused)('refuses %s and creates nothing', (more, error) => {
    expect(shell.run(make(more)).error).toContain(error);
    expect(readOrganization(shell.state).batches).toEqual([]);
  });

  it('-AllowUnknownColumnsInCsv leaves columns out', () => {
    const text = '-CSVData ([Text.Encoding]::UTF8.GetBytes("EmailAddress,UserName,Password,Color`na@x.edu,a,p,red"))';
    expect(shell.run(`New-MigrationBatch -Name B -SourceEndpoint E ${text}`).error).toContain('Color');
    shell.ok(`New-MigrationBatch -Name B -SourceEndpoint E ${text} -AllowUnknownColumnsInCsv $true | Out-Null`);
    expect(users().map((user) => user.userName)).toEqual(['a']);
  });

  it('-DisallowExistingUsers leaves mailboxes of other batches out', () => {
    shell.ok(make());
    const out = shell.ok(
      `(New-MigrationBatch -Name C -SourceEndpoint E ${csv('Anna', 'carl')} -DisallowExistingUsers).TotalCount`,
    );
    expect(out).toBe('WARNING: The mailbox "Anna@x.edu" is left out: it\'s in the migration batch "B".\n1');
  });

  it('-Users takes over endpoint, folders and logins; -DisableOnCopy stops them where they were', () => {
    shell.ok(make('-ExcludeFolders Junk'));
    shell.ok('New-MigrationBatch -Name R -Users (Get-MigrationUser anna@x.edu) -DisableOnCopy -AutoStart | Out-Null');
    expect(batch('R')).toMatchObject({ sourceEndpoint: endpoint().guid, excludeFolders: ['Junk'], totalCount: 1 });
    expect(users('R').map((user) => [user.userName, password(user), user.desired])).toEqual([['anna', 'secret', null]]);
    expect(users('B').map((user) => [user.userName, user.desired])).toEqual([
      ['anna', 'Stopped'],
      ['bert', null],
    ]);
    expect(users('R')[0]!.guid).not.toBe(users('B')[0]!.guid);
  });

  it('-Users of batches that differ is refused', () => {
    shell.ok(make());
    shell.ok(`New-MigrationBatch -Name C -SourceEndpoint E ${csv('carl')} -ExcludeFolders Junk | Out-Null`);
    const { error } = shell.run('New-MigrationBatch -Name R -UserIds anna@x.edu,carl@x.edu');
    expect(error).toContain('migration batches with different endpoints or filters: "B" and "C"');
    expect(shell.run('New-MigrationBatch -Name R -UserIds nobody@x.edu').error).toContain(
      'The migration user "nobody@x.edu" can\'t be found.',
    );
  });
});

describe('Set-MigrationBatch', () => {
  const cases: readonly (readonly [more: string, fields: Partial<BatchDocument>])[] = [
    ['-NotificationEmails a@x.edu', { notificationEmails: ['a@x.edu'] }],
    ['-ReportInterval 1:00:00', { reportInterval: 3_600_000 }],
    ['-SkipReports $true', { skipReports: true }],
    ['-AllowIncrementalSyncs $false', { allowIncrementalSyncs: false }],
    ['-AutoRetryCount 2', { autoRetryCount: 2 }],
    ['-ExcludeFolders Junk', { excludeFolders: ['Junk'] }],
    ['-IncludeFolders INBOX', { includeFolders: ['INBOX'] }],
    ['-Update', { updateGeneration: 1 }],
    // The zone of the batch holds for times that are set later, too.
    ['-StartAfter "12/1/2026 7:00 PM"', { startAfter: '2026-12-02T03:00:00.000Z' }],
    ['-CompleteAfter "12/1/2026 7:00 PM"', { completeAfter: '2026-12-02T03:00:00.000Z' }],
  ];
  it.each(cases)('%s', (more, fields) => {
    shell.ok(make('-TimeZone "Pacific Standard Time"'));
    const before = batch();
    shell.ok(`Set-MigrationBatch B ${more}`);
    expect(batch()).toMatchObject(fields);
    expect({ ...batch(), ...fields, changed: '' }).toEqual({ ...before, ...fields, changed: '' });
  });

  it('-SyncNow and -ApproveSkippedItems', () => {
    shell.ok(make('-AutoStart'));
    shell.ok('Set-MigrationBatch B -SyncNow; Set-MigrationBatch B -ApproveSkippedItems');
    expect(batch().syncGeneration).toBe(1);
    expect(batch().skippedItemsApproved).not.toBeNull();
  });

  it('-CSVData gives new logins, -AddUsers adds those that are new', () => {
    shell.ok(make('-AutoStart'));
    const rows = (text: string): string =>
      `-CSVData ([Text.Encoding]::UTF8.GetBytes("EmailAddress,UserName,Password\`n${text}"))`;
    shell.ok(`Set-MigrationBatch B ${rows('ANNA@x.edu,anna2,changed')}`);
    expect(users().map((user) => [user.userName, password(user)])).toEqual([
      ['anna2', 'changed'],
      ['bert', 'secret'],
    ]);
    expect(shell.run(`Set-MigrationBatch B ${rows('carl@x.edu,carl,x')}`).error).toContain(
      'Row 1: "carl@x.edu" isn\'t a user of the migration batch "B". Use -AddUsers to add users.',
    );
    shell.ok(`Set-MigrationBatch B -AddUsers ${rows('anna@x.edu,anna3,ignored`ncarl@x.edu,carl,x')}`);
    expect(users().map((user) => user.userName)).toEqual(['anna2', 'bert', 'carl']);
    expect(batch().totalCount).toBe(3);
    expect(shell.run('Set-MigrationBatch B -AddUsers').error).toContain('-AddUsers needs -CSVData');
  });

  it('wakes the runner', () => {
    shell.ok(make());
    shell.host.wakes = 0;
    shell.ok('Set-MigrationBatch B -ReportInterval 0');
    expect(shell.host.wakes).toBeGreaterThan(0);
  });
});

describe('Set-MigrationUser', () => {
  it('-StartAfter and -CompleteAfter are in the time zone of the batch', () => {
    shell.ok(make('-TimeZone "Pacific Standard Time"'));
    shell.ok('Set-MigrationUser anna@x.edu -StartAfter "12/1/2026 7:00 PM" -CompleteAfter "2026-12-05 00:00Z"');
    expect(users()[0]).toMatchObject({
      startAfter: '2026-12-02T03:00:00.000Z',
      completeAfter: '2026-12-05T00:00:00.000Z',
    });
  });

  it('-Credential changes the login, -ApproveSkippedItems approves', () => {
    shell.ok(make());
    shell.ok(
      "Set-MigrationUser anna@x.edu -ApproveSkippedItems -Credential ([pscredential]::new('anna9', (ConvertTo-SecureString 'fresh' -AsPlainText -Force)))",
    );
    const [anna] = users();
    expect([anna!.userName, password(anna!), anna!.skippedItemsApproved === null]).toEqual(['anna9', 'fresh', false]);
  });
});

describe('many users', () => {
  it('of one pipeline are changed in one write', () => {
    shell.ok(make());
    const before = batch().usersRevision;
    shell.ok('Get-MigrationUser -BatchId B | Set-MigrationUser -ApproveSkippedItems');
    expect(users().every((user) => user.skippedItemsApproved !== null)).toBe(true);
    expect(batch().usersRevision).toBe(before + 1);
  });

  it('are changed as far as the pipeline came', () => {
    shell.ok(make());
    const feed =
      "Get-MigrationUser -BatchId B | ForEach-Object { if ($_.Identity -like 'bert*') { throw 'enough' }; $_ }";
    expect(shell.run(`${feed} | Set-MigrationUser -ApproveSkippedItems`).error).toContain('enough');
    expect(users().map((user) => user.skippedItemsApproved !== null)).toEqual([true, false]);
  });

  it('are found as batches and users come and go', () => {
    const found = () => shell.run('(Get-MigrationUser anna@x.edu).Count').out;
    shell.ok(make());
    expect(found()).toBe('1');
    shell.ok(`New-MigrationBatch -Name C -SourceEndpoint E ${csv('anna')} | Out-Null`);
    expect(found()).toBe('2');
    shell.ok('Remove-MigrationBatch B -Confirm:$false');
    expect(found()).toBe('1');
    shell.ok('Remove-MigrationUser anna@x.edu -Confirm:$false');
    expect(found()).toBe('0');
    const rows = '-CSVData ([Text.Encoding]::UTF8.GetBytes("EmailAddress,UserName,Password`nanna@x.edu,again,pw"))';
    shell.ok(`Set-MigrationBatch C -AddUsers ${rows}`);
    expect(shell.ok('(Get-MigrationUser ANNA@x.edu).RemoteIdentifier')).toBe('again');
  });
});

describe('endpoints', () => {
  const cases: readonly (readonly [more: string, fields: Partial<EndpointDocument>])[] = [
    ['', { port: 993, security: 'Ssl', maxConcurrentMigrations: 20, maxConcurrentIncrementalSyncs: 10 }],
    ['-Port 143', { security: 'Tls' }],
    ['-Port 143 -Security None', { security: 'None' }],
    [
      '-MaxConcurrentMigrations 50 -MaxConcurrentIncrementalSyncs 25',
      { maxConcurrentMigrations: 50, maxConcurrentIncrementalSyncs: 25 },
    ],
    ['-MaxConcurrentMigrations 5', { maxConcurrentMigrations: 5, maxConcurrentIncrementalSyncs: 5 }],
    ['-AcceptUntrustedCertificates', { acceptUntrustedCertificates: true }],
    ['-Authentication Basic', { authentication: 'Basic' }],
  ];
  it.each(cases)('New-MigrationEndpoint %s', (more, fields) => {
    shell.ok(`New-MigrationEndpoint -IMAP -Name N -RemoteServer imap.x.edu ${more} | Out-Null`);
    expect(endpoint('N')).toMatchObject(fields);
  });

  const refused: readonly (readonly [command: string, error: string])[] = [
    [
      'New-MigrationEndpoint -IMAP -Name N -RemoteServer down.x.edu',
      "The connection to the server 'down.x.edu' could not be completed.",
    ],
    ['New-MigrationEndpoint -IMAP -Name E -RemoteServer y', "The migration endpoint 'E' already exists."],
    [
      'New-MigrationEndpoint -IMAP -Name N -RemoteServer y -Authentication Ntlm',
      "The authentication method Ntlm isn't supported for IMAP migrations. Use Basic or OAuth.",
    ],
    [
      'New-MigrationEndpoint -IMAP -Name N -RemoteServer y -MaxConcurrentMigrations 101',
      'MaxConcurrentMigrations must be between 1 and 100.',
    ],
    [
      'New-MigrationEndpoint -IMAP -Name N -RemoteServer y -MaxConcurrentMigrations Unlimited',
      'MaxConcurrentMigrations must be between 1 and 100.',
    ],
    [
      'Set-MigrationEndpoint E -MaxConcurrentIncrementalSyncs 21',
      "MaxConcurrentIncrementalSyncs can't be greater than MaxConcurrentMigrations.",
    ],
    ['Set-MigrationEndpoint E -MaxConcurrentIncrementalSyncs 0', 'MaxConcurrentIncrementalSyncs must be at least 1.'],
    [
      'Set-MigrationEndpoint E -RemoteServer down.x.edu',
      "The connection to the server 'down.x.edu' could not be completed.",
    ],
    [
      'Set-MigrationEndpoint nope -Port 1',
      "The migration endpoint 'nope' couldn't be found. Reason: The migration endpoint 'nope' couldn't be found.",
    ],
  ];
  it.each(refused)('%s', (command, error) => {
    const before = readOrganization(shell.state).endpoints;
    expect(shell.run(command).error).toContain(error);
    expect(readOrganization(shell.state).endpoints).toEqual(before);
  });

  it('-SkipVerification does not connect', () => {
    shell.host.probed.length = 0;
    shell.ok('New-MigrationEndpoint -IMAP -Name N -RemoteServer down.x.edu -SkipVerification | Out-Null');
    shell.ok('Set-MigrationEndpoint N -RemoteServer down2.x.edu -SkipVerification');
    expect(shell.host.probed).toEqual([]);
    expect(endpoint('N').remoteServer).toBe('down2.x.edu');
  });
});

it('a server that does not answer: the error is Exchange’s, a warning says why', () => {
  const { out, error } = shell.run('New-MigrationEndpoint -IMAP -Name N -RemoteServer down.x.edu');
  expect(`${out}\n${error}`).toContain('WARNING: connect ECONNREFUSED Check -Port.');
  expect(error).toContain("The connection to the server 'down.x.edu' could not be completed.");
});
