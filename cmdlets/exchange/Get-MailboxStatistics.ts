import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { folderContents } from './recipients/contents.js';
import { oneMailbox, requireRecipient } from './recipients/directory.js';
import { elsewhere } from './recipients/elsewhere.js';
import { MailboxStatistics } from './recipients/statistics.js';
import './recipients/views.js';

export const GetMailboxStatistics = cmdlet({
  name: 'Get-MailboxStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Counts the messages of a mailbox, and how large they are.',
  className: 'Microsoft.Exchange.Management.MapiTasks.GetMailboxStatistics',
  outputTypes: ['Microsoft.Exchange.Data.Mapi.MailboxStatistics'],
  parameters: {
    ...oneMailbox,
    Archive: { type: switchParameter, help: 'Counts the archive mailbox; there are none here.' },
    IncludeMoveReport: elsewhere(switchParameter, 'moves between mailbox databases'),
    IncludeMoveHistory: elsewhere(switchParameter, 'moves between mailbox databases'),
  },
  examples: [
    {
      code: 'Get-Mailbox -ResultSize Unlimited | Get-MailboxStatistics | Sort-Object TotalItemSize -Descending',
      remarks: 'The largest mailboxes first.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { Identity, Archive } = context.parameters;
      const parts = requireRecipient(task, Identity);
      if (Archive) task.fail('notFound', `The mailbox "${parts.name}" has no archive.`);
      context.write(new MailboxStatistics(parts, folderContents(context.host, task.state, parts)));
    }),
});
