import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, boolean, enumType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { databaseId, fqdn, unlimited } from '../migration/parameters/exchange-types.js';
import { mailboxIdentity } from './recipients/directory.js';
import { failWithoutMoveRequest, ofMoves } from './requests/move-requests.js';

const STATUS = [
  'AutoSuspended',
  'Completed',
  'CompletedWithWarning',
  'CompletionInProgress',
  'Failed',
  'InProgress',
  'None',
  'Queued',
  'Suspended',
  'Synced',
] as const;

export const GetMoveRequest = cmdlet({
  name: 'Get-MoveRequest',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Lists the moves of mailboxes between Exchange servers: none, since IMAP migrations make no move requests.',
  className: 'Microsoft.Exchange.Management.Migration.MailboxReplication.MoveRequest.GetMoveRequest',
  parameters: {
    Identity: {
      type: mailboxIdentity,
      help: 'Address, alias, name or Guid of the mailbox that is moved.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    BatchName: ofMoves(string, 'Requests of this name.'),
    Flags: ofMoves(string, 'Requests with these flags.'),
    IncludeSoftDeletedObjects: ofMoves(switchParameter, 'Deleted ones, too.'),
    MoveStatus: ofMoves(
      arrayOf(enumType('Microsoft.Exchange.Data.Directory.Recipient.RequestStatus', STATUS)),
      'Requests of this status.',
    ),
    Offline: ofMoves(boolean, 'Offline moves.'),
    RemoteHostName: ofMoves(fqdn, 'Requests from this organisation.'),
    ResultSize: ofMoves(unlimited, 'How many are shown at most.'),
    SortBy: ofMoves(string, 'Sorts by this property.'),
    SourceDatabase: ofMoves(databaseId, 'Requests from this database.'),
    Suspend: ofMoves(boolean, 'Stopped requests.'),
    SuspendWhenReadyToComplete: ofMoves(boolean, 'Requests that stop before they are finished.'),
    TargetDatabase: ofMoves(databaseId, 'Requests to this database.'),
  },
  examples: [{ code: 'Get-MoveRequest', remarks: 'Nothing: an IMAP migration makes no move requests.' }],
  run: (context) =>
    migrationTask(context, (task) => {
      const { Identity } = context.parameters;
      if (Identity !== undefined) failWithoutMoveRequest(task, Identity);
    }),
});
