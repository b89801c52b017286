import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteBatch, findBatch } from '../../state/batches.ts';
import { acquireRunnerLock } from '../../state/folder.ts';
import { readOrganization } from '../../state/organization.ts';
import { csv, ExchangeSession } from './exchange-session.ts';

let shell: ExchangeSession;
beforeEach(() => {
  shell = new ExchangeSession();
  shell.ok('New-MigrationEndpoint -IMAP -Name E -RemoteServer imap.x.edu | Out-Null');
});
afterEach(() => shell.dispose());

const make = (name: string, user: string): string =>
  `(New-MigrationBatch -Name '${name}' -SourceEndpoint E ${csv(user)}).Identity.Name`;

describe('the name of a new batch', () => {
  it.each([
    [' ', "The name of the migration batch can't be empty."],
    ['x'.repeat(65), "The name of the migration batch can't be longer than 64 characters. It has 65."],
    ['b', 'The migration batch already exists.'],
  ])('refuses %j', (name, error) => {
    shell.ok(make('B', 'anna'));
    expect(shell.run(make(name, 'bert')).error).toContain(error);
  });

  it('is free as soon as the batch that had it is removed: a removal under way is waited for', () => {
    shell.ok(make('B', 'anna'));
    const { guid } = findBatch(readOrganization(shell.state), 'B')!;
    const runner = acquireRunnerLock(shell.state, { patience: 0, purpose: 'a runner that is alive' });
    shell.ok('Remove-MigrationBatch B -Confirm:$false');
    let looks = 0;
    shell.host.sleep = () => {
      looks++;
      if (looks === 3) deleteBatch(shell.state, guid, 0);
    };
    expect(shell.ok(make('b', 'bert'))).toBe('b');
    expect(looks).toBe(3);
    expect(shell.host.wakes).toBeGreaterThan(0);
    runner.release();
  });
});
