import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { unlimited } from '../migration/parameters/exchange-types.js';
import { folderContents } from './recipients/contents.js';
import { mailboxIdentity, requireRecipient } from './recipients/directory.js';
import { folderType, MailboxFolder } from './recipients/statistics.js';
import './recipients/views.js';

const SCOPES = ['All', 'Archive', 'DeletedItems', 'Drafts', 'Inbox', 'JunkEmail', 'SentItems'] as const;

export const GetMailboxFolderStatistics = cmdlet({
  name: 'Get-MailboxFolderStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Counts the messages of each folder of a mailbox, and how large they are.',
  className: 'Microsoft.Exchange.Management.Tasks.GetMailboxFolderStatistics',
  outputTypes: ['Microsoft.Exchange.Management.Tasks.MailboxFolderConfiguration'],
  parameters: {
    Identity: {
      type: mailboxIdentity,
      help: 'Address, alias, name, display name or Guid of the mailbox.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    FolderScope: {
      type: enumType('Microsoft.Exchange.Data.Directory.SystemConfiguration.ElcFolderType', SCOPES),
      help: 'Only the folder of this purpose.',
      default: 'All',
    },
    IncludeOldestAndNewestItems: {
      type: switchParameter,
      help: 'Taken for scripts that give it; the dates are always there.',
    },
    ResultSize: { type: unlimited, help: 'How many folders are shown at most.', default: Number.POSITIVE_INFINITY },
  },
  examples: [
    {
      code: 'Get-MailboxFolderStatistics terrya@contoso.edu | Format-Table FolderPath, ItemsInFolder, FolderSize',
      remarks: 'The folders of one mailbox.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { Identity, FolderScope, ResultSize } = context.parameters;
      const parts = requireRecipient(task, Identity);
      const folders = folderContents(context.host, task.state, parts);
      const chosen = folders.filter((folder) => FolderScope === 'All' || folderType(folder) === FolderScope);
      for (const folder of chosen.slice(0, ResultSize)) context.write(new MailboxFolder(parts, folder, folders));
    }),
});
