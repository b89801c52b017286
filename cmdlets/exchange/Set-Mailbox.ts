import { cmdlet } from '../../src/engine/command/definition.js';
import { boolean, enumType, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { updateMailbox } from '../../state/mailboxes.js';
import type { MailboxDocument } from '../../state/schema.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { oneMailbox } from './recipients/directory.js';
import { elsewhere } from './recipients/elsewhere.js';
import { requireLocalMailbox } from './recipients/local-only.js';

const TYPES: Readonly<Record<string, MailboxDocument['type']>> = {
  Regular: 'UserMailbox',
  Shared: 'SharedMailbox',
  Room: 'RoomMailbox',
  Equipment: 'EquipmentMailbox',
};

export const SetMailbox = cmdlet({
  name: 'Set-Mailbox',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Changes the names and the kind of a mailbox of the local organisation.',
  shouldProcess: true,
  className: 'Microsoft.Exchange.Management.RecipientTasks.SetMailbox',
  parameters: {
    ...oneMailbox,
    Name: { type: string, help: 'The new name.' },
    DisplayName: { type: string, help: 'The new name for people.' },
    Alias: { type: string, help: 'The new alias.' },
    Type: {
      type: enumType('Microsoft.Exchange.Management.RecipientTasks.ConvertibleMailboxSubType', [
        'Regular',
        'Room',
        'Equipment',
        'Shared',
      ]),
      help: 'What kind of mailbox it becomes.',
    },
    EmailAddresses: elsewhere(stringArray, 'further addresses, which a server that receives mail must know'),
    ForwardingAddress: elsewhere(string, 'forwarding, which a server that receives mail does'),
    ForwardingSmtpAddress: elsewhere(string, 'forwarding, which a server that receives mail does'),
    DeliverToMailboxAndForward: elsewhere(boolean, 'forwarding, which a server that receives mail does'),
    HiddenFromAddressListsEnabled: elsewhere(boolean, 'address lists'),
    LitigationHoldEnabled: elsewhere(boolean, 'litigation hold'),
    MaxReceiveSize: elsewhere(string, 'receiving mail'),
    MaxSendSize: elsewhere(string, 'sending mail'),
    RetentionPolicy: elsewhere(string, 'retention policies'),
    ProhibitSendReceiveQuota: elsewhere(string, 'quotas'),
  },
  examples: [
    { code: 'Set-Mailbox info@contoso.edu -Type Shared -WhatIf', remarks: 'Shows which mailbox would become shared.' },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { Identity, Name, DisplayName, Alias, Type } = context.parameters;
      const mailbox = requireLocalMailbox(task, Identity);
      const action = `Setting mailbox "${mailbox.name}".`;
      if (!context.shouldProcessText(action, action)) return;
      updateMailbox(task.state, mailbox, (draft) => {
        draft.name = Name ?? draft.name;
        draft.displayName = DisplayName ?? draft.displayName;
        draft.alias = Alias ?? draft.alias;
        draft.type = Type === undefined ? draft.type : TYPES[Type]!;
      });
    }),
});
