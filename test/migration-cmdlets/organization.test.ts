import { afterEach, beforeEach, expect, it } from 'vitest';
import { ExchangeSession } from './exchange-session.ts';

let shell: ExchangeSession;
beforeEach(() => {
  shell = new ExchangeSession();
});
afterEach(() => shell.dispose());

it.each([
  ['Connect-ExchangeOnline -UserPrincipalName admin@contoso.edu', 'contoso.edu'],
  ['Connect-ExchangeOnline -UserPrincipalName admin@contoso.edu -DelegatedOrganization adatum.com', 'adatum.com'],
  [
    'Connect-ExchangeOnline -AppId x -CertificateThumbprint y -Organization contoso.onmicrosoft.com',
    'contoso.onmicrosoft.com',
  ],
  ['Connect-ExchangeOnline -UserPrincipalName a@adatum.com; Connect-ExchangeOnline', 'adatum.com'],
])('%s: the organisation has its name', (connect, name) => {
  shell.ok(`${connect} -ShowBanner:$false`);
  expect(shell.ok('(Get-OrganizationConfig).Name')).toBe(name);
  expect(shell.ok('"$(Get-OrganizationConfig)"')).toBe(name);
  expect(shell.ok('(Get-MigrationConfig).Identity')).toBe(name);
});

it('an organisation without a name is called after its folder', () => {
  expect(shell.ok('(Get-OrganizationConfig).DisplayName')).toBe(shell.state.dir);
  expect(shell.ok('(Get-OrganizationConfig).IsDehydrated')).toBe('False');
});
