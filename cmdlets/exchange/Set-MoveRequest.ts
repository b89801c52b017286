import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { failWithoutMoveRequest, moveChanges, movedMailbox } from './requests/move-requests.js';

export const SetMoveRequest = cmdlet({
  name: 'Set-MoveRequest',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Changes the move of a mailbox between Exchange servers; IMAP migrations make no move requests.',
  shouldProcess: true,
  className: 'Microsoft.Exchange.Management.Migration.MailboxReplication.MoveRequest.SetMoveRequest',
  parameters: {
    Identity: movedMailbox,
    ...moveChanges,
  },
  examples: [
    {
      code: 'Set-MoveRequest terrya@contoso.edu -SuspendWhenReadyToComplete:$false',
      remarks: 'An error: an IMAP migration makes no move requests.',
    },
  ],
  run: (context) => migrationTask(context, (task) => failWithoutMoveRequest(task, context.parameters.Identity)),
});
