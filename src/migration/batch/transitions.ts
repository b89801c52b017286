import type { BatchStatus, UserStatus } from './status.js';

/** What an admin can wish for a batch or a user, in the words of a refusal. */
export type Transition = 'started' | 'stopped' | 'completed' | 'removed' | 'synced' | 'changed';

interface Rule<S extends string> {
  readonly from: readonly S[];
  /** What to do instead, for statuses where there is something. */
  readonly instead?: Readonly<Partial<Record<S, string>>>;
}

/** Behind a status: the batch or the user in an instruction. */
const NAME = '<name>';

/** What is at the target is recognized there: nothing is copied twice. */
const againInAnother = `For a further sync make another batch of its users: Get-MigrationUser -BatchId "${NAME}" | New-MigrationBatch -Name "${NAME} again" -AutoStart.`;

/** From which statuses a batch can be … (exchange-states.md §1 and §3; `completed` and `changed` of a live batch are ours). */
const batchRules: Readonly<Record<Transition, Rule<BatchStatus>>> = {
  // Retries failed users at any time.
  started: {
    from: [
      'Created',
      'Waiting',
      'Starting',
      'Syncing',
      'Stopping',
      'Stopped',
      'Synced',
      'SyncedWithErrors',
      'IncrementalSyncing',
      'Completing',
      'CompletedWithErrors',
      'Failed',
    ],
    instead: sameFor(['Completed'], againInAnother),
  },
  // If every user is completed or failed there is nothing to stop.
  stopped: {
    from: ['Waiting', 'Starting', 'Syncing', 'Synced', 'SyncedWithErrors', 'IncrementalSyncing', 'Completing'],
  },
  completed: {
    from: ['Syncing', 'Synced', 'SyncedWithErrors', 'IncrementalSyncing', 'Stopped', 'CompletedWithErrors', 'Failed'],
  },
  // The documented walkthrough removes a Synced batch without stopping it.
  removed: {
    from: [
      'Created',
      'Waiting',
      'Stopping',
      'Stopped',
      'Synced',
      'SyncedWithErrors',
      'IncrementalSyncing',
      'Completed',
      'CompletedWithErrors',
      'Failed',
      'Removing',
    ],
    instead: sameFor(['Starting', 'Syncing', 'Completing'], `Stop it first: Stop-MigrationBatch "${NAME}".`),
  },
  // Users that are synced are synced again; those that failed are not.
  synced: {
    from: ['Starting', 'Syncing', 'Synced', 'SyncedWithErrors', 'IncrementalSyncing', 'Completing'],
    instead: {
      ...sameFor(['Created', 'Stopped', 'Failed'], `Start it first: Start-MigrationBatch "${NAME}".`),
      ...sameFor(['Completed', 'CompletedWithErrors'], againInAnother),
    },
  },
  changed: {
    from: [
      'Created',
      'Waiting',
      'Starting',
      'Syncing',
      'Stopping',
      'Stopped',
      'Synced',
      'SyncedWithErrors',
      'IncrementalSyncing',
      'Completing',
      'Completed',
      'CompletedWithErrors',
      'Failed',
    ],
  },
};

const running: readonly UserStatus[] = [
  'Queued',
  'Starting',
  'Validating',
  'Provisioning',
  'ProvisionUpdating',
  'Syncing',
  'Synced',
  'IncrementalSyncing',
  'IncrementalSynced',
  'Completing',
  'CompletionSynced',
];
const failed: readonly UserStatus[] = ['Failed', 'IncrementalFailed', 'CompletionFailed', 'Corrupted'];
const stopped: readonly UserStatus[] = ['Stopping', 'Stopped', 'IncrementalStopped'];
const done: readonly UserStatus[] = ['Completed', 'CompletedWithWarnings'];

/** The same for users. They are completed with their batch. */
const userRules: Readonly<Record<Exclude<Transition, 'completed'>, Rule<UserStatus>>> = {
  started: { from: [...running, ...failed, ...stopped] },
  // A user whose incremental sync failed is tried again the next day: that can be stopped.
  stopped: { from: [...running, 'IncrementalFailed'] },
  removed: { from: [...running, ...failed, ...stopped, ...done, 'Removing'] },
  synced: {
    from: ['Synced', 'IncrementalSynced', 'IncrementalSyncing', 'IncrementalFailed', 'Completing', 'CompletionSynced'],
    instead: sameFor([...failed, ...stopped], `Start it first: Start-MigrationUser "${NAME}".`),
  },
  changed: { from: [...running, ...failed, ...stopped, ...done] },
};

function sameFor<S extends string>(statuses: readonly S[], text: string): Readonly<Partial<Record<S, string>>> {
  return Object.fromEntries(statuses.map((status) => [status, text])) as Partial<Record<S, string>>;
}

function refusal<S extends string>(
  what: string,
  rule: Rule<S>,
  transition: Transition,
  name: string,
  status: S,
): string | undefined {
  if (rule.from.includes(status)) return undefined;
  const instead = rule.instead?.[status]?.replaceAll(NAME, () => name);
  const refused = `The migration ${what} "${name}" can't be ${transition} because its status is ${status}.`;
  return instead === undefined ? refused : `${refused} ${instead}`;
}

/** Whether a batch of this status can be … */
export function canBe(transition: Transition, status: BatchStatus): boolean {
  return batchRules[transition].from.includes(status);
}

/** Why a batch of this status can't be …; `undefined` when it can. */
export function batchRefusal(transition: Transition, name: string, status: BatchStatus): string | undefined {
  return refusal('batch', batchRules[transition], transition, name, status);
}

/** Why a user of this status can't be …; `undefined` when it can. */
export function userRefusal(
  transition: Exclude<Transition, 'completed'>,
  name: string,
  status: UserStatus,
): string | undefined {
  return refusal('user', userRules[transition], transition, name, status);
}
