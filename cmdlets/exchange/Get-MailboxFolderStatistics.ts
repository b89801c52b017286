import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { mailboxIdentity, requireRecipient } from './recipients/directory.js';
import { folderStatisticsParameters, writeFolderStatistics } from './recipients/folder-statistics.js';
import './recipients/views.js';

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
    ...folderStatisticsParameters,
  },
  examples: [
    {
      code: 'Get-MailboxFolderStatistics terrya@contoso.edu | Format-Table FolderPath, ItemsInFolder, FolderSize',
      remarks: 'The folders of one mailbox.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) =>
      writeFolderStatistics(context, task, requireRecipient(task, context.parameters.Identity)),
    ),
});
