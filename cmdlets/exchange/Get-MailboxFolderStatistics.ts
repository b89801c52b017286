import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { oneMailbox, requireRecipient } from './recipients/directory.js';
import { folderStatisticsParameters, writeFolderStatistics } from './recipients/folder-statistics.js';
import './recipients/views.js';

export const GetMailboxFolderStatistics = cmdlet({
  name: 'Get-MailboxFolderStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Counts the messages of each folder of a mailbox, and how large they are.',
  className: 'Microsoft.Exchange.Management.Tasks.GetMailboxFolderStatistics',
  outputTypes: ['Microsoft.Exchange.Management.Tasks.MailboxFolderConfiguration'],
  parameters: {
    ...oneMailbox,
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
