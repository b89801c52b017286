import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { readOrganization } from '../../state/organization.js';
import { endpointIdentity } from './organization/identity-parameters.js';
import { requireEndpoint } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { connectionSettings, migrationType } from './parameters/exchange-types.js';
import { diagnosticInfo, domainController, foreign, onPremisesDiagnostics, partition } from './parameters/foreign.js';
import { MigrationEndpoint } from './types/migration-endpoint.js';
import './types/views.js';

export const GetMigrationEndpoint = cmdlet({
  name: 'Get-MigrationEndpoint',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the migration endpoints.',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationEndpoint'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Endpoint.GetMigrationEndpoint',
  sets: ['ConnectionSettingsFilter', 'TypeFilter', 'Identity'],
  defaultSet: 'Identity',
  parameters: {
    Identity: {
      type: endpointIdentity,
      help: 'Name or Guid of one endpoint; all when absent.',
      allowNull: true,
      sets: { Identity: { position: 0, pipeline: true, byName: true } },
    },
    Type: {
      type: migrationType,
      help: 'Shows the endpoints of this type only.',
      sets: { TypeFilter: { mandatory: true } },
    },
    DiagnosticInfo: { ...diagnosticInfo, sets: inSets(['TypeFilter', 'Identity'], {}) },
    ConnectionSettings: foreign(connectionSettings, 'Exchange on-premises', 'ConnectionSettingsFilter!'),
    ...onPremisesDiagnostics(),
    DomainController: domainController(),
    Partition: partition('TypeFilter', 'Identity'),
  },
  examples: [{ code: 'Get-MigrationEndpoint -Type IMAP', remarks: 'Shows all IMAP endpoints.' }],
  run(context) {
    return migrationTask(context, (task) => {
      const { Identity, Type } = context.parameters;
      if (Identity) {
        context.write(new MigrationEndpoint(requireEndpoint(task, Identity)));
        return;
      }
      for (const endpoint of readOrganization(task.state).endpoints) {
        if (Type === undefined || Type === endpoint.type) context.write(new MigrationEndpoint(endpoint));
      }
    });
  },
});
