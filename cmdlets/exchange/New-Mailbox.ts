import { cmdlet } from '../../src/engine/command/definition.js';
import { boolean, secureString, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { createMailbox, localMailboxes } from '../../state/mailboxes.js';
import type { MailboxDocument } from '../../state/schema.js';
import { type MigrationTask, migrationTask } from '../migration/organization/migration-task.js';
import { localRecipient, recipients } from './recipients/directory.js';
import { elsewhere } from './recipients/elsewhere.js';
import { Mailbox } from './recipients/recipient.js';
import './recipients/views.js';

const PASSWORD =
  'Taken for scripts that give it: the mailbox is a folder of this computer, and nobody logs in to it. It is kept nowhere.';
const ADDRESS = /^[^\s@"]+@[^\s@"]+$/;

export const NewMailbox = cmdlet({
  name: 'New-Mailbox',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Makes a mailbox in the local organisation; a migration to its address fills it.',
  shouldProcess: true,
  className: 'Microsoft.Exchange.Management.RecipientTasks.NewMailbox',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.Mailbox'],
  sets: ['EnableRoomMailboxAccount', 'User', 'MicrosoftOnlineServicesID', 'Shared', 'Room', 'Equipment'],
  defaultSet: 'MicrosoftOnlineServicesID',
  parameters: {
    Name: { type: string, help: 'Name of the mailbox.', mandatory: true, position: 0 },
    MicrosoftOnlineServicesID: {
      type: string,
      help: 'The address.',
      sets: { MicrosoftOnlineServicesID: { mandatory: true } },
    },
    UserPrincipalName: { type: string, help: 'The address.', sets: { User: { mandatory: true } } },
    PrimarySmtpAddress: { type: string, help: 'The address where it differs from the sign-in name.' },
    Password: {
      type: secureString,
      help: PASSWORD,
      sets: { User: { mandatory: true }, MicrosoftOnlineServicesID: { mandatory: true } },
    },
    Shared: { type: switchParameter, help: 'Makes a shared mailbox.', sets: { Shared: { mandatory: true } } },
    Room: { type: switchParameter, help: 'Makes a room mailbox.', sets: { Room: { mandatory: true } } },
    Equipment: { type: switchParameter, help: 'Makes an equipment mailbox.', sets: { Equipment: { mandatory: true } } },
    Alias: { type: string, help: 'Alias; without it, what stands before the @ of the address, or the name.' },
    DisplayName: { type: string, help: 'Name for people; without it, the name.' },
    FirstName: { type: string, help: 'Taken for scripts that give it; only the display name is kept.' },
    LastName: { type: string, help: 'Taken for scripts that give it; only the display name is kept.' },
    Initials: { type: string, help: 'Taken for scripts that give it; only the display name is kept.' },
    ResetPasswordOnNextLogon: { type: boolean, help: PASSWORD },
    Archive: elsewhere(switchParameter, 'archive mailboxes'),
    RetentionPolicy: elsewhere(string, 'retention policies'),
    MailboxPlan: elsewhere(string, 'licences'),
  },
  examples: [
    {
      code: "New-Mailbox -Name 'Terry Adams' -MicrosoftOnlineServicesID terrya@contoso.edu -Password (ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force) -WhatIf",
      remarks: 'Shows which mailbox would be made.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const { parameters } = context;
      const { Name, Shared, Room, Equipment } = parameters;
      const type: MailboxDocument['type'] = Shared
        ? 'SharedMailbox'
        : Room
          ? 'RoomMailbox'
          : Equipment
            ? 'EquipmentMailbox'
            : 'UserMailbox';
      const emailAddress = addressOf(task, parameters);
      const alias = parameters.Alias ?? emailAddress.split('@')[0]!;
      const wish = { emailAddress, name: Name, alias, displayName: parameters.DisplayName ?? Name, type };
      const action = `Creating mailbox "${Name}" with the address "${emailAddress}".`;
      if (!context.shouldProcessText(action, action)) return;
      context.write(new Mailbox(localRecipient(createMailbox(task.state, wish))));
    }),
});

interface Addresses {
  readonly Name: string;
  readonly Alias: string | undefined;
  readonly PrimarySmtpAddress: string | undefined;
  readonly MicrosoftOnlineServicesID: string | undefined;
  readonly UserPrincipalName: string | undefined;
}

/** The address that is asked for; shared mailboxes and rooms get one of their alias in the domain of the others. */
function addressOf(task: MigrationTask, names: Addresses): string {
  const given = names.PrimarySmtpAddress ?? names.MicrosoftOnlineServicesID ?? names.UserPrincipalName;
  const address = given ?? `${(names.Alias ?? names.Name).replace(/[^\w.-]/g, '')}@${usualDomain(task)}`;
  if (!ADDRESS.test(address)) task.fail('permanent', `The email address "${address}" isn't correct.`);
  return address;
}

function usualDomain(task: MigrationTask): string {
  for (const { emailAddress } of [...localMailboxes(task.state), ...recipients(task.state)])
    return emailAddress.split('@').at(-1)!;
  return task.fail('permanent', 'There is no domain yet: name the address with -PrimarySmtpAddress.');
}
