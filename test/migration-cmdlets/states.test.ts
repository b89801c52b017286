import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { updateUsers, usersOf } from '../../state/batch-users.ts';
import { deleteBatch, findBatch, readBatch, updateBatch } from '../../state/batches.ts';
import type { StageCounts, SummaryDocument, UserFacts } from '../../state/facts-schema.ts';
import { readOrganization } from '../../state/organization.ts';
import { batchPath } from '../../state/paths.ts';
import type { BatchDocument } from '../../state/schema.ts';
import { factsWith, failure, summaryWith } from '../migration-batch/documents.ts';
import { csv, ExchangeSession } from './exchange-session.ts';

/**
 * Every cmdlet in every state (reference: exchange-states.md §1 and §3). No runner is alive: what a cmdlet leads to is what the wish alone makes of the status.
 * `no` = refused with the status in the message and nothing changed; `gone` = removed.
 */

const LATER = '2099-01-01T00:00:00.000Z';
const EARLIER = '2026-09-01T00:00:00.000Z';
let shell: ExchangeSession;
let made = 0;

beforeAll(() => {
  shell = new ExchangeSession();
  shell.ok('New-MigrationEndpoint -IMAP -Name E -RemoteServer imap.x.edu | Out-Null');
});
afterEach(() => {
  for (const { guid } of readOrganization(shell.state).batches) deleteBatch(shell.state, guid, 0);
});
afterAll(() => shell.dispose());

interface Situation {
  readonly batch?: Partial<BatchDocument>;
  readonly counts?: Partial<StageCounts>;
  readonly summary?: Partial<SummaryDocument>;
  readonly facts?: Partial<UserFacts>;
  /** The user's own wish is to be removed. */
  readonly removed?: boolean;
}

const started = { desired: 'Started', startGeneration: 1, started: EARLIER } as const;
const stopped = { ...started, desired: 'Stopped' } as const;
const completed = { ...started, desired: 'Completed' } as const;

/** Makes a batch of three users, the first of whom has the facts, in this situation. Returns its name and the first user's address. */
function make({ batch = {}, counts, summary, facts, removed }: Situation): {
  name: string;
  guid: string;
  user: string;
} {
  const name = `B${++made}`;
  const user = `first${made}`;
  shell.ok(`New-MigrationBatch -Name ${name} -SourceEndpoint E ${csv(user, `b${made}`, `c${made}`)} | Out-Null`);
  const { guid } = findBatch(readOrganization(shell.state), name)!;
  updateBatch(shell.state, guid, (draft) => Object.assign(draft, batch));
  const first = [...usersOf(shell.state, guid)][0]!.user.guid;
  if (removed)
    updateUsers(
      shell.state,
      guid,
      (one) => one.guid === first,
      (draft) => void (draft.desired = 'Removed'),
    );
  const recorded = facts ? [factsWith({ guid: first, ...facts })] : [];
  if (counts || facts) shell.record(guid, { ...summaryWith(counts ?? {}, summary), batch: guid }, recorded);
  return { name, guid, user: `${user}@x.edu` };
}

