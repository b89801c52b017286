import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, dateTime, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { DateTime } from '../../src/engine/values/datetime.js';
import { wishUserSyncNow } from '../../src/migration/batch/wishes.js';
import type { BatchDocument, UserDocument } from '../../state/schema.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import { plainCredential } from './organization/credentials.js';
import { userIdentity } from './organization/identity-parameters.js';
import { userWish } from './organization/user-wishes.js';
import { unlimited } from './parameters/exchange-types.js';
import { largeItemRemedy, leftover, limitRemedy, plumbing } from './parameters/foreign.js';
import { instantText } from './types/instants.js';

export const SetMigrationUser = cmdlet({
  name: 'Set-MigrationUser',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Changes the migration of one user, or syncs it now.',
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.User.SetMigrationUser',
  parameters: {
    Identity: {
      type: userIdentity,
      help: 'Address or Guid of the user.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    SyncNow: { type: switchParameter, help: 'Copies at once what is new in the mailbox.' },
    ApproveSkippedItems: { type: switchParameter, help: 'Marks the items skipped up to now as approved.' },
    StartAfter: { type: dateTime, help: 'Mail is copied from this time on only.' },
    CompleteAfter: { type: dateTime, help: 'The user is completed, once synced, from this time on.' },
    Credential: { type: credential, help: 'A new login on the source server.', ours: true },
    BadItemLimit: leftover(unlimited, limitRemedy),
    LargeItemLimit: leftover(unlimited, largeItemRemedy),
    ...plumbing,
  },
  examples: [
    { code: 'Get-MigrationUser | Set-MigrationUser -SyncNow -WhatIf', remarks: 'Shows which users would be synced.' },
  ],
  run(context) {
    const { parameters } = context;
    let sealed: { userName: string; password: string } | null = null;
    return userWish(context, {
      action: 'Setting',
      transition: parameters.SyncNow ? 'synced' : 'changed',
      check(task) {
        if (!parameters.Credential || sealed) return;
        const plain = plainCredential(parameters.Credential);
        sealed = { userName: plain.userName, password: sealSecret(ensureSecretKey(task.state), plain.password) };
      },
      apply(batch, draft) {
        if (sealed) Object.assign(draft, sealed);
        applySettings(batch, draft, parameters);
      },
    });
  },
});

interface Settings {
  readonly SyncNow: boolean;
  readonly ApproveSkippedItems: boolean;
  readonly StartAfter: DateTime | undefined;
  readonly CompleteAfter: DateTime | undefined;
}

function applySettings(batch: BatchDocument, draft: UserDocument, settings: Settings): void {
  if (settings.SyncNow) wishUserSyncNow(draft);
  if (settings.ApproveSkippedItems) draft.skippedItemsApproved = new Date().toISOString();
  if (settings.StartAfter) draft.startAfter = instantText(settings.StartAfter, batch.timeZone);
  if (settings.CompleteAfter) draft.completeAfter = instantText(settings.CompleteAfter, batch.timeZone);
}
