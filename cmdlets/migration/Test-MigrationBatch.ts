import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { sameName } from '../../state/organization.js';
import type { BatchDocument } from '../../state/schema.js';
import { exchangeError } from './organization/errors.js';
import { batchIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { usersWithFacts } from './organization/users.js';
import { verify } from './organization/verification.js';
import { MigrationBatchTestResult } from './types/migration-batch-test.js';
import type { MigrationUserParts } from './types/migration-user.js';
import './types/views.js';

/** Users compared in one go; what they gave is shown before the next are looked at. */
const AT_A_TIME = 8;

interface Parameters {
  readonly Identity: string;
  readonly Users: readonly string[] | undefined;
  readonly Deep: boolean;
}

export const TestMigrationBatch = cmdlet({
  name: 'Test-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Compares the mailboxes of a batch with their targets, without copying anything.',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.TestMigrationBatch',
  outputTypes: ['Migsh.MigrationBatchTestResult'],
  notes: [
    'This cmdlet exists only in migsh.',
    'Expected counts the messages of the source without those skipped on purpose; Extra those of the target that the source has not. A message that arrived after the last sync is missing: see SourceFolders and MissingMessages, and sync again.',
  ],
  parameters: {
    Identity: {
      type: batchIdentity,
      help: 'Name or Guid of the batch.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    Users: { type: stringArray, help: 'Only these users: addresses or Guids. Without it, all.' },
    Deep: {
      type: switchParameter,
      help: 'Compares every byte. Without it, messages are compared by the headers that identify them.',
    },
  },
  examples: [
    {
      code: 'Test-MigrationBatch Wave1 | Where-Object Missing -gt 0 | Select-Object -ExpandProperty MissingMessages',
      remarks: 'Names the messages that the targets lack.',
    },
  ],
  run: (context) =>
    migrationTask(context, (task) => {
      const batch = requireBatch(task, context.parameters.Identity);
      const users = chosenUsers(task, batch, context.parameters.Users);
      for (let from = 0; from < users.length; from += AT_A_TIME)
        testUsers(context, task, batch, users.slice(from, from + AT_A_TIME));
    }),
});

function chosenUsers(
  task: MigrationTask,
  batch: BatchDocument,
  names: readonly string[] | undefined,
): readonly MigrationUserParts[] {
  const users = [...usersWithFacts(task.state, batch)];
  if (names === undefined) return users;
  const isNamed = ({ user }: MigrationUserParts, name: string): boolean =>
    sameName(user.emailAddress, name) || sameName(user.guid, name);
  const unknown = names.find((name) => !users.some((one) => isNamed(one, name)));
  if (unknown !== undefined)
    task.fail('notFound', `The migration user "${unknown}" can't be found in the batch "${batch.name}".`);
  return users.filter((one) => names.some((name) => isNamed(one, name)));
}

function testUsers(
  context: CmdletContext<Parameters>,
  task: MigrationTask,
  batch: BatchDocument,
  users: readonly MigrationUserParts[],
): void {
  const request = { batch: batch.guid, users: users.map(({ user }) => user.guid), deep: context.parameters.Deep };
  for (const { user: guid, errors, folders, missing } of verify(context.host, task.state, request)) {
    const { user } = users.find((one) => one.user.guid === guid)!;
    for (const folder of folders) context.write(new MigrationBatchTestResult(batch, user, folder, missing));
    for (const error of errors) context.writeError(exchangeError('connection', `${user.emailAddress}: ${error}`));
  }
}