describe('batches', () => {
  const situations: Readonly<Record<string, Situation>> = {
    Created: {},
    Waiting: { batch: { ...started, startAfter: LATER }, counts: { pending: 3 } },
    Syncing: { batch: started, counts: { active: 1, pending: 2 } },
    Stopping: { batch: stopped, counts: { active: 1, pending: 2 } },
    Stopped: { batch: stopped, counts: { stopped: 1, pending: 2 } },
    Synced: { batch: started, counts: { synced: 3 } },
    SyncedWithErrors: { batch: started, counts: { synced: 2, failed: 1 } },
    IncrementalSyncing: { batch: started, counts: { synced: 2, incrementalActive: 1 } },
    Completing: { batch: completed, counts: { completing: 1, synced: 2 } },
    Completed: { batch: completed, counts: { completed: 3 } },
    CompletedWithErrors: { batch: completed, counts: { completed: 2, failed: 1 } },
    Failed: { batch: started, counts: { failed: 3 } },
    Removing: { batch: { ...started, desired: 'Removed' }, counts: { active: 1 } },
  };
  const cmdlets = {
    Start: (name: string) => `Start-MigrationBatch ${name}`,
    Stop: (name: string) => `Stop-MigrationBatch ${name} -Confirm:$false`,
    Complete: (name: string) => `Complete-MigrationBatch ${name} -Confirm:$false -WarningAction Ignore`,
    Set: (name: string) => `Set-MigrationBatch ${name} -AutoRetryCount 1`,
    SyncNow: (name: string) => `Set-MigrationBatch ${name} -SyncNow`,
    Remove: (name: string) => `Remove-MigrationBatch ${name} -Confirm:$false`,
    Force: (name: string) => `Remove-MigrationBatch ${name} -Force -Confirm:$false`,
  };
  const words = {
    Start: 'started',
    Stop: 'stopped',
    Complete: 'completed',
    Set: 'changed',
    SyncNow: 'synced',
    Remove: 'removed',
    Force: 'removed',
  };
  const table = `
                       Start       Stop      Complete    Set                  SyncNow             Remove  Force
    Created            Syncing     no        no          Created              no                  gone    gone
    Waiting            Waiting     Stopped   no          Waiting              no                  gone    gone
    Syncing            Syncing     Stopping  Completing  Syncing              Syncing             no      gone
    Stopping           Syncing     no        no          Stopping             no                  gone    gone
    Stopped            Syncing     no        Completing  Stopped              no                  gone    gone
    Synced             Syncing     Stopped   Completing  Synced               IncrementalSyncing  gone    gone
    SyncedWithErrors   Syncing     Stopped   Completing  SyncedWithErrors     IncrementalSyncing  gone    gone
    IncrementalSyncing Syncing     Stopping  Completing  IncrementalSyncing   IncrementalSyncing  gone    gone
    Completing         Completing  Stopping  no          Completing           Completing          no      gone
    Completed          no          no        no          Completed            no                  gone    gone
    CompletedWithErrors Completing no        Completing  CompletedWithErrors  no                  gone    gone
    Failed             Syncing     no        Completing  Failed               no                  gone    gone
    Removing           no          no        no          no                   no                  gone    gone`;

  for (const [state, cmdlet, expected] of cells(table)) {
    it(`${state}: ${cmdlet} -> ${expected}`, () => {
      const { name, guid } = make(situations[state]!);
      const status = () => shell.ok(`(Get-MigrationBatch ${name}).Status.Value`);
      expect(status()).toBe(state);
      expect(shell.ok(`@(Get-MigrationBatch -Status ${state} | Where-Object Identity -eq ${name}).Count`)).toBe('1');
      const before = readBatch(shell.state, guid);
      const { error } = shell.run(cmdlets[cmdlet as keyof typeof cmdlets](name));
      if (expected === 'no') {
        const refused = `The migration batch "${name}" can't be ${words[cmdlet as keyof typeof words]} because its status is ${state}.`;
        expect(error).toContain(refused);
        expect(readBatch(shell.state, guid)).toEqual(before);
        return;
      }
      expect(error).toBe('');
      if (expected === 'gone') expect(findBatch(readOrganization(shell.state), name)).toBeUndefined();
      else expect(status()).toBe(expected);
    });
  }

  it('Corrupted: everything names the file, and only -Force removes it', () => {
    const { name, guid } = make({});
    const file = batchPath(shell.state.dir, guid);
    writeFileSync(file, '{');
    for (const command of Object.values(cmdlets).slice(0, -1)) expect(shell.run(command(name)).error).toContain(file);
    expect(shell.run('Get-MigrationBatch').error).toContain(file);
    shell.ok(cmdlets.Force(name));
    expect(findBatch(readOrganization(shell.state), name)).toBeUndefined();
  });

  it('a batch that there is not', () => {
    for (const command of Object.values(cmdlets))
      expect(shell.run(command('nope')).error).toContain('The migration batch "nope" can\'t be found.');
    expect(shell.run('$unset = $null; Remove-MigrationBatch -Identity $unset -Confirm:$false').error).toContain(
      'The migration batch "" can\'t be found.',
    );
  });
});

