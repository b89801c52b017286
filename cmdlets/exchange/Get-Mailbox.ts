import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { listParameters, writeRecipients } from './recipients/listing.js';
import { Mailbox } from './recipients/recipient.js';
import './recipients/views.js';

export const GetMailbox = cmdlet({
  name: 'Get-Mailbox',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the mailboxes of the target organisation.',
  className: 'Microsoft.Exchange.Management.RecipientTasks.GetMailbox',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.Mailbox'],
  sets: ['Identity', 'AnrSet'],
  defaultSet: 'Identity',
  parameters: listParameters,
  examples: [{ code: 'Get-Mailbox -ResultSize Unlimited', remarks: 'Shows all mailboxes.' }],
  run: (context) => migrationTask(context, (task) => writeRecipients(context, task, (parts) => new Mailbox(parts))),
});
