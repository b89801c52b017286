import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { folderContents } from './recipients/contents.js';
import { requireRecipient } from './recipients/directory.js';
import { exoNamed, exoProperties, exoStatisticsParameters } from './recipients/exo-parameters.js';
import { MailboxStatistics } from './recipients/statistics.js';
import './recipients/views.js';

export const GetEXOMailboxStatistics = cmdlet({
  name: 'Get-EXOMailboxStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Counts the messages of a mailbox, and how large they are.',
  className: 'Microsoft.Exchange.Management.RestApiClient.GetExoMailboxStatistics',
  outputTypes: ['Microsoft.Exchange.Data.Mapi.MailboxStatistics'],
  sets: ['Identity', 'Named'],
  defaultSet: 'Identity',
  parameters: { ...exoStatisticsParameters, ...exoProperties('StatisticsPropertySet', ['All', 'Minimum']) },
  examples: [
    {
      code: 'Get-EXOMailbox -ResultSize Unlimited | Get-EXOMailboxStatistics | Sort-Object TotalItemSize -Descending',
      remarks: 'The largest mailboxes first.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { parameters } = context;
      const parts = requireRecipient(task, exoNamed(parameters) ?? parameters.Identity ?? '');
      if (parameters.Archive) task.fail('notFound', `The mailbox "${parts.name}" has no archive.`);
      context.write(new MailboxStatistics(parts, folderContents(context.host, task.state, parts)));
    }),
});
