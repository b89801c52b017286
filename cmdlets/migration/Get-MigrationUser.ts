import { cmdlet } from '../../src/engine/command/definition.js';
import { guid, switchParameter } from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import { statusSummary } from '../../src/migration/batch/status.js';
import { batchIdentity, userIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { DEFAULT_RESULT_SIZE, warnOfMore } from './organization/result-size.js';
import { allUsers, requireUsers, usersWithFacts } from './organization/users.js';
import { emailAddress, unlimited, userStatus, userStatusSummary } from './parameters/exchange-types.js';
import { plumbing } from './parameters/foreign.js';
import { MigrationUser, type MigrationUserParts } from './types/migration-user.js';
import './types/views.js';

export const GetMigrationUser = cmdlet({
  name: 'Get-MigrationUser',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the users of migration batches.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationUser'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.GetMigrationUser',
  sets: ['MailboxGuid', 'StatusAndBatchId', 'Identity', 'EmailAddress'],
  defaultSet: 'StatusAndBatchId',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of a user.',
      sets: { Identity: { position: 0, pipeline: true, byName: true } },
    },
    BatchId: { type: batchIdentity, help: 'Shows the users of this batch.', sets: { StatusAndBatchId: {} } },
    Status: {
      type: userStatus,
      help: 'Shows the users with this status.',
      sets: { StatusAndBatchId: {} },
    },
    StatusSummary: {
      type: userStatusSummary,
      help: 'Shows the users whose status comes down to this.',
      sets: { StatusAndBatchId: {} },
    },
    EmailAddress: {
      type: emailAddress,
      help: 'Shows the users of this mailbox.',
      sets: { EmailAddress: { mandatory: true } },
    },
    MailboxGuid: {
      type: guid,
      help: 'Shows the user with this mailbox GUID.',
      sets: { MailboxGuid: { mandatory: true } },
    },
    ResultSize: {
      type: unlimited,
      help: 'How many users are shown at most: a number or Unlimited.',
      default: DEFAULT_RESULT_SIZE,
    },
    IncludeAssociatedUsers: {
      type: switchParameter,
      help: 'Taken for scripts that give it; no user here stands for another.',
    },
    ...plumbing,
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
          warnOfMore(context, ResultSize);
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
