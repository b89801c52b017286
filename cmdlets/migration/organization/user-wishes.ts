import type { CmdletBody, CmdletContext } from '../../../src/engine/command/definition.js';
import type { Transition } from '../../../src/migration/batch/transitions.js';
import { updateUsers } from '../../../state/batch-users.js';
import type { BatchDocument, UserDocument } from '../../../state/schema.js';
import type { MigrationUserParts } from '../types/migration-user.js';
import type { Identity } from './identity-parameters.js';
import { type MigrationTask, migrationTask } from './migration-task.js';
import { usersFor } from './users.js';

/** A wish about single users. */
export interface UserWish {
  /** What the wish makes of the user; it must be of a status from which it can be. */
  readonly transition: Exclude<Transition, 'completed'>;
  /** `Starting`: what is asked and told, before `migration user "…"`. */
  readonly action: string;
  /** Refuses what is wrong beside the status. */
  check?(task: MigrationTask, parts: MigrationUserParts): void;
  apply(batch: BatchDocument, draft: UserDocument): void;
  /** What is to be done besides waking the runner; true when it is done and no runner is needed. */
  finish?(task: MigrationTask, batch: BatchDocument): boolean;
}

/** The body of a cmdlet that wishes something for the users it is given. */
export function userWish<P extends { readonly Identity: Identity | undefined }>(
  context: CmdletContext<P>,
  wish: UserWish,
): CmdletBody {
  return migrationTask(context, (task) => {
    for (const parts of usersFor(task, context, wish.transition)) {
      wish.check?.(task, parts);
      const action = `${wish.action} migration user "${parts.user.emailAddress}".`;
      if (!context.shouldProcessText(action, action)) continue;
      updateUsers(
        task.state,
        parts.batch.guid,
        (user) => user.guid === parts.user.guid,
        (draft) => wish.apply(parts.batch, draft),
      );
      if (!wish.finish?.(task, parts.batch)) task.wakeRunner();
    }
  });
}
