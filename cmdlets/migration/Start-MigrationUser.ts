import { cmdlet } from '../../src/engine/command/definition.js';
import { wishUserStarted } from '../../src/migration/batch/wishes.js';
import { userIdentity } from './organization/identity-parameters.js';
import { userWish } from './organization/user-wishes.js';
import { plumbing } from './parameters/foreign.js';

export const StartMigrationUser = cmdlet({
  name: 'Start-MigrationUser',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Starts the migration of a user, goes on with a stopped one, or tries a failed one again.',
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.StartMigrationUser',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of the user; the only one that can be started when absent.',
      position: 0,
      pipeline: true,
      byName: true,
    },
    ...plumbing,
  },
  examples: [
    {
      code: 'Get-MigrationUser -Status Failed | Start-MigrationUser -WhatIf',
      remarks: 'Shows which users would be tried again.',
    },
  ],
  run: (context) => userWish(context, { action: 'Starting', transition: 'started', apply: wishUserStarted }),
});
