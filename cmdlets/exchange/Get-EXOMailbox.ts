import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, enumType, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { mailboxIdentity } from './recipients/directory.js';
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
const ALWAYS = 'Taken for scripts that give it; every object has all its properties here.';

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
    ExternalDirectoryObjectId: { type: mailboxIdentity, help: 'Guid of the mailbox.', sets: { Identity: {} } },
    PrimarySmtpAddress: { type: mailboxIdentity, help: 'Address of the mailbox.', sets: { Identity: {} } },
    UserPrincipalName: { type: mailboxIdentity, help: 'Address of the mailbox.', sets: { Identity: {} } },
    Properties: { type: stringArray, help: ALWAYS },
    PropertySets: {
      type: arrayOf(enumType('Microsoft.Exchange.Management.RestApiClient.PropertySet', SETS)),
      help: ALWAYS,
    },
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
      const { ExternalDirectoryObjectId, PrimarySmtpAddress, UserPrincipalName } = parameters;
      const named = ExternalDirectoryObjectId ?? PrimarySmtpAddress ?? UserPrincipalName;
      writeRecipients(context, task, (parts) => new Mailbox(parts), named);
    }),
});
