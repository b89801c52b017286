import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
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

/** Users of one shard that the wish is for. */
interface Chosen {
  readonly batch: BatchDocument;
  readonly shard: number;
  readonly users: Set<string>;
}

/**
 * The body of a cmdlet that wishes something for the users it is given. Those of one shard that come one after another are changed in one write; whatever ends the
 * pipeline, what was said yes to is done.
 */
export function userWish<P extends { readonly Identity: Identity | undefined }>(
  context: CmdletContext<P>,
  wish: UserWish,
): CmdletBody {
  let chosen: Chosen | undefined;

  function apply(task: MigrationTask): void {
    if (!chosen) return;
    const { batch, shard, users } = chosen;
    chosen = undefined;
    const change = (draft: UserDocument): void => wish.apply(batch, draft);
    updateUsers(task.state, batch.guid, (user) => users.has(user.guid), change, shard);
    if (!wish.finish?.(task, batch)) task.wakeRunner();
  }

  return migrationTask(context, {
    process(task) {
      for (const parts of usersFor(task, context, wish.transition)) {
        wish.check?.(task, parts);
        const action = `${wish.action} migration user "${parts.user.emailAddress}".`;
        if (!context.shouldProcessText(action, action)) continue;
        const { batch, shard, user } = parts;
        if (chosen?.batch.guid !== batch.guid || chosen.shard !== shard) {
          apply(task);
          chosen = { batch, shard, users: new Set() };
        }
        chosen.users.add(user.guid);
      }
    },
    end: apply,
    clean: apply,
  });
}
