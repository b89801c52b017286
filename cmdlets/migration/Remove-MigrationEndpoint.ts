import { cmdlet } from '../../src/engine/command/definition.js';
import { removeEndpoint } from '../../state/remove-endpoint.js';
import { endpointIdentity } from './organization/identity-parameters.js';
import { requireEndpoint } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { plumbing } from './parameters/foreign.js';

export const RemoveMigrationEndpoint = cmdlet({
  name: 'Remove-MigrationEndpoint',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Removes a migration endpoint that no batch uses.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Endpoint.RemoveMigrationEndpoint',
  parameters: {
    Identity: {
      type: endpointIdentity,
      help: 'Name or Guid of the endpoint.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    ...plumbing,
  },
  examples: [{ code: 'Remove-MigrationEndpoint -Identity OldServer -WhatIf', remarks: 'Shows what would be removed.' }],
  run(context) {
    return migrationTask(context, (task) => {
      const endpoint = requireEndpoint(task, context.parameters.Identity);
      const action = `Removing migration endpoint "${endpoint.name}".`;
      if (context.shouldProcessText(action, action)) removeEndpoint(task.state, endpoint.guid);
    });
  },
});
