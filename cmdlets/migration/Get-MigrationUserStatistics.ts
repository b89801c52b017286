import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, switchParameter } from '../../src/engine/command/parameter-types.js';
import { readReport, readSkipped } from '../../state/work.js';
import { userIdentity } from './organization/identity-parameters.js';
import { migrationTask } from './organization/migration-task.js';
import { requireUsers } from './organization/users.js';
import { diagnosticInfo, foreign, onPremisesDiagnostics, plumbing } from './parameters/foreign.js';
import { MigrationUserStatistics } from './types/migration-user-statistics.js';
import './types/views.js';

export const GetMigrationUserStatistics = cmdlet({
  name: 'Get-MigrationUserStatistics',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows how far the migration of a user is: items, bytes, rate, skipped items, report.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationUserStatistics'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.GetMigrationUserStatistics',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of a user.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    IncludeReport: { type: switchParameter, help: 'Fills the Report property with the log of the migration.' },
    IncludeSkippedItems: {
      type: switchParameter,
      help: 'Taken for scripts that give it; SkippedItems always says what was left out, and why.',
    },
    LimitSkippedItemsTo: { type: int32, help: 'How many skipped items are shown at most.', default: 2_147_483_647 },
    DiagnosticInfo: diagnosticInfo,
    IncludeCopilotReport: foreign(switchParameter, "Microsoft's own reports"),
    SkipSubscription: {
      type: switchParameter,
      help: 'Taken for scripts that give it; the figures are read from this computer, never from a service.',
    },
    ...onPremisesDiagnostics(),
    ...plumbing,
  },
  examples: [
    {
      code: 'Get-MigrationUser -Status Failed | Get-MigrationUserStatistics -IncludeSkippedItems',
      remarks: 'Shows the figures of the users that failed, with what was left out.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      for (const parts of requireUsers(task, parameters.Identity)) {
        const [batch, user] = [parts.batch.guid, parts.user.guid];
        const skipped = readSkipped(task.state, batch, user).slice(0, parameters.LimitSkippedItemsTo);
        const report = parameters.IncludeReport ? readReport(task.state, batch, user) : null;
        context.write(new MigrationUserStatistics({ ...parts, skipped, report }));
      }
    });
  },
});
