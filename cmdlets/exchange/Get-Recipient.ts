import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { listParameters, writeRecipients } from './recipients/listing.js';
import { Recipient } from './recipients/recipient.js';
import './recipients/views.js';

export const GetRecipient = cmdlet({
  name: 'Get-Recipient',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows who gets mail in the target organisation.',
  className: 'Microsoft.Exchange.Management.RecipientTasks.GetRecipient',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.ReducedRecipient'],
  sets: ['Identity', 'AnrSet'],
  defaultSet: 'Identity',
  parameters: listParameters,
  examples: [{ code: 'Get-Recipient -RecipientTypeDetails UserMailbox', remarks: 'Shows everybody with a mailbox.' }],
  run: (context) => migrationTask(context, (task) => writeRecipients(context, task, (parts) => new Recipient(parts))),
});
