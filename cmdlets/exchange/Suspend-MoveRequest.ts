import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { failWithoutMoveRequest, movedMailbox, ofMoves } from './requests/move-requests.js';

export const SuspendMoveRequest = cmdlet({
  name: 'Suspend-MoveRequest',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Stops the move of a mailbox between Exchange servers; IMAP migrations make no move requests.',
  shouldProcess: true,
  className: 'Microsoft.Exchange.Management.Migration.MailboxReplication.MoveRequest.SuspendMoveRequest',
  parameters: {
    Identity: movedMailbox,
    SuspendComment: ofMoves(string, 'Why it stops.'),
  },
  examples: [
    { code: 'Suspend-MoveRequest terrya@contoso.edu', remarks: 'An error: an IMAP migration makes no move requests.' },
  ],
  run: (context) => migrationTask(context, (task) => failWithoutMoveRequest(task, context.parameters.Identity)),
});
