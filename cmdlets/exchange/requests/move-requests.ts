/**
 * Move requests are how Exchange servers move mailboxes to one another. IMAP migrations make none, so that none is ever found here; the
 * cmdlets are there because reports of migrations ask for them (reference/script-surface.md).
 */
import type { ParameterDefinition } from '../../../src/engine/command/definition.js';
import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { boolean, credential, dateTime, string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import type { MigrationTask } from '../../migration/organization/migration-task.js';
import { databaseId, fqdn, unlimited } from '../../migration/parameters/exchange-types.js';
import { mailboxIdentity } from '../recipients/directory.js';

/** A parameter that tells move requests apart, or says how one moves: taken, since there is none. */
export function ofMoves(type: ParameterType<unknown>, help: string): ParameterDefinition {
  return { type, help: `${help} IMAP migrations make no move requests.` };
}

/** The mailbox of a move request. */
export const movedMailbox = {
  type: mailboxIdentity,
  help: 'Address, alias, name or Guid of the mailbox that is moved.',
  mandatory: true,
  position: 0,
  pipeline: true,
  byName: true,
} as const;

/** How a mailbox is moved: parameters of New- and Set-MoveRequest. */
export const moveOptions = {
  AcceptLargeDataLoss: ofMoves(switchParameter, 'Takes a large limit of bad items.'),
  BadItemLimit: ofMoves(unlimited, 'How many bad items are left out.'),
  BatchName: ofMoves(string, 'A name for several requests.'),
  CompleteAfter: ofMoves(dateTime, 'When the move is finished.'),
  LargeItemLimit: ofMoves(unlimited, 'How many large items are left out.'),
  RemoteCredential: ofMoves(credential, 'The account at the other organisation.'),
  RemoteHostName: ofMoves(fqdn, 'The other organisation.'),
  StartAfter: ofMoves(dateTime, 'When the move begins.'),
  TargetDatabase: ofMoves(databaseId, 'Where the mailbox moves to.'),
} as const;

/** Parameters of Set-MoveRequest that New-MoveRequest has not, or as a switch. */
export const moveChanges = {
  ...moveOptions,
  PreventCompletion: ofMoves(boolean, 'Keeps the move from being finished.'),
  SuspendWhenReadyToComplete: ofMoves(boolean, 'Stops the move before it is finished.'),
} as const;

/** Says that a mailbox has no move request, and what to ask instead. */
export function failWithoutMoveRequest(task: MigrationTask, identity: string): never {
  return task.fail(
    'notFound',
    `Couldn't find a move request that corresponds to the mailbox "${identity}". IMAP migrations make none: see Get-MigrationUser and Get-MigrationUserStatistics.`,
  );
}
