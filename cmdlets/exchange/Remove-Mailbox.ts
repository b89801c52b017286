import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { deleteMailbox } from '../../state/mailboxes.js';
import { sameName } from '../../state/organization.js';
import { type MigrationTask, migrationTask } from '../migration/organization/migration-task.js';
import { allUsers } from '../migration/organization/users.js';
import { oneMailbox } from './recipients/directory.js';
import { requireLocalMailbox } from './recipients/local-only.js';

export const RemoveMailbox = cmdlet({
  name: 'Remove-Mailbox',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Deletes a mailbox of the local organisation with all its mail. There is no recycle bin.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.RecipientTasks.RemoveMailbox',
  parameters: {
    ...oneMailbox,
    Force: { type: switchParameter, help: 'Taken for scripts that give it; -Confirm:$false does not ask.' },
    Permanent: { type: switchParameter, help: 'Taken for scripts that give it; what is removed is gone at once.' },
    PermanentlyDelete: { type: switchParameter, help: 'As -Permanent.' },
  },
  examples: [{ code: 'Remove-Mailbox terrya@contoso.edu -WhatIf', remarks: 'Shows what would be deleted.' }],
  run: (context) =>
    migrationTask(context, (task) => {
      const mailbox = requireLocalMailbox(task, context.parameters.Identity);
      const action = `Removing mailbox "${mailbox.name}" and all its mail.`;
      refuseMigrated(task, mailbox.emailAddress);
      if (!context.shouldProcessText(action, action)) return;
      deleteMailbox(task.state, mailbox.emailAddress);
    }),
});

/** A migration remembers what it copied: into a mailbox made anew it would not copy that again. */
function refuseMigrated(task: MigrationTask, emailAddress: string): void {
  for (const { user, batch } of allUsers(task.state))
    if (batch.targetEndpoint === null && sameName(user.emailAddress, emailAddress))
      task.fail(
        'permanent',
        `The mailbox "${emailAddress}" can't be removed because the migration batch "${batch.name}" copies mail into it. Remove the user from the batch first (Remove-MigrationUser).`,
      );
}
