import { cmdlet } from '../../src/engine/command/definition.js';
import { readOrganization } from '../../state/organization.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { OrganizationConfiguration } from './recipients/organization-configuration.js';

export const GetOrganizationConfig = cmdlet({
  name: 'Get-OrganizationConfig',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the target organisation: its name, and what scripts ask before they change anything.',
  className: 'Microsoft.Exchange.Management.SystemConfigurationTasks.GetOrganizationConfig',
  outputTypes: ['Microsoft.Exchange.Data.Directory.Management.OrganizationConfig'],
  notes: ['The name is the organisation that Connect-ExchangeOnline named last, or the domain of its user.'],
  parameters: {},
  examples: [{ code: '(Get-OrganizationConfig).Name', remarks: 'The name of the organisation.' }],
  run: (context) =>
    migrationTask(context, (task) =>
      context.write(new OrganizationConfiguration(readOrganization(task.state).config.organization, task.state.dir)),
    ),
});
