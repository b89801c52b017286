import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { listParameters, writeRecipients } from './recipients/listing.js';
import { User } from './recipients/recipient.js';
import './recipients/views.js';

export const GetUser = cmdlet({
  name: 'Get-User',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the users of the target organisation.',
  className: 'Microsoft.Exchange.Management.RecipientTasks.GetUser',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.User'],
  sets: ['Identity', 'AnrSet'],
  defaultSet: 'Identity',
  parameters: listParameters,
  examples: [{ code: 'Get-User -ResultSize Unlimited', remarks: 'Shows all users.' }],
  run: (context) => migrationTask(context, (task) => writeRecipients(context, task, (parts) => new User(parts))),
});
