import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, guid, string } from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import { statusSummary } from '../../src/migration/batch/status.js';
import { batchIdentity, userIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { resultSize } from './organization/result-size.js';
import { allUsers, requireUsers, usersWithFacts } from './organization/users.js';
import { migrationUserStatus, migrationUserStatusSummary } from './types/enumerations.js';
import { MigrationUser, type MigrationUserParts } from './types/migration-user.js';
import './types/views.js';

/** What Exchange shows at most unless -ResultSize says otherwise (reference/exchange-limits.md). */
const DEFAULT_RESULT_SIZE = 1000;

export const GetMigrationUser = cmdlet({
  name: 'Get-MigrationUser',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the users of migration batches.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationUser'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.GetMigrationUser',
  sets: ['StatusAndBatchId', 'Identity', 'EmailAddress', 'MailboxGuid'],
  defaultSet: 'StatusAndBatchId',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of a user.',
      sets: { Identity: { position: 0, pipeline: true, byName: true } },
    },
    BatchId: { type: batchIdentity, help: 'Shows the users of this batch.', sets: { StatusAndBatchId: {} } },
    Status: {
      type: enumType(migrationUserStatus.type.fullName, migrationUserStatus.names),
      help: 'Shows the users with this status.',
      sets: { StatusAndBatchId: {} },
    },
    StatusSummary: {
      type: enumType(migrationUserStatusSummary.type.fullName, migrationUserStatusSummary.names),
      help: 'Shows the users whose status comes down to this.',
      sets: { StatusAndBatchId: {} },
    },
    EmailAddress: {
      type: string,
      help: 'Shows the users of this mailbox.',
      sets: { EmailAddress: { mandatory: true } },
    },
    MailboxGuid: {
      type: guid,
      help: 'Shows the user with this mailbox GUID.',
      sets: { MailboxGuid: { mandatory: true } },
    },
    ResultSize: {
      type: resultSize,
      help: 'How many users are shown at most: a number or Unlimited.',
      default: DEFAULT_RESULT_SIZE,
    },
  },
  examples: [{ code: 'Get-MigrationUser -Status Failed', remarks: 'Shows the users that failed, in all batches.' }],
  run(context) {
    return migrationTask(context, (task) => {
      const { Status, StatusSummary, ResultSize } = context.parameters;
      let left = ResultSize;
      for (const parts of chosen(task)) {
        if (Status !== undefined && parts.status !== Status) continue;
        if (StatusSummary !== undefined && statusSummary(parts.status) !== StatusSummary) continue;
        if (left-- <= 0) {
          context.warning(
            `By default, only the first ${ResultSize} items are returned. Use the ResultSize parameter to specify the number of items returned. To return all items, specify "-ResultSize Unlimited".`,
          );
          return;
        }
        context.write(new MigrationUser(parts));
      }
    });

    function chosen(task: MigrationTask): Iterable<MigrationUserParts> {
      const { Identity, BatchId, EmailAddress, MailboxGuid } = context.parameters;
      if (Identity) return requireUsers(task, Identity);
      if (EmailAddress !== undefined) return requireUsers(task, EmailAddress);
      if (MailboxGuid !== undefined) return requireUsers(task, toText(context.script, MailboxGuid));
      return BatchId ? usersWithFacts(task.state, requireBatch(task, BatchId)) : allUsers(task.state);
    }
  },
});
