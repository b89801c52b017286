import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { requireRecipient } from './recipients/directory.js';
import { exoNamed, exoStatisticsParameters } from './recipients/exo-parameters.js';
import { folderStatisticsParameters, writeFolderStatistics } from './recipients/folder-statistics.js';
import './recipients/views.js';

export const GetEXOMailboxFolderStatistics = cmdlet({
  name: 'Get-EXOMailboxFolderStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Counts the messages of each folder of a mailbox, and how large they are.',
  className: 'Microsoft.Exchange.Management.RestApiClient.GetExoMailboxFolderStatistics',
  outputTypes: ['Microsoft.Exchange.Management.Tasks.MailboxFolderConfiguration'],
  sets: ['Identity', 'Named'],
  defaultSet: 'Identity',
  parameters: { ...exoStatisticsParameters, ...folderStatisticsParameters },
  examples: [
    {
      code: 'Get-EXOMailboxFolderStatistics terrya@contoso.edu -FolderScope Inbox | Format-List FolderPath, ItemsInFolder',
      remarks: 'The inbox of one mailbox.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { parameters } = context;
      const parts = requireRecipient(task, exoNamed(parameters) ?? parameters.Identity ?? '');
      if (parameters.Archive) task.fail('notFound', `The mailbox "${parts.name}" has no archive.`);
      writeFolderStatistics(context, task, parts);
    }),
});
