import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { exoNamed, exoNames, exoProperties } from './recipients/exo-parameters.js';
import { listParameters, writeRecipients } from './recipients/listing.js';
import { Mailbox } from './recipients/recipient.js';
import './recipients/views.js';

const SETS = [
  'All',
  'Minimum',
  'Addresslist',
  'Archive',
  'Audit',
  'Custom',
  'Delivery',
  'Hold',
  'Moderation',
  'Move',
  'Policy',
  'PublicFolder',
  'Quota',
  'Resource',
  'Retention',
  'SCL',
  'SoftDelete',
  'StatisticsSeed',
] as const;
export const GetEXOMailbox = cmdlet({
  name: 'Get-EXOMailbox',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the mailboxes of the target organisation.',
  className: 'Microsoft.Exchange.Management.RestApiClient.GetExoMailbox',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.Mailbox'],
  sets: ['Identity', 'AnrSet'],
  defaultSet: 'Identity',
  parameters: {
    ...listParameters,
    ...exoNames('Identity'),
    ...exoProperties('PropertySet', SETS),
    Archive: { type: switchParameter, help: 'Only mailboxes with an archive; there are none here.' },
    InactiveMailboxOnly: { type: switchParameter, help: 'Only inactive mailboxes; there are none here.' },
    SoftDeletedMailbox: { type: switchParameter, help: 'Only soft-deleted mailboxes; there are none here.' },
  },
  examples: [
    {
      code: 'Get-EXOMailbox -RecipientTypeDetails SharedMailbox -ResultSize Unlimited -PropertySets All',
      remarks: 'Shows the shared mailboxes.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { parameters } = context;
      if (parameters.Archive || parameters.InactiveMailboxOnly || parameters.SoftDeletedMailbox) return;
      writeRecipients(context, task, (parts) => new Mailbox(parts), exoNamed(parameters));
    }),
});