describe('users', () => {
  const synced = { initialSynced: EARLIER, lastSynced: EARLIER };
  const situations: Readonly<Record<string, Situation>> = {
    Queued: { batch: started, facts: {} },
    Validating: { batch: started, facts: { activity: 'Validating' } },
    Syncing: { batch: started, facts: { activity: 'Initial' } },
    Stopping: { batch: stopped, facts: { activity: 'Initial' } },
    Stopped: { batch: stopped, facts: { stopped: true } },
    Failed: { batch: started, facts: { failure } },
    Synced: { batch: started, facts: synced },
    IncrementalSyncing: { batch: started, facts: { ...synced, activity: 'Incremental' } },
    IncrementalStopped: { batch: stopped, facts: { ...synced, stopped: true } },
    IncrementalFailed: { batch: started, facts: { ...synced, failure } },
    Completing: { batch: completed, facts: synced },
    CompletionFailed: { batch: completed, facts: { ...synced, failure } },
    Completed: { batch: completed, facts: { ...synced, completed: EARLIER } },
    CompletedWithWarnings: { batch: completed, facts: { ...synced, completed: EARLIER, skippedItems: 1 } },
    Removing: { batch: started, facts: {}, removed: true },
  };
  const cmdlets = {
    Start: (user: string) => `Start-MigrationUser ${user}`,
    Stop: (user: string) => `Stop-MigrationUser ${user} -Confirm:$false`,
    Set: (user: string) => `Set-MigrationUser ${user} -ApproveSkippedItems`,
    SyncNow: (user: string) => `Set-MigrationUser ${user} -SyncNow`,
    Remove: (user: string) => `Remove-MigrationUser ${user} -Confirm:$false`,
  };
  const words = { Start: 'started', Stop: 'stopped', Set: 'changed', SyncNow: 'synced', Remove: 'removed' };
  const table = `
                          Start               Stop                Set                    SyncNow             Remove
    Queued                Queued              Stopped             Queued                 no                  gone
    Validating            Validating          Stopping            Validating             no                  gone
    Syncing               Syncing             Stopping            Syncing                no                  gone
    Stopping              Syncing             no                  Stopping               no                  gone
    Stopped               Queued              no                  Stopped                no                  gone
    Failed                Queued              no                  Failed                 no                  gone
    Synced                Synced              Synced              Synced                 IncrementalSyncing  gone
    IncrementalSyncing    IncrementalSyncing  Stopping            IncrementalSyncing     IncrementalSyncing  gone
    IncrementalStopped    IncrementalSyncing  no                  IncrementalStopped     no                  gone
    IncrementalFailed     IncrementalSyncing  IncrementalFailed   IncrementalFailed      IncrementalSyncing  gone
    Completing            Completing          Synced              Completing             Completing          gone
    CompletionFailed      Completing          no                  CompletionFailed       no                  gone
    Completed             no                  no                  Completed              no                  gone
    CompletedWithWarnings no                  no                  CompletedWithWarnings  no                  gone
    Removing              no                  no                  no                     no                  gone`;

  for (const [state, cmdlet, expected] of cells(table)) {
    it(`${state}: ${cmdlet} -> ${expected}`, () => {
      const { name, user } = make(situations[state]!);
      const status = () => shell.ok(`(Get-MigrationUser ${user}).Status.Value`);
      expect(status()).toBe(state);
      expect(shell.ok(`@(Get-MigrationUser -BatchId ${name} -Status ${state} | ? Identity -eq ${user}).Count`)).toBe(
        '1',
      );
      const { error } = shell.run(cmdlets[cmdlet as keyof typeof cmdlets](user));
      if (expected === 'no') {
        const refused = `The migration user "${user}" can't be ${words[cmdlet as keyof typeof words]} because its status is ${state}.`;
        expect(error).toContain(refused);
        expect(status()).toBe(state);
        return;
      }
      expect(error).toBe('');
      if (expected !== 'gone') expect(status()).toBe(expected);
      else
        expect(shell.run(`Get-MigrationUser ${user}`).error).toContain(`The migration user "${user}" can't be found.`);
    });
  }
});

describe('without -Identity', () => {
  it('the only batch that can be is meant; none and several are refused', () => {
    const lone = new ExchangeSession();
    try {
      lone.ok('New-MigrationEndpoint -IMAP -Name E -RemoteServer imap.x.edu | Out-Null');
      expect(lone.run('Stop-MigrationBatch').error).toContain('There is no migration batch that can be stopped.');
      lone.ok(`New-MigrationBatch -Name A -SourceEndpoint E ${csv('a')} -AutoStart | Out-Null`);
      lone.ok(`New-MigrationBatch -Name B -SourceEndpoint E ${csv('b')} | Out-Null`);
      lone.ok('Stop-MigrationBatch -Confirm:$false');
      expect(lone.ok('(Get-MigrationBatch A).Status.Value')).toBe('Stopped');
      expect(lone.run('Start-MigrationBatch').error).toContain(
        'Several migration batches can be started. Name one with -Identity: A, B.',
      );
      expect(lone.run('Start-MigrationUser').error).toContain('Several migration users can be started.');
    } finally {
      lone.dispose();
    }
  });
});

/** The cells of a table as `[row, column, text]`. */
function cells(table: string): [string, string, string][] {
  const [head, ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([row, ...texts]) => texts.map((text, at): [string, string, string] => [row!, head![at]!, text]));
}
