import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { databaseId, fqdn } from '../migration/parameters/exchange-types.js';
import { movedMailbox, moveOptions, ofMoves } from './requests/move-requests.js';

export const NewMoveRequest = cmdlet({
  name: 'New-MoveRequest',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Moves a mailbox between Exchange servers; not available here, New-MigrationBatch migrates over IMAP.',
  shouldProcess: true,
  className: 'Microsoft.Exchange.Management.Migration.MailboxReplication.MoveRequest.NewMoveRequest',
  parameters: {
    Identity: movedMailbox,
    ...moveOptions,
    ArchiveOnly: ofMoves(switchParameter, 'Only the archive.'),
    ArchiveTargetDatabase: ofMoves(databaseId, 'Where the archive moves to.'),
    Outbound: ofMoves(switchParameter, 'Pushes the mailbox to the other organisation.'),
    PrimaryOnly: ofMoves(switchParameter, 'Without the archive.'),
    Remote: ofMoves(switchParameter, 'From another organisation.'),
    RemoteOrganizationName: ofMoves(string, 'The other organisation.'),
    Suspend: ofMoves(switchParameter, 'Made, and not begun.'),
    SuspendWhenReadyToComplete: ofMoves(switchParameter, 'Stops before it is finished.'),
    TargetDeliveryDomain: ofMoves(fqdn, 'The domain of the mailbox there.'),
  },
  examples: [
    {
      code: 'New-MoveRequest terrya@contoso.edu -TargetDatabase DB02',
      remarks: 'An error that names New-MigrationBatch.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) =>
      task.fail(
        'permanent',
        `The mailbox "${context.parameters.Identity}" can't be moved: move requests are for Exchange servers, and only IMAP migrations are available here. Use New-MigrationEndpoint -IMAP and New-MigrationBatch.`,
      ),
    ),
});
