import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { readOrganization } from '../../state/organization.js';
import { migrationTask } from './organization/migration-task.js';
import { domainController, foreign, partition } from './parameters/foreign.js';
import { MigrationConfig } from './types/migration-config.js';

export const GetMigrationConfig = cmdlet({
  name: 'Get-MigrationConfig',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the settings that hold for all migrations.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationConfig'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.GetMigrationConfig',
  sets: ['Default', 'Partition', 'AllPartitions'],
  defaultSet: 'Default',
  parameters: {
    AllPartitions: {
      type: switchParameter,
      help: 'Taken for scripts that give it; there are no partitions here.',
      sets: { AllPartitions: { mandatory: true } },
    },
    IncludeSimplifiedGmailMigrationData: foreign(
      switchParameter,
      'Google Workspace migrations',
      'Partition',
      'AllPartitions',
    ),
    DomainController: domainController('Default'),
    Partition: partition('Partition'),
  },
  examples: [{ code: 'Get-MigrationConfig | Format-List', remarks: 'Shows all settings.' }],
  run(context) {
    return migrationTask(context, (task) => context.write(new MigrationConfig(readOrganization(task.state).config)));
  },
});
