import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, dateTime, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { wishUserSyncNow } from '../../src/migration/batch/wishes.js';
import type { UserDocument } from '../../state/schema.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import { plainCredential } from './organization/credentials.js';
import { leftoverWarning, plumbing } from './organization/foreign-parameters.js';
import { userIdentity } from './organization/identity-parameters.js';
import { userWish } from './organization/user-wishes.js';
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
    CompleteAfter: { type: dateTime, help: 'The user is completed from this time on only.' },
    Credential: { type: credential, help: 'A new login on the source server.', ours: true },
    BadItemLimit: { type: string, help: 'For Exchange on-premises; has no effect.' },
    LargeItemLimit: { type: string, help: 'For Exchange on-premises; has no effect.' },
    ...plumbing,
  },
  examples: [
    { code: 'Get-MigrationUser | Set-MigrationUser -SyncNow -WhatIf', remarks: 'Shows which users would be synced.' },
  ],
  run(context) {
    const { parameters } = context;
    for (const leftover of ['BadItemLimit', 'LargeItemLimit'] as const) {
      if (context.isBound(leftover))
        context.warning(
          leftoverWarning(leftover, 'Skipped items never fail an IMAP migration; use -ApproveSkippedItems.'),
        );
    }
    let sealed: { userName: string; password: string } | null = null;
    return userWish(context, {
      action: 'Setting',
      check(task) {
        if (!parameters.Credential || sealed) return;
        const plain = plainCredential(parameters.Credential);
        sealed = { userName: plain.userName, password: sealSecret(ensureSecretKey(task.state), plain.password) };
      },
      apply(_batch, draft) {
        if (sealed) Object.assign(draft, sealed);
        applySettings(draft, parameters);
      },
    });
  },
});

interface Settings {
  readonly SyncNow: boolean;
  readonly ApproveSkippedItems: boolean;
  readonly StartAfter: Parameters<typeof instantText>[0];
  readonly CompleteAfter: Parameters<typeof instantText>[0];
}

function applySettings(draft: UserDocument, settings: Settings): void {
  if (settings.SyncNow) wishUserSyncNow(draft);
  if (settings.ApproveSkippedItems) draft.skippedItemsApproved = new Date().toISOString();
  if (settings.StartAfter) draft.startAfter = instantText(settings.StartAfter);
  if (settings.CompleteAfter) draft.completeAfter = instantText(settings.CompleteAfter);
}
