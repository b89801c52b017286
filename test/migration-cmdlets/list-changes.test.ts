import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBatch, readBatch } from '../../state/batches.ts';
import { readOrganization } from '../../state/organization.ts';
import type { BatchDocument } from '../../state/schema.ts';
import { csv, ExchangeSession } from './exchange-session.ts';

let shell: ExchangeSession;
beforeEach(() => {
  shell = new ExchangeSession();
  shell.ok('New-MigrationEndpoint -IMAP -Name E -RemoteServer imap.x.edu | Out-Null');
});
afterEach(() => shell.dispose());

const batch = (): BatchDocument => readBatch(shell.state, findBatch(readOrganization(shell.state), 'B')!.guid);
const make = (more: string): string =>
  `New-MigrationBatch -Name B -SourceEndpoint E ${csv('anna', 'bert')} ${more} | Out-Null`;

describe('lists of Set-MigrationBatch', () => {
  it.each([
    ["@{Add='c@x.edu','A@X.edu'; Remove='B@x.edu'}", ['a@x.edu', 'c@x.edu']],
    ["@{add='c@x.edu'}", ['a@x.edu', 'b@x.edu', 'c@x.edu']],
    ["@{Remove='a@x.edu','b@x.edu'}", []],
    ["@{Replace='c@x.edu'}", ['c@x.edu']],
    ['$null', []],
    ['@()', []],
    ['c@x.edu,d@x.edu', ['c@x.edu', 'd@x.edu']],
  ])('-NotificationEmails %s', (value, expected) => {
    shell.ok(make('-NotificationEmails a@x.edu,b@x.edu'));
    shell.ok(`Set-MigrationBatch B -NotificationEmails ${value}`);
    expect(batch().notificationEmails).toEqual(expected);
  });

  it.each([
    [
      "@{Delete='a@x.edu'}",
      '"Delete" can\'t be done with a list. Use @{Add="..."; Remove="..."}, or give the whole list.',
    ],
    ["@{Add='nobody'}", '"nobody" isn\'t a valid SMTP address.'],
  ])('refuses -NotificationEmails %s', (value, error) => {
    shell.ok(make('-NotificationEmails a@x.edu'));
    expect(shell.run(`Set-MigrationBatch B -NotificationEmails ${value}`).error).toContain(error);
    expect(batch().notificationEmails).toEqual(['a@x.edu']);
  });

  it('-ExcludeFolders takes them, too', () => {
    shell.ok(make('-ExcludeFolders Junk,Trash'));
    shell.ok("Set-MigrationBatch B -ExcludeFolders @{Add='Drafts'; Remove='junk'}");
    expect(batch().excludeFolders).toEqual(['Trash', 'Drafts']);
  });
});
