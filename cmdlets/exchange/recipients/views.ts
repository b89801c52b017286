import { registerViews } from '../../../src/format/built-in-views.js';
import { column, tableView, viewFamily } from '../../../src/format/view-builders.js';

const DIRECTORY = 'Microsoft.Exchange.Data.Directory.Management';
const MAPI = 'Microsoft.Exchange.Data.Mapi';
const MAILBOX = `${DIRECTORY}.Mailbox`;
const USER = `${DIRECTORY}.User`;
const RECIPIENT = `${DIRECTORY}.ReducedRecipient`;
const DOMAIN = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain';
const STATISTICS = `${MAPI}.MailboxStatistics`;

/** The tables of the directory's objects, with Exchange Online's columns; folder statistics are a list there, too. */
registerViews(
  viewFamily([MAILBOX, USER, RECIPIENT, DOMAIN, STATISTICS], () => [
    tableView(
      'Mailbox',
      [MAILBOX],
      [
        column('Name', 25),
        column('Alias', 20),
        column('Database', 20),
        column('ProhibitSendQuota', 20),
        column('ExternalDirectoryObjectId'),
      ],
    ),
    tableView('User', [USER], [column('Name', 40), column('RecipientType')]),
    tableView('ReducedRecipient', [RECIPIENT], [column('Name', 40), column('RecipientType')]),
    tableView(
      'AcceptedDomain',
      [DOMAIN],
      [column('Name', 30), column('DomainName', 30), column('DomainType', 20), column('Default')],
    ),
    tableView(
      'MailboxStatistics',
      [STATISTICS],
      [column('DisplayName', 25), column('ItemCount', 10), column('TotalItemSize', 35), column('LastLogonTime')],
    ),
  ]),
);
