import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { failWithoutMoveRequest, movedMailbox, ofMoves } from './requests/move-requests.js';

export const GetMoveRequestStatistics = cmdlet({
  name: 'Get-MoveRequestStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows how far the move of a mailbox between Exchange servers is; IMAP migrations make no move requests.',
  shouldProcess: false,
  className: 'Microsoft.Exchange.Management.Migration.MailboxReplication.MoveRequest.GetMoveRequestStatistics',
  parameters: {
    Identity: movedMailbox,
    Diagnostic: ofMoves(switchParameter, 'Adds what support asks for.'),
    DiagnosticArgument: ofMoves(string, 'What support asks for.'),
    DiagnosticInfo: ofMoves(string, 'What support asks for.'),
    IncludeReport: ofMoves(switchParameter, 'Adds the report.'),
  },
  examples: [
    {
      code: 'Get-MoveRequestStatistics terrya@contoso.edu',
      remarks: 'An error: an IMAP migration makes no move requests.',
    },
  ],
  run: (context) => migrationTask(context, (task) => failWithoutMoveRequest(task, context.parameters.Identity)),
});
