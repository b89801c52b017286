import { cmdlet } from '../../src/engine/command/definition.js';
import { wishUserStopped } from '../../src/migration/batch/wishes.js';
import { userIdentity } from './organization/identity-parameters.js';
import { userWish } from './organization/user-wishes.js';
import { plumbing } from './parameters/foreign.js';

export const StopMigrationUser = cmdlet({
  name: 'Stop-MigrationUser',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Stops the migration of a user; the others of its batch go on.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.StopMigrationUser',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of the user; the only one that can be stopped when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    ...plumbing,
  },
  examples: [
    {
      code: 'Get-MigrationUser -Status Syncing | Stop-MigrationUser -WhatIf',
      remarks: 'Shows which users would be stopped.',
    },
  ],
  run: (context) => userWish(context, { action: 'Stopping', transition: 'stopped', apply: wishUserStopped }),
});
