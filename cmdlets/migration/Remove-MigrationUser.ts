import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { removeUsersDirectly } from '../../src/migration/batch/remove.js';
import { wishUserRemoved } from '../../src/migration/batch/wishes.js';
import { userIdentity } from './organization/identity-parameters.js';
import { userWish } from './organization/user-wishes.js';
import { leftover, plumbing } from './parameters/foreign.js';

export const RemoveMigrationUser = cmdlet({
  name: 'Remove-MigrationUser',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Takes a user out of its batch. The mail migrated so far stays.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.RemoveMigrationUser',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of the user.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    Force: leftover(switchParameter, 'Use -Confirm:$false to remove without a question.'),
    ...plumbing,
  },
  examples: [
    {
      code: 'Get-MigrationUser -Status Failed | Remove-MigrationUser -WhatIf',
      remarks: 'Shows which users would be removed.',
    },
  ],
  run(context) {
    return userWish(context, {
      action: 'Removing',
      transition: 'removed',
      apply: (_batch, draft) => wishUserRemoved(draft),
      finish: (task, batch) => removeUsersDirectly(task.state, batch.guid),
    });
  },
});
