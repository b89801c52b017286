import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { exoNamed, exoNames, exoProperties } from './recipients/exo-parameters.js';
import { listParameters, writeRecipients } from './recipients/listing.js';
import { Recipient } from './recipients/recipient.js';
import './recipients/views.js';

const SETS = ['All', 'Minimum', 'Archive', 'Custom', 'MailboxMove', 'Policy'] as const;

export const GetEXORecipient = cmdlet({
  name: 'Get-EXORecipient',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows who gets mail in the target organisation.',
  className: 'Microsoft.Exchange.Management.RestApiClient.GetExoRecipient',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.ReducedRecipient'],
  sets: ['Identity', 'AnrSet'],
  defaultSet: 'Identity',
  parameters: { ...listParameters, ...exoNames('Identity'), ...exoProperties('RecipientPropertySet', SETS) },
  examples: [{ code: 'Get-EXORecipient -RecipientTypeDetails UserMailbox', remarks: 'Everybody with a mailbox.' }],
  run: (context) =>
    migrationTask(context, (task) =>
      writeRecipients(context, task, (parts) => new Recipient(parts), exoNamed(context.parameters)),
    ),
});
