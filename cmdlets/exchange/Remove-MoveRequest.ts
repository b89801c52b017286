import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { failWithoutMoveRequest, movedMailbox, ofMoves } from './requests/move-requests.js';

export const RemoveMoveRequest = cmdlet({
  name: 'Remove-MoveRequest',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Removes the move of a mailbox between Exchange servers; IMAP migrations make no move requests.',
  shouldProcess: true,
  className: 'Microsoft.Exchange.Management.Migration.MailboxReplication.MoveRequest.RemoveMoveRequest',
  parameters: {
    Identity: movedMailbox,
    Force: ofMoves(switchParameter, 'Does not ask.'),
  },
  examples: [
    { code: 'Remove-MoveRequest terrya@contoso.edu', remarks: 'An error: an IMAP migration makes no move requests.' },
  ],
  run: (context) => migrationTask(context, (task) => failWithoutMoveRequest(task, context.parameters.Identity)),
});
